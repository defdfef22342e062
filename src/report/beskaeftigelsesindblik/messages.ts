import { monthName } from '../../danish/date.js';
import { formatInteger } from '../../danish/number.js';
import { shareText } from '../../danish/share.js';
import { compare, type Fraction } from '../../domain/fraction.js';
import { figureShare } from '../../measures/cell.js';
import { personsMissing } from '../../measures/shares.js';
import { area, moved, peers, result } from './benchmarkMessages.js';
import type { Insight } from './facts.js';
import { type Message, smallOf } from './messageKinds.js';
import { apart, change } from './personsMessages.js';

/** How many who reached the anciennitet of early effort had samtaler, and what lacks to the expected share. */
function early(insight: Insight): Message[] {
  const { input, kommune, month, earlyLine, earlySuspended } = insight;
  const figure = input.early.month(kommune.code, month, 'samtaler');
  const share = figureShare(figure);
  if (earlySuspended || !figure || !share || input.hidden.early(kommune.code, month, month)) return [];
  const isExpected = earlyLine?.kind === 'expected';
  const isShort = isExpected && compare(share, earlyLine.share) < 0;
  const missing = isShort ? atLeastMissing(figure, earlyLine.share) : 0;
  return [
    {
      kind: isExpected ? (isShort ? 'early-short' : 'early-enough') : 'early-share',
      persons: isShort ? missing : figure.met,
      target: '4.1',
      places: {
        share: shareText(share, 1, earlyLine?.share),
        met: formatInteger(figure.met),
        citizens: formatInteger(figure.citizens),
        missing: formatInteger(missing),
        line: isExpected ? shareText(earlyLine.share, 0) : '',
        month: monthName(month),
        small: smallOf(insight, figure.citizens),
      },
      data: { citizens: figure.citizens, met: figure.met, missing },
    },
  ];
}

/** The fewest further citizens that bring a share to a line at least. */
function atLeastMissing(count: { citizens: number; met: number }, line: Fraction): number {
  const above = personsMissing(count, line)!;
  const reaches = BigInt(count.met + above - 1) * line.den >= line.num * BigInt(count.citizens);
  return reaches ? above - 1 : above;
}

/** The sentences of the first page, the most important first: as many as the rules have at most. */
export function messagesOf(insight: Insight): Message[] {
  const all = [result, change, moved, area, early, apart, peers].flatMap((tell) => tell(insight));
  return all.slice(0, insight.rules.at(insight.month).messageCount);
}

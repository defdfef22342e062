import { monthName } from '../../../danish/date.js';
import { NO_FIGURE } from '../../../danish/share.js';
import type { Kommune } from '../../../domain/kommuner.js';
import { formatMonth, type Month } from '../../../domain/month.js';
import { type CausedRevision, revisionsOf } from '../../../editions/caused.js';
import type { Causes } from '../../../editions/causes.js';
import { askedEdition, chooseEdition, PREVIOUS } from '../../../editions/choose.js';
import { type Compared, compareEditions } from '../../../editions/compare.js';
import type { FullEdition } from '../../../editions/edition.js';
import { missingOf, otherFilesText } from '../../../editions/madeFrom.js';
import { type Settling, settlingOf } from '../../../editions/settling.js';
import type { Shown } from '../../../editions/shown.js';
import { InputError } from '../../../extracts/problems.js';
import type { Places } from '../../../sourceText/places.js';
import type { EarlierDelivery, EditionsAtHand } from '../../family.js';
import type { Facts } from '../../kommune/facts.js';

/** An earlier edition that a report is set beside, and what the report itself shows. */
export interface Since {
  edition: FullEdition;
  shown: readonly Shown[];
  /** The editions of earlier months, which tell how large revisions usually are. */
  history: readonly FullEdition[];
  /** The kommune's causes, where what the edition was made from is at hand. */
  causes: Pick<Causes, 'cells'> | undefined;
}

/** The facts of a report that may be set beside an earlier edition. */
export interface IndblikFacts extends Facts {
  since:
    | {
        edition: FullEdition;
        compared: Compared[];
        settling: Settling[];
        /** Why the edition's figures are others now; `undefined` where what it was made from is not at hand. */
        revisions: CausedRevision[] | undefined;
      }
    | undefined;
}

/**
 * The edition that a report is asked to be set beside; nothing where the newest of the month before is asked for and
 * there is none.
 * @param asked as {@link askedEdition} reads it; nothing is asked for when left out.
 * @throws {InputError} when it is no edition, or one that is named is not there.
 */
export async function sinceOf(
  asked: string | undefined,
  where: {
    month: Month;
    kommune: Kommune;
    shown: readonly Shown[];
    editions(): Promise<EditionsAtHand>;
    earlier?: EarlierDelivery | undefined;
  },
): Promise<{ since: Since | undefined; remarks: readonly string[] }> {
  if (asked === undefined) return { since: undefined, remarks: [] };
  const { month, kommune, shown } = where;
  const wanted = askedEdition(asked, month);
  const { archive, editions, warnings } = await where.editions();
  if (archive === undefined)
    throw new InputError('--siden looks into the archive of editions; leave --no-archive out');
  const edition = chooseEdition(editions, wanted, { month });
  if (edition) {
    const history = editions.filter((one) => one.month < month);
    const { causes, remarks } = await causesOf(edition, asked, where);
    return { since: { edition, shown, history, causes }, remarks: [...warnings, ...remarks] };
  }
  const what = `${archive} has no edition of ${kommune.name}, ${formatMonth(wanted.month)}${wanted.number === undefined ? '' : `/${wanted.number}`}`;
  if (asked !== PREVIOUS) throw new InputError(`${what}; jcreport editions lists those that are there`);
  return {
    since: undefined,
    remarks: [...warnings, `${what}: the part about what has changed since is left out`],
  };
}

/** The causes, or why there are none. @throws {InputError} when the edition is named and was made from other files. */
async function causesOf(
  edition: FullEdition,
  asked: string,
  { kommune, earlier }: { kommune: Kommune; earlier?: EarlierDelivery | undefined },
): Promise<{ causes: Causes | undefined; remarks: string[] }> {
  const left = (why: string) => ({
    causes: undefined,
    remarks: [`${why}: why figures have changed is left out`],
  });
  if (!earlier) return { causes: undefined, remarks: [] };
  const { delivery } = earlier;
  const missing = missingOf(edition, delivery);
  if (missing.length > 0) {
    const text = otherFilesText(edition, delivery, missing);
    if (asked.includes('/')) throw new InputError(`${text}; name the extracts that it was made from`);
    return left(text);
  }
  const causes = (await earlier.causes(edition.month)).get(kommune.code);
  if (causes) return { causes, remarks: [] };
  const month = formatMonth(edition.month);
  return left(
    `${delivery.folder} and the new extracts do not both count ${kommune.name}, ${month}, from case extracts`,
  );
}

/** What has changed since the edition; nothing in a what-if, which no edition is like. */
export function withSince(facts: Facts, since: Since | undefined): IndblikFacts {
  const { rules, month } = facts;
  if (!since || rules.changes.length > 0) return { ...facts, since: undefined };
  const { edition, shown, history, causes } = since;
  const compared = compareEditions(edition, { month, shown }, rules);
  const own = { ...edition, month, number: Number.MAX_SAFE_INTEGER, shown: [...shown] };
  const settling = settlingOf([...history, own], rules.at(month).provisionalMonths);
  const told = { rules, month: edition.month, isPublished: true };
  const revisions = causes && revisionsOf(causes.cells, compared, told);
  return { ...facts, since: { edition, compared, settling, revisions } };
}

/** The named places of the part about what has changed. */
export function sincePlaces({ since }: IndblikFacts): Places {
  return {
    'since.month': since ? monthName(since.edition.month) : NO_FIGURE,
    'since.edition': since ? `udgave ${since.edition.number}` : NO_FIGURE,
  };
}

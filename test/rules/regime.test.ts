import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../src/domain/day.js';
import { parseMonth } from '../../src/domain/month.js';
import { earlyLineOf } from '../../src/measures/tidligIndsats.js';
import { isPutBack, regimeNotices, regimeOf } from '../../src/rules/regime.js';
import { RULES } from '../../src/rules/ruleset.js';
import { SOURCES, sourceOf } from '../../src/rules/sources.js';
import { SUPERVISION_KEYS } from '../../src/rules/supervision.js';
import { expectedBy, TIMELINE } from '../../src/rules/timeline.js';
import { withChanges } from '../../src/rules/whatIf.js';

const month = parseMonth;
const ids = SUPERVISION_KEYS.map((key) => RULES.parameters[key].id);
/** The regime put back, as the program's own file for it does; values as they were in January 2026. */
const regimeBack = () =>
  withChanges(RULES, {
    rules: Object.fromEntries(
      SUPERVISION_KEYS.map((key) => [
        RULES.parameters[key].id,
        [{ from: '2026-02-01', value: RULES.at(month('2026-01'))[key] }],
      ]),
    ),
  });

describe('the regime of a month', () => {
  test.each(ids)('the rule %s of skærpet tilsyn ends with January 2026', (id) => {
    expect(RULES.ended(month('2018-01')).map((rule) => rule.id)).not.toContain(id);
    expect(RULES.ended(month('2026-01')).map((rule) => rule.id)).not.toContain(id);
    expect(RULES.ended(month('2026-02')).map((rule) => rule.id)).toContain(id);
  });

  test.each([
    ['2018-01', 'skaerpet-tilsyn'],
    ['2026-01', 'skaerpet-tilsyn'],
    ['2026-02', 'tidligere-fokusmaal'],
    ['2026-06', 'tidligere-fokusmaal'],
    ['2026-07', 'tidlig-forventning'],
    ['2027-12', 'tidlig-forventning'],
  ])('in %s is %s', (at, regime) => {
    expect(regimeOf(RULES, month(at))).toBe(regime);
    expect(RULES.supervision(month(at)) !== undefined).toBe(regime === 'skaerpet-tilsyn');
  });

  test('early effort is followed up on at 80 % to June 2026, and expected of 75 % from July', () => {
    const line = (at: string) => earlyLineOf(RULES.at(month(at)));
    expect(line('2026-06')).toEqual({ kind: 'follow-up', share: { num: 4n, den: 5n } });
    expect(line('2026-07')).toEqual({ kind: 'expected', share: { num: 3n, den: 4n } });
  });

  test('what is expected in 2027 and known to nobody is said from its first day, and no rule rests on it', () => {
    expect(expectedBy(parseDay('2026-12-31'))).toEqual([]);
    expect(expectedBy(parseDay('2027-01-01'))).toHaveLength(1);
    expect(RULES.versionAt(month('2027-01'))).toBe(RULES.versionAt(month('2026-12')));
    expect(regimeNotices(RULES, month('2027-01')).join()).toContain('its adoption was not found');
    expect(regimeNotices(RULES, month('2026-12')).join()).not.toContain('its adoption was not found');
  });

  test('names the rules that end when only some of them do', () => {
    const one = withChanges(RULES, { rules: { 'taerskel-tilbud': [{ from: '2020-07-01', ends: true }] } });
    expect(regimeNotices(one, month('2020-07')).join()).toMatch(
      /taerskel-tilbud do not hold from 2020-07-01/,
    );
    expect(regimeNotices(RULES, month('2026-01'))).toEqual([]);
  });
});

describe('a what-if that puts the regime back', () => {
  test('is one where the law has no skærpet tilsyn, and none before', () => {
    const putBack = regimeBack();
    expect([isPutBack(putBack, month('2026-01')), isPutBack(putBack, month('2026-02'))]).toEqual([
      false,
      true,
    ]);
    expect(isPutBack(RULES, month('2026-02'))).toBe(false);
    expect(putBack.supervision(month('2026-05'))).toEqual(RULES.supervision(month('2026-01')));
    expect(regimeNotices(putBack, month('2026-05'))[0]).toMatch(/^what-if: .* nothing of it is official$/);
  });

  test('takes every rule of it', () => {
    const some = withChanges(RULES, { rules: { 'taerskel-samtaler': [{ from: '2026-02-01', value: 80 }] } });
    expect(some.supervision(month('2026-02'))).toBeUndefined();
    expect(some.ended(month('2026-02'))).toHaveLength(ids.length - 1);
  });
});

describe('a break in the data', () => {
  const days = (ydelse: string, from: string, to: string) =>
    RULES.breaksBetween(ydelse, { from: month(from), to: month(to) }).map(formatDay);

  test.each(['Kontanthjælp', 'Uddannelseshjælp', 'Selvforsørgelses- og hjemrejseydelse mv.'])(
    'of %s lies between June and July 2025',
    (ydelse) => {
      expect(days(ydelse, '2025-06', '2025-07')).toEqual(['2025-07-01']);
      expect(days(ydelse, '2024-01', '2025-06')).toEqual([]);
      expect(days(ydelse, '2025-07', '2026-12')).toEqual([]);
    },
  );

  test('is none of other ydelser', () => {
    expect(days('Sygedagpenge', '2024-01', '2026-12')).toEqual([]);
    expect(days('A-dagpenge', '2024-01', '2026-12')).toEqual([]);
  });
});

describe('the time line', () => {
  test('stands in order of date, and every date of a rule of the month is on it', () => {
    const days = TIMELINE.map(({ on }) => on);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    for (const { id, by, values } of RULES.list())
      for (const { from } of by === 'month' ? values : [])
        expect(days, `${id} from ${formatDay(from)}`).toContain(from);
  });

  test('the law that ends the regime is marked as one whose text could not be read', () => {
    expect(sourceOf('lov-1750-2025').unread).toBe(true);
    for (const key of SUPERVISION_KEYS) {
      const { source, standing, note } = RULES.parameters[key].values.at(-1)!;
      expect([source, standing]).toEqual(['lov-1750-2025', 'chosen']);
      expect(note).toContain('valgt af dette program');
    }
  });

  test('every source but choices says when it was last confirmed', () => {
    for (const id of Object.keys(SOURCES) as (keyof typeof SOURCES)[]) {
      const { confirmed } = sourceOf(id);
      if (id === 'jcreport' || id === 'bruger') expect(confirmed).toBeUndefined();
      else expect(confirmed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

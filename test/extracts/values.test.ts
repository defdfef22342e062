import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/day.js';
import { formatMonth } from '../../src/domain/month.js';
import { dateCell, textCell } from '../../src/extracts/cells.js';
import { column, optionalColumn } from '../../src/extracts/columns.js';
import { extractOf } from '../../src/extracts/extractName.js';
import { FULDTIDSPERSONER } from '../../src/extracts/jobindsats/fuldtidspersoner.js';
import { asideOf, findLayout } from '../../src/extracts/layout.js';
import { matchColumns } from '../../src/extracts/matchColumns.js';
import { ProblemLog } from '../../src/extracts/problems.js';
import {
  isMissing,
  looksLikeCpr,
  maskCprIn,
  parseDate,
  parseDecimal,
  parseInteger,
  parseMonthCell,
  parsePeriodCell,
  parseQuarterYear,
} from '../../src/extracts/values.js';

describe('cells', () => {
  test.each(['2020-08-31', '31-08-2020', '31.08.2020', '31/08/2020', '31/8/2020'])(
    '%s is 31 August 2020',
    (text) => {
      expect(formatDay(parseDate(text)!)).toBe('2020-08-31');
    },
  );

  test.each(['2020-02-30', '31.08-2020', '1989-12-31', '2101-01-01', '20-08-31', ''])(
    "'%s' is no date",
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  test.each(['2020-08', '2020M08', 'august 2020', 'aug 2020', 'Aug. 2020'])('%s is August 2020', (text) => {
    expect(formatMonth(parseMonthCell(text)!)).toBe('2020-08');
  });

  test('a period is a month or a range of months; four quarters end with the one named', () => {
    expect(parsePeriodCell('2020M06-2020M08')).toEqual({ from: 2020 * 12 + 5, to: 2020 * 12 + 7 });
    expect(parsePeriodCell('2020M08-2020M06')).toBeUndefined();
    expect(parseQuarterYear('2020QMAT02')).toEqual({ from: 2019 * 12 + 6, to: 2020 * 12 + 5 });
    expect(parseQuarterYear('2020QMAT04')).toEqual({ from: 2020 * 12, to: 2020 * 12 + 11 });
    expect(parseQuarterYear('2020QMAT05')).toBeUndefined();
  });

  test.each([
    ['14560', 14560],
    ['14.560', 14560],
    ['14 560', 14560],
    ['−120', -120],
    ['-120', -120],
    ['79,9', undefined],
    ['1.45', undefined],
  ])('%s as a whole number is %s', (text, expected) => {
    expect(parseInteger(text)).toBe(expected);
  });

  test.each([
    ['79,9', 7990],
    ['79.9', 7990],
    ['-0,21', -21],
    ['−0,21', -21],
    ['1.234,5', 123450],
    ['9,870', 987],
    ['9,871', undefined],
    ['x', undefined],
  ])('%s with two decimals is %s hundredths', (text, expected) => {
    expect(parseDecimal(text, 2)?.units).toBe(expected);
  });

  test('missing marks are missing, and zero is not', () => {
    expect(['', '-', '.', '..', '(.)', 'null', ' '].every(isMissing)).toBe(true);
    expect(isMissing('0')).toBe(false);
  });

  test('a CPR number is known by its date', () => {
    expect(looksLikeCpr('0101901234')).toBe(true);
    expect(looksLikeCpr('010190-1234')).toBe(true);
    expect(looksLikeCpr('9901901234')).toBe(false);
    expect(looksLikeCpr('AA010190123')).toBe(false);
  });

  test.each(['-', '', ' ', '\u00a0', '–', '—', '‑', '−', '.', '/', ' - ', ' – '])(
    "a CPR number written with '%s' is hidden in a text",
    (sign) => {
      expect(maskCprIn(`Borger 010190${sign}1234, sag 7`)).toBe('Borger 010190-****, sag 7');
    },
  );

  test.each([
    '2020-08-31',
    '1.010.190.123 borgere',
    '010190 12345',
    '010190, 1234',
    '010190',
    '01-01-2020 12:34',
  ])("'%s' holds no CPR number", (text) => {
    expect(maskCprIn(text)).toBe(text);
  });

  test('a text that is cut where a CPR number stands has none of its last digits', () => {
    for (let before = 40; before < 62; before += 1) {
      const title = `${'x'.repeat(before - 1)} 0101901234 er flyttet til en anden kommune`;
      const { text } = asideOf([title], {}, 'note');
      expect(text, String(before)).not.toMatch(/010190-?[0-9]/);
      const [group] = new ProblemLog([{ kind: 'value', file: 'f', message: 'm', value: title }]).groups;
      expect(group!.shown[0]!.value, String(before)).not.toMatch(/010190-?[0-9]/);
    }
  });
});

describe('files', () => {
  test.each([
    ['samtaler.csv', 'samtaler'],
    ['samtaler-2020.csv', 'samtaler'],
    ['samtaler_aalborg.csv.gz', 'samtaler'],
    ['Y30R21.csv', 'benchmark'],
    ['samtaletal.csv', 'samtaletal'],
    ['samtaler.json', 'samtaler'],
    ['Benchmark.ndjson', 'benchmark'],
    ['amk-kontakter-2021.csv', 'amk-kontakter'],
    ['samtalerne.csv', undefined],
    ['fokusmaal.csv', 'fokusmaal'],
    ['notes.md', undefined],
  ])('%s is the extract %s', (name, extract) => {
    expect(extractOf(name)).toBe(extract);
  });

  test('the header is found below a title, with any separator, and columns in any order and case', () => {
    const specs = {
      borger_id: column(textCell, 'id'),
      dato: column(dateCell),
      form: optionalColumn(textCell),
    };
    const layout = findLayout('Udtræk fra systemet\nDATO\tId\n2020-01-01\t7\n', specs);
    expect(layout).toEqual({
      separator: '\t',
      header: ['DATO', 'Id'],
      above: [{ kind: 'title', line: 1, text: 'Udtræk fra systemet' }],
      chars: 28,
      lines: 2,
      records: 2,
      isPlain: true,
    });
    expect(matchColumns('x.csv', layout.header, specs)).toEqual({
      index: { borger_id: 1, dato: 0, form: -1 },
      unknown: [],
      problems: [],
    });
  });

  test('a column of the very name wins over one of another name; two alike are an error', () => {
    const specs = { borger_id: column(textCell, 'id', 'borger') };
    const match = (...header: string[]) => matchColumns('x.csv', header, specs);
    expect(match('id', 'Borger_ID')).toMatchObject({
      index: { borger_id: 1 },
      unknown: ['id'],
      problems: [],
    });
    expect(match('id', 'borger').problems[0]?.message).toContain('stands there twice');
    expect(match('borger_id', 'borger_id').problems[0]?.message).toContain('stands there twice');
    const mapped = { borger_id: { ...specs.borger_id, mapped: 'Sag' } };
    expect(matchColumns('x.csv', ['Sag', 'id'], mapped)).toMatchObject({
      index: { borger_id: 0 },
      problems: [],
    });
    expect(matchColumns('x.csv', ['Sag', 'id', 'sag'], mapped).problems[0]?.message).toBe(
      'the column Sag, which is read as borger_id, stands there twice; remove one',
    );
  });

  test('a missing column is named with those that are there and the one it may be', () => {
    const { problems } = matchColumns('x.csv', ['borger', 'dto'], { dato: column(dateCell) });
    expect(problems[0]?.message).toContain(
      "the column dato is missing; the file has borger, dto. Is it 'dto'?",
    );
  });
});

test.each([
  ['fuldtidspersoner-sygedagpenge.csv', 'Sygedagpenge'],
  ['fuldtidspersoner_a-dagpenge.csv.gz', 'A-dagpenge'],
  ['fuldtidspersoner-kontanthjaelp-2019.csv', 'Kontanthjælp'],
  ['fuldtidspersoner-sygedagpenge (1).csv', 'Sygedagpenge'],
  ['fuldtidspersoner-2019.csv.gz', undefined],
  ['fuldtidspersoner-aalborg.csv', undefined],
  ['fuldtidspersoner-2020M01-2020M12 - Kopi.csv', undefined],
  ['Fuldtidspersoner - Kontanthjælp.csv', 'Kontanthjælp'],
  ['fuldtidspersoner.csv', undefined],
  ['fuldtidspersoner-2020.csv', undefined],
])("the file's name %s says the ydelse %s", (name, ydelse) => {
  expect(FULDTIDSPERSONER.fromName!(name).Ydelse).toBe(ydelse);
});

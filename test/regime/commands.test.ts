/**
 * Every command and kind of report in every month from January 2018 to December 2027: which regime it reports, told by
 * what it prints and makes. The table is kept as runs of months, so that a look at it shows the law.
 */
import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkText } from '../../src/answers/checkText.js';
import { gapTable } from '../../src/answers/gapText.js';
import { openReports } from '../../src/app/buildReports.js';
import { explain } from '../../src/app/explain.js';
import { findGaps } from '../../src/app/gap.js';
import { measureDelivery, measuresExtract } from '../../src/app/measure.js';
import { checkDelivery } from '../../src/check/check.js';
import { plainText, type ReportDocument } from '../../src/document/model.js';
import { maybeKommune } from '../../src/domain/kommuner.js';
import { eachMonth, formatMonth, type Month, monthCode, parseMonth } from '../../src/domain/month.js';
import { type Delivery, openDelivery } from '../../src/extracts/delivery.js';
import { InputError } from '../../src/extracts/problems.js';
import { RULES } from '../../src/rules/ruleset.js';
import { csv, folderWith, run } from '../cli/folder.js';
import { familyOf } from '../pdf/document.js';

const FIRST = parseMonth('2018-01');
const LAST = parseMonth('2027-12');
const MONTHS = eachMonth({ from: FIRST, to: LAST });
/** Both sides of every date of the regime, the first month and the last; every month in a long run. */
const ASKED =
  process.env.REGIME_MONTHS === 'all'
    ? MONTHS
    : [
        FIRST,
        // Both sides of the months without early effort, and of every date of the regime.
        ...['2020-02', '2020-03', '2020-12', '2021-01'].map(parseMonth),
        ...['2026-01', '2026-02', '2026-06', '2026-07', '2026-12', '2027-01'].map(parseMonth),
        LAST,
      ];
const aalborg = maybeKommune('Aalborg')!;
const each = (from: string): string[] => eachMonth({ from: parseMonth(from), to: LAST }).map(monthCode);

const PUBLISHED = {
  'fokusmaal.csv': csv(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
    ...each('2016-06').flatMap((month) =>
      ['Samtaler', 'Tilbud'].map((f) => `Aalborg;${month};Ydelsesgrupper i alt;${f};200;120`),
    ),
  ),
  'tidligindsats.csv': csv(
    'Område;Periode;Ydelsesgruppe;Fokusmål;Antal borgere;Antal opfyldt',
    ...each('2016-06').flatMap((month) =>
      ['Samtaler', 'Tilbud'].map((f) => `Aalborg;${month};Ydelsesgrupper i alt;${f};200;150`),
    ),
  ),
  'benchmark.csv': csv(
    'Område;Periode;Ydelsesgrupper;Forventet antal;Faktisk antal;Forskel antal;Forventet andel;Faktisk andel;Forskel andel;Placering',
    ...['Aalborg', 'Herning'].flatMap((kommune, i) =>
      Array.from(
        { length: 12 },
        (_, n) => `${kommune};${2016 + n}QMAT04;Ydelsesgrupper i alt;1000;1100;100;10,00;11,00;1,00;${i + 1}`,
      ),
    ),
  ),
};
const CASES = {
  'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2015-01-01;'),
  'samtaler.csv': csv('borger_id;dato;type', 'b1;2019-05-31;Jobsamtale'),
  'tilbud.csv': csv('borger_id;tilbudstype;fra;til', 'b1;Virksomhedspraktik;2019-05-31;2019-06-30'),
};

let published: Delivery;
let cases: Delivery;
let folders: { published: string; cases: string };
beforeEach(async () => {
  folders = { published: await folderWith(PUBLISHED), cases: await folderWith(CASES) };
  published = await openDelivery(folders.published);
  cases = await openDelivery(folders.cases);
});

const ENDED = /there is no skærpet tilsyn in \d{4}-\d{2}/;
const EXPECTED = /at least 75 % are expected/;
const NEW_LAW = /main law on employment effort is expected/;

/** The regime that a text tells of, as far as it does. */
function regimeIn(text: string): string {
  const parts = [
    ENDED.test(text) ? 'intet tilsyn' : 'skærpet tilsyn',
    ...(EXPECTED.test(text) ? ['75 %'] : []),
    ...(NEW_LAW.test(text) ? ['ny lov ventes'] : []),
  ];
  return parts.join(', ');
}

/** All that a reader sees of a report, in one text. */
function textOf({ blocks, running }: ReportDocument): string {
  const inBlock = (block: (typeof blocks)[number]): string => {
    switch (block.kind) {
      case 'heading':
        return block.text;
      case 'paragraph':
        return plainText(block.content);
      case 'list':
        return block.items.flat().map(inBlock).join('\n');
      case 'table':
        return [
          block.title,
          ...block.columns.map(({ head }) => head),
          ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
          ...block.notes.map(plainText),
        ].join('\n');
      case 'figure':
        return [
          block.title,
          block.alt,
          ...block.notes.map(plainText),
          JSON.stringify(block.chart.params),
        ].join('\n');
      case 'cards':
        return block.cards
          .map((card) => [card.value, card.label, card.verdict?.text, ...card.details].join('\n'))
          .join('\n');
      case 'status':
        return ['STATUS', block.heading, block.category].join('\n');
      case 'cover':
        return [block.title, ...block.lines, block.notice ?? ''].join('\n');
      default:
        return '';
    }
  };
  return [running.warning ?? '', ...blocks.map(inBlock)].join('\n');
}

async function reportOf(
  delivery: Delivery,
  family: string,
  month: Month,
): Promise<{ text: string; told: string; early: string[] }> {
  const reports = await openReports(delivery, {
    rules: RULES,
    family: familyOf(family).ask({}),
    month,
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    senderOf: () => ({ publisher: 'nobody' }),
  });
  try {
    const { document } = await reports.make(family === 'opfoelgning' ? undefined : aalborg);
    // The thresholds of figures 3.1 and 3.2, of early effort.
    const early = document.blocks.flatMap((block) =>
      block.kind === 'figure' && block.id.startsWith('3.')
        ? String(block.chart.params.thresholdLabel ?? [])
        : [],
    );
    return { text: textOf(document), told: reports.warnings.join('\n'), early };
  } finally {
    reports.close();
  }
}

/** `2018-01 – 2026-01: skærpet tilsyn`, a line for each run of months with one answer. */
function runsOf(answers: ReadonlyMap<Month, string>): string[] {
  const runs: { from: Month; to: Month; answer: string }[] = [];
  for (const [month, answer] of answers) {
    const last = runs.at(-1);
    if (last?.answer === answer) last.to = month;
    else runs.push({ from: month, to: month, answer });
  }
  return runs.map(({ from, to, answer }) => `${formatMonth(from)} – ${formatMonth(to)}: ${answer}`);
}

async function answersOf(months: readonly Month[], of: (month: Month) => Promise<string>): Promise<string[]> {
  const answers = new Map<Month, string>();
  for (const month of months) answers.set(month, await of(month));
  return runsOf(answers);
}

const refusedOr = async (make: () => Promise<string>): Promise<string> => {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return ENDED.test(error.message) && /build --rapport jobcenterindblik instead/.test(error.message)
      ? 'refused, with what to build instead'
      : `refused: ${error.message}`;
  }
};

/** Words that hold figures against skærpet tilsyn. */
const VERDICTS =
  /STATUS|Risiko for skærpet tilsyn|Inspirationskommune|Aktuelt ikke i risiko|Krav for|krav ved årets udgang \(|Under grænsen|Over grænsen|Mere end \d+ %|skulle have haft|Resultatmål (ikke )?opfyldt|på kurs/;

/** A Jobcenterindblik says one thing or the other, never both. */
function regimeOfReport(text: string): string {
  const isFormer = /tidligere fokusmål/i.test(text);
  const verdict = VERDICTS.exec(text)?.[0];
  if (isFormer && verdict !== undefined && !/Mere end 80 %/.test(verdict))
    return `CONTRADICTS ITSELF: ${verdict}`;
  return isFormer ? 'tidligere fokusmål' : 'skærpet tilsyn';
}

const THE_LAW = [
  '2018-01 – 2026-01: skærpet tilsyn',
  '2026-02 – 2026-06: intet tilsyn',
  '2026-07 – 2026-12: intet tilsyn, 75 %',
  '2027-01 – 2027-12: intet tilsyn, 75 %, ny lov ventes',
];

/** What each command and kind of report was found to report, for the page that tells of it. */
const TOLD = new Map<string, string[]>();

describe('in every month from January 2018 to December 2027', () => {
  test('rules names the regime', async () => {
    const named = await answersOf(MONTHS, async (month) => {
      const { out } = await run('rules', '--at', formatMonth(month));
      return `${/^Regime: (.*)$/m.exec(out)?.[1]}; ${regimeIn(out)}`;
    });
    TOLD.set('rules', named);
    expect(named).toEqual([
      '2018-01 – 2026-01: skaerpet-tilsyn; skærpet tilsyn',
      '2026-02 – 2026-06: tidligere-fokusmaal; intet tilsyn',
      '2026-07 – 2026-12: tidlig-forventning; intet tilsyn, 75 %',
      '2027-01 – 2027-12: tidlig-forventning; intet tilsyn, 75 %, ny lov ventes',
    ]);
  });

  test('check holds a delivery against it', async () => {
    const found = await answersOf(ASKED, async (month) =>
      regimeIn(checkText(await checkDelivery(published, { rules: RULES, month }))),
    );
    TOLD.set('check', found);
    expect(found).toEqual(THE_LAW);
  });

  test('gap tells of it, and asks for nothing where there is none', async () => {
    const found = await answersOf(ASKED, async (month) => {
      const { fokusmaal, warnings } = await findGaps(published, {
        rules: RULES,
        kommune: aalborg,
        month,
        list: false,
      });
      const text = fokusmaal.flatMap((f) => gapTable(f.fokusmaal, f.gaps)).join('\n');
      const [all] = fokusmaal[0]!.gaps;
      const asks = all!.missing !== undefined || all!.requirement.kind !== 'no-threshold';
      return `${regimeIn(warnings.join('\n'))}; ${/tidligere fokusmål/.test(text) ? 'tidligere fokusmål' : 'fokusmål'}; ${asks ? 'asks' : 'asks for nothing'}`;
    });
    TOLD.set('gap', found);
    expect(found).toEqual([
      '2018-01 – 2026-01: skærpet tilsyn; fokusmål; asks',
      '2026-02 – 2026-06: intet tilsyn; tidligere fokusmål; asks for nothing',
      '2026-07 – 2026-12: intet tilsyn, 75 %; tidligere fokusmål; asks for nothing',
      '2027-01 – 2027-12: intet tilsyn, 75 %, ny lov ventes; tidligere fokusmål; asks for nothing',
    ]);
  });

  test('explain names the former fokusmål', async () => {
    const found = await answersOf(ASKED, async (month) => {
      const { account, warnings } = await explain(cases, { borgerId: 'b1', month, rules: RULES });
      return `${regimeIn(warnings.join('\n'))}; ${/tidligere fokusmål/.test(account.summary.join()) ? 'tidligere fokusmål' : 'fokusmål'}`;
    });
    TOLD.set('explain', found);
    expect(found).toEqual(THE_LAW.map((line, i) => `${line}; ${i === 0 ? '' : 'tidligere '}fokusmål`));
  });

  test('measure tells of it once for each regime, with the first month that it is about', async () => {
    const warningsOf = async (from: string, to: string) => {
      const months = { from: parseMonth(from), to: parseMonth(to) };
      const { measures } = await measureDelivery(cases, {
        rules: RULES,
        for: { what: 'extract', months, early: false, diskretion: false },
      });
      return measuresExtract(measures, { rules: RULES }, 'the delivery').warnings;
    };
    const found = (await warningsOf('2025-12', '2027-01')).filter(
      (warning) => ENDED.test(warning) || EXPECTED.test(warning),
    );
    expect(found.map((warning) => /in (\d{4}-\d{2})/.exec(warning)![1])).toEqual([
      '2026-02',
      '2026-07',
      '2026-07',
    ]);
    const before = await warningsOf('2025-12', '2026-01');
    expect(before.filter((warning) => ENDED.test(warning))).toEqual([]);
  });

  test('a Jobcenterindblik has status and verdicts, or former fokusmål and neither', async () => {
    const lines = new Map<Month, string>();
    const found = await answersOf(ASKED, async (month) => {
      const { text, told, early } = await reportOf(published, 'jobcenterindblik', month);
      lines.set(month, early.join(' | '));
      return `${regimeOfReport(text)}; ${regimeIn(told)}`;
    });
    TOLD.set('build --rapport jobcenterindblik', found);
    expect(found).toEqual([
      '2018-01 – 2026-01: skærpet tilsyn; skærpet tilsyn',
      '2026-02 – 2026-06: tidligere fokusmål; intet tilsyn',
      '2026-07 – 2026-12: tidligere fokusmål; intet tilsyn, 75 %',
      '2027-01 – 2027-12: tidligere fokusmål; intet tilsyn, 75 %, ny lov ventes',
    ]);
    expect(runsOf(lines)).toEqual([
      '2018-01 – 2020-02: Mere end 80 % | Mere end 80 %',
      '2020-03 – 2020-12: ',
      '2021-01 – 2026-06: Mere end 80 % | Mere end 80 %',
      '2026-07 – 2027-12: Mindst 75 % | Mindst 75 %',
    ]);
  });

  test.each(['tilsynsnotat', 'opfoelgning'])(
    'a %s is made, or refused with what to build instead',
    async (family) => {
      const found = await answersOf(ASKED, (month) =>
        refusedOr(async () => regimeIn((await reportOf(published, family, month)).told)),
      );
      TOLD.set(`build --rapport ${family}`, found);
      expect(found).toEqual([
        '2018-01 – 2026-01: skærpet tilsyn',
        '2026-02 – 2027-12: refused, with what to build instead',
      ]);
    },
  );
});

test('a Beskæftigelsesindblik is made in each month, and says which regime it stands under', async () => {
  const found = await answersOf(ASKED, async (month) =>
    regimeIn((await reportOf(published, 'beskaeftigelsesindblik', month)).told),
  );
  TOLD.set('build --rapport beskaeftigelsesindblik', found);
  expect(found).toEqual(THE_LAW);
});

test('the page of regimes is the table that these commands make (update it with: npx vitest run -u)', async () => {
  expect(TOLD.size).toBe(8);
  const rows = [...TOLD].flatMap(([command, runs]) =>
    runs.map((run) => {
      const [months, answer] = run.split(': ');
      return `| \`${command}\` | ${months} | ${answer} |`;
    }),
  );
  const page = [
    '# Hvilket regime hver kommando melder',
    '',
    'Tabellen er lavet ved at køre kommandoerne i måneder fra januar 2018 til december 2027: på begge sider af hver dato, og i en',
    'lang kørsel i hver måned (`REGIME_MONTHS=all`). `measure` siger det samme, én gang for hvert regime i de måneder, der måles.',
    'Reglerne selv står i [regler.md](regler.md).',
    '',
    '| kommando | måneder | hvad den melder |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/regimer.md');
});

describe('build and batch', () => {
  const call = (command: string, rapport: string, month: string, ...more: string[]) =>
    run(command, '--rapport', rapport, '--month', month, '--data', folders.published, ...more);

  test.each([
    ['build', 'tilsynsnotat', ['--kommune', 'Aalborg']],
    ['build', 'opfoelgning', []],
    ['batch', 'tilsynsnotat', ['--kommuner', 'Aalborg,Herning']],
  ])(
    '%s refuses a %s of the first month without supervision once, and writes nothing',
    async (command, rapport, more) => {
      const out = await folderWith();
      const { status, err } = await call(command, rapport, '2026-02', '--out', out, ...more);
      expect([status, err.match(/there is no skærpet tilsyn/g)]).toEqual([2, ['there is no skærpet tilsyn']]);
      expect(err).toContain('for a month up to 2026-01');
      expect(await readdir(out)).toEqual([]);
    },
  );

  test('a what-if puts it back, and every page and the JSON say so', async () => {
    const out = await folderWith();
    const rules = ['--rules', 'docs/skaerpet-tilsyn-igen.yaml'];
    for (const rapport of ['tilsynsnotat', 'jobcenterindblik']) {
      const {
        status,
        err,
        out: path,
      } = await call(
        'build',
        rapport,
        '2026-05',
        '--kommune',
        'Aalborg',
        '--out',
        out,
        '--format',
        'json',
        ...rules,
      );
      expect(status, err).toBe(0);
      expect(err).toContain('what-if: the changed rules put skærpet tilsyn back in 2026-05');
      const report = JSON.parse(await readFile(path.trim(), 'utf8'));
      expect(report.status.category).toBe('risiko');
      expect(report.notes.map(({ code }: { code: string }) => code)).toContain('supervision-put-back');
    }
  });
});

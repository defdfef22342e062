import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, Inline, ReportDocument } from '../../src/document/model.js';
import { parseMonth } from '../../src/domain/month.js';
import { ruleConditions, rulePlaces } from '../../src/report/frame/ruleNames.js';
import { diskretion } from '../../src/rules/diskretion.js';
import { RULES, type RuleBook } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { wholeDelivery } from '../cli/whole.js';
import { paragraphsOf } from '../lists.js';
import { familyOf, makeReport } from '../pdf/document.js';

const NBSP = '\u00a0';
const REPORTS = {
  jobcenterindblik: ['Aalborg', '2020-08'],
  tilsynsnotat: ['Aalborg', '2019-10'],
  opfoelgning: [undefined, '2021-06'],
} as const;
type Name = keyof typeof REPORTS;

/** What the reports say of a numeric rule, by its value and by another; no report says what is in none of them. */
interface Said {
  value: number;
  texts: readonly [report: Name, now: string, then: string][];
}

const SAID: Record<string, Said> = {
  // What a Beskæftigelsesindblik says of these is held to its figures by insightMessages.test.ts.
  'sammenligning-antal': { value: 9, texts: [] },
  'smaa-tal': { value: 60, texts: [] },
  'maerkbar-aendring': { value: 6, texts: [] },
  'maerkbar-flytning': { value: 11, texts: [] },
  'budskaber-antal': { value: 4, texts: [] },
  'anciennitet-maaneder': {
    value: 13,
    texts: [
      ['jobcenterindblik', 'har 12+ mdr. anciennitet', 'har 13+ mdr. anciennitet'],
      ['jobcenterindblik', 'mindst 12 mdrs. anciennitet', 'mindst 13 mdrs. anciennitet'],
      ['jobcenterindblik', 'mindst 12 mdr. anciennitet', 'mindst 13 mdr. anciennitet'],
      ['jobcenterindblik', 'er modtaget i 12 måneder', 'er modtaget i 13 måneder'],
      ['tilsynsnotat', 'en ydelse i mindst 12 måneder', 'en ydelse i mindst 13 måneder'],
      ['opfoelgning', 'en ydelse i mindst 12 måneder', 'en ydelse i mindst 13 måneder'],
      ['opfoelgning', 'mindst 12 måneders anciennitet', 'mindst 13 måneders anciennitet'],
    ],
  },
  'anciennitet-dage': { value: 366, texts: [] },
  'sammenlagt-maaneder': { value: 35, texts: [] },
  'fritagelse-andel': {
    value: 45,
    texts: [['jobcenterindblik', 'fritaget mindst 50 %', 'fritaget mindst 45 %']],
  },
  'vindue-maaneder': {
    value: 14,
    texts: [
      ['jobcenterindblik', 'de sidste 12 mdr.', 'de sidste 14 mdr.'],
      [
        'jobcenterindblik',
        'samtaler inden for 12 måneder opfylder',
        'samtaler inden for 14 måneder opfylder',
      ],
      ['tilsynsnotat', 'inden for 12 måneder', 'inden for 14 måneder'],
      ['tilsynsnotat', 'tilbud om året', 'tilbud inden for 14 måneder'],
      ['opfoelgning', 'inden for 12 måneder', 'inden for 14 måneder'],
    ],
  },
  'samtaler-krav': {
    value: 3,
    texts: [
      ['jobcenterindblik', 'indst 4 samtaler', 'indst 3 samtaler'],
      ['jobcenterindblik', 'ærre end 4 samtaler', 'ærre end 3 samtaler'],
      ['tilsynsnotat', 'mindst 4 samtaler', 'mindst 3 samtaler'],
      ['opfoelgning', 'mindst 4 samtaler', 'mindst 3 samtaler'],
    ],
  },
  'tilbud-krav': {
    value: 2,
    texts: [
      ['jobcenterindblik', '1 beskæftigelsesrettet tilbud', '2 beskæftigelsesrettede tilbud'],
      ['jobcenterindblik', 'et beskæftigelsesrettet tilbud', '2 beskæftigelsesrettede tilbud'],
      ['jobcenterindblik', 'et tilbud eller', 'mindst 2 tilbud eller'],
      ['jobcenterindblik', 'Ét tilbud', 'To tilbud'],
      ['jobcenterindblik', 'mindst 1 tilbud', 'mindst 2 tilbud'],
      ['tilsynsnotat', 'et tilbud eller', 'mindst 2 tilbud eller'],
      ['tilsynsnotat', 'og et tilbud', 'og mindst 2 tilbud'],
      ['opfoelgning', 'mindst ét tilbud', 'mindst to tilbud'],
    ],
  },
  'timer-krav': {
    value: 230,
    texts: [
      ['jobcenterindblik', '225 timer', '230 timer'],
      ['jobcenterindblik', '225 ordinære timer', '230 ordinære timer'],
      ['tilsynsnotat', '225 timer', '230 timer'],
      ['opfoelgning', '225 timer', '230 timer'],
    ],
  },
  'taerskel-samtaler': {
    value: 81,
    texts: [
      ['jobcenterindblik', `mere end 80${NBSP}%`, `mere end 81${NBSP}%`],
      ['tilsynsnotat', `mere end 80${NBSP}%`, `mere end 81${NBSP}%`],
      ['tilsynsnotat', `Mindst 80${NBSP}%`, `Mindst 81${NBSP}%`],
      ['opfoelgning', `under 20${NBSP}% for samtaler`, `under 19${NBSP}% for samtaler`],
    ],
  },
  'taerskel-tilbud': {
    value: 71,
    texts: [
      ['jobcenterindblik', `mere end 80${NBSP}%`, `mere end 71${NBSP}%`],
      ['tilsynsnotat', `mere end 80${NBSP}%`, `mere end 71${NBSP}%`],
      ['opfoelgning', `under 20${NBSP}% for tilbud`, `under 29${NBSP}% for tilbud`],
    ],
  },
  'opgoerelse-maaned': { value: 5, texts: [['tilsynsnotat', '1. april 2020', '1. maj 2020']] },
  'redegoerelse-frist': { value: 2, texts: [['tilsynsnotat', 'Inden tre måneder', 'Inden to måneder']] },
  'genopretning-maaneder': { value: 10, texts: [['tilsynsnotat', 'ni måneder', 'ti måneder']] },
  'stikproeve-andel': {
    value: 16,
    texts: [['tilsynsnotat', `gennemgår 15${NBSP}%`, `gennemgår 16${NBSP}%`]],
  },
  'stikproeve-mindst': { value: 21, texts: [['tilsynsnotat', 'mindst 20 og', 'mindst 21 og']] },
  'stikproeve-hoejst': { value: 310, texts: [['tilsynsnotat', 'højst 300', 'højst 310']] },
  'forlaengelse-andel': { value: 55, texts: [['tilsynsnotat', `mindst 50${NBSP}%`, `mindst 55${NBSP}%`]] },
  'forlaengelse-maaneder': {
    value: 11,
    texts: [['tilsynsnotat', 'får den tolv måneder', 'får den elleve måneder']],
  },
  'udvikling-maaneder': {
    value: 7,
    texts: [['tilsynsnotat', 'de seneste seks måneder', 'de seneste syv måneder']],
  },
  'foreloebige-maaneder': {
    value: 4,
    texts: [
      ['jobcenterindblik', 'seneste tre måneder', 'seneste fire måneder'],
      ['opfoelgning', 'seneste tre måneder ændres', 'seneste fire måneder ændres'],
    ],
  },
  'top-antal': {
    value: 9,
    texts: [
      ['jobcenterindblik', 'med Top 10 og', 'med Top 9 og'],
      ['jobcenterindblik', 'de 10 kommuner', 'de 9 kommuner'],
    ],
  },
  'sammenlignelige-antal': {
    value: 5,
    texts: [
      ['jobcenterindblik', 'to sammenlignelige kommuner', 'fem sammenlignelige kommuner'],
      ['jobcenterindblik', 'De to kommuner', 'De fem kommuner'],
    ],
  },
  'tidlig-anciennitet': {
    value: 5,
    texts: [
      ['jobcenterindblik', 'de første 6 m', 'de første 5 m'],
      ['jobcenterindblik', 'når 6 mdr.', 'når 5 mdr.'],
    ],
  },
  'tidlig-dage': { value: 150, texts: [] },
  'tidlig-samtaler': {
    value: 7,
    texts: [['jobcenterindblik', 'Mindst 4 samtaler de første', 'Mindst 7 samtaler de første']],
  },
  'tidlig-tilbud': {
    value: 3,
    texts: [
      ['jobcenterindblik', '1 beskæftigelsesrettet tilbud de', '3 beskæftigelsesrettede tilbud de'],
      ['jobcenterindblik', 'et tilbud de første', '3 tilbud de første'],
    ],
  },
  'tidlig-taerskel': { value: 78, texts: [['jobcenterindblik', `under 80${NBSP}%`, `under 78${NBSP}%`]] },
  'tidlig-maaneder': {
    value: 8,
    texts: [['jobcenterindblik', 'seks måneder i træk', 'otte måneder i træk']],
  },
  'tidlig-population': { value: 11, texts: [['jobcenterindblik', 'end 10 borgere', 'end 11 borgere']] },
};

const runs = (content: readonly Inline[]): string => content.map(({ text }) => text).join('');

/** Everything that a block says. */
function said(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [runs(block.content)];
    case 'list':
      return paragraphsOf(block).map(({ content }) => runs(content));
    case 'table':
      return [
        block.title,
        ...block.columns.map(({ head }) => head),
        ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
        ...block.notes.map(runs),
      ];
    case 'figure':
      return [block.title, block.alt, JSON.stringify(block.chart), ...block.notes.map(runs)];
    case 'cards':
      return block.cards.flatMap(({ label, details }) => [label, ...details]);
    case 'cover':
      return [block.kicker, block.title, block.subtitle, ...block.lines];
    default:
      return [JSON.stringify(block)];
  }
}

/** The text of a report, without the list of what is changed. */
function textOf({ blocks }: ReportDocument): string {
  return blocks
    .flatMap(said)
    .filter((text) => !/\(ellers .*\), \S+\.$/.test(text))
    .join('\n');
}

/** Reports by some rules; early effort is shown, so that its rules are said. */
async function reportsBy(rules: RuleBook): Promise<Record<Name, string>> {
  const shown = withChanges(rules, { rules: { 'tidlig-suspenderet': false } });
  const texts = { jobcenterindblik: '', tilsynsnotat: '', opfoelgning: '' };
  for (const name of Object.keys(REPORTS) as Name[]) {
    const [kommune, month] = REPORTS[name];
    const data = name === 'jobcenterindblik' ? { data: await wholeDelivery() } : {};
    texts[name] = textOf(await makeReport(familyOf(name), kommune, month, { rules: shown, ...data }));
  }
  return texts;
}

describe('what the reports say of a rule follows the rule', () => {
  let now: Record<Name, string>;
  let then: Record<Name, string>;
  beforeAll(async () => {
    const changed = Object.fromEntries(Object.entries(SAID).map(([id, { value }]) => [id, value]));
    now = await reportsBy(RULES);
    then = await reportsBy(withChanges(RULES, { rules: changed }));
  }, 60_000);

  test('every numeric rule but those of discretion, which cannot be changed', () => {
    const fixed = Object.values(diskretion).map(({ id }) => id);
    const numeric = RULES.list().filter(({ values }) => typeof values[0]!.value === 'number');
    expect(Object.keys(SAID).sort()).toEqual(
      numeric
        .map(({ id }) => id)
        .filter((id) => !fixed.includes(id))
        .sort(),
    );
  });

  const cases = Object.entries(SAID).flatMap(([id, { texts }]) =>
    texts.map((text) => [id, ...text] as const),
  );
  test.each(cases)('%s in %s: %s, else %s', (_, report, old, changed) => {
    expect(now[report]).toContain(old);
    expect(now[report]).not.toContain(changed);
    expect(then[report]).toContain(changed);
    expect(then[report]).not.toContain(old);
  });
});

describe('dates and lists in prose follow the rules', () => {
  const places = (rules: Record<string, unknown>, month: string) =>
    rulePlaces(withChanges(RULES, { rules }), parseMonth(month));
  const suspended = (entries: readonly [string, boolean][]) => ({
    'tidlig-suspenderet': entries.map(([from, value]) => ({ from, value })),
  });

  test('the months that are without early effort', () => {
    const told = (rules: Record<string, unknown>) => places(rules, '2021-02')['period.earlySuspended'];
    expect(told({})).toBe('marts–december 2020');
    expect(
      told(
        suspended([
          ['2020-02-01', true],
          ['2020-12-01', false],
        ]),
      ),
    ).toBe('februar–november 2020');
    expect(
      told(
        suspended([
          ['2020-11-01', true],
          ['2021-03-01', false],
        ]),
      ),
    ).toBe('marts 2020 – februar 2021');
    expect(told(suspended([['2020-11-01', true]]))).toBe('marts 2020 og senere');
    expect(told({ 'tidlig-suspenderet': false })).toBe('ingen tal');
  });

  test('the years in which the fokusmål for tilbud decides nothing', () => {
    const told = (entries: readonly [string, boolean][]) =>
      places({ 'tilbud-afgoer': entries.map(([from, value]) => ({ from, value })) }, '2021-06')[
        'period.tilbudExcepted'
      ];
    expect(places({}, '2021-06')['period.tilbudExcepted']).toBe('2021 og 2022');
    expect(
      told([
        ['2021-01-01', false],
        ['2022-01-01', true],
      ]),
    ).toBe('2021');
    expect(
      told([
        ['2020-01-01', false],
        ['2023-01-01', true],
      ]),
    ).toBe('2020–2022');
    expect(
      told([
        ['2021-01-01', false],
        ['2022-07-01', true],
      ]),
    ).toBe('januar 2021 – juni 2022');
    expect(told([['2020-01-01', false]])).toBe('2020 og senere');
  });

  test('the dead period and its season', () => {
    const told = (spans: unknown) => {
      const at = places({ 'doed-periode': spans }, '2021-06');
      return [at['period.dead'], at['period.dead.season']];
    };
    expect(told([{ from: '2020-03-01', to: '2020-06-30' }])).toEqual([
      '1. marts 2020 – 30. juni 2020',
      'foråret 2020',
    ]);
    expect(
      told([
        { from: '2020-12-01', to: '2020-12-31' },
        { from: '2021-02-01', to: '2021-02-28' },
      ]),
    ).toEqual([
      '1. december 2020 – 31. december 2020 og 1. februar 2021 – 28. februar 2021',
      'vinteren 2020',
    ]);
    expect(told([])).toEqual(['ingen tal', 'ingen tal']);
  });

  test('the forms of samtaler that were added, and from when', () => {
    const told = (since: string, allowed: string[]) => {
      const rules = {
        'samtaler-former': [
          { from: '1990-01-01', value: ['Personligt fremmøde'] },
          { from: since, value: ['Personligt fremmøde', ...allowed] },
        ],
      };
      const month = parseMonth('2020-08');
      const at = places(rules, '2020-08');
      const widened = ruleConditions(withChanges(RULES, { rules }), month)['forms-widened'];
      return [widened, at['forms.since'], at['forms.added']];
    };
    expect(told('2020-05-26', ['Telefon', 'Video', 'Digital'])).toEqual([
      true,
      '26. maj 2020',
      'på telefon, video eller digitalt',
    ]);
    expect(told('2020-07-01', ['Digital', 'Video'])).toEqual([
      true,
      '1. juli 2020',
      'digitalt eller på video',
    ]);
    expect(told('2020-08-31', ['Video'])).toEqual([true, '31. august 2020', 'på video']);
    expect(told('2020-09-01', ['Video'])).toEqual([false, 'ingen tal', 'ingen tal']);
  });
});

/** Numbers in prose that are no rule's: how the measures are built, and facts about the world. */
const CONSTANT = [
  // The average of a year's months, and the period of three months, are what the measures are.
  /(?:seneste|[Gg]ennemsnit(?:tet)? af|[Gg]ns\. af|udtræks|Samtaler|Tilbud) 12 (?:mdr\.|måneder)/g,
  /»12 mdr\.«|årets tolv måneder|to af tre måneder|De to perioder/g,
  /seneste (?:tre måneder|3 mdr\.)/g,
  /(?:over|Er den|er den) (?:100|0) %|100 minus|= 100\)|: 100 er|forskel på 0 /g,
  /1\. januar (?:2020|til 31\. december)|sommeren 2021|COVID-19|SHA-256|16-66 årige/g,
  /én (?:side|om dagen|dag i vinduet|gang|registrering)/g,
  /tre (?:kriterier|trin)|med to decimaler|Har to grupper|de første otte tegn|(?:under|alle) ét\b|et krav over/g,
  /\b[Tt]abel (?:[\dB]\.?\d?(?:, |, og | og )?)+|[Ff]igur \d(?:\.\d)?(?: og \d\.\d|–\d\.\d)?|kapitel \d|\(#[\w.]+\)/g,
  // How the benchmark rounds, and what an index is.
  /hele ti\b|[Ii]ndeks 100|forfra med 100/g,
  /^(?:- )?\*\*Demonstrationsdata[.:]\*\*.*$/gm,
];
/** What is no prose: places, fences, settings, numbers of lists and headings. */
const NO_PROSE = [
  /\{\{.*?\}\}/g,
  /^```.*$/gm,
  /^::: .*$/gm,
  /^height: \d+$/gm,
  /^levels: \d$/gm,
  /^\d\. /gm,
  /^# \d\. /gm,
  /^ *\w+: /gm,
  /figur \d\.\d–\d\.\d/g,
];

const templates = readdirSync('templates')
  .filter((name) => name !== 'docs' && !name.includes('.') && name !== 'charts')
  .flatMap((name) =>
    readdirSync(join('templates', name))
      .filter((file) => file.endsWith('.md'))
      .map((file) => join('templates', name, file)),
  );

test.each(templates)('%s states no number that may be a rule’s', (path) => {
  const text = [...NO_PROSE, ...CONSTANT].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    readFileSync(path, 'utf8'),
  );
  const number = /(?<![\p{L}\d])(?:\d+|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)(?!\p{L}).*/giu;
  expect(text.match(number) ?? []).toEqual([]);
});

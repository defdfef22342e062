import { expect, test } from 'vitest';
import { parseMonth } from '../../src/domain/month.js';
import { inForceIn } from '../../src/rules/inForce.js';
import { RULES } from '../../src/rules/ruleset.js';

/** A rule of skærpet tilsyn: both sides of its end. */
const ENDED = (last: string): [month: string, value: string][] => [
  ['2026-01', last],
  ['2026-02', 'ophørt'],
  ['2027-12', 'ophørt'],
];

/** Every rule as docs/metode.md and its sources have it: on both sides of each date, and in the first month. */
const LAW: Record<string, readonly (readonly [month: string, value: string])[]> = {
  'doed-periode': [['2018-01', '2020-03-01 – 2020-06-30']],
  'ydelse-orden': [
    [
      '2018-01',
      'A-dagpenge, Kontantydelse, Arbejdsmarkedsydelse, Kontanthjælp, Uddannelseshjælp, ' +
        'Selvforsørgelses- og hjemrejseydelse mv., Revalidering, Forrevalidering, Ledighedsydelse, Ressourceforløb, ' +
        'Sygedagpenge, Jobafklaringsforløb',
    ],
  ],
  'sammenlagte-ydelser': [['2018-01', 'A-dagpenge, Kontantydelse, Arbejdsmarkedsydelse']],
  'start-til-slut-ydelser': [['2018-01', 'Sygedagpenge']],
  'anciennitet-maaneder': [['2018-01', '12']],
  'anciennitet-dage': [['2018-01', '365']],
  'sammenlagt-maaneder': [['2018-01', '36']],
  'viderefoert-forloeb': [
    ['2018-01', 'Selvforsørgelses- og hjemrejseydelse mv. → Uddannelseshjælp, Kontanthjælp'],
  ],
  'fritagelse-andel': [['2018-01', '50']],
  'vindue-maaneder': [['2018-01', '12']],
  'samtaler-krav': [['2018-01', '4']],
  'samtaler-typer': [['2018-01', 'Jobsamtale, Opfølgningssamtale']],
  'samtaler-status': [['2018-01', 'Afholdt']],
  'samtaler-suspension': [['2018-01', '2020-03-12 – 2020-05-26']],
  'samtaler-former': [
    ['2020-04', 'Personligt fremmøde'],
    ['2020-05', 'Personligt fremmøde; fra 2020-05-26: Personligt fremmøde, Telefon, Video, Digital'],
  ],
  'tilbud-krav': [['2018-01', '1']],
  'tilbud-typer': [
    [
      '2018-01',
      'Vejledning og opkvalificering, Virksomhedspraktik, Løntilskud, Nytteindsats, Særligt tilrettelagt nytteindsats',
    ],
  ],
  'timer-krav': [
    ['2018-01', '225'],
    ['2022-12', '225'],
    ['2023-01', '100'],
  ],
  'taerskel-samtaler': [['2018-01', '80'], ...ENDED('80')],
  'taerskel-tilbud': [['2018-01', '80'], ['2022-12', '80'], ['2023-01', '70'], ...ENDED('70')],
  'tilbud-afgoer': [
    ['2018-01', 'ja'],
    ['2020-12', 'ja'],
    ['2021-01', 'nej'],
    ['2022-12', 'nej'],
    ['2023-01', 'ja'],
    ...ENDED('ja'),
  ],
  'opgoerelse-maaned': [['2018-01', '4'], ...ENDED('4')],
  'redegoerelse-frist': [['2018-01', '3'], ...ENDED('3')],
  'genopretning-maaneder': [['2018-01', '9'], ...ENDED('9')],
  'stikproeve-andel': [['2018-01', '15'], ...ENDED('15')],
  'stikproeve-mindst': [['2018-01', '20'], ...ENDED('20')],
  'stikproeve-hoejst': [['2018-01', '300'], ...ENDED('300')],
  'forlaengelse-andel': [['2018-01', '50'], ...ENDED('50')],
  'forlaengelse-maaneder': [['2018-01', '12'], ...ENDED('12')],
  'udvikling-maaneder': [['2018-01', '6']],
  'foreloebige-maaneder': [['2018-01', '3']],
  'top-antal': [['2018-01', '10']],
  'sammenlignelige-antal': [['2018-01', '2']],
  diskretion: [
    ['2018-01', 'minPopulation 5, minCount 0, maxHiddenDifference 0'],
    ['2021-06', 'minPopulation 5, minCount 0, maxHiddenDifference 0'],
    ['2021-07', 'minPopulation 0, minCount 3, maxHiddenDifference 2'],
  ],
  'diskretion-orden': [
    [
      '2018-01',
      'Hele landets ydelsesgruppe, Kommunens mindste ydelsesgrupper, Kommunens tomme ydelsesgrupper, Andre kommuners ydelsesgruppe',
    ],
  ],
  'diskretion-maaneder': [['2018-01', '11']],
  'tidlig-suspenderet': [
    ['2018-01', 'nej'],
    ['2020-02', 'nej'],
    ['2020-03', 'ja'],
    ['2020-12', 'ja'],
    ['2021-01', 'nej'],
  ],
  'tidlig-anciennitet': [['2018-01', '6']],
  'tidlig-dage': [['2018-01', '183']],
  'tidlig-samtaler': [['2018-01', '4']],
  'tidlig-tilbud': [['2018-01', '1']],
  'tidlig-taerskel': [
    ['2018-01', '80'],
    ['2026-06', '80'],
    ['2026-07', 'ophørt'],
  ],
  'tidlig-forventning': [
    ['2018-01', 'gælder ikke endnu'],
    ['2026-06', 'gælder ikke endnu'],
    ['2026-07', '75'],
    ['2027-12', '75'],
  ],
  'tidlig-forventning-grupper': [
    ['2018-01', 'gælder ikke endnu'],
    ['2026-06', 'gælder ikke endnu'],
    [
      '2026-07',
      'modtagere af dagpenge, jobparate modtagere af kontanthjælp, uddannelsesparate modtagere af kontanthjælp',
    ],
  ],
  'tidlig-maaneder': [['2018-01', '6']],
  'tidlig-population': [['2018-01', '10']],
  databrud: [
    ['2018-01', 'gælder ikke endnu'],
    ['2025-06', 'gælder ikke endnu'],
    ['2025-07', 'Kontanthjælp, Uddannelseshjælp, Selvforsørgelses- og hjemrejseydelse mv.'],
  ],
  'sammenligning-antal': [['2018-01', '8']],
  'smaa-tal': [['2018-01', '50']],
  'maerkbar-aendring': [['2018-01', '5']],
  'maerkbar-flytning': [['2018-01', '10']],
  'budskaber-antal': [['2018-01', '5']],
};

test.each(Object.entries(LAW).flatMap(([id, values]) => values.map(([month, value]) => [id, month, value])))(
  'the rule %s in %s is %s',
  (id, month, value) => {
    const rule = RULES.list().find((known) => known.id === id)!;
    expect(inForceIn(rule, parseMonth(month!)).text).toBe(value);
  },
);

test('every rule is named here, with each of its values', () => {
  expect(Object.keys(LAW)).toEqual(RULES.list().map(({ id }) => id));
  for (const { id, values } of RULES.list())
    expect(LAW[id]!.length, id).toBeGreaterThanOrEqual(values.length);
});

import { describe, expect, test } from 'vitest';
import { csv, folderWith, run } from './folder.js';

/** A citizen with one row for each reason that something counts or does not. */
const FILES = {
  'ydelser-2020.csv': csv(
    'borger_id;kommune;ydelse;fra;til;introduktionsprogram',
    'andet;Aalborg;Kontanthjælp;2010-01-01;;nej',
    'b1;Aalborg;Fleksjob;2012-01-01;2013-01-01;nej',
    'b1;Aalborg;SHO;2017-01-01;2018-12-31;ja',
    'b1;Aalborg;Kontanthjælp;2019-01-20;2019-04-10;nej',
    'b1;Herning;Kontanthjælp;2019-05-05;;nej',
    'b1;Herning;Ressourceforløb;2020-08-31;;nej',
    'b2;Aalborg;Sygedagpenge;2019-03-01;2019-06-30;nej',
    'b2;Aalborg;Sygedagpenge;2019-07-02;2020-08-10;nej',
    'b3;Aalborg;SHO;2017-01-01;;ja',
    'b5;Aalborg;SHO;2018-07-02;;nej',
    'b4;Aalborg;A-dagpenge;2018-01-02;2018-12-30;nej',
    'b4;Aalborg;A-dagpenge;2020-08-31;;nej',
    '=1+1;Aalborg;Kontanthjælp;2018-01-01;;nej',
  ),
  'samtaler.csv': csv(
    'borger_id;dato;samtaletype;form;status',
    'b1;2019-04-30;Jobsamtale;Personligt fremmøde;Afholdt',
    'b1;2019-05-01;Jobsamtale;Personligt fremmøde;Afholdt',
    'b1;2019-05-01;Opfølgningssamtale;Personligt fremmøde;Afholdt',
    'b1;2019-06-01;Anden samtale;Personligt fremmøde;Afholdt',
    'b1;2019-06-02;Jobsamtale;Personligt fremmøde;Udeblevet',
    'b1;2020-03-11;Jobsamtale;;Afholdt',
    'b1;2020-03-12;Jobsamtale;Personligt fremmøde;Afholdt',
    'b1;2020-02-12;Jobsamtale;Telefon;Afholdt',
    'b1;2020-05-27;Jobsamtale;Telefon;Afholdt',
  ),
  'tilbud.csv': csv(
    'borger_id;tilbudstype;fra;til',
    'b1;Mentor;2020-01-01;',
    'b1;Virksomhedspraktik;2019-04-01;2019-04-30',
  ),
  'loentimer.csv': csv('borger_id;maaned;timer', 'b1;2019-05;230,5', 'b1;2020-01;-5,505', 'b1;2018-12;99'),
  'fritagelser.csv': csv(
    'borger_id;fritaget_for;fra;til',
    'b1;Samtaler;2017-01-01;2018-01-31',
    'b2;Begge;2019-09-01;2020-08-10',
    'b5;Begge;2018-07-02;',
  ),
};

async function explain(borger: string, ...more: string[]) {
  const data = await folderWith(FILES);
  return run('explain', '--borger', borger, '--month', '2020-08', '--data', data, ...more);
}

describe('jcreport explain', () => {
  test('gives the answer first: the population and both fokusmål', async () => {
    const { status, out } = await explain('b1');
    expect(status).toBe(0);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Borger b1',
      'In the population of Herning in 2020-08, on Kontanthjælp.',
      'Samtaler: not met (3 days with a counted samtale, 4 needed).',
      'Tilbud: not met (0 counted tilbud, 1 needed; or 224.995 hours, 225 needed).',
    ]);
  });

  test('tells for each samtale whether it counts, the rule that says so, and the line it stands on', async () => {
    const { out } = await explain('b1');
    const line = (text: string) => out.split('\n').find((l) => l.includes(text));
    expect(line('2019-04-30 ')).toMatch(/outside the window {2}\(samtaler\.csv:2\) \[vindue-maaneder\]/);
    expect(line('2019-05-01 Jobsamtale')).toMatch(/: counted {2}\(samtaler\.csv:3\)/);
    expect(line('2019-05-01 Opfølgningssamtale')).toMatch(/another samtale of that day/);
    expect(line('2019-06-01 ')).toMatch(/only Jobsamtale and Opfølgningssamtale are .*\[samtaler-typer\]/);
    expect(line('2019-06-02 ')).toMatch(/only Afholdt is .*\[samtaler-status\]/);
    expect(line('2020-03-11 ')).toMatch(/: counted/);
    expect(line('2020-03-12 ')).toMatch(/held 2020-03-12 – 2020-05-26 are not .*\[samtaler-suspension\]/);
    expect(line('2020-02-12 ')).toMatch(/Telefon is from 2020-05-26 on .*\[samtaler-former\]/);
    expect(line('2020-05-27 ')).toMatch(/: counted/);
  });

  test('tells of spell, gaps, continued start, dead days and the day that anciennitet was reached', async () => {
    const { out } = await explain('b1');
    expect(out).toContain('The gap 2019-04-11 – 2019-05-04 did not break it');
    expect(out).toMatch(/continues the spell on Selvforsørgelses.*keeps its start, 2017-01-01/);
    expect(out).toContain('122 dead days passed (2020-03-01 – 2020-06-30)');
    expect(out).toContain('are complete on 2017-12-31');
    expect(out).toMatch(
      /also covered by .*Ressourceforløb.*stands before it in the order .*\[ydelse-orden\]/,
    );
    expect(out).toMatch(/Fleksjob: outside the measures {2}\(ydelser-2020\.csv:3\)/);
  });

  test('tells of tilbud, hours by month and exemptions', async () => {
    const { out } = await explain('b1');
    expect(out).toMatch(/Mentor: not counted, its type is not .*\[tilbud-typer\]/);
    expect(out).toMatch(/Virksomhedspraktik: not counted, no day of it lies in the window/);
    expect(out).toMatch(/2020-01 -5\.505 hours: counted/);
    expect(out).toMatch(/2018-12 99\.00 hours: not counted, outside the window/);
    expect(out).toMatch(/Samtaler: exemptions cover 396 of the \d+ days .*: counted\. \[fritagelse-andel\]/);
    expect(out).toMatch(/Tilbud: no exemption/);
  });

  test('tells why a citizen is not in the population', async () => {
    expect((await explain('b3')).out).toContain(
      'every day on a ydelse in the month is in the introduktionsprogram',
    );
    const b4 = (await explain('b4')).out;
    expect(b4).toContain('the anciennitet on A-dagpenge is too short');
    expect(b4).toContain('Not reached: 364 days of 365.');
  });

  test('tells of a spell broken by one day, and of a citizen left out by exemptions', async () => {
    const { out } = await explain('b2');
    expect(out).toContain('the gap 2019-07-01 – 2019-07-01 broke the spell');
    const exempt = (await explain('b5')).out;
    expect(exempt).toContain('on Selvforsørgelses- og hjemrejseydelse mv.\nSamtaler: left out, because');
    expect(exempt.match(/exempt and left out of this fokusmål, so this counts nowhere/g)).toHaveLength(2);
    expect(out).toMatch(/The reference date is 2020-08-10, when the last row of the month ends/);
  });

  test('gives the same as JSON, each row with its file and line', async () => {
    const { out } = await explain('b1', '--json');
    const json = JSON.parse(out);
    expect(json).toMatchObject({
      borger: 'b1',
      month: '2020-08',
      inPopulation: true,
      kommune: 'Herning',
      ydelse: 'Kontanthjælp',
      fokusmaal: { samtaler: { counted: true, met: false }, tilbud: { counted: true, met: false } },
      reference: '2020-08-31',
      window: { from: '2019-05', to: '2020-08' },
      samtaler: { counted: 3, required: 4 },
      loentimer: { hours: 224.995, required: 225 },
    });
    expect(json.samtaler.rows[1]).toMatchObject({
      dato: '2019-05-01',
      verdict: 'counted',
      at: { file: 'samtaler.csv', line: 3 },
    });
  });

  test('ends with the rules it rests on and their sources', async () => {
    const { out } = await explain('b1');
    expect(out).toMatch(/\[samtaler-krav\] .*: 4 \(dage\)\. known: STAR/);
    expect(out).toMatch(/\[tilbud-typer\] .*chosen: /);
  });

  test('names a citizen who is not there, and one without ydelser', async () => {
    const missing = await explain('b9');
    expect(missing.status).toBe(2);
    expect(missing.err).toContain("no row of ydelser for the citizen 'b9'");
    const data = await folderWith({
      ...FILES,
      'samtaler.csv': csv('borger_id;dato;type', 'b9;2020-01-01;Jobsamtale'),
    });
    const orphan = await run('explain', '--borger', 'b9', '--month', '2020-08', '--data', data);
    expect(orphan.err).toContain('it has rows in samtaler.csv, which count for nobody');
  });

  test('refuses a CPR number, and masks it when it is allowed', async () => {
    const refused = await explain('0101801234');
    expect(refused.status).toBe(2);
    expect(refused.err).not.toContain('0101801234');
    const data = await folderWith({
      ...FILES,
      'ydelser-2020.csv': csv(
        'borger_id;kommune;ydelse;fra;til',
        '010180-1234;Aalborg;Kontanthjælp;2018-01-01;',
      ),
    });
    for (const more of [[], ['--json']]) {
      const allowed = await run(
        'explain',
        '--borger',
        '010180-1234',
        '--month',
        '2020-08',
        '--data',
        data,
        '--allow-cpr',
        ...more,
      );
      expect(allowed.status).toBe(0);
      expect(allowed.out).toContain('010180-****');
      expect(allowed.out + allowed.err).not.toContain('1234');
    }
  });

  test('names the row of the citizen that has a fault', async () => {
    const data = await folderWith({
      ...FILES,
      'tilbud.csv': csv('borger_id;type;fra;til', 'b1;Mentor;2020-13-01;'),
    });
    const { status, err } = await run('explain', '--borger', 'b1', '--month', '2020-08', '--data', data);
    expect(status).toBe(2);
    expect(err).toMatch(/tilbud\.csv:2 column fra has '2020-13-01'/);
  });
});

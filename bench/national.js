import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { FIXTURES } from '../dist/src/app/paths.js';
import { KOMMUNER } from '../dist/src/domain/kommuner.js';

/** Columns of the case extracts as the bundled generator writes them, with the type that a bare script gives each. */
const EXTRACTS = {
  ydelser: {
    borger_id: 'VARCHAR',
    kommune: 'VARCHAR',
    ydelse: 'VARCHAR',
    fra: 'DATE',
    til: 'DATE',
    introduktionsprogram: 'VARCHAR',
  },
  samtaler: {
    borger_id: 'VARCHAR',
    dato: 'DATE',
    samtaletype: 'VARCHAR',
    form: 'VARCHAR',
    status: 'VARCHAR',
  },
  tilbud: { borger_id: 'VARCHAR', tilbudstype: 'VARCHAR', fra: 'DATE', til: 'DATE' },
  loentimer: { borger_id: 'VARCHAR', maaned: 'VARCHAR', timer: 'VARCHAR' },
  fritagelser: { borger_id: 'VARCHAR', fritaget_for: 'VARCHAR', fra: 'DATE', til: 'DATE' },
};

const csvOf = (path, types) =>
  `read_csv('${path}', header=true, delim=';', columns={${Object.entries(types)
    .map(([name, type]) => `'${name}': '${type}'`)
    .join(', ')}})`;
const asText = (types) => Object.fromEntries(Object.keys(types).map((name) => [name, 'VARCHAR']));

/**
 * Case extracts of so many citizens of some kommuner: the people whom the bundled generator invented for two kommuner,
 * again and again under other ids, the kommuner by turns.
 * @returns the number of rows and bytes that were written.
 */
async function makeNational(folder, citizens, kommuner = KOMMUNER.length) {
  mkdirSync(folder, { recursive: true });
  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  const demo = (extract) => csvOf(join(FIXTURES, `demo/${extract}-*.csv.gz`), asText(EXTRACTS[extract]));
  await connection.run(
    `CREATE TABLE people AS SELECT borger_id, row_number() OVER (ORDER BY borger_id) - 1 AS i FROM (SELECT DISTINCT borger_id FROM ${demo('ydelser')})`,
  );
  const [[people]] = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM people')).getRowsJS();
  const names = KOMMUNER.slice(0, kommuner).map(({ name }) => `'${name}'`);
  await connection.run(
    `CREATE TABLE citizens AS SELECT borger_id AS original, 'N' || lpad((n * ${people} + i)::VARCHAR, 9, '0') AS id, ` +
      `([${names.join(', ')}])[1 + (n * ${people} + i) % ${names.length}] AS kommune ` +
      `FROM people CROSS JOIN range(${Math.ceil(citizens / people)}) AS copies(n) WHERE n * ${people} + i < ${citizens}`,
  );
  let [rows, bytes] = [0, 0];
  for (const [extract, types] of Object.entries(EXTRACTS)) {
    const path = join(folder, `${extract}.csv`);
    const columns = Object.keys(types).map((name) =>
      name === 'borger_id' ? 'id AS borger_id' : name === 'kommune' ? 'citizens.kommune' : name,
    );
    const written = await connection.runAndReadAll(
      `COPY (SELECT ${columns.join(', ')} FROM ${demo(extract)} AS demo JOIN citizens ON original = demo.borger_id) ` +
        `TO '${path}' (HEADER, DELIMITER ';')`,
    );
    rows += Number(written.getRowsJS()[0][0]);
    bytes += statSync(path).size;
  }
  connection.closeSync();
  engine.closeSync();
  return { rows, bytes };
}

/** The bare script: loads the same files and reads every row in the order of citizens. */
async function bareDuckdb(folder) {
  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  let rows = 0;
  for (const [extract, types] of Object.entries(EXTRACTS))
    await connection.run(
      `CREATE TABLE ${extract} AS SELECT * FROM ${csvOf(join(folder, `${extract}.csv`), types)}`,
    );
  for (const extract of Object.keys(EXTRACTS)) {
    const result = await connection.stream(`SELECT * FROM ${extract} ORDER BY borger_id`);
    for (let chunk = await result.fetchChunk(); chunk?.rowCount > 0; chunk = await result.fetchChunk())
      rows += chunk.rowCount;
  }
  connection.closeSync();
  engine.closeSync();
  return rows;
}

const BARE = 'a bare DuckDB script: load, read in order of citizen';
const CHECK = 'jcreport check';
const MEASURE = 'jcreport measure, 24 months';

/** What a national delivery of a size takes, beside a script that loads and orders the same files and does no more. */
export async function benchNational(measured, { citizens, kommuner, runs }) {
  const folder = join(measured.scratch, 'national');
  const made = await measured.took('making the data', () => makeNational(folder, citizens, kommuner));
  const of = `${citizens} citizens, ${made.rows} rows, ${Math.round(made.bytes / 1e6)} MB`;
  const [bare, check, measure] = [BARE, CHECK, MEASURE].map((name) => `${name} (${of})`);
  const out = join(measured.scratch, 'fokusmaal.csv');
  for (let i = 0; i < runs; i += 1) {
    measured.process(bare, ['bench/national.js', folder]);
    measured.process(check, ['bin/jcreport.js', 'check', '--data', folder]);
    const months = ['--from', '2018-09', '--to', '2020-08'];
    measured.process(measure, ['bin/jcreport.js', 'measure', ...months, '--data', folder, '--out', out]);
  }
  measured.ratio('measure ÷ the bare script', measured.medianOf(measure) / measured.medianOf(bare), 1.5);
  measured.ratio('peak memory of measure, MB', measured.memoryOf(measure), 2000);
}

// As a process of its own, so that its memory is its own: node bench/national.js FOLDER
if (import.meta.filename === process.argv[1]) await bareDuckdb(process.argv[2]);

import { CASE_EXTRACTS, type CaseExtract } from './caseSchemas.js';
import { JOBINDSATS_EXTRACTS, type JobindsatsExtract } from './jobindsats/schemas.js';

export type ExtractName = CaseExtract | JobindsatsExtract;

/** File stems that mean an extract and are not its name. */
const STEMS: Readonly<Record<string, ExtractName>> = { y30r21: 'benchmark', løntimer: 'loentimer' };

/** The extract that a file name's stem means (`samtaler-2020.csv.gz` is samtaler), if any. */
export function extractOf(fileName: string): ExtractName | undefined {
  const match = /^(.+?)\.(csv|txt|tsv|json|ndjson|jsonl|xlsx|xlsm|xls|ods|zip|parquet)(\.gz)?$/i.exec(
    fileName,
  );
  if (!match) return undefined;
  const stem = match[1]!.toLowerCase().normalize('NFC');
  const known: [string, ExtractName][] = [
    ...[...CASE_EXTRACTS, ...JOBINDSATS_EXTRACTS].map((name): [string, ExtractName] => [name, name]),
    ...Object.entries(STEMS),
  ];
  return known.find(([name]) => stem === name || new RegExp(`^${name}[^\\p{L}]`, 'u').test(stem))?.[1];
}

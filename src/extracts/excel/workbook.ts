import { InputError } from '../problems.js';
import { maskCprIn } from '../values.js';
import { type NumberKind, readFormats } from './formats.js';
import { readStrings } from './strings.js';
import { type Attributes, readXml } from './xml.js';
import { openParts, type Parts } from './zip.js';

/** One sheet of a workbook. */
export interface Sheet {
  /** CPR numbers in it are hidden: messages show it. */
  name: string;
  /** Not shown to who opens the workbook. */
  hidden: boolean;
  /** Name of its part. */
  part: string;
}

/** An open workbook, but for the cells of its sheets. */
export interface Workbook {
  /** Name of the file, for messages. */
  file: string;
  sheets: readonly Sheet[];
  /** Days count from 1904, as in files that began on a Mac. */
  from1904: boolean;
  /** What the numbers of each style stand for. */
  formats: readonly NumberKind[];
  /** The texts that cells refer to by number. */
  strings: readonly string[];
  parts: Parts;
  close(): void;
}

interface Relation {
  type: string;
  target: string;
}

/**
 * Opens a workbook and reads all but the cells of its sheets.
 * @throws {InputError} when it is none that can be read, or takes values from other files.
 */
export async function openWorkbook(path: string, file: string): Promise<Workbook> {
  const parts = await openParts(path, file);
  try {
    const main = await mainPart(parts, file);
    if (main.toLowerCase().endsWith('.bin'))
      throw new InputError(
        `${file} is a binary workbook (.xlsb); open it in Excel and save it as "Excel Workbook (.xlsx)"`,
      );
    const relations = await relationsOf(parts, file, main);
    refuseLinks(parts, file, [...relations.values()]);
    const { sheets, from1904 } = await readSheets(parts, file, main, relations);
    const partOf = (type: string): string | undefined =>
      [...relations.values()].find((relation) => relation.type === type)?.target;
    const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
    return {
      file,
      sheets,
      from1904,
      formats: styles ? await readFormats(`${file}: ${styles}`, await parts.bytes(styles)) : [],
      strings: strings ? await readStrings(`${file}: ${strings}`, await parts.bytes(strings)) : [],
      parts,
      close: () => parts.close(),
    };
  } catch (error) {
    parts.close();
    throw error;
  }
}

/** The part that everything else hangs on. */
async function mainPart(parts: Parts, file: string): Promise<string> {
  if (parts.has('content.xml') && parts.has('META-INF/manifest.xml'))
    throw new InputError(
      `${file} is an OpenDocument file; open it in LibreOffice and save it as "Excel 2007–365 (.xlsx)", or as CSV`,
    );
  if (!parts.has('_rels/.rels'))
    throw new InputError(
      `${file} is a ZIP archive and no Excel workbook (it holds ${parts.names.slice(0, 3).join(', ') || 'nothing'}); unpack it, and put the files in its place`,
    );
  const relations = await relationsOf(parts, file, '');
  const main = [...relations.values()].find(({ type }) => type === 'officeDocument');
  if (!main || !/(^|\/)xl\/|workbook/i.test(main.target))
    throw new InputError(`${file} is an Office file without a workbook; save the extract as .xlsx or CSV`);
  return main.target;
}

/** What a part refers to, by id, with the last word of each relation's type. */
async function relationsOf(parts: Parts, file: string, part: string): Promise<Map<string, Relation>> {
  const at = part.lastIndexOf('/') + 1;
  const [folder, name] = [part.slice(0, at), part.slice(at)];
  const path = `${folder}_rels/${name}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(path)) return relations;
  const open = (element: string, { Id, Type, Target, TargetMode }: Attributes): void => {
    if (element !== 'Relationship' || !Id || !Target) return;
    const type = (Type ?? '').split('/').at(-1)!;
    relations.set(Id, { type, target: TargetMode === 'External' ? '' : resolved(folder, Target) });
  };
  await readXml(`${file}: ${path}`, await parts.bytes(path), { open });
  return relations;
}

/** A target as the name of a part: it may be relative to its folder, or begin at the root. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/'))
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  return steps.join('/');
}

/** Values that a workbook takes from another file may be old, and nobody who checks the delivery can see it. */
function refuseLinks(parts: Parts, file: string, relations: readonly Relation[]): void {
  const linked =
    relations.some(({ type }) => type === 'externalLink') ||
    parts.names.some((name) => /^xl\/externallinks\//i.test(name));
  if (!linked) return;
  throw new InputError(
    `${file} takes values from other files (external links); open it in Excel, choose Data > Edit Links > Break Link, and save it`,
  );
}

async function readSheets(
  parts: Parts,
  file: string,
  main: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const sheets: Sheet[] = [];
  let from1904 = false;
  const open = (element: string, attributes: Attributes): void => {
    if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
    if (element !== 'sheet') return;
    const relation = relations.get(attributes.id ?? '');
    // A sheet that is a chart has no cells.
    if (relation?.type !== 'worksheet') return;
    sheets.push({
      name: maskCprIn(attributes.name ?? ''),
      hidden: /hidden/i.test(attributes.state ?? ''),
      part: relation.target,
    });
  };
  await readXml(`${file}: ${main}`, await parts.bytes(main), { open });
  if (sheets.length === 0) throw new InputError(`${file} has no sheet with cells`);
  return { sheets, from1904 };
}

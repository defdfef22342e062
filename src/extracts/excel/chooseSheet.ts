import { InputError } from '../problems.js';
import { foldedText } from '../values.js';
import type { Sheet, Workbook } from './workbook.js';

/** The sheet that was chosen, and what is to be said about the choice. */
export interface ChosenSheet {
  sheet: Sheet;
  remarks: string[];
}

/**
 * The sheet of a workbook that holds an extract or a plan: the one with its name, or the only one that is shown.
 * @param name what the sheet may be called.
 * @throws {InputError} that names the sheets, when it is not clear which one.
 */
export function chooseSheet({ file, sheets }: Workbook, name: string): ChosenSheet {
  const named = sheets.filter((sheet) => foldedText(sheet.name) === foldedText(name));
  const shown = sheets.filter(({ hidden }) => !hidden);
  const only = shown.length > 0 ? shown : sheets;
  const sheet = named[0] ?? (only.length === 1 ? only[0] : undefined);
  if (!sheet)
    throw new InputError(
      `${file} has the sheets ${only.map((other) => `'${other.name}'`).join(', ')}, and none is called ${name}; give the one that holds it this name, or save it alone`,
    );
  const others = sheets.filter((other) => other !== sheet);
  return {
    sheet,
    remarks: [
      ...(sheet.hidden ? [`the sheet '${sheet.name}' is hidden; it is read`] : []),
      ...(others.length > 0
        ? [
            `only the sheet '${sheet.name}' is read; left out ${others.map((other) => `'${other.name}'${other.hidden ? ' (hidden)' : ''}`).join(', ')}`,
          ]
        : []),
    ],
  };
}

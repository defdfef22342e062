/** What a spreadsheet would run as a formula when it stands first in a cell. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a field of a CSV with `;`: quoted where it must be, and never a formula to a spreadsheet. */
export function csvField(text: string): string {
  const number = /^-?\d+(,\d+)?$/.test(text);
  const safe = FORMULA.test(text) && !number ? `'${text}` : text;
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of fields as CSV text: `;`, LF. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((value) => csvField(String(value))).join(';')}\n`).join('');
}

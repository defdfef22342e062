import { z } from 'zod';
import { FOKUSMAAL } from '../domain/fokusmaal.js';
import { type Fraction, fraction } from '../domain/fraction.js';
import { formatMonth, type Month, maybeMonth } from '../domain/month.js';
import { type FigureName, QUANTITIES, type Quantity, type Shown, valuesOf } from './shown.js';

/** A report as it was made once, as its archive has it. */
export interface Edition {
  /** `jobcenterindblik-aalborg-2020-08/1`. */
  id: string;
  report: string;
  /** `undefined` for a report about the whole country. */
  kommune: { code: number; name: string } | undefined;
  month: Month;
  /** The how manieth of its report, kommune and month, from 1 on. */
  number: number;
  /** When it was made, as the machine's clock had it. */
  made: string;
  /** The program that made it, with a checksum of its code. */
  program: string;
  /** Version of the rules that it was counted by. */
  rules: string;
  sources: { file: string; sha256: string; rows: number }[];
}

/** An edition with the figures that it shows. */
export interface FullEdition extends Edition {
  shown: Shown[];
}

const FORM = 'jcreport-tal-1';

/** An exact number: a whole one, or a fraction as `3/4`. */
const numberSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+\/[1-9]\d*$/)
    .transform((text): Fraction => {
      const [num, den] = text.split('/');
      return fraction(BigInt(num!), BigInt(den!));
    }),
]);

const figureSchema = z.object({
  figure: z.enum(['fokusmaal', 'early', 'average', 'result']),
  fokusmaal: z.enum(FOKUSMAAL).nullable(),
  group: z.string(),
  months: z.union([z.int().positive(), z.literal('year')]),
  month: z.string().transform((text, context): Month => {
    const month = maybeMonth(text);
    if (month === undefined) context.addIssue({ code: 'custom', message: `'${text}' is not a month` });
    return month ?? 0;
  }),
  suppressed: z.literal(true).optional(),
  ...(Object.fromEntries(QUANTITIES.map((name) => [name, numberSchema.optional()])) as Record<
    Quantity,
    z.ZodOptional<typeof numberSchema>
  >),
});

const fileSchema = z.object({ form: z.literal(FORM), figures: z.array(figureSchema) });

/** A number as the file has it. */
const written = ({ num, den }: Fraction): number | string => (den === 1n ? Number(num) : `${num}/${den}`);

/** The figures that an edition shows as a file: one to a line, exact; shares of a population follow from it. */
export function shownText(shown: readonly Shown[]): string {
  const lines = shown.map(({ name, month, values }) => {
    const { share, ...counts } = values ?? {};
    const numbers = counts.citizens ? counts : { ...counts, ...(share ? { share } : {}) };
    return JSON.stringify({
      ...name,
      month: formatMonth(month),
      ...(values
        ? Object.fromEntries(Object.entries(numbers).map(([quantity, value]) => [quantity, written(value)]))
        : { suppressed: true }),
    });
  });
  return `{"form":"${FORM}","figures":[\n${lines.join(',\n')}\n]}\n`;
}

/** The figures of such a file. @throws {Error} when it is none. */
export function readShown(text: string): Shown[] {
  return fileSchema.parse(JSON.parse(text)).figures.map(({ month, suppressed, ...figure }): Shown => {
    const { fokusmaal, group, months } = figure;
    const name: FigureName = { figure: figure.figure, fokusmaal, group, months };
    if (suppressed) return { name, month, values: null };
    const { citizens, met } = figure;
    if (typeof citizens === 'number' && typeof met === 'number')
      return { name, month, values: valuesOf({ citizens, met }) };
    const values: NonNullable<Shown['values']> = {};
    for (const quantity of QUANTITIES) {
      const value = figure[quantity];
      if (value !== undefined) values[quantity] = typeof value === 'number' ? fraction(value) : value;
    }
    return { name, month, values };
  });
}

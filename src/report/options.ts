import { z } from 'zod';

/** An option of the command line that some kinds of report take. */
export interface OptionDescription {
  /** Without its hyphens: `plan`. */
  name: string;
  /** What stands behind it: `<file>`; nothing for a switch. */
  argument?: string;
  /** What it does, in English. */
  description: string;
}

interface OptionMeta {
  argument?: string;
  description: string;
}

/** A switch: off unless it is given. */
export const switchOption = (description: string) =>
  z
    .boolean()
    .default(false)
    .meta({ option: { description } satisfies OptionMeta });

/** A text, or nothing when the option is not given. */
export const textOption = (argument: string, description: string) =>
  z
    .string()
    .optional()
    .meta({ option: { argument, description } satisfies OptionMeta });

/** A whole number, 0 or more, or nothing when the option is not given. */
export const countOption = (argument: string, description: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: ({ input }) => `'${input}' is not a number` })
    .transform(Number)
    .optional()
    .meta({ option: { argument, description } satisfies OptionMeta });

/** The options that a zod object declares by {@link switchOption} and its like. */
export function optionsOf(schema: z.ZodObject): OptionDescription[] {
  return Object.entries(schema.shape).map(([name, type]) => {
    const option = (type as z.ZodType).meta()?.option as OptionMeta | undefined;
    if (!option) throw new Error(`the option ${name} says nothing of itself`);
    return { name, ...option };
  });
}

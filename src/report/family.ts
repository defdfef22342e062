import type { z } from 'zod';
import type { ReportDocument } from '../document/model.js';
import { type Area, HELE_LANDET_NAME, type Kommune } from '../domain/kommuner.js';
import type { Month } from '../domain/month.js';
import type { Causes } from '../editions/causes.js';
import type { FullEdition } from '../editions/edition.js';
import type { Shown } from '../editions/shown.js';
import type { Delivery } from '../extracts/delivery.js';
import { InputError } from '../extracts/problems.js';
import type { CloserLook } from '../figures/closerLook.js';
import type { Span } from '../figures/figures.js';
import type { Need } from '../figures/needs.js';
import type { RuleBook } from '../rules/ruleset.js';
import type { Settings } from '../template/settings.js';
import type { Template } from '../template/template.js';
import type { KommuneInput, ReportInput } from './input.js';
import { type OptionDescription, optionsOf } from './options.js';

/** Whether the data are enough for a report, and for which months they would be. */
export interface Coverage {
  enough: boolean;
  months: readonly Month[];
  /** Why they are not enough, in English, where the months do not say it. */
  why?: string;
  /** What the report will lack, in English. */
  warnings?: string[];
}

/** What a kind of report is about. */
export type About = 'kommune' | 'landet';

type InputOf<A extends About> = A extends 'kommune' ? KommuneInput : ReportInput;

/** The editions of a kommune's report that are kept. */
export interface EditionsAtHand {
  /** Their archive; `undefined` when none is kept. */
  archive: string | undefined;
  /** By month and number. */
  editions: readonly FullEdition[];
  /** What is wrong with others, in English. */
  warnings: readonly string[];
}

/** The delivery that an earlier edition was made from. */
export interface EarlierDelivery {
  delivery: Delivery;
  /** Why cells of a month are others in it than now, by kommune: of those that both count from case extracts. */
  causes(month: Month): Promise<ReadonlyMap<Area, Causes>>;
}

/** Where a report looks for what it alone is made from. */
interface Surroundings<A extends About> {
  delivery: Delivery;
  closer: CloserLook;
  /** The figures that it shows, exact, as its archive keeps them. */
  shown: readonly Shown[];
  editions(): Promise<EditionsAtHand>;
  /** `undefined` where none is at hand. */
  earlier: EarlierDelivery | undefined;
  month: Month;
  kommune: A extends 'kommune' ? Kommune : undefined;
}

/** What every kind of report says of itself. */
interface Description {
  /** As `--rapport` names it: its template's folder, and the beginning of its files' names. */
  name: string;
  about: About;
  /** What it is, in English. */
  description: string;
  /** It is about skærpet tilsyn: there is none of a month without it. */
  supervised?: true;
  /** Folder among the fixtures with the demonstration data that it is shown by. */
  demo: string;
  /** What its templates may ask for beside what all of them may, by the insert's name. */
  inserts: Readonly<Record<string, { settings: Settings }>>;
  /** What it is made from: all that is read, with what is lost where a delivery lacks it. */
  needs: readonly Need[];
  /** The periods that its figures are counted in. */
  span(month: Month, rules: RuleBook): Span;
}

/**
 * A kind of report as its own folder defines it. `Options` are those that it takes beside the ones of every report,
 * `Own` is what it is made from beside the figures that all reports share.
 */
export interface Definition<A extends About, Options extends z.ZodObject, Own> extends Description {
  about: A;
  /** Its own options by name: each a command-line option, described by the zod type's `meta` (see options.ts). */
  options: Options;
  /** What it alone is made from. @throws {InputError} when that is not there or wrong. */
  own(options: z.output<Options>, where: Surroundings<A>): Promise<Own>;
  coverage(input: InputOf<A> & Own): Coverage;
  /** @throws {import('../sourceText/error.js').TemplateError} for a mistake in the template. */
  build(input: InputOf<A> & Own, template: Template): ReportDocument;
}

/** A report that can be made, and how much of it the data cover. */
export interface Makeable {
  coverage: Coverage;
  make(template: Template): ReportDocument;
}

/** A kind of report with the values of its own options: ready to be made, of any number of kommuner. */
export interface AskedFamily extends Description {
  /**
   * Its report of some input.
   * @param kommune for a family about one kommune; nobody for one about the whole country.
   */
  report(
    input: ReportInput,
    kommune: Kommune | undefined,
    where: Pick<Surroundings<About>, 'delivery' | 'closer' | 'shown' | 'editions' | 'earlier'>,
  ): Promise<Makeable>;
}

/** A kind of report: which data it is made from, and how. */
export interface Family extends Description {
  /** Its own options, for help and for the list of reports. */
  options: readonly OptionDescription[];
  /**
   * @param values of its own options, as the command line has them; `undefined` for those not given.
   * @throws {InputError} for a value that an option cannot have.
   */
  ask(values: Readonly<Record<string, unknown>>): AskedFamily;
}

/** A kind of report from its definition. */
export function family<A extends About, Options extends z.ZodObject, Own>(
  definition: Definition<A, Options, Own>,
): Family {
  const { options, own, coverage, build, ...description } = definition;
  return {
    ...description,
    options: optionsOf(options),
    ask: (values) => {
      const read = options.safeParse(values);
      const [issue] = read.error?.issues ?? [];
      if (issue) throw new InputError(`--${issue.path.join('.')}: ${issue.message}`);
      return {
        ...description,
        report: async (input, kommune, around) => {
          if (description.about === 'kommune' && !kommune)
            throw new Error(`a ${description.name} is about one kommune`);
          const { month } = input;
          const where = { ...around, month, kommune } as Surroundings<A>;
          const rest = await own(read.data as z.output<Options>, where);
          const whole = { ...input, kommune, ...rest } as unknown as InputOf<A> & Own;
          return { coverage: coverage(whole), make: (template) => build(whole, template) };
        },
      };
    },
  };
}

/** Whom a report is about, for messages. */
export const whomOf = (kommune: Kommune | undefined): string => kommune?.name ?? HELE_LANDET_NAME;

import type { z } from 'zod';
import type { Block, Chart, FigureBlock, Inline, RowsData, SeriesData } from '../../document/model.js';
import { type Insert, insert } from '../../template/insert.js';
import { later, laterNotes, maybeText, number, text, type Words } from '../../template/settings.js';
import { absent } from './table.js';

/** A figure's rows and what else is made from the same numbers. */
export interface FigureContent<Place extends string> {
  chart: Omit<Chart, 'template' | 'height'>;
  /** Names for the alternative text and the notes. */
  places: Readonly<Record<Place, string>>;
  data: Omit<SeriesData, 'title'> | Omit<RowsData, 'title'>;
  /** The table of the report that has its numbers, where they stand in one already. */
  table?: string;
  /** Notes that stand after the template's, whatever these are. */
  signs?: Inline[][];
}

/** A figure of a report. */
export interface FigureOf<Facts, Place extends string, More extends z.ZodRawShape> {
  /** Named places that its alternative text and its notes have beside the report's. */
  places: readonly Place[];
  /** Settings beside those that every figure has. */
  settings?: More;
  /** What is said when there is nothing to draw; the template may say it otherwise. */
  none: string;
  /** @param settings its own, and the height that the template gives it, in points. */
  content(
    facts: Facts,
    settings: Words<More> & { height?: number | undefined },
  ): FigureContent<Place> | undefined;
}

/** A figure block from its content, its caption and its chart template. */
export function figureBlock<Place extends string>(
  caption: Pick<FigureBlock, 'id' | 'title' | 'alt' | 'notes'> & { period?: string | undefined },
  template: { chart: string; height?: number | undefined },
  { chart, data, table }: Pick<FigureContent<Place>, 'chart' | 'data' | 'table'>,
): FigureBlock {
  const { id, title, period, alt, notes } = caption;
  const { height } = template;
  return {
    kind: 'figure',
    id,
    label: `Figur ${id}`,
    title,
    ...(period === undefined ? {} : { period }),
    chart: { template: template.chart, ...chart, ...(height ? { height } : {}) },
    alt,
    notes,
    data: { title, ...data },
    ...(table === undefined ? {} : { table }),
  };
}

/** A figure as a template may ask for it; without numbers, the reason. */
export function figureOf<Facts, Place extends string, More extends z.ZodRawShape>(
  id: string,
  figure: FigureOf<Facts, Place, More>,
): Insert<Facts> {
  const common = {
    title: text(),
    period: maybeText(),
    chart: text(),
    height: number(),
    alt: later(figure.places),
    notes: laterNotes(figure.places),
    none: text(figure.none),
  };
  return insert({ ...common, ...figure.settings }, (facts: Facts, all): Block[] => {
    const settings = all as typeof all & Words<typeof common> & Words<More>;
    const { title, period } = settings;
    const content = figure.content(facts, settings);
    if (!content) return absent(`Figur ${id}`, title, settings.none);
    const alt = settings.alt(content.places);
    const notes = [...settings.notes(content.places), ...(content.signs ?? [])];
    return [figureBlock({ id, title, period, alt, notes }, settings, content)];
  });
}

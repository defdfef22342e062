import { firstSheet } from './firstSheet.js';
import { renderJson } from './json.js';
import type { Renderer } from './rendered.js';

/** An output format: its name is the file's ending, too. */
interface Format {
  /** Whether its file can carry others inside. */
  holdsAttachments: boolean;
  /** Its renderer, loaded when it is asked for: the libraries behind some are large. */
  load(): Promise<Renderer>;
}

/** Every format that a report can be written in. */
export const FORMATS = {
  pdf: { holdsAttachments: true, load: async () => (await import('./pdf/pdf.js')).drawPdf },
  'ark.pdf': {
    holdsAttachments: false,
    load: async () => {
      const { drawPdf } = await import('./pdf/pdf.js');
      return (report, looks) => drawPdf(firstSheet(report), looks);
    },
  },
  html: { holdsAttachments: false, load: async () => (await import('./html/html.js')).renderHtml },
  json: { holdsAttachments: false, load: async () => async (report) => ({ content: renderJson(report) }) },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

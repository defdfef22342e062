import { type OpenReports, openReports } from '../../src/app/buildReports.js';
import type { Block, Inline, JsonObject, ReportDocument } from '../../src/document/model.js';
import { plainText } from '../../src/document/model.js';
import type { Month } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { RULES } from '../../src/rules/ruleset.js';
import { familyOf } from '../pdf/document.js';

/** The Beskæftigelsesindblik of any kommune in a month, from one reading of a folder. */
export async function openInsights(
  data: string,
  month: Month,
  options: Record<string, unknown> = {},
): Promise<OpenReports> {
  return openReports(await openDelivery(data), {
    rules: RULES,
    family: familyOf('beskaeftigelsesindblik').ask(options),
    month,
    attach: false,
    generator: { name: 'jcreport', version: '0' },
    senderOf: (kommune) => ({ publisher: kommune?.name ?? '' }),
  });
}

/** The sentences of the first page, as a reader has them. */
export function sentencesOf({ blocks }: ReportDocument): string[] {
  const list = blocks.find(
    (block): block is Extract<Block, { kind: 'list' }> => block.kind === 'list' && block.ordered,
  );
  return (list?.items ?? []).map((item) =>
    plainText(item.flatMap((part): Inline[] => (part.kind === 'paragraph' ? part.content : []))),
  );
}

/** Their kinds and numbers. */
export const messagesIn = ({ record }: ReportDocument): JsonObject[] => record.messages ?? [];

/** The numbers of a Danish text, without sign: `1.234`, `−0,30`. */
export const numbersIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\p{L}\d,])\d{1,3}(?:\.\d{3})*(?:,\d+)?/gu)].map(([number]) =>
    Number(number.replaceAll('.', '').replace(',', '.')),
  );

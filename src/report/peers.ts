import { z } from 'zod';
import { numberWord } from '../danish/number.js';
import {
  areaName,
  type Kommune,
  kommunerOfRar,
  maybeKommune,
  nearestKommuner,
  rarOf,
} from '../domain/kommuner.js';
import type { PeerChoice, Peers } from '../measures/peers.js';

/** A figure of more kommuner than this is not read. */
const MOST_PEERS = 20;

/** `Nordvest: Thisted, Morsø`: a name in front, when the list has one. */
function listOf(text: string): PeerChoice | string {
  const [, name, rest] = /^(?:([^:,]+):)?(.*)$/s.exec(text)!;
  const kommuner: Kommune[] = [];
  for (const part of rest!.split(',').map((one) => one.trim())) {
    const kommune = maybeKommune(part);
    if (!kommune)
      return `'${part}' is no kommune (nearest: ${nearestKommuner(part).join(', ')}); write a number of kommuner, rar, names by comma, or a group of the configuration`;
    if (!kommuner.includes(kommune)) kommuner.push(kommune);
  }
  if (kommuner.length > MOST_PEERS) return `${kommuner.length} kommuner are too many: at most ${MOST_PEERS}`;
  return { kind: 'list', kommuner, ...(name ? { name: name.trim() } : {}) };
}

function choiceOf(text: string): PeerChoice | string {
  const plain = text.trim();
  if (plain === '')
    return 'it is empty; write a number of kommuner, rar, names by comma, or a group of the configuration';
  if (/^rar$/i.test(plain)) return { kind: 'rar' };
  if (!/^\d+$/.test(plain) || maybeKommune(plain)) return listOf(plain);
  const count = Number(plain);
  return count >= 2 && count <= MOST_PEERS
    ? { kind: 'nearest', count }
    : `expected 2 to ${MOST_PEERS} kommuner, not ${plain}`;
}

/** Whom a kommune is set beside, or nothing when the option is not given: then the rules say. */
export const peersOption = () =>
  z
    .string()
    .transform((text, context): PeerChoice => {
      const choice = choiceOf(text);
      if (typeof choice !== 'string') return choice;
      context.addIssue({ code: 'custom', message: choice });
      return z.NEVER;
    })
    .optional()
    .meta({
      option: {
        argument: '<whom>',
        description:
          'compare with so many kommuner of the nearest expected share, with rar, with kommuner by comma, or with a group of the configuration',
      },
    });

/** That a choice leaves a kommune alone: a list of nobody else, or a RAR of one kommune. */
export function aloneWarnings(kommune: Kommune, choice: PeerChoice | undefined): string[] {
  if (choice === undefined || choice.kind === 'nearest') return [];
  const all = choice.kind === 'rar' ? kommunerOfRar(rarOf(kommune)) : choice.kommuner;
  if (all.some(({ code }) => code !== kommune.code)) return [];
  return [`--sammenlign gives ${kommune.name} no other kommune: the report compares it with nobody`];
}

/** The rule that chose the peers, as it stands in a sentence. */
export function peersInText(kommune: Kommune, { choice, kommuner }: Peers): string {
  switch (choice.kind) {
    case 'nearest':
      return `de ${numberWord(kommuner.length)} kommuner, hvis forventede andel er nærmest kommunens egen`;
    case 'rar':
      return `de øvrige kommuner i ${areaName(rarOf(kommune))}`;
    case 'list':
      return choice.name === undefined
        ? `${numberWord(kommuner.length)} kommuner, som er valgt til rapporten`
        : `${numberWord(kommuner.length)} kommuner i gruppen »${choice.name}«, som er valgt til rapporten`;
  }
}

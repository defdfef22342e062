import type { Explanation } from '../../core/explain.js';
import { UNITS_PER_HOUR } from '../../core/timeline.js';
import { formatDay, OPEN_END } from '../../domain/day.js';
import { FOKUSMAAL } from '../../domain/fokusmaal.js';
import { areaName } from '../../domain/kommuner.js';
import { formatMonth } from '../../domain/month.js';
import {
  FRITAGELSER,
  NO_STATUS,
  SAMTALEFORMER,
  SAMTALESTATUS,
  SAMTALETYPER,
  TILBUDSTYPER,
} from '../../domain/vocabulary.js';
import { ydelseOf } from '../../domain/ydelse.js';
import { regimeOf } from '../../rules/regime.js';
import type { RuleBook } from '../../rules/ruleset.js';
import type { CitizenRows } from '../../store/readCitizen.js';
import type { Account } from './account.js';

const interval = ({ from, to }: { from: number; to: number }) => ({
  fra: formatDay(from),
  til: to === OPEN_END ? null : formatDay(to),
});
const hours = (units: number): number => units / UNITS_PER_HOUR;

/** An explanation as plain data for other programs: the same facts as the text, days as `2020-08-31`. */
export function explanationJson(
  borgerId: string,
  explanation: Explanation,
  account: Account,
  rows: CitizenRows,
  book: RuleBook,
): Record<string, unknown> {
  const { outcome, placement, anciennitet, exemption, window, rules } = explanation;
  const at = (row: object) => rows.refs.get(row) ?? null;
  return {
    borger: borgerId,
    month: formatMonth(explanation.month),
    rules: { version: book.versionAt(explanation.month), changed: book.changes.map(({ rule }) => rule.id) },
    regime: regimeOf(book, explanation.month),
    summary: account.summary,
    inPopulation: outcome !== undefined,
    absence: explanation.absence ?? null,
    kommune: outcome ? areaName(outcome.kommune) : null,
    ydelse: outcome ? ydelseOf(outcome.ydelse).name : null,
    fokusmaal: Object.fromEntries(
      FOKUSMAAL.map((f) => [
        f,
        outcome ? { counted: outcome.counted[f], met: outcome.counted[f] ? outcome.met[f] : null } : null,
      ]),
    ),
    ydelser: explanation.ydelser.map((row) => ({
      ...interval(row),
      ydelse: ydelseOf(row.ydelse).name,
      kommune: areaName(row.kommune),
      introduktionsprogram: row.introduktion,
      decides: row === placement?.row,
      at: at(row),
    })),
    outOfScope: rows.outOfScope.map(({ ydelse, ref }) => ({ ydelse, at: ref })),
    passedOver: rows.passedOver.map(({ reason, ref }) => ({ reason, at: ref })),
    reference: placement ? formatDay(placement.reference) : null,
    anciennitet: anciennitet
      ? {
          counted: anciennitet.story.kind,
          start: anciennitet.story.kind === 'spell' ? formatDay(anciennitet.story.spell.start) : null,
          days: anciennitet.count,
          deadDays: anciennitet.dead,
          reached: anciennitet.reached,
          reachedOn: anciennitet.reachedOn === undefined ? null : formatDay(anciennitet.reachedOn),
        }
      : null,
    fritagelse: exemption
      ? Object.fromEntries(
          FOKUSMAAL.map((f) => {
            const { exemptDays, baseDays, exempt } = exemption[f];
            const list = exemption[f].rows.map((row) => ({
              ...interval(row),
              fritaget_for: FRITAGELSER[row.target]!.name,
              at: at(row),
            }));
            return [f, { exemptDays, baseDays, exempt, rows: list }];
          }),
        )
      : null,
    window: { from: formatMonth(window.from), to: formatMonth(window.to) },
    samtaler: {
      counted: explanation.samtaler.filter(({ verdict }) => verdict === 'counted').length,
      required: rules.samtalerRequired,
      rows: explanation.samtaler.map(({ samtale, verdict }) => ({
        dato: formatDay(samtale.day),
        samtaletype: SAMTALETYPER[samtale.type]!.name,
        form: samtale.form === null ? null : SAMTALEFORMER[samtale.form]!.name,
        status:
          samtale.status === null || samtale.status === NO_STATUS
            ? null
            : SAMTALESTATUS[samtale.status]!.name,
        verdict,
        at: at(samtale),
      })),
    },
    tilbud: {
      counted: explanation.tilbud.filter(({ verdict }) => verdict === 'counted').length,
      required: rules.tilbudRequired,
      rows: explanation.tilbud.map(({ tilbud, verdict }) => ({
        ...interval(tilbud),
        tilbudstype: TILBUDSTYPER[tilbud.type]!.name,
        verdict,
        at: at(tilbud),
      })),
    },
    loentimer: {
      hours: hours(explanation.hours),
      required: rules.hoursRequired,
      rows: explanation.loentimer.map(({ loentimer, inWindow }) => ({
        maaned: formatMonth(loentimer.month),
        timer: hours(loentimer.units),
        inWindow,
        at: at(loentimer),
      })),
    },
    early: explanation.early.map(({ completion, samtaleDays, tilbud }) => ({
      from: formatDay(completion.from),
      reachedOn: formatDay(completion.day),
      ydelse: ydelseOf(completion.row.ydelse).name,
      kommune: areaName(completion.row.kommune),
      samtaler: { days: samtaleDays, met: samtaleDays >= rules.earlySamtaler },
      tilbud: { counted: tilbud, met: tilbud >= rules.earlyTilbud },
    })),
  };
}

import type { Logo } from '../../document/model.js';
import type { Places } from '../../sourceText/places.js';

/** Who sends a report out. */
export interface Sender {
  /** The kommune when the configuration names nobody; empty in a report about the whole country. */
  publisher: string;
  /** The part of the organisation that answers for the report. */
  unit?: string;
  /** How to reach it, in one line. */
  contact?: string;
  logo?: Logo;
  /** When the figures were drawn, and when the next ones come, as it is to be printed: `12. september 2020`. */
  drawn?: string;
  nextUpdate?: string;
}

/** The named places about the sender; empty where the configuration is silent. */
export const senderPlaces = (from: Sender): Places => {
  const { publisher, unit = '', contact = '', drawn, nextUpdate } = from;
  const sender = [publisher, unit].filter((name) => name !== '').join(' · ');
  return {
    publisher,
    unit,
    contact,
    'sender.contact': contact === '' ? '' : `Kontakt: ${contact}.`,
    'data.drawn': drawn === undefined ? '' : `Tal trukket ${drawn}.`,
    'data.next': nextUpdate === undefined ? '' : `Næste opdatering: ${nextUpdate}.`,
    sender,
    'sender.published': sender === '' ? '' : `Udgivet af ${sender}.`,
  };
};

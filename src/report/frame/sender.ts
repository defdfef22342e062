import type { Logo } from '../../document/model.js';
import type { Places } from '../../sourceText/places.js';

/** Who sends a report out. */
export interface Sender {
  /** The kommune when the configuration names nobody. */
  publisher: string;
  /** The part of the organisation that answers for the report. */
  unit?: string;
  /** How to reach it, in one line. */
  contact?: string;
  logo?: Logo;
}

/** The named places about the sender; empty where the configuration is silent. */
export const senderPlaces = ({ publisher, unit = '', contact = '' }: Sender): Places => ({
  publisher,
  unit,
  contact,
  sender: unit === '' ? publisher : `${publisher} · ${unit}`,
});

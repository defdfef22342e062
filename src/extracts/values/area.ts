import { type Area, HELE_LANDET, HELE_LANDET_NAME, maybeKommune, maybeRar } from '../../domain/kommuner.js';
import { foldedText, plainText } from './text.js';

/** Areas of statistics that are neither a kommune nor the whole country. */
const OTHER_AREAS =
  /^(rar|amk|region|landsdel|provins|klynge|beskæftigelsesregion|arbejdsmarkedskontor|uoplyst|ukendt|uden for|udland|udlandet|grønland|færøerne|christiansø|øvrige|ikke fordelt|hele danmark)(?!\p{L})/u;
/** Areas of statistics by names of their own, in small letters. */
const BY_NAME = new Set([
  'sydøstjylland',
  'nordjylland',
  'vestjylland',
  'østjylland',
  'sydjylland',
  'midtjylland',
  'fyn',
  'sjælland',
  'hovedstaden',
  'københavns omegn',
  'københavn by',
  'byen københavn',
  'nordsjælland',
  'østsjælland',
  'vest- og sydsjælland',
  'syddanmark',
  'midt-nord',
  'øst',
  'syd',
]);
/** Code of Christiansø, which is no kommune. */
const CHRISTIANSOE = '411';

/** A kommune by name or code, or the whole country. */
export function parseArea(text: string): Area | undefined {
  if (foldedText(text) === HELE_LANDET_NAME.toLowerCase()) return HELE_LANDET;
  return maybeKommune(plainText(text))?.code;
}

/** The same, and the regional labour market councils: `RAR Nordjylland`. */
export function parseAreaOrRar(text: string): Area | undefined {
  const rar = /^rar (.+)$/.exec(foldedText(text));
  return (rar && maybeRar(rar[1]!)) ?? parseArea(text);
}

/** Whether a text names several kommuner as one area: `Vallensbæk/Ishøj`, `Jobcenter Tårnby-Dragør`. */
function isJoint(folded: string): boolean {
  const parts = folded.replace(/^jobcenter /, '').split(/\s*(?:\/|-|–|,| og | & )\s*/);
  return parts.length > 1 && parts.every((part) => maybeKommune(part) !== undefined);
}

/** Whether a text names an area of statistics that is no kommune and not the country: it is passed over. */
export function isOtherArea(text: string): boolean {
  const folded = foldedText(text);
  if (parseArea(text) !== undefined) return false;
  return folded === CHRISTIANSOE || OTHER_AREAS.test(folded) || BY_NAME.has(folded) || isJoint(folded);
}

/** Whether a text says that somebody lives outside Denmark's kommuner. */
export const isOutsideKommuner = (text: string): boolean =>
  /^(411|christiansø|udland|udlandet|uden for danmark|grønland|færøerne)( kommune)?$/.test(foldedText(text));

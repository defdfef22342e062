import { closest } from './nearest.js';
import { danishCollator } from './order.js';

/** One of the 98 kommuner. */
export interface Kommune {
  /** The official kommunekode, 101–860. */
  code: number;
  /** The name as jobindsats spells it, without "Kommune". */
  name: string;
  /** Its regionale arbejdsmarkedsråd (RAR) 2015–2024, without "RAR". */
  rar: string;
}

/** An area that figures are made for: a kommune's code, or {@link HELE_LANDET}. */
export type Area = number;

/** The whole country; no kommune has this code. */
export const HELE_LANDET: Area = 0;
export const HELE_LANDET_NAME = 'Hele landet';

/** Codes and names: Danmarks Statistik's list of kommuner; names as in jobindsats table Y30R21. */
const REGISTER: readonly (readonly [code: number, name: string, rar: string])[] = [
  [101, 'København', 'Hovedstaden'],
  [147, 'Frederiksberg', 'Hovedstaden'],
  [151, 'Ballerup', 'Hovedstaden'],
  [153, 'Brøndby', 'Hovedstaden'],
  [155, 'Dragør', 'Hovedstaden'],
  [157, 'Gentofte', 'Hovedstaden'],
  [159, 'Gladsaxe', 'Hovedstaden'],
  [161, 'Glostrup', 'Hovedstaden'],
  [163, 'Herlev', 'Hovedstaden'],
  [165, 'Albertslund', 'Hovedstaden'],
  [167, 'Hvidovre', 'Hovedstaden'],
  [169, 'Høje-Taastrup', 'Hovedstaden'],
  [173, 'Lyngby-Taarbæk', 'Hovedstaden'],
  [175, 'Rødovre', 'Hovedstaden'],
  [183, 'Ishøj', 'Hovedstaden'],
  [185, 'Tårnby', 'Hovedstaden'],
  [187, 'Vallensbæk', 'Hovedstaden'],
  [190, 'Furesø', 'Hovedstaden'],
  [201, 'Allerød', 'Hovedstaden'],
  [210, 'Fredensborg', 'Hovedstaden'],
  [217, 'Helsingør', 'Hovedstaden'],
  [219, 'Hillerød', 'Hovedstaden'],
  [223, 'Hørsholm', 'Hovedstaden'],
  [230, 'Rudersdal', 'Hovedstaden'],
  [240, 'Egedal', 'Hovedstaden'],
  [250, 'Frederikssund', 'Hovedstaden'],
  [253, 'Greve', 'Sjælland'],
  [259, 'Køge', 'Sjælland'],
  [260, 'Halsnæs', 'Hovedstaden'],
  [265, 'Roskilde', 'Sjælland'],
  [269, 'Solrød', 'Sjælland'],
  [270, 'Gribskov', 'Hovedstaden'],
  [306, 'Odsherred', 'Sjælland'],
  [316, 'Holbæk', 'Sjælland'],
  [320, 'Faxe', 'Sjælland'],
  [326, 'Kalundborg', 'Sjælland'],
  [329, 'Ringsted', 'Sjælland'],
  [330, 'Slagelse', 'Sjælland'],
  [336, 'Stevns', 'Sjælland'],
  [340, 'Sorø', 'Sjælland'],
  [350, 'Lejre', 'Sjælland'],
  [360, 'Lolland', 'Sjælland'],
  [370, 'Næstved', 'Sjælland'],
  [376, 'Guldborgsund', 'Sjælland'],
  [390, 'Vordingborg', 'Sjælland'],
  [400, 'Bornholm', 'Bornholm'],
  [410, 'Middelfart', 'Fyn'],
  [420, 'Assens', 'Fyn'],
  [430, 'Faaborg-Midtfyn', 'Fyn'],
  [440, 'Kerteminde', 'Fyn'],
  [450, 'Nyborg', 'Fyn'],
  [461, 'Odense', 'Fyn'],
  [479, 'Svendborg', 'Fyn'],
  [480, 'Nordfyns', 'Fyn'],
  [482, 'Langeland', 'Fyn'],
  [492, 'Ærø', 'Fyn'],
  [510, 'Haderslev', 'Sydjylland'],
  [530, 'Billund', 'Sydjylland'],
  [540, 'Sønderborg', 'Sydjylland'],
  [550, 'Tønder', 'Sydjylland'],
  [561, 'Esbjerg', 'Sydjylland'],
  [563, 'Fanø', 'Sydjylland'],
  [573, 'Varde', 'Sydjylland'],
  [575, 'Vejen', 'Sydjylland'],
  [580, 'Aabenraa', 'Sydjylland'],
  [607, 'Fredericia', 'Sydjylland'],
  [615, 'Horsens', 'Østjylland'],
  [621, 'Kolding', 'Sydjylland'],
  [630, 'Vejle', 'Sydjylland'],
  [657, 'Herning', 'Vestjylland'],
  [661, 'Holstebro', 'Vestjylland'],
  [665, 'Lemvig', 'Vestjylland'],
  [671, 'Struer', 'Vestjylland'],
  [706, 'Syddjurs', 'Østjylland'],
  [707, 'Norddjurs', 'Østjylland'],
  [710, 'Favrskov', 'Østjylland'],
  [727, 'Odder', 'Østjylland'],
  [730, 'Randers', 'Østjylland'],
  [740, 'Silkeborg', 'Østjylland'],
  [741, 'Samsø', 'Østjylland'],
  [746, 'Skanderborg', 'Østjylland'],
  [751, 'Aarhus', 'Østjylland'],
  [756, 'Ikast-Brande', 'Vestjylland'],
  [760, 'Ringkøbing-Skjern', 'Vestjylland'],
  [766, 'Hedensted', 'Østjylland'],
  [773, 'Morsø', 'Nordjylland'],
  [779, 'Skive', 'Vestjylland'],
  [787, 'Thisted', 'Nordjylland'],
  [791, 'Viborg', 'Vestjylland'],
  [810, 'Brønderslev', 'Nordjylland'],
  [813, 'Frederikshavn', 'Nordjylland'],
  [820, 'Vesthimmerlands', 'Nordjylland'],
  [825, 'Læsø', 'Nordjylland'],
  [840, 'Rebild', 'Nordjylland'],
  [846, 'Mariagerfjord', 'Nordjylland'],
  [849, 'Jammerbugt', 'Nordjylland'],
  [851, 'Aalborg', 'Nordjylland'],
  [860, 'Hjørring', 'Nordjylland'],
];

/** All 98 kommuner by ascending code, as jobindsats lists them. */
export const KOMMUNER: readonly Kommune[] = REGISTER.map(([code, name, rar]) => ({ code, name, rar }));

/** Spellings that occur and are neither a code nor the register's own name. */
const ALIASES: Readonly<Record<string, string>> = {
  Århus: 'Aarhus',
  Ålborg: 'Aalborg',
  Åbenrå: 'Aabenraa',
  Fåborg: 'Faaborg-Midtfyn',
  'Fåborg-Midtfyn': 'Faaborg-Midtfyn',
  'Høje Taastrup': 'Høje-Taastrup',
  'Høje-Tåstrup': 'Høje-Taastrup',
  'Lyngby-Tårbæk': 'Lyngby-Taarbæk',
  Nordfyn: 'Nordfyns',
  Vesthimmerland: 'Vesthimmerlands',
  Mors: 'Morsø',
  'Bornholms Regionskommune': 'Bornholm',
  'Brønderslev-Dronninglund': 'Brønderslev',
  Københavns: 'København',
};

const key = (text: string): string =>
  text.normalize('NFC').trim().toLocaleLowerCase('da').replace(/\s+/g, ' ');

const byCode = new Map(KOMMUNER.map((k) => [k.code, k]));
/** A name with every å as aa: both spellings are in use for the same kommuner. */
const withAa = (spelled: string): string => spelled.replaceAll('å', 'aa');

const bySpelling = new Map<string, Kommune>();
for (const kommune of KOMMUNER) bySpelling.set(withAa(key(kommune.name)), kommune);
for (const [spelling, name] of Object.entries(ALIASES)) {
  bySpelling.set(withAa(key(spelling)), bySpelling.get(withAa(key(name)))!);
}

/** The kommune with this code. @throws {Error} when the register has none. */
export function kommuneOfCode(code: number): Kommune {
  const kommune = byCode.get(code);
  if (!kommune) throw new Error(`no kommune has the code ${code}`);
  return kommune;
}

/** Kommuner that are islands, which Danish is on, not in. */
const ISLANDS = new Set(['Bornholm', 'Fanø', 'Langeland', 'Lolland', 'Læsø', 'Samsø', 'Ærø']);

/** `i Aalborg`, `på Læsø`. */
export const kommuneIn = ({ name }: Pick<Kommune, 'name'>): string =>
  `${ISLANDS.has(name) ? 'på' : 'i'} ${name}`;

/** What a kommune calls itself: `Aalborg Kommune`. */
export function kommuneTitle({ name }: Kommune): string {
  return TITLES[name] ?? `${name} Kommune`;
}

const TITLES: Readonly<Record<string, string>> = {
  København: 'Københavns Kommune',
  Bornholm: 'Bornholms Regionskommune',
};

/** Areas of the RAR begin here; no kommune has so high a code. */
const FIRST_RAR: Area = 1001;
const RARS: readonly string[] = [...new Set(REGISTER.map(([, , rar]) => rar))];

/** The regional labour market councils by name, without "RAR". */
export const RAR_NAMES = RARS;

/** The area of a RAR by its name without "RAR"; `undefined` when there is none. */
export function maybeRar(name: string): Area | undefined {
  const index = RARS.findIndex((rar) => key(rar) === key(name));
  return index < 0 ? undefined : FIRST_RAR + index;
}

/** The area of the RAR that a kommune belongs to. */
export const rarOf = (kommune: Kommune): Area => maybeRar(kommune.rar)!;

/** The kommuner of a RAR. */
export const kommunerOfRar = (area: Area): Kommune[] =>
  KOMMUNER.filter(({ rar }) => rar === RARS[area - FIRST_RAR]);

/** Whether an area is one of the 98 kommuner. */
export const isKommune = (area: Area): boolean => byCode.has(area);

/** Name of a kommune, "RAR Nordjylland", or "Hele landet". */
export function areaName(area: Area): string {
  if (area === HELE_LANDET) return HELE_LANDET_NAME;
  return area >= FIRST_RAR ? `RAR ${RARS[area - FIRST_RAR]}` : kommuneOfCode(area).name;
}

/**
 * The kommune that a text names: its code (`851`, `0851`), its name, an old or common spelling, with or without
 * "Kommune" behind it or "Jobcenter" in front; or code and name together (`851 Aalborg`), when they agree.
 * `undefined` when the register knows none.
 */
export function maybeKommune(text: string): Kommune | undefined {
  const spelled = key(text).replace(/^jobcenter /, '');
  if (/^\d+([.,]0+)?$/.test(spelled)) return byCode.get(Number(spelled.replace(',', '.')));
  const [, front, name, behind] = /^(\d+)?[ -]*(\D+?)[ -]*(?:\((\d+)\))?$/.exec(spelled) ?? [];
  const code = front ?? behind;
  if (code !== undefined) {
    const kommune = byName(name!);
    return kommune?.code === Number(code) ? kommune : undefined;
  }
  return byName(spelled);
}

function byName(name: string): Kommune | undefined {
  const spelled = withAa(name);
  const bare = spelled.replace(/ kommunes?$/, '');
  const plain = bare.replace(/^høje[ -]*/, 'høje-');
  return (
    bySpelling.get(spelled) ??
    bySpelling.get(bare) ??
    bySpelling.get(bare.replace(/s$/, '')) ??
    bySpelling.get(plain)
  );
}

/** The `count` kommuner whose names are spelled most like a text, nearest first. */
export function nearestKommuner(text: string, count = 3): string[] {
  return closest(key(text), KOMMUNER, (k) => key(k.name), count).map((k) => k.name);
}

/** Compares two kommuner by name in Danish order (Aa sorts as Å, last). */
export function byDanishName(a: { name: string }, b: { name: string }): number {
  return danishCollator.compare(a.name, b.name);
}

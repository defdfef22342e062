/** Where a rule comes from. */
export interface RuleSource {
  /** What it is, in Danish. */
  text: string;
  /** The day on which the values that cite it were last held against it; none for what is nobody's text. */
  confirmed?: string;
  /** Its own text could not be read: what it says is known from others that tell of it. */
  unread?: true;
}

/** The sources, under the keys that rule values and the method page cite. */
export const SOURCES = {
  'jobcenterindblik-2020': {
    text: 'STAR: Jobcenterindblik for Aalborg, august 2020, og for Herning, oktober 2020 (tabelnoter, noter og forklaring)',
    confirmed: '2026-11-22',
  },
  'star-qa-2020': {
    text: 'STAR: Spørgsmål og svar om fokusmålinger i det skærpede tilsyn, 20. december 2019 og 16. januar 2020',
    confirmed: '2026-11-22',
  },
  'bek-2019': {
    text: 'Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats, december 2019, §§ 1 og 2',
    confirmed: '2026-11-22',
  },
  'bek-564-2021': {
    text: 'Bekendtgørelse nr. 564 af 30. marts 2021',
    confirmed: '2026-11-22',
    unread: true,
  },
  'lov-295-2023': { text: 'Lov nr. 295 af 20. marts 2023', confirmed: '2026-11-25', unread: true },
  'lov-1750-2025': {
    text: 'Lov nr. 1750 af 29. december 2025 (lovforslag L 66): efter lovforslagets resumé afskaffes det statslige skærpede tilsyn',
    confirmed: '2026-11-25',
    unread: true,
  },
  'star-tilsyn': {
    text: 'STAR: Skærpet tilsyn med kommunernes beskæftigelsesindsats (hjemmeside)',
    confirmed: '2026-11-25',
  },
  'star-reform-2026': {
    text: 'STAR: Beskæftigelsesreformen, proces og svar på spørgsmål fra webinar den 21. januar 2026 (hjemmeside)',
    confirmed: '2026-11-25',
  },
  'star-kontanthjaelp-2025': {
    text: 'STAR: Nyt kontanthjælpssystem, aktiviteter og tidslinje (hjemmeside)',
    confirmed: '2026-11-25',
  },
  'star-tidlig-indsats': {
    text: 'STAR: Opfølgning på kommunernes tidlige indsats (hjemmeside, 14. november 2023 og 30. maj 2024)',
    confirmed: '2026-11-22',
  },
  'opfoelgning-2021': {
    text: 'Beskæftigelsesministeriet: Opfølgning på kommunernes afgivelse af samtaler og tilbud mv., august 2021',
    confirmed: '2026-11-22',
  },
  'aalborg-2019': {
    text: 'Aalborg Kommune: Orientering om skærpet tilsyn, december 2019',
    confirmed: '2026-11-22',
  },
  'jobindsats-2020-02': {
    text: 'jobindsats.dk: Fokusmålinger, 26. februar 2020',
    confirmed: '2026-11-22',
  },
  'jobindsats-2021-09': {
    text: 'jobindsats.dk: Ny jobcenterindbliksrapport, 28. september 2021',
    confirmed: '2026-11-22',
  },
  'jobindsats-noegletal': {
    text: 'jobindsats.dk: Om Nøgletal for beskæftigelsesindsatsen',
    confirmed: '2026-11-22',
  },
  jcreport: { text: 'Valgt af dette program, fordi ingen offentlig kilde afgør det' },
  bruger: { text: 'Ændret af brugeren for denne kørsel; ikke en regel, der gælder' },
} as const satisfies Record<string, RuleSource>;

export type SourceId = keyof typeof SOURCES;

/** A source by its key. */
export const sourceOf = (id: SourceId): RuleSource => SOURCES[id];

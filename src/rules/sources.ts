/** Where a rule comes from. The keys are the ones that rule values and the method page cite. */
export const SOURCES = {
  'jobcenterindblik-2020':
    'STAR: Jobcenterindblik for Aalborg, august 2020, og for Herning, oktober 2020 (tabelnoter, noter og forklaring)',
  'star-qa-2020':
    'STAR: Spørgsmål og svar om fokusmålinger i det skærpede tilsyn, 20. december 2019 og 16. januar 2020',
  'bek-2019':
    'Bekendtgørelse om skærpet tilsyn med kommunernes beskæftigelsesindsats, december 2019, §§ 1 og 2',
  'bek-564-2021': 'Bekendtgørelse nr. 564 af 30. marts 2021',
  'lov-295-2023': 'Lov nr. 295 af 20. marts 2023',
  'star-tilsyn': 'STAR: Skærpet tilsyn med kommunernes beskæftigelsesindsats (hjemmeside)',
  'star-tidlig-indsats':
    'STAR: Opfølgning på kommunernes tidlige indsats (hjemmeside, 14. november 2023 og 30. maj 2024)',
  'opfoelgning-2021':
    'Beskæftigelsesministeriet: Opfølgning på kommunernes afgivelse af samtaler og tilbud mv., august 2021',
  'aalborg-2019': 'Aalborg Kommune: Orientering om skærpet tilsyn, december 2019',
  'jobindsats-2020-02': 'jobindsats.dk: Fokusmålinger, 26. februar 2020',
  'jobindsats-2021-09': 'jobindsats.dk: Ny jobcenterindbliksrapport, 28. september 2021',
  'jobindsats-noegletal': 'jobindsats.dk: Om Nøgletal for beskæftigelsesindsatsen',
  jcreport: 'Valgt af dette program, fordi ingen offentlig kilde afgør det',
  bruger: 'Ændret af brugeren for denne kørsel; ikke en regel, der gælder',
} as const;

export type SourceId = keyof typeof SOURCES;

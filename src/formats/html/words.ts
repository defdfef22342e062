/** What a page says beside the document's own words, all of it. */
export const WORDS = {
  language: 'da',
  skip: 'Spring til indhold',
  contents: 'Indhold',
  toContents: 'Til indhold',
  toTop: 'Til toppen',
  figureNumbers: 'Tal i figuren',
  part: '{n} af {all}',
  hidden: 'skjult',
  newer: 'Der er en nyere udgave:',
  /** Of the tools that the script adds to long tables. */
  find: 'Find i tabellen',
  sort: 'Sortér efter',
  found: 'Viser {shown} af {all} rækker',
  sorted: 'Sorteret efter {head}, {order}',
  ascending: 'stigende',
  descending: 'faldende',
  unsorted: 'Rækkerne står, som de stod',
} as const;

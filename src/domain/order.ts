/** Danish alphabetical order: æ, ø, å last, and Aa as Å. */
export const danishCollator = new Intl.Collator('da-DK');

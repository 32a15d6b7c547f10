/**
 * The form in which texts are compared, as of this migration and frozen with it: no invisible characters, NFKC, lower case,
 * no space at the ends. Should the rules compare otherwise one day, a migration of its own will write all keys anew.
 */
export function textKey(text: string): string {
  const lower = text
    .replace(/\p{DI}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ');
  return lower.normalize('NFKC').trim();
}

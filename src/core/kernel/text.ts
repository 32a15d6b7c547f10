import { badInput } from './errors.js';

/** The longest text that is compared, in UTF-16 units. Normalising takes quadratic time on long runs of accents. */
export const maxComparedLength = 4096;

/**
 * The form in which a name is compared and sorted, which is close to Unicode's NFKC_Casefold: no invisible characters,
 * NFKC, lower case, no space at the ends. It is stored beside the name in a column that compares bytes, because databases
 * disagree about case, accents and trailing space. Letters that people tell apart stay apart (á and a, ß and ss, ı and i).
 * @throws BAD_USER_INPUT for a text of more than 4,096 characters
 */
export function textKey(text: string): string {
  return fragmentKey(text).trim();
}

/**
 * The form in which a part of a name is searched: `textKey` with the spaces at the ends kept, so that what starts with
 * 'Anna ' is not 'Annabel'.
 * @throws BAD_USER_INPUT for a text of more than 4,096 characters
 */
export function fragmentKey(text: string): string {
  if (text.length > maxComparedLength)
    throw badInput(`A text that is compared has at most ${maxComparedLength} characters; this one has ${text.length}.`);
  // Lower case writes a Greek sigma at the end of a word as ς; folded to σ, the start of a name is found in the name.
  const lower = text
    .replace(/\p{DI}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ');
  return lower.normalize('NFKC');
}

/**
 * The form in which an e-mail address is compared: the name as `textKey`, the domain in its ASCII (IDNA) form. It serves
 * for the end of an address as well (`@bücher.example`).
 */
export function emailKey(email: string): string {
  const key = textKey(email);
  const at = key.lastIndexOf('@');
  return at < 0 ? key : `${key.slice(0, at)}@${asciiDomain(key.slice(at + 1))}`;
}

/** The domain of an address in its ASCII form, or null for a text that is no address. */
export function emailDomain(email: string): string | null {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  return at < 1 ? null : key.slice(at + 1);
}

function asciiDomain(domain: string): string {
  // The URL parser is the platform's own IDNA. It would also drop a port, a path and escapes and would complete numbers
  // to IP addresses, so only what can be a host name comes to it. What it refuses stays and fails the address check.
  if (!/^[a-z0-9.\-\u0080-\u{10ffff}]+$/u.test(domain) || /(^|\.)[0-9][0-9a-fx]*\.?$/.test(domain)) return domain;
  // Versions of Node disagree about ASCII labels that only look like punycode; a key must not depend on the version.
  if (/^[a-z0-9.-]+$/.test(domain)) return domain;
  return URL.canParse(`http://${domain}/`) ? new URL(`http://${domain}/`).hostname : domain;
}

// Control characters, lone surrogates, line separators, annotation marks, and all that is invisible or changes direction
// and so makes two names look alike. U+FE0F, which makes a heart an emoji, may stay: the key leaves it out.
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\ufff9-\ufffb]|(?!\ufe0f)\p{DI}/u;

/**
 * Whether a text has more accents on one letter than Unicode's Stream-Safe Text Format allows (UAX #15, section 13), also
 * with what is invisible left out: such a text is slow to normalise.
 */
export function hasTooManyMarks(text: string): boolean {
  const tower = /\p{M}{31}/u;
  return tower.test(text) || tower.test(text.replace(/\p{DI}+/gu, ''));
}

/**
 * Checks a text that people read: 1 to `most` UTF-16 units, also in the form in which it is compared (unless
 * that is too long to be compared); nothing invisible, no space at the ends. Returns it in NFC.
 * @throws BAD_USER_INPUT with the argument's path
 */
export function checkedText(text: string, most: number, ...path: string[]): string {
  // Composing shortens a text to a quarter at most, so a longer one need not be normalised to be refused.
  if (text.length > 4 * most) throw tooLong(most, path);
  if (hasTooManyMarks(text)) throw badInput('The text must have at most 30 accents on one letter.', ...path);
  const normal = text.normalize('NFC');
  if (normal.length === 0) throw badInput('The text must not be empty.', ...path);
  if (normal.length > most) throw tooLong(most, path);
  if (normal !== normal.trim()) throw badInput('The text must not start or end with a space.', ...path);
  if (forbidden.test(normal)) throw badInput('The text must not hold control or invisible characters.', ...path);
  // Some characters grow (½ to 1⁄2); the column of the key must hold what the column of the text holds.
  if (most <= maxComparedLength && textKey(normal).length > most) throw tooLong(most, path);
  return normal;
}

/**
 * As much of a text, from its start, as `checkedText` takes: `text` is made of such texts and spaces, and may be longer than
 * `most`, or have a key that is. No character is cut in two.
 */
export function cutText(text: string, most: number): string {
  let cut = text.length > most ? text.slice(0, most).replace(/\p{Cs}$/u, '') : text;
  while (textKey(cut).length > most) cut = cut.replace(/.$/su, '');
  return cut.trimEnd();
}

function tooLong(most: number, path: readonly string[]): Error {
  return badInput(`The text must have at most ${most} characters (some, as ½, count as several).`, ...path);
}

// A name without the characters that separate or quote addresses in a mail's header, so that it can't become two; and a
// host name of at least two labels, of which the last is no number.
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const address = new RegExp(String.raw`^[^\s@()<>[\]:;,\\"]{1,64}@(?:localhost|(?:${label}\.)+(?!\d+$)${label})$`, 'u');

/**
 * Checks an e-mail address: RFC 5321's lengths, one `@`, no quoted name, a domain with a dot or `localhost`; all of it in
 * the form in which it is compared, too. Returns it in NFC.
 * @throws BAD_USER_INPUT with the argument's path
 */
export function checkedEmail(text: string, ...path: string[]): string {
  const email = checkedText(text, 254, ...path);
  const key = emailKey(email);
  if (key.length > 254 || !address.test(key))
    throw badInput(`'${email}' is not an e-mail address of the form 'name@example.com'.`, ...path);
  return email;
}

/** Checks a tenant's slug: 1 to 63 lower-case letters, digits and single dashes, as a DNS label has them. */
export function checkedSlug(text: string, ...path: string[]): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) || text.length > 63)
    throw badInput('A slug has 1 to 63 lower-case letters, digits and single dashes between them.', ...path);
  return text;
}

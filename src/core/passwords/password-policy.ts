import { DomainError } from '../kernel/errors.js';
import { textKey } from '../kernel/text.js';
import { commonPasswords } from './common-passwords.js';

/** How short and long a password may be. It is never cut off. */
export const passwordLimits = { leastCharacters: 12, mostBytes: 1024 } as const;

/** What a password must not be: the names by which its owner is known. */
export interface PasswordOwner {
  readonly username: string;
  readonly email: string | null;
  readonly displayName: string;
}

/** Fewer different characters than this are no more than a finger on a key. */
const LEAST_DIFFERENT = 5;

/**
 * A password in the form in which it is hashed, that of RFC 8265 (OpaqueString): every kind of space is a plain one, letters with
 * accents are composed, and case counts. Null for a text that no password can be: empty, too long, with control characters or
 * half a character.
 */
export function preparedPassword(text: string): string | null {
  // Composing shortens a text to a quarter at most, so a longer one need not be normalised to be refused.
  if (text.length > 4 * passwordLimits.mostBytes || /[\p{Cc}\p{Cs}]/u.test(text)) return null;
  const prepared = text.replace(/\p{Zs}/gu, ' ').normalize('NFC');
  const bytes = new TextEncoder().encode(prepared).length;
  return bytes === 0 || bytes > passwordLimits.mostBytes ? null : prepared;
}

/**
 * Checks a new password, and answers it in the form in which it is hashed. As NIST SP 800-63B advises it must be long and not be
 * what everybody would guess, and need not have characters of any kind.
 * @throws INVALID with the argument's path; never with the password
 */
export function checkedPassword(text: string, owner: PasswordOwner, ...path: string[]): string {
  const prepared = preparedPassword(text);
  const { leastCharacters, mostBytes } = passwordLimits;
  if (prepared === null || [...prepared].length < leastCharacters)
    throw invalid(
      `A password has at least ${leastCharacters} characters, at most ${mostBytes} bytes, and no control characters.`,
      path,
    );
  const key = guessable(prepared);
  const names = [owner.username, owner.email ?? '', owner.email?.split('@')[0] ?? '', owner.displayName];
  if (names.some((name) => name !== '' && isMadeOf(key, guessable(name))))
    throw invalid('A password must not be the name or the address of its owner.', path);
  if (new Set(key).size < LEAST_DIFFERENT || isInARow(key) || commonPasswords.some((word) => isMadeOf(key, word)))
    throw invalid(
      'This password is one of those that are tried first. A few words that have nothing to do with each other are better.',
      path,
    );
  return prepared;
}

// What counts as the same guess: whatever the case and the spaces. A text of more characters than are compared is no name.
function guessable(text: string): string {
  return text.length > passwordLimits.mostBytes ? text : textKey(text).replaceAll(' ', '');
}

// Once or several times the same word, with figures and marks before and behind.
function isMadeOf(key: string, word: string): boolean {
  if (word.length === 0) return false;
  const rest = key.replaceAll(word, '');
  return rest.length < key.length && /^[\d\W_]*$/.test(rest) && !/\p{L}/u.test(rest);
}

// 1234… and abcd…, forwards or backwards.
function isInARow(key: string): boolean {
  const codes = [...key].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, n) => code - (codes[n] as number));
  const inARow = steps.filter((step) => Math.abs(step) === 1).length;
  return inARow >= steps.length - 1;
}

function invalid(message: string, path: readonly string[]): DomainError {
  return new DomainError('INVALID', message, path);
}

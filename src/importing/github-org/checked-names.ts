import { DomainError } from '../../core/kernel/errors.js';
import { checkedSlug, checkedText, textKey } from '../../core/kernel/text.js';
import type { Entry } from './yaml-entry.js';

/** A name that was checked, and the key it is compared by. */
export interface Name {
  readonly name: string;
  readonly key: string;
}

/** A login: 1 to 39 letters, digits, `-` and `_`; apps end in `[bot]`. An `@` before it is left out, as GitHub does. */
export function readLogin(entry: Entry): Name | undefined {
  const login = entry.text('A login')?.trim().replace(/^@/, '');
  if (login === undefined) return undefined;
  if (/^[A-Za-z0-9_-]{1,39}(\[bot\])?$/.test(login)) return { name: login, key: textKey(login) };
  entry.error(`'${login}' is no login: a login has 1 to 39 letters, digits, '-' and '_'.`);
  return undefined;
}

/** The logins of a list with their places. */
export function readLogins(entry: Entry | undefined, what: string): { login: Name; at: Entry }[] {
  return (entry?.list(what) ?? []).flatMap((at) => {
    const login = readLogin(at);
    return login ? [{ login, at }] : [];
  });
}

/** A team's name: 1 to 200 visible characters. */
export function checkTeamName(name: string, entry: Entry): Name | undefined {
  return checked(entry, () => named(checkedText(name, 200), 200));
}

/** A repository's name: 1 to 100 letters, digits, `-`, `_` and `.`. */
export function checkRepositoryName(name: string, entry: Entry): Name | undefined {
  if (/^[A-Za-z0-9._-]{1,100}$/.test(name)) return { name, key: textKey(name) };
  entry.error(`'${name}' is no repository: its name has 1 to 100 letters, digits, '-', '_' and '.'.`);
  return undefined;
}

/** The display name of an organisation: up to 200 visible characters; undefined when there is none. */
export function readDisplayName(entry: Entry | undefined): string | undefined {
  const text = textOf(entry, 'The name');
  return text && entry ? checked(entry, () => named(checkedText(text, 200), 200))?.name : undefined;
}

/** A description of up to 1,000 characters without control characters; undefined when there is none. */
export function readDescription(entry: Entry | undefined): string | undefined {
  const text = textOf(entry, 'The description')?.normalize('NFC');
  if (!text || !entry) return undefined;
  if (text.length > 1000) entry.error(`The description has ${text.length} characters; at most 1000 fit.`);
  else if (/(?![\n\r\t])[\p{Cc}\p{Cs}]/u.test(text)) entry.error('The description must not hold control characters.');
  else return text;
  return undefined;
}

/** The slug of the tenant that an organisation becomes: its login in lower case. */
export function slugOf(organization: string): string {
  return checkedSlug(organization.toLowerCase());
}

function textOf(entry: Entry | undefined, what: string): string | undefined {
  return entry && !entry.empty ? entry.text(what)?.trim() : undefined;
}

function named(name: string, most: number): Name {
  const key = textKey(name);
  if (key.length > most) throw new DomainError('INVALID', 'The text is too long when it is written in plain letters.');
  return { name, key };
}

function checked<T>(entry: Entry, check: () => T): T | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    entry.error(error.message);
    return undefined;
  }
}

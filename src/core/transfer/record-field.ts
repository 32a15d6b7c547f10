import { badInput } from '../kernel/errors.js';
import { isId, parseId, type Id, type IdPrefix } from '../kernel/ids.js';
import { parseTime } from '../kernel/scim-value.js';
import { checkedEmail, checkedSlug, checkedText } from '../kernel/text.js';
import { isWebAddress } from '../users/profile.js';

/** A value as JSON has it. */
export type JsonValue = string | number | boolean | null | readonly string[];

/** One key of a record: how its value is written in a file, and how it is read and checked. */
export interface Field<T> {
  /** @throws BAD_USER_INPUT for a value that the key can't have */
  read(given: unknown): T;
  write(value: T): JsonValue;
  /** What a key that is left out stands for; absent where one has to be given. May look at the keys before it. */
  absent?(earlier: Readonly<Record<string, unknown>>): T;
  /** Whether the value names something that an earlier record, or every instance, has. */
  readonly refers?: boolean;
}

function textField<T extends string>(read: (text: string) => T): Field<T> {
  return {
    read: (given) => {
      if (typeof given !== 'string') throw badInput(`A text is expected, not ${named(given)}.`);
      return read(given);
    },
    write: (value) => value,
  };
}

/** A name or another text that people read, of up to so many characters. */
export function text(most: number): Field<string> {
  return textField((given) => checkedText(given, most));
}

/** A longer text, which may have several lines. */
export function note(most: number): Field<string> {
  return textField((given) => {
    const normal = given.normalize('NFC');
    if (normal.trim() === '') throw badInput('The text must not be empty; leave the key out instead.');
    if (normal.length > most) throw badInput(`The text has ${normal.length} characters; at most ${most} fit.`);
    if (/(?![\n\r\t])[\p{Cc}\p{Cs}]/u.test(normal)) throw badInput('The text must not hold control characters.');
    return normal;
  });
}

/** A code that another system made, kept letter by letter. */
export function code(most: number): Field<string> {
  return textField((given) => {
    if (given === '' || given.length > most) throw badInput(`1 to ${most} characters are expected.`);
    if (/[\p{Cc}\p{Cs}]/u.test(given)) throw badInput('The text must not hold control characters.');
    // MySQL takes 'a' and 'a ' for the same.
    if (given !== given.trim()) throw badInput('The text must not start or end with a space.');
    return given;
  });
}

/** A text of this form; `expected` says which, as in "… is expected". */
export function pattern(form: RegExp, expected: string): Field<string> {
  return textField((given) => {
    if (!form.test(given)) throw badInput(`'${shown(given)}' won't do: ${expected} is expected.`);
    return given;
  });
}

/** A text of a form that no message repeats. */
export function secret(form: RegExp, expected: string): Field<string> {
  return textField((given) => {
    if (!form.test(given)) throw badInput(`This won't do: ${expected} is expected.`);
    return given;
  });
}

/** A tenant's slug. */
export const slug: Field<string> = textField((given) => checkedSlug(given));

/** An e-mail address. */
export const email: Field<string> = textField((given) => checkedEmail(given));

/** The address of a picture or page. */
export const url: Field<string> = textField((given) => {
  if (!isWebAddress(given)) throw badInput('A web address (https://…) of up to 1000 characters is expected.');
  return code(1000).read(given);
});

/** One of a few words. */
export function word<W extends string>(...words: readonly W[]): Field<W> {
  return textField((given) => {
    const found = words.find((one) => one === given);
    if (found === undefined) throw badInput(`'${shown(given)}' is none of ${words.join(', ')}.`);
    return found;
  });
}

/** The record's own id. */
export function ownId<P extends IdPrefix>(...prefixes: readonly P[]): Field<Id<P>> {
  return textField((given) => {
    if (isId(given, ...prefixes)) return given;
    const expected = prefixes.map((prefix) => `${prefix}_…`).join(' or ');
    if (parseId(given) !== undefined)
      throw badInput(`'${given}' is the id of something else: ${expected} is expected.`);
    throw badInput(`'${shown(given)}' is not an id: ${expected} with 26 characters is expected.`);
  });
}

/** The id of something else. */
export function idOf<P extends IdPrefix>(...prefixes: readonly P[]): Field<Id<P>> {
  return { ...ownId(...prefixes), refers: true };
}

/** A moment, in milliseconds since 1970; in a file as ISO 8601. */
export const time: Field<number> = {
  read: (given) => {
    const moment = typeof given === 'string' ? parseTime(given) : undefined;
    if (moment === undefined) throw badInput(`A time as "2026-01-31T09:00:00.000Z" is expected, not ${named(given)}.`);
    return moment;
  },
  write: (value) => new Date(value).toISOString(),
};

/** True or false; false when left out. */
export const flag: Field<boolean> = {
  read: (given) => {
    if (typeof given !== 'boolean') throw badInput(`true or false is expected, not ${named(given)}.`);
    return given;
  },
  write: (value) => value,
  absent: () => false,
};

/** A whole number within these bounds. */
export function whole(least: number, most: number): Field<number> {
  return {
    read: (given) => {
      if (!Number.isInteger(given) || (given as number) < least || (given as number) > most)
        throw badInput(`A whole number from ${least} to ${most} is expected, not ${named(given)}.`);
      return given as number;
    },
    write: (value) => value,
  };
}

/** Up to so many different texts, at least one; their order means nothing and is not kept. */
export function setOf(field: Field<string>, most: number): Field<readonly string[]> {
  return {
    read: (given) => {
      if (!Array.isArray(given)) throw badInput(`A list is expected, not ${named(given)}.`);
      if (given.length > most) throw badInput(`A list of at most ${most} is expected, not of ${given.length}.`);
      return [...new Set(given.map((one) => field.read(one)))].sort();
    },
    write: (value) => value,
  };
}

/** How often something was changed, counted from 1. */
export const version: Field<number> = {
  read: (given) => {
    if (!Number.isInteger(given) || (given as number) < 1 || (given as number) > 0x7fffffff)
      throw badInput(`A whole number from 1 is expected, not ${named(given)}.`);
    return given as number;
  },
  write: (value) => value,
  absent: () => 1,
};

/** A field that may be left out or null. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return {
    read: (given) => (given === null ? null : field.read(given)),
    write: (value) => (value === null ? null : field.write(value)),
    absent: () => null,
    refers: field.refers ?? false,
  };
}

/** A field with a value of its own when it is left out. */
export function orElse<T>(field: Field<T>, absent: NonNullable<Field<T>['absent']>): Field<T> {
  return { ...field, absent };
}

function named(given: unknown): string {
  if (given === null) return 'null';
  if (given === undefined) return 'nothing';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'an object';
  return typeof given === 'string' ? `'${shown(given)}'` : `the ${typeof given} ${JSON.stringify(given)}`;
}

function shown(given: string): string {
  return given.length > 80 ? `${given.slice(0, 80)}…` : given;
}

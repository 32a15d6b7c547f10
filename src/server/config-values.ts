import { z } from 'zod';
import type { DatabaseAddress } from '../storage/database/database.js';
import { DatabaseUrlError, parseDatabaseUrl } from './database-url.js';

// How the text of a variable is read. The message of a problem goes on after the variable's name.

/** A whole number within limits. */
export function wholeNumber(fallback: number, least: number, most: number) {
  return z
    .string()
    .default(String(fallback))
    .transform((text, context) => {
      const value = Number(text);
      if (/^\d+$/.test(text) && value >= least && value <= most) return value;
      context.addIssue(`must be a whole number from ${least} to ${most}, not "${text}"`);
      return z.NEVER;
    });
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(values: T, fallback: T[number]) {
  return z
    .string()
    .default(fallback)
    .transform((text, context) => (isOneOf(values, text) ? text : notOneOf(values, text, context)));
}

/** One of some words; undefined when not set: the default may depend on other variables. */
export function oneOfOrUnset<const T extends readonly string[]>(values: T) {
  return z
    .string()
    .optional()
    .transform((text, context) =>
      text === undefined || isOneOf(values, text) ? text : notOneOf(values, text, context),
    );
}

function isOneOf<const T extends readonly string[]>(values: T, text: string): text is T[number] {
  return values.includes(text);
}

function notOneOf(values: readonly string[], text: string, context: z.RefinementCtx<unknown>): never {
  context.addIssue(`must be one of ${values.join(', ')}, not "${text}"`);
  return z.NEVER;
}

/** On or off; undefined when not set: the default may depend on the environment. */
export function onOrOff() {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === 'on' || text === 'off') return text === undefined ? undefined : text === 'on';
      context.addIssue(`must be on or off, not "${text}"`);
      return z.NEVER;
    });
}

/** The address of a database. */
export function databaseUrl(fallback: string) {
  return z.string().default(fallback).transform(readDatabaseUrl);
}

/** The address of a server that speaks the MySQL protocol; undefined when not set. */
export function mysqlUrlOrUnset() {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const address = readDatabaseUrl(text, context);
      if (address.kind === 'mysql') return address;
      context.addIssue('must begin with "mysql://" or "mariadb://"');
      return z.NEVER;
    });
}

function readDatabaseUrl(text: string, context: z.RefinementCtx<unknown>): DatabaseAddress {
  try {
    return parseDatabaseUrl(text);
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error;
    context.addIssue(error.message);
    return z.NEVER;
  }
}

/** Several values with commas between; undefined when one of them is wrong. */
export function listOf(text: string, isRight: (value: string) => boolean): readonly string[] | undefined {
  const values = text.split(',').map((value) => value.trim());
  return values.every(isRight) ? values : undefined;
}

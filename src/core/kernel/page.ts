import { badInput } from './errors.js';

/** The values that place a row in an order: one per order term, the row's id last. */
export type Position = readonly (string | number | null)[];

/** A wish for one page: `limit` rows after (or, backwards, before) a position. */
export interface PageRequest {
  /** A whole number from 0 to what a field allows. `pageRequest` checks both; the storage writes it into SQL as it is. */
  readonly limit: number;
  readonly backwards: boolean;
  readonly from?: Position;
}

/** A row with its place in the order, from which a cursor can be made. */
export interface Placed<T> {
  readonly item: T;
  readonly position: Position;
}

/** One page in the order asked for. `more` tells whether rows follow in the direction of travel. */
export interface Page<T> {
  readonly rows: readonly Placed<T>[];
  readonly more: boolean;
}

/** The four arguments of a Relay connection. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** How many rows a page has when the caller does not say. */
export const defaultPageSize = 20;

/**
 * Checks the arguments of a connection. `first` and `last` are 0 to `most`; they exclude each other, as do the cursors.
 * @throws BAD_USER_INPUT with the argument's path; a page is never cut silently
 */
export function pageRequest(args: PageArguments, most: number, readCursor: (text: string) => Position): PageRequest {
  const backwards = args.last != null;
  if (backwards && args.first != null) throw badInput('Give either `first` or `last`, not both.', 'last');
  if (args.after != null && (backwards || args.before != null))
    throw badInput('`after` goes with `first`; to page backwards give `last` and `before`.', 'after');
  if (args.before != null && !backwards) throw badInput('`before` goes with `last`.', 'before');
  const name = backwards ? 'last' : 'first';
  const limit = (backwards ? args.last : args.first) ?? Math.min(defaultPageSize, most);
  if (!Number.isInteger(limit) || limit < 0) throw badInput(`\`${name}\` must be a whole number, 0 or more.`, name);
  if (limit > most) throw badInput(`\`${name}\` must be at most ${most}; ask for the rest with a cursor.`, name);
  const cursor = backwards ? args.before : args.after;
  return cursor == null ? { limit, backwards } : { limit, backwards, from: readCursor(cursor) };
}

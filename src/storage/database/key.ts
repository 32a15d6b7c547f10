import { isId, type IdPrefix } from '../../core/kernel/ids.js';
import { badInput } from '../../core/kernel/errors.js';
import type { ListShape } from './list-shape.js';
import { idValue, sql, type Sql } from './sql.js';

/** The key of rows that have an id: it breaks ties and names the row in a cursor. */
export function idKey<T extends { readonly id: string }>(column: Sql, ...prefixes: IdPrefix[]): ListShape<T>['key'] {
  return { column, of: (item) => item.id, value: (text) => idSql(text, prefixes) };
}

/** The same for rows that hold their thing as `node`. */
export function nodeKey<T extends { readonly node: { readonly id: string } }>(
  column: Sql,
  ...prefixes: IdPrefix[]
): ListShape<T>['key'] {
  return { column, of: (item) => item.node.id, value: (text) => idSql(text, prefixes) };
}

function idSql(text: string, prefixes: IdPrefix[]): Sql {
  if (!isId(text, ...prefixes)) throw badInput('This cursor is not of this list.', 'after');
  return sql`${idValue(text)}`;
}

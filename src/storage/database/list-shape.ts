import type { Visibility } from '../../core/access/visibility.js';
import type { ConditionValue, FieldKind } from '../../core/kernel/condition.js';
import type { IdPrefix } from '../../core/kernel/ids.js';
import type { Reading } from './reading.js';
import type { Sql } from './sql.js';

/** Where a field of a filter or an order is found. */
export interface FieldColumn {
  readonly kind: FieldKind;
  readonly nullable?: boolean;
  /** The column or expression; one that depends on what the caller may see is a function of that. */
  readonly column: Sql | ((visibility: Visibility) => Sql);
  /** For ids: the types that the column holds, each with what else tells its rows from those of the others. */
  readonly types?: Readonly<Partial<Record<IdPrefix, Sql>>>;
}

/** A demand on related rows as a predicate over the root row. */
export type RelationPredicate = (args: Readonly<Record<string, ConditionValue>>, visibility: Visibility) => Sql;

/** A field of a list by its name, with its column in the eyes of the caller. */
export function fieldOf(
  shape: { readonly fields: ListShape<never>['fields'] },
  name: string,
  visibility: Visibility,
): { readonly field: FieldColumn; readonly column: Sql } {
  const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
  if (field === undefined) throw new TypeError(`There is no field '${name}' in this list.`);
  return { field, column: typeof field.column === 'function' ? field.column(visibility) : field.column };
}

/** How rows of one kind are listed: every list, count and look-up of the kind is made from this. */
export interface ListShape<T> {
  readonly from: Sql;
  readonly reading: Reading<T>;
  /** What breaks ties and names the row in a cursor. */
  readonly key: { readonly column: Sql; readonly of: (item: T) => string; readonly value: (text: string) => Sql };
  readonly fields: Readonly<Record<string, FieldColumn>>;
  readonly relations?: Readonly<Record<string, RelationPredicate>>;
  /** Columns of keys in which free text is looked for. */
  readonly search: readonly Sql[];
  /** Undefined when everybody may see every row. */
  readonly visible: (visibility: Visibility) => Sql | undefined;
}

/** A list below each of several parents. `from` is given the parents, for lists that must reduce them early. */
export interface RelationShape<T> extends Omit<ListShape<T>, 'from'> {
  readonly from: (parents: Sql) => Sql;
  readonly parent: Sql;
  /** Whether the parent itself is seen, where the rows below it do not tell: nothing is below what is not there. */
  readonly parentVisible?: (visibility: Visibility) => Sql | undefined;
}

import type { Visibility } from '../../core/access/visibility.js';
import { push } from '../../core/kernel/collections.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import type { Page, PageRequest, Placed, Position } from '../../core/kernel/page.js';
import { conditionSql, searchSql } from './filter-sql.js';
import { idList, isAmongIds } from './id-list.js';
import { afterSql, keysetColumns, orderSql, type KeysetColumn } from './keyset.js';
import type { ListShape, RelationShape } from './list-shape.js';
import type { Selected } from './reading.js';
import type { Row, SqlSession } from './session.js';
import { and, bytesKey, idValue, joined, raw, sql, type Sql } from './sql.js';

type Predicates = Pick<ListShape<never>, 'fields' | 'relations' | 'search' | 'visible'>;

/** What every statement about a list has in common: what may be seen, what is asked, what is searched. */
export function listPredicates(shape: Predicates, query: ListQuery, visibility: Visibility): (Sql | undefined)[] {
  return [
    shape.visible(visibility),
    query.condition && conditionSql(query.condition, shape, visibility),
    query.search === undefined ? undefined : searchSql(query.search, shape),
  ];
}

/** One page of a list, in one statement that touches the root table and EXISTS alone. */
export async function readPage<T>(
  session: SqlSession,
  shape: ListShape<T>,
  query: ListQuery,
  page: PageRequest,
  visibility: Visibility,
): Promise<Page<T>> {
  const columns = keysetColumns(query.orderBy, shape, visibility);
  const where = listPredicates(shape, query, visibility);
  if (page.from) where.push(afterSql(columns, page.from, page.backwards));
  const selected = shape.reading.select(visibility, session.wanted);
  const statement = sql`SELECT ${selected.columns}${placeColumns(columns)} FROM ${shape.from} ${selected.joins} WHERE ${and(where)}
    ORDER BY ${orderSql(columns, page.backwards)} LIMIT ${raw(page.limit + 1)}`;
  return pageOf(await session.rows(statement), shape, selected.read, columns, page);
}

/** How many rows the whole list has. */
export async function countRows<T>(
  session: SqlSession,
  shape: ListShape<T>,
  query: ListQuery,
  visibility: Visibility,
): Promise<number> {
  const where = and(listPredicates(shape, query, visibility));
  const row = await session.row(sql`SELECT COUNT(*) AS count FROM ${shape.from} WHERE ${where}`);
  return Number(row['count']);
}

/** The visible rows among these ids, in the order asked, null in place for the others. One statement. */
export async function readByIds<T extends { readonly id: string }>(
  session: SqlSession,
  shape: ListShape<T>,
  ids: readonly Id[],
  visibility: Visibility,
): Promise<(T | null)[]> {
  if (ids.length === 0) return [];
  const where = and([isAmongIds(session.dialect, shape.key.column, ids), shape.visible(visibility)]);
  const { columns, joins, read } = shape.reading.select(visibility, session.wanted);
  const rows = await session.rows(sql`SELECT ${columns} FROM ${shape.from} ${joins} WHERE ${where}`);
  const found = new Map<string, T>();
  for (const row of rows) {
    const item = read(row);
    found.set(item.id, item);
  }
  return ids.map((id) => found.get(id) ?? null);
}

/** A page below each of several parents, in the parents' order. One statement however many parents. */
export async function readPages<T>(
  session: SqlSession,
  shape: RelationShape<T>,
  parents: readonly Id[],
  query: ListQuery,
  page: PageRequest,
  visibility: Visibility,
): Promise<Page<T>[]> {
  if (parents.length === 0) return [];
  const columns = keysetColumns(query.orderBy, shape, visibility);
  const where = [shape.parentVisible?.(visibility), ...listPredicates(shape, query, visibility)];
  if (page.from) where.push(afterSql(columns, page.from, page.backwards));
  const selected = shape.reading.select(visibility, session.wanted);
  const parentBytes = parents.map(idValue);
  const statement =
    parents.length === 1
      ? onePage(shape, parents[0] as Id, selected, columns, where, page)
      : partitionedPages(shape, idList(session.dialect, parents, parentBytes), selected, columns, where, page);
  const rows = new Map<string, Row[]>();
  for (const row of await session.rows(statement)) push(rows, bytesKey(row['parent_key']), row);
  if (parents.length > 1) for (const siblings of rows.values()) if (!inPlace(siblings)) siblings.sort(byPlace);
  return parentBytes.map((bytes) => pageOf(rows.get(bytesKey(bytes)) ?? [], shape, selected.read, columns, page));
}

// A single parent needs no window function, and the server can stop reading at the limit.
function onePage<T>(
  shape: RelationShape<T>,
  parent: Id,
  selected: Selected<T>,
  columns: KeysetColumn[],
  where: (Sql | undefined)[],
  page: PageRequest,
): Sql {
  const value = sql`${idValue(parent)}`;
  return sql`SELECT ${shape.parent} AS parent_key, ${selected.columns}${placeColumns(columns)}
    FROM ${shape.from(value)} ${selected.joins}
    WHERE ${and([sql`${shape.parent} = ${value}`, ...where])}
    ORDER BY ${orderSql(columns, page.backwards)} LIMIT ${raw(page.limit + 1)}`;
}

// Each parent's rows are put in order afterwards: the server would sort them all once more, as wide as they are.
function partitionedPages<T>(
  shape: RelationShape<T>,
  parents: Sql,
  selected: Selected<T>,
  columns: KeysetColumn[],
  where: (Sql | undefined)[],
  page: PageRequest,
): Sql {
  const order = orderSql(columns, page.backwards);
  return sql`SELECT * FROM (SELECT ${shape.parent} AS parent_key, ${selected.columns}${placeColumns(columns)},
    ROW_NUMBER() OVER (PARTITION BY ${shape.parent} ORDER BY ${order}) AS place
    FROM ${shape.from(parents)} ${selected.joins} WHERE ${and([sql`${shape.parent} IN (${parents})`, ...where])}) ranked
    WHERE place <= ${raw(page.limit + 1)}`;
}

// PERF: servers give most in order, and to find that out costs less than to sort.
function inPlace(rows: readonly Row[]): boolean {
  for (let n = 1; n < rows.length; n++) if (byPlace(rows[n - 1] as Row, rows[n] as Row) > 0) return false;
  return true;
}

function byPlace(one: Row, other: Row): number {
  return Number(one['place']) - Number(other['place']);
}

/** How many rows the list has below each parent, in the parents' order. One statement. */
export async function countBelow<T>(
  session: SqlSession,
  shape: RelationShape<T>,
  parents: readonly Id[],
  query: ListQuery,
  visibility: Visibility,
): Promise<number[]> {
  if (parents.length === 0) return [];
  const values = idList(session.dialect, parents);
  const where = and([
    sql`${shape.parent} IN (${values})`,
    shape.parentVisible?.(visibility),
    ...listPredicates(shape, query, visibility),
  ]);
  const rows = await session.rows(
    sql`SELECT ${shape.parent} AS parent_key, COUNT(*) AS count FROM ${shape.from(values)} WHERE ${where} GROUP BY ${shape.parent}`,
  );
  const counts = new Map(rows.map((row) => [bytesKey(row['parent_key']), Number(row['count'])]));
  return parents.map((parent) => counts.get(bytesKey(idValue(parent))) ?? 0);
}

function placeColumns(columns: readonly KeysetColumn[]): Sql {
  const ordered = columns.slice(0, -1);
  return joined(
    ordered.map(({ column }, n) => sql`, ${column} AS order_${raw(n)}`),
    '',
  );
}

function pageOf<T>(
  rows: readonly Row[],
  shape: Pick<ListShape<T>, 'key'>,
  read: Selected<T>['read'],
  columns: readonly KeysetColumn[],
  page: PageRequest,
): Page<T> {
  const ordered = columns.slice(0, -1);
  const placed = rows.slice(0, page.limit).map((row): Placed<T> => {
    const item = read(row);
    const key = shape.key.of(item);
    if (ordered.length === 0) return { item, position: [key] };
    return { item, position: [...ordered.map(({ numeric }, n) => placeValue(row[`order_${n}`], numeric)), key] };
  });
  if (page.backwards) placed.reverse();
  return { rows: placed, more: rows.length > page.limit };
}

function placeValue(value: unknown, numeric: boolean): Position[number] {
  return numeric && value !== null ? Number(value) : (value as Position[number]);
}

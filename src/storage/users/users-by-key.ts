import type { Visibility } from '../../core/access/visibility.js';
import type { Id } from '../../core/kernel/ids.js';
import { emailKey, textKey } from '../../core/kernel/text.js';
import { Wanted } from '../../core/kernel/wanted.js';
import type { ExternalIdentity, User } from '../../core/users/user.js';
import type { IdentityKey, UserKey } from '../../core/users/user-store.js';
import { emailVisible, identityVisible } from '../access/visible-sql.js';
import { isAmongIds } from '../database/id-list.js';
import { readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, isIn, joined, raw, sql, type Sql } from '../database/sql.js';
import { emailColumn, userShape } from './user-shape.js';

const sensitive: Readonly<Partial<Record<string, typeof emailVisible>>> = {
  email_key: emailVisible,
  external_id: identityVisible,
};
const emailKeyColumn = emailColumn(raw('u.email_key'));

/** The keys of a batch by what they name people by. */
interface GroupedKeys {
  /** The values looked for, by the column that holds them. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  readonly identities: readonly IdentityKey[];
}

/**
 * The visible people that these keys name, in the order asked, null in place for the others. Each way of naming a
 * person has an index of its own: one look-up per way, joined in one statement.
 */
export async function readUsersByKeys(
  session: SqlSession,
  visibility: Visibility,
  keys: readonly (UserKey | IdentityKey)[],
): Promise<(User | null)[]> {
  const { named, identities } = grouped(keys);
  // Whole, as what names somebody is read from the answer.
  const { columns, read } = userShape.reading.select(visibility, new Wanted());
  const lookUps = [...named].map(([column, values]) => lookUp(session, visibility, columns, column, [...values]));
  if (identities.length > 0) lookUps.push(identityLookUp(visibility, columns, identities));
  if (lookUps.length === 0) return keys.map(() => null);
  const found = byAnyName(await session.rows(joined(lookUps, ' UNION ')), read);
  return keys.map((key) => {
    const name = nameOf(key);
    return (name === undefined ? undefined : found.get(name)) ?? null;
  });
}

function grouped(keys: readonly (UserKey | IdentityKey)[]): GroupedKeys {
  const named = new Map<string, Set<string>>();
  const identities: IdentityKey[] = [];
  for (const key of keys) {
    if (key.by === 'externalIdentity') {
      identities.push(key);
      continue;
    }
    const [column, value] = columnOf(key);
    if (value !== undefined) named.set(column, (named.get(column) ?? new Set()).add(value));
  }
  return { named, identities };
}

function lookUp(
  { dialect }: SqlSession,
  visibility: Visibility,
  columns: Sql,
  column: string,
  values: readonly string[],
): Sql {
  const wanted = column === 'id' ? isAmongIds(dialect, raw('u.id'), values as Id[]) : isIn(raw(`u.${column}`), values);
  // Who is named by what the caller may not read of them is not found.
  const readable = sensitive[column]?.(raw('u.id'), visibility);
  return sql`SELECT ${nameColumns(visibility)}, NULL AS by_provider, NULL AS by_subject, ${columns}
        FROM users u WHERE ${and([wanted, userShape.visible(visibility), readable])}`;
}

function identityLookUp(visibility: Visibility, columns: Sql, identities: readonly IdentityKey[]): Sql {
  // More than the pairs when there are several; what nobody asked for is left lying.
  const wanted = (['provider', 'subject'] as const).map((column) =>
    isIn(raw(`i.${column}`), [...new Set(identities.map((one) => one[column]))]),
  );
  const readable = identityVisible(raw('u.id'), visibility);
  return sql`SELECT ${nameColumns(visibility)}, i.provider AS by_provider, i.subject AS by_subject, ${columns}
        FROM external_identities i JOIN users u ON u.id = i.user_id
        WHERE ${and([...wanted, userShape.visible(visibility), readable])}`;
}

function nameColumns(visibility: Visibility): Sql {
  return sql`u.username_key AS by_username, ${emailKeyColumn(visibility)} AS by_email`;
}

function byAnyName(rows: readonly Row[], read: (row: Row) => User): ReadonlyMap<string, User> {
  const found = new Map<string, User>();
  for (const row of rows) {
    const user = read(row);
    found.set(`id ${user.id}`, user);
    found.set(`username_key ${readText(row, 'by_username')}`, user);
    const email = readOptionalText(row, 'by_email');
    if (email !== null) found.set(`email_key ${email}`, user);
    if (user.externalId !== null) found.set(`external_id ${user.externalId}`, user);
    const provider = readOptionalText(row, 'by_provider');
    if (provider !== null) found.set(identityName({ provider, subject: readText(row, 'by_subject') }), user);
  }
  return found;
}

function nameOf(key: UserKey | IdentityKey): string | undefined {
  if (key.by === 'externalIdentity') return identityName(key);
  const [column, value] = columnOf(key);
  return value === undefined ? undefined : `${column} ${value}`;
}

function identityName({ provider, subject }: Pick<ExternalIdentity, 'provider' | 'subject'>): string {
  return JSON.stringify([provider, subject]);
}

function columnOf(key: UserKey): [column: string, value: string | undefined] {
  switch (key.by) {
    case 'id':
      return ['id', key.id];
    case 'username':
      return ['username_key', keyOrNothing(key.username, textKey)];
    case 'email':
      return ['email_key', keyOrNothing(key.email, emailKey)];
    case 'externalId':
      return ['external_id', key.externalId];
  }
}

// What is too long to be compared is nobody's name; the other keys of the batch must not suffer from it.
function keyOrNothing(text: string, keyOf: (text: string) => string): string | undefined {
  return text.length > 1000 ? undefined : keyOf(text);
}

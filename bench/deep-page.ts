import { formatId } from '../src/core/kernel/ids.js';
import { systemClock } from '../src/core/kernel/clock.js';
import { tokenService } from '../src/server/compose.js';
import type { Database } from '../src/storage/database/database.js';
import { SqlSession } from '../src/storage/database/session.js';
import { raw, sql } from '../src/storage/database/sql.js';
import { sideBySide, startProcess, type Measured } from './run.js';

const people = 1_100_000;
const row = 1_000_000;

/** What a page deep in a list costs, beside the first one. */
export interface DeepPageResult {
  readonly order: string;
  readonly first: Measured;
  readonly deep: Measured;
  /** How many times longer the deep page takes. */
  readonly factor: number;
}

/** Measures the page after row 1,000,000 beside the first, by id and by time of creation. */
export async function measureDeepPage(database: Database, url: string): Promise<DeepPageResult[]> {
  await seedMany(database);
  const token = await tokenService(database, systemClock).create({
    username: 'bench',
    name: 'bench',
    platformAdministrator: true,
  });
  const headers = { authorization: `Bearer ${token}` };
  const denizen = await startProcess('denizen-server.js', { DATABASE_URL: url, DENIZEN_STATS: 'off' });
  try {
    const results: DeepPageResult[] = [];
    for (const orderBy of ['', 'orderBy: [{ field: CREATED_AT }], ']) {
      const cursor = await cursorAt(`${denizen.url}/graphql`, headers, orderBy);
      const page = (after: string) =>
        JSON.stringify({ query: `{ users(${orderBy}first: 50${after}) { nodes { id username } } }` });
      const load = (name: string, body: string) => ({ name, url: `${denizen.url}/graphql`, headers, body });
      const [first, deep] = (await sideBySide(
        [load('first page', page('')), load('page at row 1,000,000', page(`, after: "${cursor}"`))],
        {
          rounds: 5,
          seconds: 3,
          connections: 4,
        },
      )) as [Measured, Measured];
      results.push({
        order: orderBy === '' ? 'by id' : 'by time of creation',
        first,
        deep,
        factor: first.rate / deep.rate,
      });
    }
    return results;
  } finally {
    await denizen.stop();
  }
}

// Written by the server itself: a million rows over the wire would take longer than the measurement.
async function seedMany(database: Database): Promise<void> {
  const digits = raw(
    '(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)',
  );
  const numbers = sql`(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n + 1000000 * g.n AS n
    FROM ${digits} a, ${digits} b, ${digits} c, ${digits} d, ${digits} e, ${digits} f, (SELECT 0 AS n UNION ALL SELECT 1) g) numbers
    WHERE n < ${raw(people)}`;
  const id = raw("UNHEX(CONCAT(LPAD(HEX(n), 12, '0'), '7000', '8000', '000000000000'))");
  const name = raw("CONCAT('person-', n)");
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    await session.run(sql`INSERT INTO principals (id, kind, display_name, display_name_key, created_at)
      SELECT ${id}, 'USER', ${name}, ${name}, n FROM ${numbers} ORDER BY n`);
    await session.run(sql`INSERT INTO users (id, username, username_key, display_name, display_name_key, email_verified,
        account_status, claim_status, management_source, restricted, mfa_enabled, created_at, updated_at, version)
      SELECT ${id}, ${name}, ${name}, ${name}, ${name}, 0, 'ACTIVE', 'MANAGED', 'LOCAL', 0, 0, n, n, 1 FROM ${numbers} ORDER BY n`);
  });
}

// A cursor names a row by its values; this one is found where a person paging that far would have got it.
async function cursorAt(url: string, headers: Readonly<Record<string, string>>, orderBy: string): Promise<string> {
  const id = formatId('usr', Buffer.from(`${row.toString(16).padStart(12, '0')}70008000000000000000`, 'hex'));
  const query = `{ users(${orderBy}first: 1, filter: { id: { eq: "${id}" } }) { edges { cursor node { id } } } }`;
  const { readCursor, writeCursor } = await import('../src/core/kernel/cursor.js');
  const { queryShape } = await import('../src/core/kernel/condition.js');
  const order = orderBy === '' ? [] : [{ field: 'createdAt', direction: 'ASC' as const }];
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  };
  const answer = (await (await fetch(url, sent)).json()) as { data: { users: { edges: { cursor: string }[] } } };
  const filtered = answer.data.users.edges[0]?.cursor ?? '';
  const condition = { kind: 'field', field: 'id', operator: 'eq', value: id } as const;
  const position = readCursor(queryShape('users', { condition, orderBy: order }), filtered, 'after');
  return writeCursor(queryShape('users', { orderBy: order }), position);
}

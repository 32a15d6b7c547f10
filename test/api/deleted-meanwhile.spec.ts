import type { Database } from '../../src/storage/database/database.js';
import { SqlSession, type Connection } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { tokenService } from '../../src/server/compose.js';
import { freshDatabase, dialects } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { foundRightsCompany } from './rights-company.js';

const { world, people, roles, insert, north } = foundRightsCompany();
const given = world.assign(people.ann, roles.weak, north);

describe.each(dialects)('a role that is deleted between two statements of an operation on %s', (dialect) => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let server: DenizenServer;
  let token: string;
  /** Whether the role goes after the next statement that reads assignments. */
  let goes = false;
  beforeEach(async () => {
    fresh = await freshDatabase(dialect);
    const { database } = fresh;
    await insert(database);
    token = await tokenService(database, Date.now).create({ username: 'root', name: 'x', platformAdministrator: true });
    const read: Connection['read'] = async (text, values, withinMs) => {
      const rows = await database.reader.read(text, values, withinMs);
      if (goes && text.includes('FROM role_assignments a') && !text.includes('WITH held')) {
        goes = false;
        await database.transaction(async (connection) => {
          const session = new SqlSession(connection);
          for (const table of [sql`role_assignments`, sql`role_permissions`])
            await session.run(sql`DELETE FROM ${table} WHERE role_id = ${idValue(roles.weak.id)}`);
          await session.run(sql`DELETE FROM role_closure WHERE descendant_id = ${idValue(roles.weak.id)}`);
          await session.run(sql`DELETE FROM roles WHERE id = ${idValue(roles.weak.id)}`);
        });
      }
      return rows;
    };
    const deleting: Database = { ...database, reader: { ...database.reader, read } };
    server = await startDenizen(deleting);
  }, 60_000);
  afterEach(async () => {
    await server.stop();
    await fresh.close();
  });

  it.each([
    `{ roleAssignment(id: "${given.id}") { role { name } } }`,
    '{ roleAssignments { nodes { role { name permissions { name } } } } }',
    `{ user(id: "${people.ann.id}") { roleAssignments { nodes { role { name } } } } }`,
  ])('is no fault of the server, but something to ask for again: %s', async (query) => {
    goes = true;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { errors } = (await response.json()) as { errors: readonly object[] };
    expect(goes).toBe(false);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  });
});

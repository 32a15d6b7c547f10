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
  /** The role goes after the next statement with this in it. */
  let goes: string | null = null;
  const open = async () => {
    fresh = await freshDatabase(dialect);
    const { database } = fresh;
    await insert(database);
    token = await tokenService(database, Date.now).create({ username: 'root', name: 'x', platformAdministrator: true });
    const read: Connection['read'] = async (text, values, withinMs) => {
      const rows = await database.reader.read(text, values, withinMs);
      if (goes !== null && text.includes(goes)) {
        goes = null;
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
  };
  beforeEach(open);
  afterEach(async () => {
    await server.stop();
    await fresh.close();
  });

  async function ask(query: string, after: string) {
    goes = after;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(goes).toBeNull();
    return (await response.json()) as { data?: unknown; errors?: readonly object[] };
  }

  const assignments = 'LEFT JOIN roles r ON r.id = a.role_id';

  it('is there with the assignments that were read together with it, and carries nothing any more', async () => {
    const [one, ofAnn] = [`roleAssignment(id: "${given.id}")`, `user(id: "${people.ann.id}")`];
    const role = { name: roles.weak.name };
    expect(await ask(`{ ${one} { role { name } } }`, assignments)).toMatchObject({
      data: { roleAssignment: { role } },
    });
    await Promise.all([server.stop(), fresh.close()]);
    await open();
    expect(
      await ask(`{ ${ofAnn} { roleAssignments { nodes { role { name permissions { name } } } } } }`, assignments),
    ).toEqual(
      expect.objectContaining({
        data: { user: { roleAssignments: { nodes: [{ role: { ...role, permissions: [] } }] } } },
      }),
    );
  });

  it('is no fault of the server where only its id was read, but something to ask for again', async () => {
    const { errors } = await ask('{ userStats { byRole { count role { name } } } }', 'ORDER BY count DESC');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  });
});

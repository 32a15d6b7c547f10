import { tokenHash } from '../../src/core/tokens/token-secret.js';
import { exportNdjson } from '../../src/importing/ndjson/export-ndjson.js';
import { tokenService, transferStore } from '../../src/server/compose.js';
import { SqlActorStore } from '../../src/storage/access/actor-store.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idBytes, raw, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';

it.each(dialects)('a dump of the database on %s, and an export, hold nothing to sign in with', async (dialect) => {
  const world = new World();
  const tenant = world.tenant();
  const ana = world.user({}, world.directory(tenant));
  const robot = world.serviceAccount(tenant);
  const { database, close } = await freshDatabase(dialect);
  await database.transaction((connection) => insertRows(new SqlSession(connection), world));
  const tokens = tokenService(database, Date.now);
  const secrets = [
    await tokens.create({ username: ana.username, name: 'Ana' }),
    await tokens.create({ serviceAccountId: robot.id, name: 'Robot' }),
  ];
  const session = new SqlSession(database.reader);
  const values: Buffer[] = [];
  for (const { tableName } of database.dataSource.entityMetadatas)
    for (const row of await session.rows(sql`SELECT * FROM ${raw(`\`${tableName}\``)}`))
      for (const value of Object.values(row))
        values.push(
          typeof value === 'object' && value !== null ? Buffer.from(idBytes(value)) : Buffer.from(String(value)),
        );
  for await (const piece of exportNdjson(transferStore(database, Date.now))) values.push(Buffer.from(piece));
  expect(values.length).toBeGreaterThan(100);
  for (const secret of secrets) {
    const random = Buffer.from(secret.slice(4), 'base64url');
    // All that could give more than the prefix away: the text, a longer part of it, and the random bytes in any form.
    const parts = [secret, secret.slice(4), secret.slice(0, 13), secret.slice(12)];
    const needles = [...parts, random.toString('hex'), random.toString('base64'), random];
    for (const needle of needles) expect(values.filter((value) => value.includes(needle))).toEqual([]);
    // The hash is not a key either.
    const hash = Buffer.from(await tokenHash(secret));
    expect(values.some((value) => value.includes(hash))).toBe(true);
    for (const text of [hash.toString('base64url'), hash.toString('hex'), `dzn_${hash.toString('base64url')}`])
      expect(await new SqlActorStore(session).byTokenHash(await tokenHash(text), Date.now())).toBeNull();
  }
  await close();
});

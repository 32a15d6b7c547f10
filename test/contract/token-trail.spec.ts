import { DomainError } from '../../src/core/kernel/errors.js';
import { tokenService } from '../../src/server/compose.js';
import { SqlAuditSource } from '../../src/storage/audit/audit-trail.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 5, 1);

it.each(dialects)(
  'tokens from the command line leave one event each, with no actor and no secret, on %s',
  async (dialect) => {
    const world = new World();
    const strict = world.tenant({ maxTokenDays: 90 });
    const { id: ownerId } = world.user({ username: 'ana' }, world.directory(world.tenant()));
    const { database, close } = await freshDatabase(dialect);
    await database.transaction((connection) => insertRows(new SqlSession(connection), world));
    const tokens = tokenService(database, () => start);
    const ana = { username: 'ana', name: 'Test' };
    const source = new SqlAuditSource(new SqlSession(database.reader));
    const secrets = [await tokens.create({ ...ana, tenant: { by: 'id', id: strict.id }, scopes: ['user:read'] })];
    const [one] = await tokens.list({ username: 'ana' });
    const id = one?.id ?? '';
    for (let time = 0; time < 2; time++) await tokens.revoke(id);
    secrets.push((await tokens.replace(ana)) ?? '');
    const [two] = await tokens.list({ username: 'ana' });
    await tokens.delete(two?.id ?? '');
    for (const failing of [tokens.delete(id), tokens.revoke(id), tokens.create({ ...ana, days: 0 })])
      await expect(failing).rejects.toBeInstanceOf(DomainError);
    const told = [];
    for await (const { event } of source.events()) told.push(event);
    const facts = (secret = '', values: object = {}) => ({
      ownerId,
      name: 'Test',
      prefix: secret.slice(0, 12),
      ...values,
    });
    const first = facts(secrets[0], { tenantId: strict.id, scopes: ['user:read'], expiresAt: start + 90 * day });
    const second = facts(secrets[1], { tenantId: null, scopes: null, expiresAt: start + 365 * day });
    expect(told.map(({ action, tenantId, changes }) => ({ action, tenantId, changes }))).toEqual([
      { action: 'createApiToken', tenantId: strict.id, changes: [{ objectId: id, before: null, after: first }] },
      {
        action: 'revokeApiToken',
        tenantId: strict.id,
        changes: [{ objectId: id, before: { revokedAt: null }, after: { revokedAt: start } }],
      },
      {
        action: 'createApiToken',
        tenantId: null,
        changes: [
          { objectId: id, before: first, after: null },
          { objectId: two?.id, before: null, after: second },
        ],
      },
      { action: 'deleteApiToken', tenantId: null, changes: [{ objectId: two?.id, before: second, after: null }] },
    ]);
    for (const event of told) {
      expect(event).toMatchObject({ outcome: 'SUCCEEDED', actorId: null, tokenId: null, requestId: null, at: start });
      expect(event.objectIds).toContain(ownerId);
    }
    for (const secret of secrets) expect(JSON.stringify(told)).not.toContain(secret.slice(0, 13));
    await close();
  },
);

import { setTimeout as delay } from 'node:timers/promises';
import type { AuditEvent } from '../../src/core/audit/audit-event.js';
import { newId } from '../../src/core/kernel/ids.js';
import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import { importGithubOrg } from '../../src/importing/github-org/import-github-org.js';
import { provisioningService, tokenService, transferStore } from '../../src/server/compose.js';
import { prepareDemo } from '../../src/server/demo.js';
import { SqlAuditSource } from '../../src/storage/audit/audit-trail.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { smallOrganization } from '../support/importing.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

const createdAt = '2026-01-31T09:00:00.000Z';
const [acme, globex] = [newId('ten'), newId('ten')];
const tenant = (id: string, slug: string) => ({ record: 'tenant', id, slug, name: slug, createdAt });
const person = (username: string) => ({
  record: 'user',
  id: newId('usr'),
  username,
  displayName: username,
  createdAt,
});
const [ana, bea] = [person('ana'), person('bea')];

describe.each(dialects)('the trail of what is imported on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await freshDatabase(dialect));
  });
  afterEach(() => close());
  afterAll(removeTemporaryFiles);

  const trail = async () => {
    const events: AuditEvent[] = [];
    for await (const { event } of new SqlAuditSource(new SqlSession(database.reader)).events()) events.push(event);
    return events;
  };
  async function* lines(...records: readonly object[]): AsyncGenerator<string> {
    for (const record of [{ denizen: 1 }, ...records]) yield `${JSON.stringify(record)}\n`;
  }
  const ndjson = (...records: readonly object[]) => importNdjson(lines(...records), transferStore(database, Date.now));
  const nobody = { actorId: null, impersonatorId: null, tokenId: null, requestId: null };

  it('has one event of a file, with what it held and of which tenants; none of what changes nothing or is refused', async () => {
    const all = [tenant(acme, 'acme'), tenant(globex, 'globex'), ana, bea];
    await expect(ndjson(...all, ana)).rejects.toMatchObject({ code: 'INVALID' });
    expect(await trail()).toEqual([]);
    await ndjson(...all);
    await ndjson(...all);
    expect(await trail()).toMatchObject([
      {
        ...nobody,
        revision: 1,
        action: 'import',
        outcome: 'SUCCEEDED',
        tenantId: null,
        changes: [{ objectId: null, before: null, after: { records: { tenant: 2, user: 2 } } }],
      },
    ]);
    expect((await trail())[0]?.objectIds.toSorted()).toEqual([acme, globex].sort());
  });

  it('has one event of each organisation that changes', async () => {
    const provisioning = provisioningService(database, Date.now);
    const folder = await temporaryFiles({ 'acme/org.yaml': smallOrganization, 'beta/org.yaml': 'admins: [ann]' });
    for (const dryRun of [true, false, false])
      await importGithubOrg(folder, { dryRun, prune: false }, { provisioning });
    const events = await trail();
    expect(events).toMatchObject([
      { ...nobody, action: 'import', changes: [{ after: { people: { created: 3 }, groups: { created: 3 } } }] },
      { ...nobody, action: 'import', changes: [{ after: { accesses: { created: 1 } } }] },
    ]);
    for (const { tenantId, objectIds } of events) expect(objectIds).toEqual([tenantId]);
    expect(new Set(events.map(({ tenantId }) => tenantId)).size).toBe(2);
  });

  it('has one event of the demo, and one of each token for it', async () => {
    for (let start = 0; start < 2; start++) expect(await prepareDemo(database, Date.now)).toMatch(/^dzn_/);
    const events = await trail();
    expect(events.map(({ action }) => action)).toEqual(['import', 'createApiToken', 'createApiToken']);
    // The second token takes the place of the first.
    const [, first, second] = events.map(({ changes }) => changes);
    expect(first).toMatchObject([{ before: null, after: { name: 'Demo' } }]);
    expect(second).toMatchObject([{ objectId: first?.[0]?.objectId, after: null }, { after: { name: 'Demo' } }]);
  });

  it('tells first of an import that began first, however long it takes: nothing is changed beside it', async () => {
    const tokens = tokenService(database, Date.now);
    let token: Promise<unknown> | undefined;
    async function* slowly(): AsyncGenerator<string> {
      for await (const line of lines(tenant(acme, 'acme'), ana)) {
        yield line;
        token ??= tokens.create({ username: 'chief', name: 'Meanwhile', platformAdministrator: true });
        // As long as it may take to go wrong.
        await Promise.race([token, delay(300)]);
      }
    }
    await importNdjson(slowly(), transferStore(database, Date.now));
    await token;
    expect((await trail()).map(({ revision, action }) => `${revision} ${action}`)).toEqual([
      '1 import',
      '2 createApiToken',
    ]);
  });

  it('goes on beside a file that is only compared, which comes as slowly as it likes', async () => {
    const tokens = tokenService(database, Date.now);
    await ndjson(tenant(acme, 'acme'), ana);
    async function* slowly(): AsyncGenerator<string> {
      yield* lines(tenant(acme, 'acme'));
      await tokens.create({ username: 'ana', name: 'Meanwhile', platformAdministrator: true });
      yield `${JSON.stringify(ana)}\n`;
    }
    expect(await importNdjson(slowly(), transferStore(database, Date.now))).toMatchObject({
      changed: false,
      records: 2,
    });
    expect((await trail()).map(({ action }) => action)).toEqual(['import', 'createApiToken']);
  });
});

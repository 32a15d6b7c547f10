import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import { exportNdjson } from '../../src/importing/ndjson/export-ndjson.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { newId } from '../../src/core/kernel/ids.js';
import { dialects, freshDatabase } from '../support/databases.js';

async function* big(n: number) {
  yield '{"denizen":1}\n';
  const at = '2026-01-01T00:00:00.000Z';
  const ten = newId('ten');
  const dir = newId('dir');
  const l = (x: unknown) => JSON.stringify(x) + '\n';
  yield l({ record: 'tenant', id: ten, slug: 'acme', name: 'Acme', createdAt: at });
  yield l({ record: 'directory', id: dir, tenantId: ten, name: 'Main', isDefault: true, createdAt: at });
  const users = Array.from({ length: n }, () => newId('usr'));
  for (let i = 0; i < n; i++)
    yield l({
      record: 'user',
      id: users[i],
      username: `User ${i}`,
      email: `u${i}@example.com`,
      displayName: `Üser Número ${i}`,
      givenName: 'Üser',
      familyName: `N${i}`,
      jobTitle: 'Clerk',
      createdAt: at,
    });
  for (const u of users) yield l({ record: 'tenantAccess', userId: u, tenantId: ten, createdAt: at });
  for (const u of users) yield l({ record: 'directoryAccess', userId: u, directoryId: dir, createdAt: at });
  const groups = Array.from({ length: n / 10 }, () => newId('grp'));
  for (let i = 0; i < groups.length; i++)
    yield l({ record: 'group', id: groups[i], directoryId: dir, name: `Group ${i}`, createdAt: at });
  for (let i = 1; i < groups.length; i++)
    yield l({ record: 'groupNesting', parentId: groups[(i - 1) >> 2], childId: groups[i], createdAt: at });
  for (let i = 0; i < n; i++)
    yield l({ record: 'groupMember', groupId: groups[i % groups.length], memberId: users[i], addedAt: at });
}
describe.each(dialects)('perf %s', (dialect) => {
  it('runs', async () => {
    const a = await freshDatabase(dialect);
    const store = new SqlTransferStore(a.database);
    let t = Date.now();
    const s = await importNdjson(big(100_000), store);
    console.log(dialect, 'import', s.records, Date.now() - t);
    t = Date.now();
    let bytes = 0;
    let out: string[] = [];
    for await (const c of exportNdjson(store)) {
      bytes += c.length;
      out.push(c);
    }
    console.log(dialect, 'export', bytes, Date.now() - t);
    t = Date.now();
    async function* again() {
      yield* out;
    }
    console.log(await importNdjson(again(), store), Date.now() - t, process.memoryUsage().rss / 1e6);
    await a.close();
  }, 600_000);
});

import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { gate } from '../contract/gate.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { CreateTenantDocument } from '../support/generated/test-documents.js';

describe.each(dialects)('a server on %s', (dialect) => {
  let app: App;
  beforeAll(async () => {
    // One connection for all who write: it is taken when a single change is under way.
    app = await startApp(dialect, { config: { DENIZEN_POOL_SIZE: '1', DENIZEN_STATEMENT_TIMEOUT_MS: '60000' } });
  });
  afterAll(() => app.stop());

  const ready = async () => {
    const response = await fetch(`${app.url}/readyz`);
    return [response.status, await response.json()];
  };

  it('is ready while changes wait for one that takes long', async () => {
    const [held, free] = [gate(), gate()];
    const long = app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(sql`UPDATE audit_head SET revision = revision WHERE id = 1`);
      held.open();
      await free.passed;
    });
    await held.passed;
    const input = { slug: 'waiting', name: 'Waiting' };
    const waiting = Promise.all(
      ['a', 'b'].map((slug) => app.graphql(CreateTenantDocument, { input: { ...input, slug } })),
    );
    try {
      // Each takes its turn behind the changes that have come by then.
      for (let time = 0; time < 20; time++) expect(await ready()).toEqual([200, { status: 'ready' }]);
    } finally {
      free.open();
      await long;
    }
    for (const { data } of await waiting) expect(data?.createTenant?.userErrors).toEqual([]);
  });

  it('is not ready when the database lacks a migration', async () => {
    const change = (statement: ReturnType<typeof sql>) =>
      app.database.transaction((connection) => new SqlSession(connection).run(statement));
    const name = String(app.database.dataSource.migrations.at(-1)?.name);
    await change(sql`UPDATE migrations SET name = 'Another' WHERE name = ${name}`);
    expect(await ready()).toEqual([503, { status: 'not ready', ok: false, reason: 'The database lacks migrations.' }]);
    await change(sql`UPDATE migrations SET name = ${name} WHERE name = 'Another'`);
    expect(await ready()).toEqual([200, { status: 'ready' }]);
  });
});

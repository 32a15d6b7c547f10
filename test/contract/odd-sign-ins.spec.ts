import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects } from '../support/databases.js';
import { accountIn, hashOf, opened, tokenOf } from './asked-actors.js';
import { now } from './dice.js';

describe.each(dialects)('on %s, a credential', (dialect) => {
  const world = new World();
  const [works, ended] = [world.tenant({ slug: 'works' }), world.tenant({ slug: 'ended', status: 'DEACTIVATED' })];
  const ann = world.user({ username: 'ann' }, world.directory(works));
  const zoe = world.user({ username: 'zoe' });
  const [bot, orphan] = [world.serviceAccount(works), world.serviceAccount(ended)];
  const owners = [ann.id, zoe.id, bot.id, orphan.id];
  const tokens = owners.map((id) => tokenOf(id, id));
  let fresh: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    fresh = await opened(dialect, world, tokens);
  });
  afterEach(() => fresh.close());

  it('opens no more than it should where a principal is said to be in another tenant than its account', async () => {
    await fresh.database.transaction(async (connection) => {
      const session = new SqlSession(connection);
      for (const id of owners)
        await session.run(sql`UPDATE principals SET tenant_id = ${idValue(id === bot.id ? ended.id : works.id)}
          WHERE id = ${idValue(id)}`);
    });
    const found = await Promise.all(
      owners.map((id) => fresh.ask((actors) => actors.byTokenHash(hashOf(id), now)).then(accountIn)),
    );
    const own = [{ id: works.id, slug: 'works' }];
    expect(found.map((account) => account && account.tenants)).toEqual([own, [], null, null]);
  });

  it('is found where a server keeps no more statements', async () => {
    const keep = async (most: number) => {
      if (dialect === 'mysql') await fresh.database.dataSource.query(`SET GLOBAL max_prepared_stmt_count = ${most}`);
    };
    await keep(0);
    try {
      const found = accountIn(await fresh.ask((actors) => actors.byTokenHash(hashOf(ann.id), now)));
      expect(found?.principalId).toBe(ann.id);
    } finally {
      await keep(16_382);
    }
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { findDamage } from '../../src/storage/access/damage.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { dialects } from '../support/databases.js';
import { startApp } from '../support/app.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';

const damaged = /^the data is damaged: /;

async function damageLogged(world: World, dialect: 'sqlite' | 'mysql', least: number): Promise<unknown[]> {
  const app = await startApp(dialect, {
    prepare: (database) => database.transaction((connection) => insertRows(new SqlSession(connection), world)),
  });
  try {
    const lines = () => app.log.filter(({ msg }) => damaged.test(String(msg)));
    for (let wait = 0; wait < 100 && lines().length < least; wait++) await pause(50);
    return lines().map(({ level, msg, count }) => [level, String(msg).replace(damaged, ''), count]);
  } finally {
    await app.stop();
  }
}

describe.each(dialects)('rows that connect tenants against the rules, on %s,', (dialect) => {
  it('raise an alarm in the log when the server starts', async () => {
    const world = new World();
    const [own, foreign] = [
      world.directory(world.tenant({ slug: 'own' })),
      world.directory(world.tenant({ slug: 'foreign' })),
    ];
    const group = world.group(foreign);
    world.member(group, world.user({ username: 'ann' }, own));
    world.nest(group, world.group(own));
    expect(await damageLogged(world, dialect, 2)).toEqual([
      ['error', 'groups are nested in groups of another tenant', 1],
      ['error', 'people are in groups of a tenant that they have no access to', 1],
    ]);
  });

  it.each(['kubernetes', 'demo'] as const)('are not made by what is imported: %s', async (seed) => {
    const app = await startApp(dialect, { seed });
    try {
      expect(await findDamage(new SqlSession(app.database.reader), Date.now())).toEqual([]);
    } finally {
      await app.stop();
    }
  });
});

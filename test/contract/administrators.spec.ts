import { Administration } from '../../src/core/changes/administration.js';
import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { SqlAdministratorStore } from '../../src/storage/changes/administrator-store.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession, type Send } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';

const world = new World();
const administrator = world.role(null, { id: builtInRoleIds.tenantAdministrator });
const administered = Array.from({ length: 40 }, () => {
  const tenant = world.tenant();
  const ann = world.user({}, world.directory(tenant));
  world.assign(ann, administrator, tenant);
  return tenant;
});
world.tenant();

describe.each(dialects)('who administers what, on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
  });
  afterAll(() => close());

  it('is every tenant that somebody administers', async () => {
    const found = await new SqlAdministratorStore(new SqlSession(database.reader)).allAdministered();
    expect(found.toSorted()).toEqual(administered.map(({ id }) => id).toSorted());
  });

  it('is asked before and after a change by statements that do not grow with the number of tenants', async () => {
    const sent: number[] = [];
    const read: Send = (text, values, ...rest) => {
      sent.push(values.length);
      return database.reader.read(text, values, ...rest);
    };
    const store = new SqlAdministratorStore(new SqlSession({ ...database.reader, read }));
    const administration = await Administration.before(store);
    await administration.mustRemain();
    expect(sent).toHaveLength(3);
    expect(Math.max(...sent)).toBeLessThan(administered.length);
  });
});

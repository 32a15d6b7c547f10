import { everythingVisible, type Visibility } from '../../src/core/access/visibility.js';
import type { Wanted } from '../../src/core/kernel/wanted.js';
import { SqlAccessStore } from '../../src/storage/access/access-store.js';
import { SqlAssignmentStore } from '../../src/storage/assignments/assignment-stores.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession, type SqlStatistics } from '../../src/storage/database/session.js';
import { SqlGroupStore } from '../../src/storage/groups/group-stores.js';
import { SqlPermissionStore, SqlRoleStore } from '../../src/storage/roles/role-stores.js';
import { SqlDirectoryStore, SqlDomainStore, SqlTenantStore } from '../../src/storage/tenants/tenant-stores.js';
import { SqlPrincipalStore, SqlServiceAccountStore } from '../../src/storage/users/principal-stores.js';
import { SqlUserStore } from '../../src/storage/users/user-stores.js';
import type { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { seed } from '../support/seed.js';
import { callersOf } from './callers.js';
import { Dice, now } from './dice.js';
import { randomWorld } from './random-world.js';
import { SeenWorld } from './seen-world.js';

/** The stores of one request. */
export type Stores = ReturnType<typeof storesOf>;

/** Somebody who asks: what the storage tells them, and what they should be told. */
export interface Caller {
  readonly stores: Stores;
  readonly seen: SeenWorld;
  readonly statistics: SqlStatistics;
}

/** A made-up world in a database. */
export interface Subject {
  readonly world: World;
  readonly dialect: 'sqlite' | 'mysql';
  /** Callers who see everything, what their roles let them, only themselves, and nothing; the same each time it is asked for. */
  readonly callers: readonly Visibility[];
  /** @param wanted what is needed of the things that are read; everything unless told */
  as(visibility: Visibility, wanted?: Wanted): Caller;
  /** What the caller should be told; needs no database. */
  seenBy(visibility: Visibility): SeenWorld;
}

/** Sees everything. */
export const platform = everythingVisible(now);

/** The stores that read over a session, for one caller. */
export function storesOf(session: SqlSession, visibility: Visibility) {
  return {
    tenants: new SqlTenantStore(session, visibility),
    directories: new SqlDirectoryStore(session, visibility),
    domains: new SqlDomainStore(session, visibility),
    users: new SqlUserStore(session, visibility),
    serviceAccounts: new SqlServiceAccountStore(session, visibility),
    principals: new SqlPrincipalStore(session, visibility),
    groups: new SqlGroupStore(session, visibility),
    roles: new SqlRoleStore(session, visibility),
    permissions: new SqlPermissionStore(session, visibility),
    assignments: new SqlAssignmentStore(session, visibility),
    access: new SqlAccessStore(session, visibility),
  };
}

/** Describes what the stores of a room promise, on each dialect, over a world of random rows. */
export function describeContract(room: string, suite: (subject: Subject) => void): void {
  describe.each(dialects)(`${room} on %s`, (dialect) => {
    const world = randomWorld(seed);
    let database: Database;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ database, close } = await freshDatabase(dialect));
      await insertWorld(database, world);
    });
    afterAll(() => close());

    const callers = callersOf(world, new Dice(seed + 2));
    const known = new Map<Visibility, SeenWorld>();
    const seenBy = (visibility: Visibility) => {
      const seen = known.get(visibility) ?? new SeenWorld(world, visibility);
      known.set(visibility, seen);
      return seen;
    };
    suite({
      world,
      dialect,
      callers,
      seenBy,
      as: (visibility, wanted) => {
        const session = new SqlSession(database.reader, undefined, undefined, wanted);
        return { stores: storesOf(session, visibility), seen: seenBy(visibility), statistics: session.statistics };
      },
    });
  });
}

import type { User } from '../../src/core/users/user.js';
import type { Tenant } from '../../src/core/tenants/tenant.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';
import type { Database } from '../../src/storage/database/database.js';
import type { App } from '../support/app.js';
import { builtInRole } from './companies.js';
import { madeToken } from './made-token.js';

/**
 * Two companies whose people are changed: `tess` administers Acme, `uma` manages its people, `gina` administers Globex, `boss`
 * the platform; `max` may do a little, `ned` nothing special, `both` is in both, `lone` in none, and `hand` makes people
 * in Globex whom they don't see. Everybody in Acme is a member there.
 */
export function foundStaff() {
  const world = new World();
  const acme = world.tenant({ slug: 'acme', name: 'Acme' });
  const main = world.directory(acme, { name: 'Staff' });
  const guests = world.directory(acme, { name: 'Guests' });
  const globex = world.tenant({ slug: 'globex', name: 'Globex' });
  const abroad = world.directory(globex, { name: 'Abroad' });
  const person = (name: string, ...places: (typeof main)[]) =>
    world.user(
      { username: name, displayName: name, email: `${name}@${places[0] === abroad ? 'globex' : 'acme'}.example` },
      ...places,
    );
  const people = {
    tess: person('tess', main),
    uma: person('uma', main),
    max: person('max', main, guests),
    gina: person('gina', abroad),
    gary: person('gary', abroad),
    both: person('both', main, abroad),
    boss: person('boss', main),
    ned: person('ned', main),
    lone: person('lone'),
    kept: world.user({ username: 'kept', displayName: 'kept', managementSource: 'SYNCED' }, main),
  };
  const everyone = world.group(main, { name: 'Everyone', system: true });
  const crew = world.group(guests, { name: 'Crew' });
  const admins = world.group(main, { name: 'Admins' });
  const foreign = world.group(abroad, { name: 'Foreign' });
  const writes = world.permission('repo:write');
  const writer = world.role(acme, { name: 'Writer' });
  world.allow(writer, writes);
  // Makes people, and reads none.
  const maker = world.role(globex, { name: 'Maker' });
  world.allow(maker, { name: 'user:create' } as typeof writes);
  const hand = world.user({ username: 'hand', displayName: 'hand' }, abroad);
  world.assign(hand, maker, globex);
  for (const one of Object.values(people)) if (inAcme(world, one, acme.id)) world.member(everyone, one);
  world.assign(everyone, builtInRole('member'), acme);
  world.assign(people.tess, builtInRole('tenantAdministrator'), acme);
  world.assign(people.uma, builtInRole('userManager'), acme);
  world.assign(people.gina, builtInRole('tenantAdministrator'), globex);
  world.assign(people.boss, builtInRole('platformAdministrator'), null);
  world.assign(admins, builtInRole('tenantAdministrator'), acme);
  world.assign(people.max, writer, acme);
  world.assign(people.max, builtInRole('auditor'), guests);
  world.member(crew, people.max);
  const identity = world.identity(people.max, { provider: 'github', subject: 'max' });
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return {
    ...{ give, setStatus },
    ...{ world, acme, main, guests, globex, abroad, identity, insert, hand },
    ...people,
    groups: { everyone, crew, admins, foreign },
  };
}

/** Gives somebody a built-in role on a tenant, or on the platform for null. */
async function give(
  database: Database,
  to: Pick<User, 'id'>,
  role: Parameters<typeof builtInRole>[0],
  on: Tenant | null,
): Promise<void> {
  const world = new World();
  world.assign(to, builtInRole(role), on);
  await database.transaction((connection) => insertRows(new SqlSession(connection), world));
}

async function setStatus(database: Database, id: User['id'], status: User['accountStatus']): Promise<void> {
  await database.transaction(async (connection) => {
    await new SqlSession(connection).run(sql`UPDATE users SET account_status = ${status} WHERE id = ${idValue(id)}`);
  });
}

function inAcme(world: World, { id }: User, tenantId: string): boolean {
  return world.tenantAccesses.some((one) => one.userId === id && one.tenantId === tenantId);
}

/** Those companies. */
export type Staff = ReturnType<typeof foundStaff>;

/** Lets a person ask. */
export async function as(app: App, owner: { readonly id: User['id'] }): Promise<{ token: string }> {
  return { token: await madeToken(app, { owner }) };
}

import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';
import { builtInRole } from './companies.js';

/** Two companies for invitations: `north` with people who may invite more or less, and `south` of which they know nothing. */
export function foundInvitingCompany() {
  const world = new World();
  const north = world.tenant({ slug: 'north', name: 'North & Söhne' });
  const south = world.tenant({ slug: 'south', name: 'South' });
  const staff = world.directory(north, { name: 'Staff' });
  const guests = world.directory(north, { name: 'Guests' });
  const abroad = world.directory(south, { name: 'Abroad' });
  const shop = world.domain(north, { name: 'shop' });
  const far = world.domain(south, { name: 'far' });
  const named = (username: string, ...places: Parameters<World['place']>[1][]) =>
    world.user({ username, displayName: username, email: `${username}@home.example`, emailVerified: true }, ...places);
  const people = {
    /** Administers North. */
    tess: named('tess', staff),
    /** Manages the people of North, and gives no roles. */
    uma: named('uma', staff),
    /** Invites into the guests of North, and sees nobody. */
    gro: named('gro', guests),
    /** Invites into North and adds to its groups. */
    adi: named('adi', staff),
    /** Sees everything in North. */
    max: named('max', staff),
    /** Has access to North, and no roles. */
    peg: named('peg', staff),
    /** Administers South, and has access to nothing else. */
    sue: named('sue', abroad),
    /** Have access to nothing; of Una it is not known that the address is hers. */
    zoe: named('zoe'),
    una: world.user({ username: 'una', displayName: 'una', email: 'una@home.example' }),
  };
  const groups = {
    crew: world.group(staff, { name: 'Crew' }),
    synced: world.group(staff, { name: 'Synced', managementSource: 'SYNCED' }),
    admins: world.group(staff, { name: 'Admins' }),
    gang: world.group(abroad, { name: 'Gang' }),
  };
  const role = (name: string, ...permissions: string[]) => {
    const made = world.role(north, { name });
    for (const permission of permissions) world.rolePermissions.push({ roleId: made.id, permission });
    return made;
  };
  const roles = {
    weak: role('Weak', 'group:read'),
    host: role('Host', 'invitation:create', 'invitation:read', 'invitation:update', 'invitation:delete'),
    adder: role('Adder', 'invitation:create', 'invitation:update', 'invitation:read', 'group-member:add', 'group:read'),
  };
  world.assign(people.adi, roles.adder, north);
  world.assign(people.tess, builtInRole('tenantAdministrator'), north);
  world.assign(people.uma, builtInRole('userManager'), north);
  world.assign(people.gro, roles.host, guests);
  world.assign(people.max, builtInRole('auditor'), north);
  world.assign(people.sue, builtInRole('tenantAdministrator'), south);
  world.assign(groups.admins, builtInRole('tenantAdministrator'), north);
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { world, north, south, staff, guests, abroad, shop, far, people, groups, roles, insert };
}

/** Those companies. */
export type InvitingCompany = ReturnType<typeof foundInvitingCompany>;

import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Directory, Tenant } from '../../src/core/tenants/tenant.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';

const ended = Date.UTC(2020, 0, 1);
const ends = Date.UTC(2999, 0, 1);

/**
 * A small company in which rights come in every way: through diamonds of groups and of roles, from above in the tree of
 * domains; and in which everything is that takes rights away: ends, a disabled group, a suspension, another tenant.
 */
export function foundWorkshop() {
  const world = new World();
  const tenant = world.tenant({ slug: 'works', name: 'Works' });
  const main = world.directory(tenant, { name: 'Staff' });
  const guests = world.directory(tenant, { name: 'Guests' });
  const elsewhere = world.tenant({ slug: 'elsewhere', name: 'Elsewhere' });
  const abroad = world.directory(elsewhere, { name: 'Abroad' });
  const code = world.domain(tenant, { name: 'code' });
  const web = world.domain(code, { name: 'web' });
  const domains = { code, web, app: world.domain(web, { name: 'app' }), ops: world.domain(tenant, { name: 'ops' }) };
  const roles = workshopRoles(world, tenant);
  const groups = workshopGroups(world, main, guests);
  const people = workshopPeople(world, main, abroad);
  const bot = world.serviceAccount(tenant, { name: 'Bot' });
  for (const member of [people.dia, people.mem]) world.assign(member, builtIn('member'), tenant);
  world.assign(people.tess, builtIn('tenantAdministrator'), tenant);
  world.assign(people.eve, builtIn('tenantAdministrator'), elsewhere);
  world.assign(people.rita, roles.rightsReader, tenant);
  world.assign(people.hugo, roles.halfSeer, tenant);
  world.assign(people.gus, roles.halfSeer, tenant);
  world.assign(people.gus, roles.groupSeer, guests);
  world.assign(people.pia, builtIn('auditor'), null);
  world.assign(people.boss, builtIn('platformAdministrator'), null);
  world.assign(people.vice, builtIn('platformAdministrator'), tenant);
  world.assign(people.domi, roles.warden, code);
  world.assign(people.bob, roles.reader, tenant);
  world.assign(people.sue, roles.reader, tenant);
  world.assign(people.exp, roles.reader, domains.ops, { expiresAt: ends });
  world.assign(people.exp, roles.writer, domains.code, { expiresAt: ended });
  const assignments = {
    ofAll: world.assign(groups.all, roles.writer, code),
    ofHigh: world.assign(groups.high, roles.writer, tenant),
    ofLeft: world.assign(groups.left, roles.reader, web),
    ofBot: world.assign(bot, roles.reader, guests),
    ofFar: world.assign(groups.far, roles.reader, domains.ops),
    kept: world.assign(people.mem, roles.reader, domains.app, { managementSource: 'SYNCED' }),
  };
  world.member(groups.left, people.dia);
  world.member(groups.right, people.dia);
  world.member(groups.left, people.olga, { role: 'OWNER' });
  world.member(groups.right, bot);
  world.member(groups.low, people.dis);
  world.member(groups.near, people.nat);
  world.member(groups.left, people.exp, { expiresAt: ended });
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { world, tenant, main, guests, elsewhere, domains, roles, groups, people, bot, assignments, insert };
}

/** That company. */
export type Workshop = ReturnType<typeof foundWorkshop>;

/** A role that every instance has. */
function builtIn(name: keyof typeof builtInRoleIds): Role {
  const id: Role['id'] = builtInRoleIds[name];
  return { id } as Role;
}

function workshopRoles(world: World, tenant: Tenant) {
  const read = world.permission('repo:read', { description: 'Read a repository.' });
  const write = world.permission('repo:write', { description: 'Write to a repository.' });
  const reader = world.role(tenant, { name: 'Reader' });
  const puller = world.role(tenant, { name: 'Puller' });
  const triager = world.role(tenant, { name: 'Triager' });
  const writer = world.role(tenant, { name: 'Writer' });
  const rightsReader = world.role(tenant, { name: 'Rights reader' });
  const warden = world.role(tenant, { name: 'Warden' });
  const halfSeer = world.role(tenant, { name: 'Half seer' });
  const groupSeer = world.role(tenant, { name: 'Group seer' });
  world.allow(reader, read);
  world.allow(writer, write);
  world.include(puller, reader);
  world.include(triager, reader);
  world.include(writer, puller, triager);
  const of = (role: Role, ...names: string[]) => {
    for (const permission of names) world.rolePermissions.push({ roleId: role.id, permission });
  };
  of(rightsReader, 'role-assignment:read');
  of(groupSeer, 'group:read');
  of(halfSeer, 'role-assignment:read', 'user:read', 'role:read', 'domain:read');
  of(
    warden,
    'role-assignment:read',
    'role-assignment:create',
    'role-assignment:delete',
    'domain:read',
    'domain:update',
  );
  return { reader, puller, triager, writer, rightsReader, warden, halfSeer, groupSeer };
}

function workshopGroups(world: World, directory: Directory, guests: Directory) {
  const all = world.group(directory, { name: 'All' });
  const left = world.group(directory, { name: 'Left' });
  const right = world.group(directory, { name: 'Right' });
  const high = world.group(directory, { name: 'High', system: true });
  const middle = world.group(directory, { name: 'Middle', status: 'DISABLED' });
  const low = world.group(directory, { name: 'Low', managementSource: 'SYNCED' });
  world.nest(all, left, right);
  world.nest(high, middle);
  world.nest(middle, low);
  const [far, near] = [world.group(guests, { name: 'Far' }), world.group(directory, { name: 'Near' })];
  world.nest(far, near);
  return { all, left, right, high, middle, low, far, near };
}

function workshopPeople(world: World, main: Directory, abroad: Directory) {
  const named = (username: string, ...places: Directory[]) =>
    world.user({ username, displayName: username }, ...places);
  const sue = named('sue');
  world.place(sue, main, 'SUSPENDED');
  return {
    /** Administers the tenant. */
    tess: named('tess', main),
    /** Has the role "Member" there. */
    mem: named('mem', main),
    /** In both of two groups that are nested in a third. */
    dia: named('dia', main),
    /** In a group below a disabled one. */
    dis: named('dis', main),
    /** Was in a group, and had a role, and has one that will end. */
    exp: named('exp', main),
    /** May see who has which role, and nothing else. */
    rita: named('rita', main),
    /** May see people, roles and domains besides, but no groups. */
    hugo: named('hugo', main),
    /** Sees the same, and the groups of one directory. */
    gus: named('gus', main),
    /** In a group of one directory that lies in a group of another. */
    nat: named('nat', main),
    /** Has a role on the platform. */
    pia: named('pia', main),
    /** Administers the platform. */
    boss: named('boss', main),
    /** Has the same role on the tenant alone. */
    vice: named('vice', main),
    /** May see it on one domain. */
    domi: named('domi', main),
    /** Owns a group. */
    olga: named('olga', main),
    /** At home in two tenants. */
    bob: named('bob', main, abroad),
    /** Suspended in the only directory where they are. */
    sue,
    /** Administers the other tenant. */
    eve: named('eve', abroad),
    /** Kept by another system. */
    syd: world.user({ username: 'syd', displayName: 'syd', managementSource: 'SYNCED' }, main),
    /** In no tenant at all. */
    stray: named('stray'),
  };
}

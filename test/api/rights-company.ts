import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';
import { builtInRole } from './companies.js';

/**
 * Two companies for changes of rights: in `north` an administrator, one who keeps roles and holds little else, and people
 * to give roles to; in `south` somebody of whom the others know nothing.
 */
export function foundRightsCompany() {
  const world = new World();
  const north = world.tenant({ slug: 'north', name: 'North' });
  const south = world.tenant({ slug: 'south', name: 'South' });
  const staff = world.directory(north, { name: 'Staff' });
  const abroad = world.directory(south, { name: 'Abroad' });
  const shop = world.domain(north, { name: 'shop' });
  const domains = {
    shop,
    checkout: world.domain(shop, { name: 'checkout' }),
    far: world.domain(south, { name: 'far' }),
  };
  const named = (username: string, ...places: Parameters<World['place']>[1][]) =>
    world.user({ username, displayName: username }, ...places);
  const people = {
    /** Administers North. */
    tess: named('tess', staff),
    /** Keeps roles and gives them in North, and holds little else there. */
    mel: named('mel', staff),
    /** The same on the domain `shop` alone; sees the whole company besides. */
    dom: named('dom', staff),
    /** Have access to North, and no roles. */
    ann: named('ann', staff),
    ben: named('ben', staff),
    /** Administers South. */
    sue: named('sue', abroad),
    /** Of South alone. */
    far: named('far', abroad),
  };
  const groups = { crew: world.group(staff, { name: 'Crew' }), gang: world.group(abroad, { name: 'Gang' }) };
  const bots = {
    bot: world.serviceAccount(north, { name: 'Bot' }),
    alien: world.serviceAccount(south, { name: 'Alien' }),
  };
  const read = world.permission('repo:read', { description: 'Read a repository.' });
  const write = world.permission('repo:write');
  const of = (name: string, ...permissions: string[]) => {
    const role = world.role(north, { name });
    for (const permission of permissions) world.rolePermissions.push({ roleId: role.id, permission });
    return role;
  };
  const seeing = [
    ...['tenant:read', 'directory:read', 'domain:read', 'user:read', 'group:read', 'service-account:read'],
    ...['role:read', 'role-assignment:read', 'permission:read'],
  ];
  const keeping = ['role:create', 'role:update', 'role:delete', 'role-assignment:create', 'role-assignment:delete'];
  const roles = {
    keeper: of('Keeper', ...seeing, ...keeping),
    /** Carries nothing of Denizen's that the keeper lacks, but what an application allows. */
    reader: of('Reader', read.name),
    writer: of('Writer', write.name),
    /** Carries what the keeper does not hold. */
    strong: of('Strong', 'group:update', 'group:read'),
    /** Carries what the keeper holds. */
    weak: of('Weak', 'group:read'),
    alien: world.role(south, { name: 'Alien' }),
  };
  world.include(roles.writer, roles.reader);
  world.assign(people.tess, builtInRole('tenantAdministrator'), north);
  world.assign(people.sue, builtInRole('tenantAdministrator'), south);
  world.assign(people.mel, roles.keeper, north);
  world.assign(people.dom, roles.keeper, shop);
  world.assign(people.dom, builtInRole('member'), north);
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { world, north, south, staff, abroad, domains, people, groups, bots, roles, insert };
}

/** Those companies. */
export type RightsCompany = ReturnType<typeof foundRightsCompany>;

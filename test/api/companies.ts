import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Directory, Tenant } from '../../src/core/tenants/tenant.js';
import type { ServiceAccount } from '../../src/core/users/user.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';

/** When something in these companies ended, will end, or last happened. */
export const moments = {
  ended: Date.UTC(2020, 0, 1),
  ends: Date.UTC(2999, 0, 1),
  seen: Date.UTC(2026, 5, 1),
} as const;

/**
 * Three small companies with a bit of everything that the graph can show: `acme` in full, `globex` with whom it shares one
 * person, and `initech`, which is deactivated. The same ids in every database that it is written to.
 */
export function foundCompanies() {
  const world = new World();
  const acme = foundAcme(world);
  const globex = foundGlobex(world, acme);
  const initech = foundInitech(world);
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { world, acme, globex, initech, insert };
}

/** The three companies. */
export type Companies = ReturnType<typeof foundCompanies>;

/**
 * Lets some see the whole directory of their companies, which nobody may without a role: Ada and the deployer that of Acme,
 * Eve that of Globex, Bob both.
 */
export function appointAuditors({ world, acme, globex }: Companies) {
  const auditor = builtInRole('auditor');
  return {
    ada: world.assign(acme.users.ada, auditor, acme.tenant),
    bob: world.assign(acme.users.bob, auditor, acme.tenant),
    deployer: world.assign(acme.robots.deployer, auditor, acme.tenant),
    eve: world.assign(globex.users.eve, auditor, globex.tenant),
    bobOfGlobex: world.assign(acme.users.bob, auditor, globex.tenant),
  };
}

/** Somebody whose names are all the same. */
function named(username: string) {
  return { username, displayName: username };
}

/** A role that every instance has. */
export function builtInRole(name: keyof typeof builtInRoleIds): Role {
  const id: Role['id'] = builtInRoleIds[name];
  return { id } as Role;
}

function foundAcme(world: World) {
  const tenant = world.tenant({ slug: 'acme', name: 'Acme', description: 'Makes everything.' });
  const main = world.directory(tenant, { name: 'Staff', description: 'People on the payroll.' });
  const contractors = world.directory(tenant, { name: 'Contractors' });
  const users = acmePeople(world, tenant, main, contractors);
  const robots = {
    deployer: world.serviceAccount(tenant, { name: 'Deployer', description: 'Ships releases.' }),
    retired: world.serviceAccount(tenant, { name: 'Retired', status: 'DISABLED' }),
  };
  const groups = acmeGroups(world, main, users, robots.deployer);
  const domains = acmeDomains(world, tenant);
  const { roles, assignments } = acmeRights(world, { tenant, contractors, users, robots, groups, domains });
  const tokens = acmeTokens(world, tenant, users, robots);
  return { tenant, main, contractors, users, robots, groups, domains, roles, assignments, tokens };
}

function acmePeople(world: World, tenant: Tenant, main: Directory, contractors: Directory) {
  const ada = world.user(
    {
      username: 'Ada',
      displayName: 'Ada Lovelace',
      givenName: 'Ada',
      familyName: 'Lovelace',
      nickname: 'Countess',
      externalId: 'E-1',
      email: 'Ada@Acme.example',
      emailVerified: true,
      avatarUrl: 'https://acme.example/ada.png',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      jobTitle: 'Analyst',
      department: 'Engines',
      organization: 'Acme',
      location: 'London',
      claimStatus: 'MANAGED',
      mfaEnabled: true,
      lastActiveAt: moments.seen,
    },
    main,
    contractors,
  );
  world.identity(ada, { provider: 'github', subject: 'ada-l' });
  world.identity(ada, { provider: 'azure', subject: '42' });
  const cleo = world.user({ ...named('cleo') });
  world.place(cleo, main, 'SUSPENDED');
  return {
    ada,
    bob: world.user({ ...named('bob'), email: 'bob@acme.example' }, main),
    /** Suspended in the only directory where they are. */
    cleo,
    /** Has a deactivated account. */
    dan: world.user({ ...named('dan'), accountStatus: 'DEACTIVATED' }, main),
    /** Will be deleted. */
    gil: world.user({ ...named('gil'), deletionScheduledAt: moments.ends }, contractors),
    /** Administers the platform through a group in a group. */
    hana: world.user({ ...named('hana') }, main),
    /** Was invited to nothing. */
    fay: world.user({ ...named('fay') }),
    /** Has access to the tenant and a place in none of its directories. */
    kim: placeless(world, tenant),
  };
}

function placeless(world: World, tenant: Tenant) {
  const kim = world.user({ ...named('kim') });
  world.tenantAccesses.push({
    userId: kim.id,
    tenantId: tenant.id,
    managementSource: 'INVITED',
    createdAt: moments.seen,
  });
  return kim;
}

type People = ReturnType<typeof acmePeople>;

function acmeGroups(world: World, directory: Directory, users: People, deployer: { readonly id: `svc_${string}` }) {
  const engineering = world.group(directory, { name: 'Engineering', description: 'Builds it.' });
  const payments = world.group(directory, { name: 'Payments', kind: 'SECURITY' });
  const cards = world.group(directory, { name: 'Cards', managementSource: 'SYNCED' });
  const news = world.group(directory, { name: 'News', kind: 'DISTRIBUTION_LIST', status: 'DISABLED' });
  const platform = world.group(directory, { name: 'Platform', system: true });
  const operators = world.group(directory, { name: 'Operators' });
  world.nest(engineering, payments);
  world.nest(payments, cards);
  world.nest(platform, operators);
  world.member(engineering, users.ada, { role: 'OWNER' });
  world.member(cards, users.ada, { addedBy: users.bob.id, addedAt: moments.seen });
  world.member(payments, users.bob, { addedBy: users.ada.id, expiresAt: moments.ends });
  world.member(payments, deployer);
  world.member(payments, users.hana, { expiresAt: moments.ended });
  world.member(operators, users.hana);
  return { engineering, payments, cards, news, platform, operators };
}

function acmeDomains(world: World, tenant: Tenant) {
  const shop = world.domain(tenant, { name: 'shop', description: 'All of it.' });
  const checkout = world.domain(shop, { name: 'checkout' });
  return { shop, checkout, cards: world.domain(checkout, { name: 'cards' }), hr: world.domain(tenant, { name: 'hr' }) };
}

function acmeRights(
  world: World,
  acme: {
    readonly tenant: Tenant;
    readonly contractors: Directory;
    readonly users: People;
    readonly robots: { readonly deployer: { readonly id: `svc_${string}` } };
    readonly groups: ReturnType<typeof acmeGroups>;
    readonly domains: ReturnType<typeof acmeDomains>;
  },
) {
  const { tenant, users, groups } = acme;
  const read = world.permission('release:read', { description: 'See releases.' });
  const create = world.permission('release:create', { description: 'Make releases.' });
  const reader = world.role(tenant, { name: 'Release reader', isDefault: true });
  const maker = world.role(tenant, { name: 'Release maker', description: 'Ships it.', level: 'ADMIN' });
  world.allow(reader, read);
  world.allow(maker, create);
  world.include(maker, reader);
  return {
    roles: { reader, maker },
    assignments: {
      ofAda: world.assign(users.ada, maker, tenant, { createdBy: users.bob.id, reason: 'She asked nicely.' }),
      ofPayments: world.assign(groups.payments, reader, acme.domains.checkout, { createdBy: acme.robots.deployer.id }),
      ofDeployer: world.assign(acme.robots.deployer, maker, acme.contractors, { expiresAt: moments.ends }),
      /** Has ended, so it is not there. */
      ended: world.assign(users.bob, maker, tenant, { expiresAt: moments.ended }),
      ofPlatform: world.assign(groups.platform, builtInRole('platformAdministrator'), null),
    },
  };
}

function acmeTokens(
  world: World,
  { id: tenantId }: Tenant,
  { ada, bob, dan }: People,
  robots: Readonly<Record<'deployer' | 'retired', ServiceAccount>>,
) {
  const scopes = ['group:read', 'user:read'];
  return {
    /** For everything that Ada may. */
    laptop: world.token(ada, { name: 'Laptop', lastUsedAt: moments.seen }),
    report: world.token(ada, { name: 'Report', prefix: 'dzn_report12', tenantId, scopes }),
    lost: world.token(ada, { name: 'Lost', expiresAt: moments.ended, revokedAt: moments.seen }),
    old: world.token(bob, { name: 'Old', tenantId, expiresAt: moments.ended }),
    /** Of somebody whose account does not work. */
    ofDan: world.token(dan, { name: 'Of Dan', tenantId }),
    deployment: world.token(robots.deployer, { name: 'Deployment', tenantId }),
    retired: world.token(robots.retired, { name: 'Retired', tenantId }),
  };
}

function foundGlobex(world: World, { users }: { readonly users: People }) {
  const tenant = world.tenant({ slug: 'globex', name: 'Globex' });
  const main = world.directory(tenant, { name: 'Everybody' });
  world.place(users.bob, main);
  const eve = world.user({ username: 'eve', displayName: 'Eve of Globex', email: 'eve@globex.example' }, main);
  const robot = world.serviceAccount(tenant, { name: 'Globex robot' });
  const group = world.group(main, { name: 'Globex secrets' });
  world.member(group, eve, { role: 'OWNER' });
  world.member(group, users.bob, { addedBy: eve.id });
  const domain = world.domain(tenant, { name: 'vault' });
  const role = world.role(tenant, { name: 'Globex insider' });
  const assignments = {
    ofBob: world.assign(users.bob, role, domain, { createdBy: eve.id, reason: 'Globex trusts Bob.' }),
    ofGroup: world.assign(group, role, tenant),
  };
  const tokens = {
    robots: world.token(robot, { name: 'Of the robot', tenantId: tenant.id }),
    eves: world.token(eve, { name: 'Of Eve' }),
  };
  return { tenant, main, users: { eve }, robot, group, domain, role, assignments, tokens };
}

function foundInitech(world: World) {
  const tenant = world.tenant({ slug: 'initech', name: 'Initech', status: 'DEACTIVATED' });
  const main = world.directory(tenant, { name: 'Initech staff' });
  const ivy = world.user({ ...named('ivy') }, main);
  return { tenant, main, users: { ivy }, robot: world.serviceAccount(tenant, { name: 'Initech robot' }) };
}

import { readingPermissions, type Visibility } from '../../src/core/access/visibility.js';
import { SqlSession } from '../../src/storage/database/session.js';
import type { PrincipalId } from '../../src/core/kernel/ids.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { visibilityIn } from './callers.js';
import { platform, storesOf } from './contract.js';
import { SeenWorld } from './seen-world.js';
import { questionsAbout } from './whole-view.js';

type Company = ReturnType<typeof companyIn>;

/** Two tenants that have nothing to do with each other but for one person who is in both. */
function twoCompanies() {
  let count = 0;
  const world = new World((prefix) => `${prefix}_${String(++count).padStart(26, '0')}` as never);
  for (const name of [...readingPermissions, 'page:write']) world.permission(name);
  const reader = world.role(null, { name: 'Reader' });
  world.allow(reader, ...world.permissions);
  const member = world.role(null, { name: 'Member' });
  const [acme, globex] = [companyIn(world, 'acme', reader), companyIn(world, 'globex', reader)];
  const both = world.user({ username: 'both' }, acme.directory, globex.directory);
  for (const { team } of [acme, globex]) world.member(team, both);
  return { world, acme, globex, both, reader, member };
}

/** A tenant with people who may read everything in it, in a directory of it, on a domain of it, and nothing. */
function companyIn(world: World, slug: string, reader: Role) {
  const tenant = world.tenant({ slug });
  const directory = world.directory(tenant);
  const top = world.domain(tenant, { name: `${slug} top` });
  const low = world.domain(top, { name: `${slug} low` });
  const [all, team, inner] = [world.group(directory), world.group(directory), world.group(directory)];
  world.nest(all, team);
  world.nest(team, inner);
  const [role, included] = [world.role(tenant, { name: `${slug} role` }), world.role(tenant, { name: `${slug} base` })];
  world.include(role, included);
  world.allow(included, ...world.permissions.slice(-1));
  const someone = (what: string) =>
    world.user({ username: `${slug} ${what}`, email: `${what}@${slug}.example` }, directory);
  const [ofTenant, ofDirectory, ofDomain, owner, plain] = ['tenant', 'directory', 'domain', 'owner', 'plain'].map(
    someone,
  ) as [User, User, User, User, User];
  world.assign(ofTenant, reader, tenant);
  world.assign(ofDirectory, reader, directory);
  world.assign(ofDomain, reader, top);
  for (const group of [all, team, inner]) world.member(group, owner, { role: 'OWNER' });
  world.member(inner, plain);
  world.assign(all, role, low);
  const bot = world.serviceAccount(tenant, { name: `${slug} bot` });
  world.member(team, bot);
  return { tenant, directory, top, low, all, team, inner, role, included, plain, bot, owner };
}

type User = World['users'][number];
type Planting = (all: ReturnType<typeof twoCompanies> & { here: Company; there: Company }) => void;

/** Puts an assignment in and lets it say that what it is on is of another tenant. */
function claim(
  world: World,
  to: { readonly id: PrincipalId },
  role: Role,
  on: Directory | Domain,
  { id }: Tenant,
): void {
  const made = world.assign(to, role, on);
  world.assignments[world.assignments.indexOf(made)] = { ...made, scope: { ...made.scope, tenantId: id } };
}

/** What is planted from `here` into `there`. Nobody may notice, of either; with `ownRow` those who may read it here. */
const plantings: readonly [what: string, plant: Planting, ownRow?: true][] = [
  ['a member', ({ world, here, there }) => world.member(there.team, here.plain)],
  ['an owner', ({ world, here, there }) => world.member(there.inner, here.plain, { role: 'OWNER' })],
  ['a service account as a member', ({ world, here, there }) => world.member(there.all, here.bot)],
  ['a nested group', ({ world, here, there }) => world.nest(there.all, here.team)],
  ['a group above', ({ world, here, there }) => world.nest(here.inner, there.inner)],
  ['an included role', ({ world, here, there }) => world.include(there.role, here.included)],
  ['a role for a group', ({ world, here, there }) => world.assign(here.team, there.role, there.tenant)],
  [
    'a role of the instance for a group',
    ({ world, here, there, reader }) => world.assign(here.team, reader, there.tenant),
  ],
  [
    'a role of the instance for a group in a directory',
    ({ world, here, there, reader }) => world.assign(here.team, reader, there.directory),
  ],
  [
    'a role of the instance for a group on a domain',
    ({ world, here, there, reader }) => world.assign(here.team, reader, there.top),
  ],
  ['a role of its own', ({ world, here, there }) => world.assign(here.plain, here.role, there.tenant)],
  ['a role for somebody', ({ world, here, there, reader }) => world.assign(here.plain, reader, there.tenant)],
  [
    'a role in a directory that it says is here',
    ({ world, here, there, both, reader }) => claim(world, both, reader, there.directory, here.tenant),
    true,
  ],
  [
    'a role on a domain that it says is here',
    ({ world, here, there, both, reader }) => claim(world, both, reader, there.low, here.tenant),
    true,
  ],
  [
    'a domain',
    ({ world, here, there }) => {
      const stray = world.domain(there.top, { name: 'stray' });
      world.domains[world.domains.length - 1] = { ...stray, tenantId: here.tenant.id };
    },
    true,
  ],
  [
    'a role on the platform that names a tenant',
    ({ world, here, both, reader }) => {
      const made = world.assign(both, reader, here.tenant);
      world.assignments[world.assignments.indexOf(made)] = { ...made, scope: { ...made.scope, kind: 'PLATFORM' } };
    },
    true,
  ],
];

/** All that people and programs of a tenant see with a credential for it. */
function callersOf(world: World, { id: tenantId }: Tenant): Visibility[] {
  const people = world.tenantAccesses.filter((one) => one.tenantId === tenantId).map(({ userId }) => userId);
  const programs = world.serviceAccounts.filter((one) => one.tenantId === tenantId).map(({ id }) => id);
  return [...people, ...programs].map((id) => visibilityIn(world, id, { tenantId, permissions: null }));
}

describe.each(plantings)('planted from one tenant into another, %s', (_, plant) => {
  it('gives nobody anything, and takes nothing away', () => {
    const [clean, dirty] = [twoCompanies(), twoCompanies()];
    plant({ ...dirty, here: dirty.acme, there: dirty.globex });
    for (const { id } of [...clean.world.users, ...clean.world.serviceAccounts])
      expect(visibilityIn(dirty.world, id)).toEqual(visibilityIn(clean.world, id));
  });
});

describe.each(dialects)('what is planted from one tenant into another, on %s,', (dialect) => {
  const clean = twoCompanies();
  const questions = questionsAbout(new SeenWorld(clean.world, platform));

  async function answersIn(world: World, callers: readonly (readonly Visibility[])[]): Promise<unknown[][]> {
    const { database, close } = await freshDatabase(dialect);
    await insertWorld(database, world);
    const answers: unknown[][] = [];
    for (const visibilities of callers) {
      const known: [caller: string, question: string, answer: unknown][] = [];
      for (const visibility of visibilities) {
        const stores = storesOf(new SqlSession(database.reader), visibility);
        for (const [name, ask] of questions) known.push([String(visibility.self), name, await ask(stores)]);
      }
      answers.push(known);
    }
    await close();
    return answers;
  }

  const ofAcme = callersOf(clean.world, clean.acme.tenant);
  const ofGlobex = callersOf(clean.world, clean.globex.tenant);
  let [beforeOfAcme, beforeOfGlobex]: unknown[][] = [];
  beforeAll(async () => {
    [beforeOfAcme, beforeOfGlobex] = await answersIn(clean.world, [ofAcme, ofGlobex]);
  });

  it('is seen by nobody of either', async () => {
    const dirty = twoCompanies();
    for (const [, plant, ownRow] of plantings) if (!ownRow) plant({ ...dirty, here: dirty.acme, there: dirty.globex });
    expect(await answersIn(dirty.world, [ofAcme, ofGlobex])).toEqual([beforeOfAcme, beforeOfGlobex]);
  });

  it('is not seen by the other tenant when it says of itself that it is not there', async () => {
    const dirty = twoCompanies();
    for (const [, plant] of plantings) plant({ ...dirty, here: dirty.acme, there: dirty.globex });
    expect(await answersIn(dirty.world, [ofGlobex])).toEqual([beforeOfGlobex]);
  });
});

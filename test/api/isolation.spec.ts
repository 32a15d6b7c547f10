import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectFolder } from '../../src/server/project.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { startApp, type App } from '../support/app.js';
import type { World } from '../support/builders.js';
import { dialects } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { newId } from '../../src/core/kernel/ids.js';
import { newTokenSecret } from '../../src/core/tokens/token-secret.js';
import { appointAuditors, builtInRole, foundCompanies } from './companies.js';
import { madeToken, type Wanted } from './made-token.js';
import { askedInEveryWay, foreignThings, without, type Thing } from './other-tenants.js';
import { WholeGraph } from './whole-graph.js';

const sdl = readFileSync(join(projectFolder, 'schema', 'schema.graphql'), 'utf8');
const schema = buildSchema(sdl, { assumeValidSDL: true });

type Selections = readonly (readonly [name: string, selection: string])[];

function everythingBut(leftOut: RegExp): Selections {
  return new WholeGraph(schema, (field) => leftOut.test(field)).rootFields(2);
}

// The instance tells when it was started.
const wholeGraph = everythingBut(/^Query\.instance$/);
// Without a role, the rights of others may not be asked for.
const roleless = /^Query\.(instance|whoCan)$|\.(can|effectiveRoles|effectivePermissions)$/;
const ownGraph = everythingBut(roleless);
// That an account may not be changed tells that it is another tenant's as well: whoever tried would learn it, too.
const wholeGraphOfOne = everythingBut(/^Query\.instance$|^User\.viewerCan/);

// Everything at once is more than anybody may ask for.
const config = {
  DENIZEN_MAX_TOKENS: '100000',
  DENIZEN_MAX_DEPTH: '40',
  DENIZEN_MAX_ALIASES: '10000',
  DENIZEN_MAX_COST: '1000000000000',
  DENIZEN_REQUEST_TIMEOUT_MS: '60000',
};

const start = (dialect: App['dialect'], world: World): Promise<App> =>
  startApp(dialect, {
    config,
    prepare: (database) => database.transaction((connection) => insertRows(new SqlSession(connection), world)),
  });

/** Answers what came without errors, and how many statements it took. */
async function answerOf(app: App, operation: string, token: string) {
  const { data, errors, extensions } = await app.graphql<Readonly<Record<string, unknown>>>(operation, {}, { token });
  expect([operation, errors]).toEqual([operation, undefined]);
  return { data: withoutUses(data), statements: extensions?.stats?.sqlStatements };
}

// That a token was used is written down soon after, not at once.
function withoutUses(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (name: string, value: unknown) =>
    name.endsWith('lastUsedAt') ? undefined : value,
  );
}

/** The companies with more who may ask. */
function foundWithCallers() {
  const companies = foundCompanies();
  const { world, acme, globex } = companies;
  appointAuditors(companies);
  const board = world.group(globex.main, { name: 'Globex board' });
  const olga = world.user({ username: 'olga' }, acme.main);
  const pia = world.user({ username: 'pia' }, acme.main);
  world.member(acme.groups.engineering, olga, { role: 'OWNER' });
  world.member(acme.groups.cards, pia);
  return { ...companies, board, olga, pia };
}

type WithCallers = ReturnType<typeof foundWithCallers>;

/** Somebody who sees Acme or a part of it and nothing else, and some of what they do see. */
type Caller = readonly [who: string, caller: { wanted: Wanted; seen: readonly Thing[]; isRoleless?: true }];

// Two know more of the instance, but not with this token.
function callersOf({ acme, olga, pia }: WithCallers): Caller[] {
  const { tenant, main, users, robots, groups, domains, roles, assignments } = acme;
  const seen = [tenant, users.ada, robots.deployer, groups.cards, domains.hr, roles.maker, assignments.ofAda];
  const roleless = (...more: readonly Thing[]) =>
    ({ seen: [tenant, main, groups.engineering, ...more], isRoleless: true }) as const;
  return [
    ['one of its auditors', { wanted: { owner: users.ada }, seen }],
    ['its service account', { wanted: { owner: robots.deployer }, seen }],
    ['a person of two tenants with a token for it', { wanted: { owner: users.bob, tenant }, seen }],
    ['a platform administrator with a token for it', { wanted: { owner: users.hana, tenant }, seen }],
    ['one of its people without a role', { wanted: { owner: pia }, ...roleless(pia, groups.cards, domains.checkout) }],
    ['the owner of a group', { wanted: { owner: olga }, ...roleless(olga, users.ada) }],
  ];
}

// Whoever administers the platform knows by which right.
function unknownTo({ acme }: WithCallers, { owner }: Wanted): readonly Thing[] {
  return owner === acme.users.hana ? [] : [acme.assignments.ofPlatform];
}

describe.each(dialects)('to whoever sees one tenant alone, on %s', (dialect) => {
  const companies = foundWithCallers();
  const { world, acme, globex } = companies;
  // Suspended in one company, at work in the other.
  world.place(acme.users.cleo, globex.main);
  const foreign = foreignThings(companies);
  let shared: App;
  let alone: App;
  beforeAll(async () => {
    shared = await start(dialect, world);
    alone = await start(dialect, without(world, foreign));
  });
  afterAll(async () => {
    await shared.stop();
    await alone.stop();
  });
  const tokens = async (wanted: Wanted) => {
    const one = { ...wanted, known: { id: newId('tok'), secret: newTokenSecret() } };
    return [await madeToken(shared, one), await madeToken(alone, one)] as const;
  };

  it.each(callersOf(companies))(
    'the instance is as if it were alone there: to %s',
    async (_who, { wanted, seen: known, isRoleless }) => {
      const [token, tokenAlone] = await tokens(wanted);
      let seen = '';
      for (const [name, selection] of isRoleless ? ownGraph : wholeGraphOfOne) {
        const answer = await answerOf(shared, `{ ${selection} }`, token);
        expect([name, answer]).toEqual([name, await answerOf(alone, `{ ${selection} }`, tokenAlone)]);
        seen += JSON.stringify(answer);
      }
      for (const { id } of known) expect(seen).toContain(id);
    },
  );

  it.each(callersOf(companies))('what it knows by its id alone is not there: to %s', async (_who, { wanted }) => {
    const [token, tokenAlone] = await tokens(wanted);
    for (const thing of [...foreign, ...unknownTo(companies, wanted)]) {
      const operation = askedInEveryWay(thing);
      const answer = await answerOf(shared, operation, token);
      expect(answer.data).toMatchObject({ node: null, entities: [null] });
      expect([operation, answer]).toEqual([operation, await answerOf(alone, operation, tokenAlone)]);
    }
  });
});

/** Connects tenants by what no rule allows, and answers the assignments that are nobody's. */
function damage({ world, acme, globex, board, olga, pia }: WithCallers): Thing[] {
  world.nest(acme.groups.payments, globex.group);
  world.nest(board, acme.groups.news);
  for (const group of [acme.groups.cards, acme.groups.engineering]) {
    world.member(group, globex.users.eve, { addedBy: globex.robot.id });
    world.member(group, globex.robot);
  }
  world.member(globex.group, acme.users.ada, { addedBy: globex.users.eve.id });
  world.member(globex.group, pia, { role: 'OWNER' });
  world.member(globex.group, olga, { role: 'OWNER' });
  world.include(acme.roles.maker, globex.role);
  world.include(globex.role, acme.roles.reader);
  return [
    world.assign(acme.users.ada, globex.role, acme.tenant, { createdBy: globex.users.eve.id }),
    world.assign(pia, builtInRole('auditor'), globex.tenant),
    world.assign(acme.groups.payments, acme.roles.maker, globex.domain),
    world.assign(globex.users.eve, acme.roles.maker, acme.domains.shop),
    world.assign(globex.users.eve, builtInRole('tenantAdministrator'), acme.tenant),
    world.assign(globex.group, builtInRole('platformAdministrator'), acme.main),
    world.assign(globex.robot, builtInRole('auditor'), acme.tenant),
  ];
}

describe.each(dialects)('rows that connect tenants by mistake, on %s,', (dialect) => {
  const companies = foundWithCallers();
  const { world, globex } = companies;
  // Before the damage is done, which the world of the other application has then as well.
  const undamaged = without(world, []);
  const hidden = [...foreignThings(companies), ...damage(companies)];
  const callers = callersOf(companies);
  const eve: Caller = ['somebody of the other', { wanted: { owner: globex.users.eve }, seen: [] }];
  let app: App;
  let sound: App;
  beforeAll(async () => {
    app = await start(dialect, world);
    sound = await start(dialect, undamaged);
  });
  afterAll(async () => {
    await app.stop();
    await sound.stop();
  });

  it.each([...callers, eve])('are as if they were not there: to %s', async (_who, { wanted, isRoleless }) => {
    const one = { ...wanted, known: { id: newId('tok'), secret: newTokenSecret() } };
    const [token, tokenOfSound] = [await madeToken(app, one), await madeToken(sound, one)];
    const names = ['globex', 'Globex', 'eve', 'initech', 'Initech', 'ivy', 'fay'].map((name) => `"${name}`);
    for (const [name, selection] of isRoleless ? ownGraph : wholeGraph) {
      const { data } = await answerOf(app, `{ ${selection} }`, token);
      expect([name, data]).toEqual([name, (await answerOf(sound, `{ ${selection} }`, tokenOfSound)).data]);
      if (wanted.owner === globex.users.eve) continue;
      const text = JSON.stringify(data);
      const unknown = [...hidden, ...unknownTo(companies, wanted)];
      expect([name, unknown.filter(({ id }) => text.includes(id))]).toEqual([name, []]);
      expect([name, names.filter((one) => text.includes(one))]).toEqual([name, []]);
    }
  });
});

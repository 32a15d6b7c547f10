import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { projectFolder } from '../../src/server/project.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { startApp, type App } from '../support/app.js';
import type { World } from '../support/builders.js';
import { dialects } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { builtInRole, foundCompanies, type Companies } from './companies.js';
import { madeToken, type Wanted } from './made-token.js';
import { askedInEveryWay, foreignThings, without } from './other-tenants.js';
import { WholeGraph } from './whole-graph.js';

const sdl = readFileSync(join(projectFolder, 'schema', 'schema.graphql'), 'utf8');
const graph = new WholeGraph(buildSchema(sdl, { assumeValidSDL: true }));
// The instance tells when it was started.
const wholeGraph = graph.rootFields(2).filter(([name]) => name !== 'instance');

// Everything at once is more than anybody may ask for.
const config = {
  DENIZEN_MAX_TOKENS: '100000',
  DENIZEN_MAX_DEPTH: '40',
  DENIZEN_MAX_ALIASES: '10000',
  DENIZEN_MAX_COST: '1000000000000',
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
  return { data, statements: extensions?.stats?.sqlStatements };
}

// Each of them sees Acme and nothing else; two know more of the instance, but not with this token.
const callers = ({ acme }: Companies): (readonly [string, Wanted])[] => [
  ['one of its people', { owner: acme.users.ada }],
  ['its service account', { owner: acme.robots.deployer }],
  ['a person of two tenants with a token for it', { owner: acme.users.bob, tenant: acme.tenant }],
  ['a platform administrator with a token for it', { owner: acme.users.hana, tenant: acme.tenant }],
];

describe.each(dialects)('to whoever sees one tenant alone, on %s', (dialect) => {
  const companies = foundCompanies();
  const { acme, globex } = companies;
  // Suspended in one company, at work in the other.
  companies.world.place(acme.users.cleo, globex.main);
  const foreign = foreignThings(companies);
  let shared: App;
  let alone: App;
  beforeAll(async () => {
    shared = await start(dialect, companies.world);
    alone = await start(dialect, without(companies.world, foreign));
  }, 60_000);
  afterAll(async () => {
    await shared.stop();
    await alone.stop();
  });
  const tokens = async (wanted: Wanted) => [await madeToken(shared, wanted), await madeToken(alone, wanted)] as const;

  it.each(callers(companies))('the instance is as if it were alone there: to %s', async (_who, wanted) => {
    const [token, tokenAlone] = await tokens(wanted);
    let seen = '';
    for (const [name, selection] of wholeGraph) {
      const answer = await answerOf(shared, `{ ${selection} }`, token);
      expect([name, answer]).toEqual([name, await answerOf(alone, `{ ${selection} }`, tokenAlone)]);
      seen += JSON.stringify(answer);
    }
    const { tenant, users, robots, groups, domains, roles, assignments } = acme;
    for (const { id } of [tenant, users.ada, robots.deployer, groups.cards, domains.hr, roles.maker, assignments.ofAda])
      expect(seen).toContain(id);
  });

  it.each(callers(companies))('what it knows by its id alone is not there: to %s', async (_who, wanted) => {
    const [token, tokenAlone] = await tokens(wanted);
    for (const thing of [...foreign, acme.assignments.ofPlatform]) {
      const operation = askedInEveryWay(thing);
      const answer = await answerOf(shared, operation, token);
      expect(answer.data).toMatchObject({ node: null, entities: [null] });
      expect([operation, answer]).toEqual([operation, await answerOf(alone, operation, tokenAlone)]);
    }
  });
});

describe.each(dialects)('rows that connect tenants by mistake, on %s,', (dialect) => {
  const companies = foundCompanies();
  const { world, acme, globex } = companies;
  world.nest(acme.groups.payments, globex.group);
  world.nest(globex.group, acme.groups.news);
  world.member(acme.groups.cards, globex.users.eve, { addedBy: globex.robot.id });
  world.member(acme.groups.cards, globex.robot);
  world.member(globex.group, acme.users.ada, { addedBy: globex.users.eve.id });
  world.include(acme.roles.maker, globex.role);
  world.include(globex.role, acme.roles.reader);
  const crossing = [
    world.assign(acme.users.ada, globex.role, acme.tenant, { createdBy: globex.users.eve.id }),
    world.assign(acme.groups.payments, acme.roles.maker, globex.domain),
    world.assign(globex.users.eve, acme.roles.maker, acme.domains.shop),
    world.assign(globex.group, builtInRole('platformAdministrator'), acme.main),
  ];
  const hidden = [...foreignThings(companies), acme.assignments.ofPlatform, ...crossing];
  let app: App;
  beforeAll(async () => {
    app = await start(dialect, world);
  }, 60_000);
  afterAll(() => app.stop());

  it.each(callers(companies))('show nothing of the other tenant: to %s', async (_who, wanted) => {
    const token = await madeToken(app, wanted);
    const names = ['globex', 'Globex', 'eve', 'initech', 'Initech', 'ivy', 'fay'].map((name) => `"${name}`);
    for (const [name, selection] of wholeGraph) {
      const text = JSON.stringify(await answerOf(app, `{ ${selection} }`, token));
      expect([name, hidden.filter(({ id }) => text.includes(id))]).toEqual([name, []]);
      expect([name, names.filter((one) => text.includes(one))]).toEqual([name, []]);
    }
  });
});

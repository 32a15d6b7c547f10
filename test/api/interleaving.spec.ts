import * as fc from 'fast-check';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { tried } from '../support/seed.js';
import { appointAuditors, foundCompanies } from './companies.js';

const companies = foundCompanies();
const { acme, globex } = companies;
appointAuditors(companies);

// Each goes through loaders: lists in lists, look-ups by several keys, references.
const operations = [
  '{ users(first: 50) { totalCount nodes { id username email status groups { nodes { id name } } } } }',
  '{ groups { totalCount nodes { name members(transitive: true) { totalCount edges { node { displayName } via { name } } } } } }',
  `{ nodes(ids: ["${acme.users.ada.id}", "${globex.users.eve.id}", "${globex.group.id}", "${acme.groups.cards.id}"]) { id } }`,
  '{ a: user(username: "ada") { id } e: user(username: "eve") { id } b: user(username: "bob") { tenants { nodes { slug } } } }',
  '{ _entities(representations: [{ __typename: "Tenant", slug: "acme" }, { __typename: "Tenant", slug: "globex" }]) { ... on Tenant { id } } }',
  '{ roleAssignments { totalCount nodes { principal { displayName } role { name } scope { tenant { slug } } } } usersCount }',
];
const callers = ['ada', 'eve', 'bob'] as const;

describe.each(dialects)('requests of several tenants at once, on %s,', (dialect) => {
  let app: App;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert, config: { DENIZEN_STATS: 'off' } });
    for (const caller of callers) tokens.set(caller, await app.token(caller));
  });
  afterAll(() => app.stop());

  const ask = async (caller: string, operation: string) =>
    (await app.graphql(operation, {}, { token: tokens.get(caller) ?? '' })).text;

  it('answer each as if it were alone, however they are interleaved', async () => {
    const alone = new Map<string, string>();
    for (const caller of callers)
      for (const operation of operations) alone.set(caller + operation, await ask(caller, operation));
    expect(new Set(alone.values()).size).toBe(alone.size);
    const request = fc.record({
      caller: fc.constantFrom(...callers),
      operation: fc.constantFrom(...operations),
      // In ticks of the event loop after the ones before.
      later: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 2, maxLength: 4 }), async (requests) => {
        const answers = requests.map(async ({ caller, operation, later }) => {
          for (let tick = 0; tick < later; tick++) await new Promise(setImmediate);
          return [caller, operation, await ask(caller, operation)];
        });
        const expected = requests.map(({ caller, operation }) => [caller, operation, alone.get(caller + operation)]);
        expect(await Promise.all(answers)).toEqual(expected);
      }),
      tried(1000),
    );
  }, 600_000);
});

import { setTimeout as delay } from 'node:timers/promises';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import type { App } from '../support/app.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';
import { listFields, type ListField } from './list-fields.js';

const companies = foundCompanies();
const { acme, world } = companies;
world.event({ tenantId: acme.tenant.id, actorId: acme.users.ada.id, objectIds: [acme.groups.payments.id] });
world.invitation(acme.main, { acceptedAt: Date.UTC(2026, 8, 1), acceptedBy: acme.users.bob.id });
world.invitation(acme.contractors, { email: 'a@post.example', revokedAt: Date.UTC(2026, 8, 1) });
world.invitation(companies.globex.main, { createdBy: acme.users.bob.id, expiresAt: Date.UTC(2026, 5, 1) });
world.event({
  at: Date.UTC(2026, 8, 1),
  action: 'a',
  outcome: 'DENIED',
  code: 'FORBIDDEN',
  actorId: acme.robots.deployer.id,
  impersonatorId: acme.users.bob.id,
  tokenId: acme.tokens.laptop.id,
  requestId: 'a',
});

/** Two things of each type that has lists below it: with two, their pages are read by one statement. */
const parents: Readonly<Record<string, readonly [string, string]>> = {
  User: [acme.users.ada.id, acme.users.bob.id],
  ServiceAccount: [acme.robots.deployer.id, acme.robots.retired.id],
  Group: [acme.groups.engineering.id, acme.groups.payments.id],
  Role: [acme.roles.reader.id, acme.roles.maker.id],
  Tenant: [acme.tenant.id, companies.globex.tenant.id],
  Directory: [acme.main.id, acme.contractors.id],
  Domain: [acme.domains.shop.id, acme.domains.checkout.id],
};

interface Connection {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id?: string; readonly name?: string };
  }[];
}

let everywhere: Everywhere;
let lists: readonly ListField[];
beforeAll(async () => {
  const config = { DENIZEN_MAX_ALIASES: '1000', DENIZEN_MAX_TOKENS: '50000', DENIZEN_MAX_COST: '1000000000' };
  everywhere = await Everywhere.start({
    prepare: companies.insert,
    config: { ...config, DENIZEN_REQUEST_TIMEOUT_MS: '60000' },
  });
  await tokensAreAlike(everywhere);
  lists = listFields((await buildSubgraph({ nodeFields: true, accessDirectives: false })).schema, companies);
});
afterAll(() => everywhere.stop());

/**
 * Asks for a list with each of these arguments, and answers for each parent what came, by the place of the arguments:
 * first of one database, then of the next. At the root, where there is one parent, a hundred fields are allowed at once.
 */
async function ask(
  { type, field, needed }: ListField,
  argumentSets: readonly string[],
  selection: string,
): Promise<Connection[][]> {
  const answers: Connection[][][] = [];
  for (const app of everywhere.apps) {
    const ofApp: Connection[][] = [];
    for (let from = 0; from < argumentSets.length; from += 100) {
      const fields = argumentSets
        .slice(from, from + 100)
        .map((given) => [...needed, ...(given === '' ? [] : [given])].join(', '))
        .map((given, n) => `a${n}: ${field}${given === '' ? '' : `(${given})`} { ${selection} }`)
        .join('\n');
      const found = type === 'Query' ? [await askRoot(app, fields)] : await askBelow(app, type, fields);
      found.forEach((one, n) => (ofApp[n] ??= []).push(...Object.values(one)));
    }
    answers.push(ofApp);
  }
  const [counts, ...others] = answers.map(countsOf);
  for (const other of others) expect(other).toEqual(counts);
  return answers.flat();
}

type Fields = Record<string, Connection>;

async function askRoot(app: App, fields: string): Promise<Fields> {
  const { data, errors } = await app.graphql<Fields>(`{ ${fields} }`);
  expect(errors).toBeUndefined();
  return data as Fields;
}

async function askBelow(app: App, type: string, fields: string): Promise<Fields[]> {
  const text = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${fields} } } }`;
  const { data, errors } = await app.graphql<{ nodes: Fields[] }>(text, { ids: parents[type] });
  expect(errors).toBeUndefined();
  return data?.nodes ?? [];
}

function countsOf(answers: readonly Connection[][]): number[][] {
  return answers.map((connections) => connections.map(({ totalCount }) => totalCount));
}

async function eachList(check: (list: ListField) => Promise<void>): Promise<void> {
  expect(lists.length).toBeGreaterThan(25);
  for (const list of lists) await check(list);
}

describe('every list of the schema, on every database alike', () => {
  it('splits under each filter into those that match and those that do not', async () => {
    await eachList(async (list) => {
      const { filters } = list;
      const sets = filters.flatMap((literal) => [`filter: ${literal}`, `filter: { not: ${literal} }`]);
      for (const [total, ...counts] of await ask(list, ['', ...sets], 'totalCount'))
        filters.forEach((literal, n) => {
          const [matching, others] = [counts[2 * n]?.totalCount ?? NaN, counts[2 * n + 1]?.totalCount ?? NaN];
          const about = `${list.type}.${list.field} ${literal}`;
          expect([about, matching + others]).toEqual([about, total?.totalCount]);
        });
    });
  });

  it('matches under `and` what both match, under `or` what either matches', async () => {
    await eachList(async (list) => {
      const pairs = list.filters.flatMap((one, n) => (n % 7 === 0 ? [[one, list.filters[n + 5] ?? one] as const] : []));
      const sets = pairs.flatMap(([a, b]) =>
        [a, b, `{ and: [${a}, ${b}] }`, `{ or: [${a}, ${b}] }`].map((f) => `filter: ${f}`),
      );
      for (const counts of await ask(list, sets, 'totalCount'))
        pairs.forEach((pair, n) => {
          const [a = NaN, b = NaN, both = NaN, either = NaN] = counts
            .slice(4 * n, 4 * n + 4)
            .map((one) => one.totalCount);
          const about = `${list.type}.${list.field} ${pair.join(' ')}`;
          expect([about, both + either]).toEqual([about, a + b]);
          expect(both).toBeLessThanOrEqual(Math.min(a, b));
        });
    });
  });

  it('says by SCIM `pr` how many have a value', async () => {
    await eachList(async (list) => {
      const sets = list.attributes.flatMap(({ name, mayBeMissing }) => [
        `query: "${name} pr"`,
        mayBeMissing ? `filter: { ${name}: { isNull: false } }` : '',
      ]);
      for (const counts of await ask(list, sets, 'totalCount'))
        list.attributes.forEach(({ name }, n) => {
          const about = `${list.type}.${list.field} ${name}`;
          expect([about, counts[2 * n]]).toEqual([about, counts[2 * n + 1]]);
        });
    });
  });

  it('takes the SCIM filter that its description gives as an example', async () => {
    await eachList(async (list) => {
      expect(list.attributes.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(list.example))).not.toEqual([]);
      for (const [all, some] of await ask(list, ['', `query: ${JSON.stringify(list.example)}`], 'totalCount'))
        expect(some?.totalCount).toBeLessThanOrEqual(all?.totalCount ?? 0);
    });
  });

  it('holds everything under a search for nothing, and nothing under a search for what no name has', async () => {
    await eachList(async (list) => {
      if (!list.isSearched) return;
      for (const counts of await ask(list, ['', 'search: ""', 'search: "  "', 'search: "%_%\'"'], 'totalCount')) {
        const [all, empty, blank, odd] = counts.map(({ totalCount }) => totalCount);
        expect([empty, blank, odd]).toEqual([all, all, 0]);
      }
    });
  });

  it('is by each order, down, the same list as up turned round, and read from its end the same as from its start', async () => {
    const thing = (list: ListField) => (list.field === 'permissions' ? 'name' : 'id');
    await eachList(async (list) => {
      const sets = list.orders.flatMap((order) => [
        `first: 100, orderBy: [{ field: ${order} }]`,
        `first: 100, orderBy: [{ field: ${order}, direction: DESC }]`,
        `last: 100, orderBy: [{ field: ${order} }]`,
      ]);
      for (const pages of await ask(list, sets, `totalCount edges { cursor node { ${thing(list)} } }`))
        list.orders.forEach((order, n) => {
          const [up, down, back] = pages.slice(3 * n, 3 * n + 3).map(({ edges }) => edges.map(({ node }) => node));
          const about = `${list.type}.${list.field} ${order}`;
          expect([about, up?.length]).toEqual([about, pages[3 * n]?.totalCount]);
          expect([about, down?.toReversed()]).toEqual([about, up]);
          expect([about, back]).toEqual([about, up]);
        });
    });
  });
});

/**
 * Lets the token of who asks be the same on every database: its use is noted a moment later, on one before the other, and
 * what it begins with is drawn by lot.
 */
async function tokensAreAlike(on: Everywhere): Promise<void> {
  for (const { app } of await on.raw('{ viewer { principal { id } } }')) {
    const session = new SqlSession(app.database.reader);
    const unused = sql`SELECT 1 AS one FROM api_tokens WHERE name = 'For the tests' AND last_used_at IS NULL`;
    while ((await session.rows(unused)).length > 0) await delay(50);
    await app.database.transaction((connection) =>
      new SqlSession(connection).run(sql`UPDATE api_tokens SET prefix = 'dzn_tests123' WHERE name = 'For the tests'`),
    );
  }
}

import { builtInPermissions, builtInRoles } from '../../migrations/built-in-2026-11.js';
import { formatId } from '../../src/core/kernel/ids.js';
import type { Place } from '../../src/core/access/scope.js';
import { expectedPermissions, mayBruteForce } from '../support/access-model.js';
import { factsOf, placesOf } from '../support/access-world.js';
import type { App } from '../support/app.js';
import {
  WhatCanDocument,
  WhoCanDocument,
  type WhatCanQuery,
  type WhoCanQuery,
  type WhoCanQueryVariables,
} from '../support/generated/test-documents.js';
import { foundWorkshop } from './access-company.js';
import { Everywhere } from './everywhere.js';

const workshop = foundWorkshop();
const { world, tenant, people, domains } = workshop;
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: workshop.insert, config: { DENIZEN_MAX_COST: '10000000' } });
});
afterAll(() => everywhere.stop());

// What the database holds besides the company: the built-in roles.
const builtIn = builtInRoles.flatMap(({ id, permissions }) =>
  permissions.map((permission) => ({ roleId: formatId('rol', Buffer.from(id, 'hex')), permission })),
);
const base = factsOf(world, Date.now());
const facts = {
  ...base,
  roles: [...base.roles, ...new Set(builtIn.map(({ roleId }) => roleId))].map((role) =>
    typeof role === 'string' ? { id: role, tenantId: null } : role,
  ),
  permissions: [...base.permissions, ...builtIn],
};
const principals = [...world.users, ...world.groups, ...world.serviceAccounts];
const permissions = ['repo:read', 'repo:write', 'role-assignment:read', 'user:read', 'no-such:thing'];

/** The places that can be asked about, with the arguments that name them; a directory cannot. */
const asked = placesOf(world)
  .filter(({ kind }) => kind !== 'DIRECTORY')
  .map((place) => ({ place, given: argumentsOf(place) }));

function argumentsOf({ domainId, tenantId }: Place): { domainId?: string; tenantId?: string } {
  if (domainId !== null) return { domainId };
  return tenantId === null ? {} : { tenantId };
}

function literal(given: object): string {
  return Object.entries(given)
    .map(([name, value]) => `, ${name}: ${JSON.stringify(value)}`)
    .join('');
}

const scopeKinds = ['PLATFORM', 'TENANT', 'DIRECTORY', 'DOMAIN'];

interface Answers {
  readonly principals: { readonly nodes: readonly ({ readonly id: string } & Record<string, unknown>)[] };
}

/** The ids of those who may do something there, by each of the questions; all must agree. */
async function ableBy(app: App, permission: string, given: object): Promise<Readonly<Record<string, string[]>>> {
  const args = `permission: "${permission}"${literal(given)}`;
  const text = `{
    principals(first: 100) { nodes { id can(${args}) rights: effectivePermissions(${args}) { scope { kind } derivationsCount derivations { role { id } } } } }
    whoCan(first: 100, ${args}) { totalCount edges { derivationsCount derivations { role { id } } node { id } } nodes { id } }
  }`;
  const { data, errors } = await app.graphql<Answers & WhoCanQuery>(text);
  expect(errors).toBeUndefined();
  const found = data as Answers & WhoCanQuery;
  // In a tenant or on the platform, what holds on a part of it alone is listed, too.
  const around = 'domainId' in given ? scopeKinds : 'tenantId' in given ? ['PLATFORM', 'TENANT'] : ['PLATFORM'];
  const { nodes, edges, totalCount } = found.whoCan;
  expect(totalCount).toBe(nodes.length);
  for (const { derivations, derivationsCount } of edges) {
    expect(derivationsCount).toBeGreaterThan(0);
    expect(derivations).toHaveLength(derivationsCount);
  }
  const ids = (those: readonly { readonly id: string }[]) => those.map(({ id }) => id).sort();
  const rights = (node: Record<string, unknown>) => node['rights'] as { readonly scope: { readonly kind: string } }[];
  return {
    can: ids(found.principals.nodes.filter(({ can }) => can === true)),
    effectivePermissions: ids(
      found.principals.nodes.filter((node) => rights(node).some(({ scope }) => around.includes(scope.kind))),
    ),
    whoCan: ids(nodes),
  };
}

describe('can, effectivePermissions and whoCan', () => {
  it.each(permissions)(
    'agree about %s with each other and with the rules said most simply, everywhere',
    async (permission) => {
      let yes = 0;
      for (const app of everywhere.apps) {
        const root = await rootOf(app);
        for (const { place, given } of asked) {
          const may = principals
            .filter(({ id }) => mayBruteForce(facts, id, permission, place))
            .map(({ id }) => String(id));
          const expected = [...may, ...(permission in builtInPermissions ? [root] : [])].sort();
          yes += expected.length;
          const answers = await ableBy(app, permission, given);
          for (const [question, answer] of Object.entries(answers))
            expect([question, given, answer]).toEqual([question, given, expected]);
        }
      }
      expect(yes > 0).toBe(permission !== 'no-such:thing');
    },
  );
});

describe('whatCan', () => {
  it('names the scopes of the effective permissions, for everybody', async () => {
    for (const { id } of principals)
      for (const permission of permissions) {
        const expected = expectedPermissions(facts, id)
          .filter(({ what }) => what === permission)
          .map(({ scope, derivations }) => [scope.kind, derivations.length]);
        for (const { answer } of await everywhere.raw(WhatCanDocument, { principalId: id, permission, first: 100 })) {
          const { edges, totalCount } = (answer.data as WhatCanQuery).whatCan;
          expect(totalCount).toBe(expected.length);
          expect(edges.map(({ node, derivationsCount }) => [node.kind, derivationsCount]).sort()).toEqual(
            expected.sort(),
          );
        }
      }
  });

  it('answers only what lies in the tenant, and on the platform', async () => {
    const kinds = async (tenantId: string) => {
      const { data } = await everywhere.ask(WhatCanDocument, {
        principalId: people.bob.id,
        permission: 'repo:read',
        tenantId,
      });
      return data.whatCan.nodes.map(({ kind }) => kind);
    };
    expect(await kinds(tenant.id)).toEqual(['TENANT']);
    expect(await kinds(workshop.elsewhere.id)).toEqual([]);
  });

  it('answers nothing about somebody whom the caller does not see, or who is not there', async () => {
    const ask = async (principalId: string, as: string) => {
      const variables = { principalId, permission: 'repo:read', tenantId: tenant.id };
      const { data } = await everywhere.ask(WhatCanDocument, variables, { as });
      return data.whatCan.totalCount;
    };
    expect(await ask(people.dia.id, 'rita')).toBe(0);
    expect(await ask(people.dia.id, 'tess')).toBe(2);
    expect(await ask('usr_01gr5ztr00e008000000000000', 'root')).toBe(0);
  });

  it('is paged both ways by its own cursors', async () => {
    const question = { principalId: people.dia.id, permission: 'repo:read', tenantId: tenant.id };
    for (const app of everywhere.apps) {
      const ask = async (paging: object) => {
        const { data, errors } = await app.graphql(WhatCanDocument, { ...question, ...paging });
        expect(errors).toBeUndefined();
        return (data as WhatCanQuery).whatCan;
      };
      const paths = ({ edges }: WhatCanQuery['whatCan']) => edges.map(({ node }) => node.domain?.path);
      const first = await ask({ first: 1 });
      const second = await ask({ first: 1, after: first.pageInfo.endCursor });
      expect([paths(first), paths(second)]).toEqual([['code'], ['code/web']]);
      expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const last = await ask({ last: 1 });
      expect(paths(last)).toEqual(['code/web']);
      const before = await ask({ last: 1, before: last.pageInfo.startCursor });
      expect(paths(before)).toEqual(['code']);
      expect(paths(await ask({ first: 0 }))).toEqual([]);
      expect(paths(await ask({ last: 0 }))).toEqual([]);
      for (const foreign of [{ permission: 'repo:write' }, { principalId: people.bob.id }]) {
        const { errors } = await app.graphql(WhatCanDocument, {
          ...question,
          ...foreign,
          first: 1,
          after: first.pageInfo.endCursor,
        });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['after'] });
      }
    }
  });
});

describe('whoCan, page by page', () => {
  const question: WhoCanQueryVariables = { permission: 'repo:read', domainId: domains.app.id };

  async function page(app: App, variables: Partial<WhoCanQueryVariables>) {
    const { data, errors } = await app.graphql(WhoCanDocument, { ...question, ...variables });
    expect(errors).toBeUndefined();
    return (data as WhoCanQuery).whoCan;
  }

  async function forwards(app: App, size: number, rest: Partial<WhoCanQueryVariables>): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo } = await page(app, { ...rest, first: size, after });
      expect(edges.length).toBeLessThanOrEqual(size);
      found.push(...edges.map(({ node }) => node.displayName));
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor ?? null;
    }
  }

  async function backwards(app: App, size: number, rest: Partial<WhoCanQueryVariables>): Promise<string[]> {
    const found: string[] = [];
    for (let before: string | null = null; ;) {
      const { edges, pageInfo } = await page(app, { ...rest, last: size, before });
      found.unshift(...edges.map(({ node }) => node.displayName));
      if (!pageInfo.hasPreviousPage) return found;
      before = pageInfo.startCursor ?? null;
    }
  }

  it.each<[string, Partial<WhoCanQueryVariables>, number]>([
    ['by age', {}, 9],
    ['by name', { orderBy: [{ field: 'DISPLAY_NAME' }] }, 9],
    ['by name, down', { orderBy: [{ field: 'DISPLAY_NAME', direction: 'DESC' }] }, 9],
    ['of people alone', { filter: { kind: { eq: 'USER' } } }, 4],
    ['by words', { search: 'i' }, 3],
  ])('%s, is the same as on one page', async (_, rest, total) => {
    for (const app of everywhere.apps) {
      const whole = await page(app, { ...rest, first: 100 });
      const names = whole.edges.map(({ node }) => node.displayName);
      expect([names.length, whole.totalCount]).toEqual([total, total]);
      expect(new Set(names).size).toBe(total);
      for (const size of [1, 2, 5]) {
        expect(await forwards(app, size, rest)).toEqual(names);
        expect(await backwards(app, size, rest)).toEqual(names);
      }
    }
  });

  it('has cursors that fit no other question', async () => {
    for (const app of everywhere.apps) {
      const { pageInfo } = await page(app, { first: 1 });
      for (const other of [{ permission: 'repo:write' }, { domainId: domains.web.id }, { search: 'a' }]) {
        const { errors } = await app.graphql(WhoCanDocument, {
          ...question,
          ...other,
          first: 1,
          after: pageInfo.endCursor,
        });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['after'] });
      }
    }
  });

  it('shows and counts those whom the caller sees', async () => {
    const count = async (as: string) => (await everywhere.ask(WhoCanDocument, question, { as })).data.whoCan.totalCount;
    expect(await count('tess')).toBe(9);
    expect(await count('hugo')).toBe(4);
    expect(await count('domi')).toBe(0);
  });
});

async function rootOf(app: App): Promise<string> {
  const { data } = await app.graphql<{ readonly viewer: { readonly principal: { readonly id: string } } }>(
    '{ viewer { principal { id } } }',
  );
  return data?.viewer.principal.id ?? '';
}

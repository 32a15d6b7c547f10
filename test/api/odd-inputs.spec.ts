import type { GraphQLSchema } from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { payloads } from '../support/payloads.js';
import { allLeaves, companies, oneOfEach, type Leaf } from './any-change.js';

type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>>;

/** Refusals that a client can do something about. */
const refusals = [
  'INVALID_CREDENTIALS',
  ...['BAD_USER_INPUT', 'INVALID', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'IN_USE', 'ALREADY_EXISTS'],
  ...['EXTERNALLY_MANAGED', 'SYSTEM_ROLE_IMMUTABLE', 'SCOPE_RESOURCE_REQUIRED', 'LIMIT_EXCEEDED'],
];

describe.each(dialects)('what is sent to mutations on %s', (dialect) => {
  let app: App;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
    app = await startApp(dialect, { prepare: companies.insert });
  });
  afterAll(() => app.stop());

  const successes = async () =>
    Number(
      (
        await new SqlSession(app.database.reader).row(
          sql`SELECT COUNT(*) AS many FROM audit_events WHERE outcome = 'SUCCEEDED'`,
        )
      )['many'],
    );
  const outcome = async (operation: string, variables: object) => {
    const { data, errors } = await app.graphql<Payloads>(operation, variables as never);
    const code = errors?.[0]?.extensions['code'] as string | undefined;
    const [payload] = Object.values(data ?? {});
    return code ?? payload?.userErrors[0]?.code ?? 'done';
  };
  /** That each of these values is refused, in every second of these places, and nothing is done. */
  const expectRefused = async (leaves: readonly Leaf[], values: readonly unknown[]) => {
    const before = await successes();
    const found: string[] = [];
    // Signing out of what is no session is no failure, and whoever asks for a mail learns nothing of who there is.
    const fallible = leaves.filter(({ name }) => name !== 'signOut' && name !== 'requestPasswordReset');
    for (const [n, leaf] of fallible.entries())
      for (const value of values.filter((_, at) => (at + n) % 2 === 0)) {
        const code = await outcome(leaf.operation, leaf.with(value));
        if (!refusals.includes(code))
          found.push(`${leaf.name} ${leaf.path} ${JSON.stringify(value).slice(0, 40)}: ${code}`);
      }
    expect(found).toEqual([]);
    expect(await successes()).toBe(before);
  };

  it('is refused where it is no text but a text is wanted (case 47)', async () => {
    const leaves = allLeaves(schema).filter(({ type }) => ['String', 'DateTime'].includes(type));
    expect(leaves.length).toBeGreaterThan(60);
    await expectRefused(leaves, [true, 0, 1.5, {}, { eq: 'x' }, [[['x']]]]);
  });

  it('is refused where it is no id but an id is wanted (cases 47 and 49)', async () => {
    const leaves = allLeaves(schema).filter(({ type }) => type === 'ID');
    expect(leaves.length).toBeGreaterThan(60);
    const id = companies.acme.users.ada.id;
    const forged = ['', '0', `${id}\0`, ` ${id}`, id.toUpperCase(), `${id}'--`, 'x'.repeat(65_536), '\ud800'];
    await expectRefused(leaves, [true, 0, {}, { id }, ...forged]);
  }, 240_000);

  it('is refused with a NUL, half a character, or of 64 kB (case 49)', async () => {
    const leaves = allLeaves(schema).filter(({ type }) => ['String', 'DateTime'].includes(type));
    await expectRefused(leaves, ['a\0b', 'a\ud800', '\udc00b', 'x'.repeat(65_536), 'a\u001b[31m']);
  });

  it('is refused with keys that are no fields, whatever they do to objects (case 48)', async () => {
    const before = await successes();
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'isAdmin'])
      for (const { name, operation, variables } of oneOfEach(schema)) {
        const rest = JSON.stringify(variables.input)
          .replace(/^\{(?!\})/, ',')
          .replace(/^\{/, '');
        const input = JSON.parse(`{"${key}":{"version":1}${rest}`) as object;
        expect([name, key, await outcome(operation, { input })]).toEqual([name, key, 'BAD_USER_INPUT']);
      }
    expect(await successes()).toBe(before);
  });

  it('is text as it is written, and read back letter by letter (cases 44 and 45)', async () => {
    const { main, tenant } = companies.acme;
    const create = `mutation ($group: CreateGroupInput!, $role: CreateRoleInput!, $user: CreateUserInput!) {
      createGroup(input: $group) { group { id name description } userErrors { message } }
      createRole(input: $role) { role { id name description } userErrors { message } }
      createUser(input: $user) { user { id displayName profile { jobTitle } } userErrors { message } } }`;
    const read = `query ($name: String!) { groups(filter: { name: { eq: $name } }) { nodes { name description } }
      roles(filter: { name: { eq: $name } }) { nodes { name description } } }`;
    const storable = [...payloads, '%', '_', '\\'].filter((text) => !/\p{Cc}/u.test(text));
    for (const [n, text] of storable.entries()) {
      const [name, description] = [`${n}${text}${n}`, `about ${text}.`];
      const variables = {
        group: { directoryId: main.id, name, description },
        role: { tenantId: tenant.id, name, description },
        user: { tenantId: tenant.id, username: `payload-${n}`, displayName: name, jobTitle: description },
      };
      const { data } = await app.graphql<object, object>(create, variables);
      expect(data).toEqual({
        createGroup: { group: { id: expect.any(String) as string, name, description }, userErrors: [] },
        createRole: { role: { id: expect.any(String) as string, name, description }, userErrors: [] },
        createUser: {
          user: { id: expect.any(String) as string, displayName: name, profile: { jobTitle: description } },
          userErrors: [],
        },
      });
      expect((await app.graphql<object, object>(read, { name })).data).toEqual({
        groups: { nodes: [{ name, description }] },
        roles: { nodes: [{ name, description }] },
      });
    }
  });
});

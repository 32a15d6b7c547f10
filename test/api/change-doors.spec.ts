import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import type { GraphQLInputField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { foundCompanies } from './companies.js';

const companies = foundCompanies();
const { acme } = companies;
const ids: Readonly<Record<string, string>> = {
  user: acme.users.ada.id,
  member: acme.users.ada.id,
  principal: acme.users.ada.id,
  owner: acme.users.ada.id,
  group: acme.groups.payments.id,
  parent: acme.groups.engineering.id,
  role: acme.roles.reader.id,
  assignment: acme.assignments.ofAda.id,
  tenant: acme.tenant.id,
  directory: acme.contractors.id,
  domain: acme.domains.checkout.id,
  serviceaccount: acme.robots.deployer.id,
  apitoken: acme.tokens.laptop.id,
  token: acme.tokens.laptop.id,
  identity: acme.users.ada.id,
};

type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>>;

/** What everybody may do with what is their own, when an input names nothing else. */
const ofOneself = ['createApiToken'];

/** An input of a mutation: what it needs and everything that names something, of Acme; several are all or nothing. */
function inputOf(type: GraphQLInputType, mutation: string, name = ''): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [inputOf(plain.ofType, mutation, name.replace(/s$/, ''))];
  const named = getNamedType(plain);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) {
    const wanted = (field: GraphQLInputField) =>
      isRequiredInputField(field) || getNamedType(field.type).name === 'ID' || field.name === 'atomic';
    const fields = Object.values(named.getFields()).filter(wanted);
    return Object.fromEntries(fields.map((field) => [field.name, inputOf(field.type, mutation, field.name)]));
  }
  if (named.name === 'ID') return idFor(name, mutation);
  if (named.name === 'DateTime') return '2999-01-01T00:00:00.000Z';
  return named.name === 'String' ? 'group:read' : named.name === 'Boolean' ? true : 1;
}

function idFor(name: string, mutation: string): string {
  const what = (/^ids?$/.test(name) ? mutation.replace(/^[a-z]+/, '') : name.replace(/Ids?$/, '')).toLowerCase();
  return ids[what] ?? ids[what.replace(/s$/, '')] ?? acme.users.ada.id;
}

describe.each(dialects)('the door of every mutation, on %s', (dialect) => {
  let app: App;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
    app = await startApp(dialect, { prepare: companies.insert });
  }, 60_000);
  afterAll(() => app.stop());

  const revision = async () =>
    Number(
      (
        await new SqlSession(app.database.reader).row(
          sql`SELECT COUNT(*) AS n FROM audit_events WHERE outcome = 'SUCCEEDED'`,
        )
      )['n'],
    );
  const outcomes = async (token: string | null) => {
    const found: [string, string][] = [];
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const [argument] = field.args;
      const operation = `mutation ($input: ${String(argument?.type)}) { ${field.name}(input: $input) { userErrors { code } } }`;
      const input = inputOf(argument?.type as GraphQLInputType, field.name);
      const { data, errors } = await app.graphql<Payloads>(operation, { input }, { token });
      const refusal = errors?.[0]?.extensions as { readonly code: string } | undefined;
      const [payload] = Object.values(data ?? {});
      found.push([field.name, refusal?.code ?? payload?.userErrors[0]?.code ?? 'done']);
    }
    return found;
  };

  it('lets nobody in who has not signed in', async () => {
    const found = await outcomes(null);
    expect(found.length).toBeGreaterThan(50);
    expect(found).toEqual(found.map(([name]) => [name, 'UNAUTHENTICATED']));
  });

  it.each(['fay', 'kim'])('lets somebody without any role change nothing: %s', async (username) => {
    const token = await app.token(username);
    const before = await revision();
    const found = await outcomes(token);
    const refused = [
      'FORBIDDEN',
      'NOT_FOUND',
      'INVALID',
      'EXTERNALLY_MANAGED',
      'PRIVILEGE_ESCALATION',
      'SCOPE_RESOURCE_REQUIRED',
    ];
    const others = found.filter(([name]) => !ofOneself.includes(name));
    expect(others.filter(([, outcome]) => !refused.includes(outcome))).toEqual([]);
    expect((await revision()) - before).toBe(found.filter(([, outcome]) => outcome === 'done').length);
  });
});

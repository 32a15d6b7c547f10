import type { GraphQLSchema } from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { companies, oneOfEach } from './any-change.js';

type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>>;

/** Which need nobody to have signed in: what is sent decides. */
const open: Readonly<Record<string, string>> = {
  refreshSession: 'INVALID_CREDENTIALS',
  requestPasswordReset: 'done',
  resetForgottenPassword: 'NOT_FOUND',
  signIn: 'INVALID_CREDENTIALS',
  signOut: 'INVALID',
};

/** What everybody may do with what is their own, when an input names nothing else, and what answers all alike. */
const ofOneself = ['createApiToken', 'requestPasswordReset'];

describe.each(dialects)('the door of every mutation, on %s', (dialect) => {
  let app: App;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
    app = await startApp(dialect, { prepare: companies.insert });
  });
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
    for (const { name, operation, variables } of oneOfEach(schema)) {
      const { data, errors } = await app.graphql<Payloads>(operation, variables, { token });
      const refusal = errors?.[0]?.extensions as { readonly code: string } | undefined;
      const [payload] = Object.values(data ?? {});
      found.push([name, refusal?.code ?? payload?.userErrors[0]?.code ?? 'done']);
    }
    return found;
  };

  it('lets nobody in who has not signed in', async () => {
    const found = await outcomes(null);
    expect(found.length).toBeGreaterThan(50);
    expect(found).toEqual(found.map(([name]) => [name, open[name] ?? 'UNAUTHENTICATED']));
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
      'INVALID_CREDENTIALS',
      'BAD_USER_INPUT',
    ];
    const others = found.filter(([name]) => !ofOneself.includes(name));
    expect(others.filter(([, outcome]) => !refused.includes(outcome))).toEqual([]);
    expect((await revision()) - before).toBe(found.filter(([, outcome]) => outcome === 'done').length);
  });
});

import type { GraphQLSchema } from 'graphql';
import { verifyChain } from '../../src/core/audit/chain.js';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { SqlAuditSource } from '../../src/storage/audit/audit-trail.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import { AuditActionsDocument, AuditEventsDocument } from '../support/generated/test-documents.js';
import { companies, oneOfEach } from './any-change.js';

type Payloads = Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | null>>;

/** Changes that need nobody to have signed in. */
const provenByInput = ['refreshSession', 'requestPasswordReset', 'resetForgottenPassword', 'signIn', 'signOut'];

const denials = ['FORBIDDEN', 'PRIVILEGE_ESCALATION', 'INVALID_CREDENTIALS'];

describe.each(dialects)('the trail on %s', (dialect) => {
  let app: App;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
    app = await startApp(dialect, { prepare: companies.insert });
  });
  afterAll(() => app.stop());

  const many = async () =>
    Number((await new SqlSession(app.database.reader).row(sql`SELECT COUNT(*) AS many FROM audit_events`))['many']);
  const last = async () => {
    const orderBy = [{ field: 'AT', direction: 'DESC' } as const];
    const { data } = await app.graphql(AuditEventsDocument, { first: 1, orderBy });
    return data?.auditEvents.nodes[0];
  };

  it('is offered to be filtered by each mutation that there is, and by what commands do', async () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
    const offered = async (token: string) => (await app.graphql(AuditActionsDocument, {}, { token })).data;
    expect(await offered(app.rootToken)).toEqual({ auditActions: [...mutations, 'import', 'purgeUser'].sort() });
    expect(await offered(await app.token('fay'))).toEqual({ auditActions: [] });
  });

  // Before what comes next, which changes everything.
  it.each([
    [100, 'the caller’s'],
    [101, 'a new one'],
  ])('tells what was done and what was refused under an id of %i characters for the request: %s', async (length) => {
    const given = 'x'.repeat(length);
    const { id: directoryId } = companies.acme.main;
    for (const [username, outcome] of [
      ['hana', 'SUCCEEDED'],
      ['Ada', 'DENIED'],
    ] as const) {
      const token = await app.token(username);
      const before = await many();
      const { headers } = await app.graphql(
        'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { userErrors { code } } }',
        { input: { directoryId, name: `Named by ${length}` } },
        { token, headers: { 'x-request-id': given } },
      );
      const requestId = headers.get('x-request-id');
      expect(await last()).toMatchObject({ action: 'createGroup', outcome, requestId, revision: before + 1 });
      expect(requestId === given).toBe(length === 100);
    }
  });

  it.each(['fay', 'Ada', 'root'])(
    'tells once of each mutation that there is, when it is asked for by %s (case 80)',
    async (username) => {
      const token = username === 'root' ? app.rootToken : await app.token(username);
      const { data: self } = await app.graphql<{ viewer: { principal: { id: string } } }>(
        '{ viewer { principal { id } } }',
        {},
        { token },
      );
      const outcomes = new Set<string>();
      for (const { name, operation, variables } of oneOfEach(schema)) {
        const before = await many();
        const { data, errors, headers } = await app.graphql<Payloads>(operation, variables, { token });
        const code = errors?.[0]?.extensions['code'] ?? data?.[name]?.userErrors[0]?.code ?? null;
        // Who has been shut out by one of the changes before is nobody any more.
        if (code === 'UNAUTHENTICATED') break;
        const outcome = code === null ? 'SUCCEEDED' : denials.includes(code as string) ? 'DENIED' : 'FAILED';
        outcomes.add(outcome);
        expect([name, (await many()) - before]).toEqual([name, 1]);
        expect(await last()).toMatchObject({
          ...{ action: name, outcome, code, revision: before + 1 },
          // What proves itself by what it is sent is told of nobody until it has.
          actorId: provenByInput.includes(name) ? null : self?.viewer.principal.id,
          requestId: headers.get('x-request-id'),
        });
      }
      expect([...outcomes]).toContain(username === 'root' ? 'SUCCEEDED' : 'DENIED');
    },
  );

  it('holds no secret', async () => {
    const rows = await new SqlSession(app.database.reader).rows(sql`SELECT action, changes FROM audit_events`);
    const ofTokens = rows.filter(({ action }) => action === 'createApiToken');
    expect(ofTokens.length).toBeGreaterThan(0);
    for (const { changes } of rows) expect(String(changes)).not.toMatch(/dzn_\w{20}/);
  });

  it('keeps what somebody wrote to look like another record within one, as does the log (case 84)', async () => {
    const forged = '"},"outcome":"SUCCEEDED"}\\n{"level":50,"forged":true,"msg":"x"}';
    const create = 'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { userErrors { code } } }';
    const { id: directoryId } = companies.acme.main;
    const texts = [
      forged,
      '\\u001b[31m',
      '%0a%0d{"forged":true}',
      '\');{"forged":true}',
      '\n{"forged":true}',
      'a\u001b[2Jb',
      'a\u2028{"forged":true}',
    ];
    const kept: string[] = [];
    for (const [n, text] of texts.entries()) {
      const [before, name] = [await many(), `${n}${text}`];
      const { data } = await app.graphql<Payloads>(
        create,
        { input: { directoryId, name, description: name } },
        { headers: { 'x-request-id': 'a-b', 'user-agent': 'x{"forged":true}' } },
      );
      const [error] = data?.['createGroup']?.userErrors ?? [];
      // What would move the cursor or end a line is in no name.
      expect([text, error?.code]).toEqual([text, /\p{Cc}|\u2028/u.test(text) ? 'INVALID' : undefined]);
      expect((await many()) - before).toBe(1);
      if (error !== undefined) continue;
      kept.push(name);
      expect((await last())?.changes).toMatchObject([{ after: { name, description: name } }]);
    }
    expect(kept).toHaveLength(4);
    const session = new SqlSession(app.database.reader);
    const source = new SqlAuditSource(session);
    expect(await verifyChain(source.events(), await source.head(), null)).toBeNull();
    expect(app.log.length).toBeGreaterThan(texts.length);
    // Each line of the log is one record of ours.
    for (const record of app.log) expect(Object.keys(record)).not.toContain('forged');
  });
});

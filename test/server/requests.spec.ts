import { DomainError } from '../../src/core/kernel/errors.js';
import { post, send, startServer, testConfig, until, type RunningServer } from './running-server.js';

let server: RunningServer;
afterEach(() => server.stop());

/** The line that a request's answer leaves in the log. */
async function lineOf(requestId: string): Promise<Record<string, unknown>> {
  const find = () => server.lines.find((line) => line.requestId === requestId && 'durationMs' in line);
  await until(() => find() !== undefined);
  return find() ?? {};
}

describe('an error', () => {
  const failing = {
    query:
      'query Q { a: fail(how: ERROR) b: fail(how: REJECTION) c: fail(how: STRING) d: fail(how: NULL) count promised { id } failStrictly }',
  };

  it.each(['on', 'off'])('of the server is masked, and told to the log (compiled execution %s)', async (compiled) => {
    server = await startServer(testConfig({ DENIZEN_COMPILED_EXECUTION: compiled }));
    for (let time = 1; time <= 3; time += 1) {
      const answer = await post(server.url, failing, { 'x-request-id': `id-${time}` });
      expect(answer.text).not.toMatch(/secret|SELECT|ER_DUP|stack|node_modules/);
      expect(answer.body.errors?.length).toBeGreaterThanOrEqual(6);
      for (const error of answer.body.errors ?? []) {
        expect(error).toMatchObject({
          message: 'Internal server error',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: `id-${time}` },
        });
        expect(Object.keys(error).sort()).toEqual(['extensions', 'locations', 'message', 'path']);
      }
      const logged = JSON.stringify(
        server.lines.filter(({ requestId, level }) => requestId === `id-${time}` && level === 'error'),
      );
      for (const text of ['SELECT secret', 'ER_DUP_ENTRY secret', 'a secret string', 'null', 'late secret'])
        expect(logged).toContain(text);
    }
  });

  it('that the rules expect keeps its code; its cause goes to the log only', async () => {
    server = await startServer();
    const query = '{ d: fail(how: DOMAIN) u: fail(how: UNAVAILABLE) }';
    const { body, text } = await post(server.url, { query }, { 'x-request-id': 'q' });
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'That can not be.',
        path: ['d'],
        extensions: { code: 'BAD_USER_INPUT', argumentPath: ['filter', 'eq'] },
      }),
      expect.objectContaining({ message: 'Try again later.', path: ['u'], extensions: { code: 'UNAVAILABLE' } }),
    ]);
    expect(text).not.toContain('secret');
    expect(JSON.stringify(server.lines.filter(({ level }) => level === 'warn'))).toContain('secret pool');
  });

  it('in a variable is the caller’s, compiled or not', async () => {
    server = await startServer();
    const query = 'query ($n: Int) { people(first: $n) { nodes { id } } }';
    for (let time = 1; time <= 3; time += 1) {
      const { body, status } = await post(
        server.url,
        { query, variables: { n: 'x' } },
        { accept: 'application/graphql-response+json' },
      );
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(body.errors?.[0]?.message).toContain('"$n" got invalid value "x"');
    }
  });

  it('suggests names only where the schema may be seen', async () => {
    const query = '{ stringy }';
    server = await startServer();
    expect((await post(server.url, { query })).text).toContain('Did you mean');
    await server.stop();
    server = await startServer(testConfig({ DENIZEN_INTROSPECTION: 'off' }));
    const { text } = await post(server.url, { query });
    expect(text).toContain('Cannot query field');
    expect(text).not.toContain('Did you mean');
    expect((await post(server.url, { query: '{ __schema { types { name } } }' })).body.errors).toHaveLength(1);
  });

  it('stops at five when a document has many', async () => {
    server = await startServer();
    const { body } = await post(server.url, { query: `{ ${'nope '.repeat(1000)} }` });
    expect(body.errors?.length).toBeLessThanOrEqual(6);
  });

  it('of an operation name that the document does not have is told, and nothing runs', async () => {
    const log: string[] = [];
    server = await startServer(testConfig(), { createContext: () => Promise.resolve({ log }) });
    const { body } = await post(server.url, { query: 'mutation A { write(text: "x") }', operationName: 'B' });
    expect(body.errors?.[0]).toMatchObject({
      message: 'Unknown operation named "B".',
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
    expect(log).toEqual([]);
  });

  it.each([
    [new DomainError('UNAUTHENTICATED', 'The token has expired.'), 401, 'The token has expired.', 'UNAUTHENTICATED'],
    [new DomainError('FORBIDDEN', 'Not for you.'), 403, 'Not for you.', 'FORBIDDEN'],
    [new DomainError('UNAVAILABLE', 'Later.'), 503, 'Later.', 'UNAVAILABLE'],
    [new Error('secret'), 500, 'Internal server error', 'INTERNAL_SERVER_ERROR'],
  ])('of the context refuses the whole request: %s', async (error, status, message, code) => {
    server = await startServer(testConfig(), { createContext: () => Promise.reject(error) });
    const answer = await post(server.url, { query: '{ stringly }' }, { 'x-request-id': 'r1' });
    expect(answer.status).toBe(status);
    const requestId = code === 'INTERNAL_SERVER_ERROR' ? { requestId: 'r1' } : {};
    expect(answer.body).toEqual({ errors: [{ message, extensions: { code, ...requestId } }] });
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(server.lines.some((line) => JSON.stringify(line).includes('secret'))).toBe(status === 500);
  });
});

describe('a request’s id', () => {
  it('is the caller’s when it is safe, and on every line of the request', async () => {
    server = await startServer();
    const answer = await post(
      server.url,
      { query: 'query Hello { fail(how: ERROR) }' },
      { 'x-request-id': 'abc-1.2:3_4' },
    );
    expect(answer.headers.get('x-request-id')).toBe('abc-1.2:3_4');
    const line = await lineOf('abc-1.2:3_4');
    expect(line).toMatchObject({
      level: 'info',
      method: 'POST',
      path: '/graphql',
      status: 200,
      operationName: 'Hello',
      operationType: 'query',
      errorCodes: ['INTERNAL_SERVER_ERROR'],
      msg: 'answered',
    });
    expect(typeof line.durationMs).toBe('number');
    expect(server.lines.filter(({ requestId }) => requestId === 'abc-1.2:3_4')).toHaveLength(2);
  });

  it('is the caller’s up to the length that the audit trail keeps', async () => {
    server = await startServer();
    const longest = 'x'.repeat(100);
    const { headers } = await post(server.url, { query: '{ stringly }' }, { 'x-request-id': longest });
    expect(headers.get('x-request-id')).toBe(longest);
  });

  it.each(['', 'a b', '{"x":1}', 'é', 'x'.repeat(101), '<script>'])('is a new one for %j', async (given) => {
    server = await startServer();
    const { headers } = await post(server.url, { query: '{ stringly }' }, { 'x-request-id': given });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is on every answer, whatever becomes of the request', async () => {
    server = await startServer();
    const json = { 'content-type': 'application/json' };
    const requests: [number, string, RequestInit][] = [
      [200, '/healthz', {}],
      [200, '/readyz', {}],
      [404, '/nowhere', {}],
      [200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ stringly }"}' }],
      [200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ fail(how: DOMAIN) }"}' }],
      [200, '/graphql', { method: 'POST', headers: json, body: '{"query":"{ nope }"}' }],
      [400, '/graphql', { method: 'POST', headers: json, body: '{' }],
      [415, '/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ];
    for (const [n, [status, path, init]] of requests.entries()) {
      const headers = { ...(init.headers as Record<string, string> | undefined), 'x-request-id': `r-${n}` };
      const answer = await fetch(server.url + path, { ...init, headers });
      await answer.text();
      expect([path, answer.status, answer.headers.get('x-request-id')]).toEqual([path, status, `r-${n}`]);
    }
  });

  it('comes with no headers, documents or variables in the log', async () => {
    server = await startServer();
    const headers = {
      authorization: 'Bearer hush',
      cookie: 'hush',
      'apollo-require-preflight': '1',
      accept: 'application/json',
    };
    await send(`${server.url}/graphql?query={stringly}&variables={"password":"hush"}`, { headers });
    await post(
      server.url,
      { query: 'query ($id: ID!) { person(id: $id) { id } }', variables: { id: 'hush' } },
      headers,
    );
    await until(() => server.lines.filter((line) => 'durationMs' in line).length === 2);
    expect(JSON.stringify(server.lines)).not.toContain('hush');
  });

  it('has what the operation cost beside it', async () => {
    server = await startServer(testConfig(), {
      createContext: () => Promise.resolve({ stats: { sqlStatements: 3, sqlMs: 1.5 } }),
    });
    await post(server.url, { query: '{ stringly }' }, { 'x-request-id': 'c' });
    expect(await lineOf('c')).toMatchObject({ sqlStatements: 3, sqlMs: 1.5 });
  });
});

describe('what an operation cost', () => {
  const ask = async (env: Record<string, string>, headers: Record<string, string>, mayReadStats?: boolean) => {
    server = await startServer(testConfig(env), {
      createContext: () => Promise.resolve({ stats: { sqlStatements: 2, sqlMs: 0.123456 }, mayReadStats }),
    });
    return (await post(server.url, { query: '{ stringly }' }, headers)).body.extensions;
  };
  const stats = { stats: { sqlStatements: 2, sqlMs: 0.12 } };

  it('is told to everyone where it is turned on', async () => {
    expect(await ask({}, {})).toEqual(stats);
  });

  it('is told elsewhere to a caller that asks and may see it', async () => {
    expect(await ask({ DENIZEN_STATS: 'off' }, { 'x-denizen-stats': '1' }, true)).toEqual(stats);
  });

  it.each([
    ['does not ask', {}, true],
    ['asks for something else', { 'x-denizen-stats': 'yes' }, true],
    ['may not see it', { 'x-denizen-stats': '1' }, false],
    ['is not known to be allowed', { 'x-denizen-stats': '1' }, undefined],
  ])('is not told to a caller that %s', async (_name, headers, allowed) => {
    expect(await ask({ DENIZEN_STATS: 'off' }, headers as Record<string, string>, allowed)).toBeUndefined();
  });
});

import { gzipSync } from 'node:zlib';
import { post, send, startServer, testConfig, type RunningServer } from './running-server.js';
import { toySchema } from './toy-schema.js';

let server: RunningServer;
afterEach(() => server.stop());

describe('a request’s body', () => {
  const json = { 'content-type': 'application/json' };

  it.each([
    ['that is no JSON', { headers: json, body: '{"query":' }, 400, 'The body is not valid JSON.'],
    ['that is a JSON string', { headers: json, body: '"{__typename}"' }, 400, 'The body is not valid JSON.'],
    ['that is a list', { headers: json, body: '[{"query":"{__typename}"}]' }, 400, 'Operation batching disabled.'],
    [
      'that is too large',
      { headers: json, body: JSON.stringify({ query: ' '.repeat(300_000) }) },
      413,
      'larger than 262144 bytes',
    ],
    [
      'that is too large when unpacked',
      { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(50_000_000, ' ')) },
      413,
      'larger than 262144',
    ],
    ['in an unknown packing', { headers: { ...json, 'content-encoding': 'zip' }, body: 'x' }, 415, 'Content-Encoding'],
    ['that is packed badly', { headers: { ...json, 'content-encoding': 'gzip' }, body: 'x' }, 400, 'can not be read'],
    ['in UTF-7', { headers: { 'content-type': 'application/json; charset=utf-7' }, body: '{}' }, 415, 'UTF-8'],
    [
      'as plain text',
      { headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' },
      415,
      'application/json',
    ],
    [
      'as a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
      415,
      'application/json',
    ],
    ['of no type', { headers: { 'content-type': '' }, body: new Uint8Array([123, 125]) }, 415, 'application/json'],
    ['that is empty', { headers: json, body: '' }, 400, 'POST body missing'],
    ['without a query', { headers: json, body: '{"a":1}' }, 400, 'non-empty `query`'],
    ['whose query is a list', { headers: json, body: '{"query":["{__typename}"]}' }, 400, 'must be strings'],
    [
      'whose variables are a list',
      { headers: json, body: '{"query":"{__typename}","variables":[]}' },
      400,
      'must be an object',
    ],
    ['whose document does not parse', { headers: json, body: '{"query":"{"}' }, 200, 'Syntax Error'],
  ])('%s is refused as a GraphQL error', async (_name, init, status, message) => {
    server = await startServer();
    const answer = await send(`${server.url}/graphql`, { method: 'POST', ...init });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors?.[0]?.message).toContain(message);
    expect(answer.body.errors?.[0]?.extensions.code).toMatch(/^(BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/);
    expect(answer.text).not.toMatch(/node_modules|\.[jt]s:\d/);
    expect((await post(server.url, { query: '{ stringly }' })).body.data).toEqual({ stringly: '5' });
  });

  it('that runs no mutation comes by GET', async () => {
    server = await startServer();
    const headers = { 'apollo-require-preflight': '1', accept: 'application/json' };
    const query = await send(`${server.url}/graphql?query={stringly}`, { headers });
    expect(query.body.data).toEqual({ stringly: '5' });
    const mutation = await send(`${server.url}/graphql?query=mutation{write(text:"x")}`, { headers });
    expect(mutation.status).toBe(405);
    const unguarded = await send(`${server.url}/graphql?query={stringly}`, { headers: { accept: 'application/json' } });
    expect(unguarded.status).toBe(400);
    expect(unguarded.body.errors?.[0]?.message).toContain('Cross-Site Request Forgery');
  });
});

describe('an operation beyond the limits', () => {
  const doubling = (times: number): string =>
    Array.from({ length: times }, (_, n) => `fragment F${n} on Person { ...F${n + 1} ...F${n + 1} }`).join(' ') +
    ` fragment F${times} on Person { id }`;

  it.each([
    ['tokens', `{ ${'stringly '.repeat(5_000)} }`, 'GRAPHQL_PARSE_FAILED', 'more that 5000 tokens'],
    [
      'aliases',
      `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'BAD_USER_INPUT',
      '101 aliases',
    ],
    [
      'levels',
      `{ me ${'{ friend '.repeat(15)} { id } ${'}'.repeat(15)} }`,
      'BAD_USER_INPUT',
      '17 levels deep; the limit is 16',
    ],
    [
      'cost',
      `{ people(first: 100) { nodes { pets(first: 100) { owner { pets(first: 100) { owner { pets { owner { pets { id } } } } } } } } } }`,
      'BAD_USER_INPUT',
      'costs',
    ],
    [
      'cost through fragments',
      `{ people(first: 100) { nodes { pets(first: 10) { owner { ...F0 } } } } } ${doubling(12)}`,
      'BAD_USER_INPUT',
      'costs 4097201',
    ],
    [
      'fields through fragments',
      `{ me { ...F0 } } ${doubling(30)}`,
      'BAD_USER_INPUT',
      'more than 1000000000 fields (fragments counted at each use); the limit is 10000',
    ],
    [
      'fragments in a circle',
      '{ me { ...A } } fragment A on Person { friend { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
      'within itself',
    ],
  ])('is refused with a client’s error and not executed: %s', async (_name, query, code, message) => {
    const schema = toySchema();
    const resolved: string[] = [];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      field.resolve = () => resolved.push(field.name);
    }
    server = await startServer(testConfig(), { schema });
    const answer = await post(server.url, { query }, { accept: 'application/graphql-response+json' });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toHaveProperty('data');
    expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toContain(code);
    expect(answer.text).toContain(message);
    expect(resolved).toEqual([]);
    const legacy = await post(server.url, { query }, { accept: 'application/json' });
    expect(legacy.status).toBe(200);
    expect(legacy.body.errors).toEqual(answer.body.errors);
  });

  it('is judged with the values of its variables', async () => {
    server = await startServer(testConfig({ DENIZEN_MAX_COST: '100' }));
    const query = 'query ($n: Int = 90) { people(first: $n) { nodes { id } } }';
    expect((await post(server.url, { query, variables: { n: 10 } })).body.errors).toBeUndefined();
    expect((await post(server.url, { query, variables: { n: 49 } })).body.errors).toBeUndefined();
    for (const variables of [{ n: 50 }, {}]) {
      const { body } = await post(server.url, { query, variables });
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(body.errors?.[0]?.message).toContain('the limit is 100');
    }
  });

  it('may ask for so many entities and no more', async () => {
    server = await startServer(testConfig({ DENIZEN_MAX_REPRESENTATIONS: '3' }));
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name } } }';
    const ask = (count: number) =>
      post(server.url, {
        query,
        variables: { r: Array.from({ length: count }, () => ({ __typename: 'Person', id: 'p1' })) },
      });
    expect((await ask(3)).body.data).toEqual({ _entities: [{ name: 'Ann' }, { name: 'Ann' }, { name: 'Ann' }] });
    expect((await ask(4)).body.errors?.[0]?.message).toContain('4 entities; the limit is 3');
  });
});

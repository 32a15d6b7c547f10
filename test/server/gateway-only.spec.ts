import { request } from 'node:http';
import { post, send, startServer, testConfig, until, type RunningServer } from './running-server.js';

const [older, newer] = ['an-older-secret-of-ours', 'a-newer-secret-of-ours'];
const header = 'x-denizen-gateway-secret';

let server: RunningServer;
afterEach(() => server.stop());

/** Starts a server that wants its gateway's secret for this. */
async function startDemanding(requiredFor: string, secrets = `${older},${newer}`): Promise<void> {
  const env = { DENIZEN_GATEWAY_SECRETS: secrets, DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: requiredFor };
  server = await startServer(testConfig(env));
}

/** Posts with each header line as it is given, also twice: what `fetch` would join into one. */
function postLines(lines: readonly string[], body: object): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = ['host', 'localhost', 'content-type', 'application/json', ...lines];
    const sent = request(`${server.url}/graphql`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}

const refusal = {
  errors: [
    {
      message: 'This server answers its gateway only, which sends its secret as `x-denizen-gateway-secret`.',
      extensions: { code: 'FORBIDDEN' },
    },
  ],
};

describe('a server that answers its gateway only', () => {
  it.each([
    ['no secret', []],
    ['an empty one', [header, '']],
    ['a wrong one', [header, 'some-other-secret-of-ours']],
    ['a part of it', [header, older.slice(0, -1)]],
    ['more than it', [header, `${older}x`]],
    ['both in one', [header, `${older},${newer}`]],
    ['it twice', [header, older, header, older]],
    ['the old and the new one in two lines', [header, older, header, newer]],
    ['it in another header', ['x-gateway-secret', older]],
  ])('refuses a request with %s, in the same words', async (_what, lines) => {
    await startDemanding('everything');
    const { status, text } = await postLines(lines, { query: '{ stringly }' });
    expect([status, JSON.parse(text)]).toEqual([403, refusal]);
  });

  it('answers with the old and with the new secret while they are exchanged', async () => {
    await startDemanding('everything');
    for (const secret of [older, newer])
      expect((await post(server.url, { query: '{ stringly }' }, { [header]: secret })).body.data).toEqual({
        stringly: '5',
      });
    await server.stop();
    await startDemanding('everything', newer);
    expect((await post(server.url, { query: '{ stringly }' }, { [header]: newer })).status).toBe(200);
    expect((await post(server.url, { query: '{ stringly }' }, { [header]: older })).status).toBe(403);
  });

  it('refuses before it reads a body, whatever is sent and how', async () => {
    await startDemanding('everything');
    const url = `${server.url}/graphql`;
    const large = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ' '.repeat(500_000) };
    const forms = [large, { method: 'POST', body: 'x' }, { method: 'GET' }, { method: 'PUT' }];
    for (const init of forms) expect(await send(url, init)).toMatchObject({ status: 403, body: refusal });
    expect((await send(`${url}?query={stringly}`)).body).toEqual(refusal);
    expect((await post(server.url, { query: '{ _service { sdl } }' })).body).toEqual(refusal);
  });

  it('tells everybody how it is', async () => {
    await startDemanding('everything');
    for (const path of ['healthz', 'readyz']) expect((await fetch(`${server.url}/${path}`)).status).toBe(200);
  });
});

it.each(['nothing', 'subgraph'])('a server that wants a secret for %s answers the rest without', async (demand) => {
  await startDemanding(demand);
  const ways: Record<string, string>[] = [{}, { [header]: 'wrong' }, { [header]: older }];
  for (const given of ways)
    expect((await post(server.url, { query: '{ stringly }' }, given)).body.data).toEqual({ stringly: '5' });
});

describe('a request that says twice', () => {
  it.each(['authorization', 'x-denizen-tenant', 'x-denizen-impersonate'])(
    'what it holds in %s is refused: the first is not taken for the only one',
    async (name) => {
      server = await startServer();
      const body = { query: '{ stringly }' };
      const twice = await postLines([name, 'one', name, 'two'], body);
      expect([twice.status, JSON.parse(twice.text)]).toEqual([
        400,
        { errors: [{ message: `Send the header \`${name}\` once only.`, extensions: { code: 'BAD_REQUEST' } }] },
      ]);
      expect((await postLines([name, 'one', name.toUpperCase(), 'one'], body)).status).toBe(400);
      expect((await postLines([name, 'one'], body)).status).toBe(200);
    },
  );
});

it('no secret, token or header gets into the log, whatever comes of the request', async () => {
  await startDemanding('everything');
  const secrets = { [header]: older, authorization: 'Bearer eyJhdG9rZW4.hush.hush', cookie: 'hush=hush' };
  const ask = (headers: Record<string, string>, query: string) => post(server.url, { query }, headers);
  await ask(secrets, '{ stringly }');
  await ask(secrets, '{ fail(how: ERROR) }');
  await ask(secrets, '{');
  await ask({ ...secrets, [header]: 'hush-hush-hush-hush' }, '{ stringly }');
  await send(`${server.url}/elsewhere`, { headers: secrets });
  await until(() => server.lines.filter((line) => 'durationMs' in line).length === 5);
  expect(JSON.stringify(server.lines)).not.toMatch(/hush|eyJ|secret-of-ours/);
});

it('a request’s line in the log tells who asked, and who acted in their name', async () => {
  const actors = [
    { principalId: 'usr_a', impersonatorId: null },
    { principalId: 'usr_b', impersonatorId: 'usr_c' },
    null,
  ];
  let count = 0;
  server = await startServer(testConfig(), { createContext: async () => ({ actor: actors[count++] ?? null }) });
  for (const id of ['one', 'two', 'three']) await post(server.url, { query: '{ stringly }' }, { 'x-request-id': id });
  await until(() => server.lines.filter((line) => 'durationMs' in line).length === 3);
  const lines = server.lines.filter((line) => 'durationMs' in line);
  expect(lines.map(({ actor, impersonator }) => [actor, impersonator])).toEqual([
    ['usr_a', undefined],
    ['usr_b', 'usr_c'],
    [undefined, undefined],
  ]);
});

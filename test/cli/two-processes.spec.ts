import { compile, denizen } from '../support/command-line.js';
import { dialects, emptyPlace } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';
import { started, stopped, type Started } from './started.js';

const password = 'four unrelated words of mine';

beforeAll(compile);
afterAll(removeTemporaryFiles);

async function counted({ url }: Started, token: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: '{ groupsCount }' });
  const answer = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return answer.errors?.[0]?.extensions.code ?? answer.data;
}

async function asked({ url }: Started, query: string, token?: string): Promise<Record<string, Record<string, string>>> {
  const headers = { 'content-type': 'application/json', authorization: token === undefined ? '' : `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = (await response.json()) as { readonly data: Record<string, Record<string, string>> };
  return answer.data;
}

describe.each(dialects)('two processes on one %s database', (dialect) => {
  it('both let a token in, and both refuse it on the first request after a third has revoked it', async () => {
    const sqlite = async () => ({ url: `sqlite:${await temporaryFiles({})}/denizen.sqlite`, remove: async () => {} });
    const place = dialect === 'mysql' ? await emptyPlace(dialect) : await sqlite();
    const env = { DATABASE_URL: place.url, LOG_LEVEL: 'silent' };
    const first = await started(env);
    const second = await started({ ...env, DENIZEN_DEMO: 'off' });
    const made = await denizen(['token', 'create', '--user', 'robin', '--name', 'Passing'], { env });
    const token = made.stdout.trim();
    // A tenant administrator sees the groups of that tenant alone.
    const seen = await counted(first, token);
    expect(seen).toEqual({ groupsCount: expect.any(Number) as number });
    expect(await counted(second, token)).toEqual(seen);
    expect(await denizen(['token', 'revoke', token.slice(0, 12)], { env })).toMatchObject({ code: 0 });
    expect(await counted(first, token)).toBe('UNAUTHENTICATED');
    expect(await counted(second, token)).toBe('UNAUTHENTICATED');
    await Promise.all([stopped(first), stopped(second)]);
    await place.remove();
  });

  it.each([
    ['with a secret for both', { DENIZEN_SECRET: 'a secret of at least thirty-two characters' }, 1],
    ['without a secret', {}, 2],
  ])('both let a session in, and both refuse it as soon as one has ended it, %s', async (_what, settings, keyCount) => {
    const sqlite = async () => ({ url: `sqlite:${await temporaryFiles({})}/denizen.sqlite`, remove: async () => {} });
    const place = dialect === 'mysql' ? await emptyPlace(dialect) : await sqlite();
    const env = { DATABASE_URL: place.url, LOG_LEVEL: 'silent', DENIZEN_DEMO: 'off', ...settings };
    const [first, second] = [await started(env), await started(env)];
    const made = await denizen(['token', 'create', '--user', 'ana', '--platform-admin', '--name', 'First'], { env });
    const token = made.stdout.trim();
    const { viewer } = await asked(first, '{ viewer { principal { id } } }', token);
    const id = (viewer?.['principal'] as unknown as { id: string }).id;
    await asked(
      first,
      `mutation { resetUserPassword(input: { id: "${id}", newPassword: "${password}", keepApiTokens: true }) { revision } }`,
      token,
    );
    const signIn = `mutation { signIn(input: { login: "ana", password: "${password}" }) { accessToken refreshToken } }`;
    const [ofFirst, ofSecond] = [(await asked(first, signIn))['signIn'], (await asked(second, signIn))['signIn']];
    for (const process of [first, second])
      for (const one of [ofFirst, ofSecond])
        expect(await counted(process, one?.['accessToken'] ?? '')).toEqual({ groupsCount: 0 });
    const keys = (await (await fetch(`${second.url}/.well-known/jwks.json`)).json()) as { readonly keys: unknown[] };
    expect(keys.keys).toHaveLength(keyCount);
    // What one has given, the other renews and ends.
    const renewal = `mutation { refreshSession(input: { refreshToken: "${ofFirst?.['refreshToken']}" }) { accessToken } }`;
    const renewed = (await asked(second, renewal))['refreshSession']?.['accessToken'] ?? '';
    expect(await counted(first, renewed)).toEqual({ groupsCount: 0 });
    await asked(second, 'mutation { signOut(input: {}) { endedSessionId } }', renewed);
    for (const process of [first, second]) expect(await counted(process, renewed)).toBe('UNAUTHENTICATED');
    await Promise.all([stopped(first), stopped(second)]);
    await place.remove();
  });
});

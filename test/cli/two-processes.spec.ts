import { compile, denizen } from '../support/command-line.js';
import { dialects, emptyPlace } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';
import { started, stopped, type Started } from './started.js';

beforeAll(compile, 180_000);
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
});

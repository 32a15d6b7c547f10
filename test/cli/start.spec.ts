import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { projectVersion } from '../../src/server/project.js';
import { compile, denizen } from '../support/command-line.js';
import { dialects, emptyPlace } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';
import { started, stopped, type Started } from './started.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

const newFile = async () => `sqlite:${await temporaryFiles({})}/denizen.sqlite`;

async function ask(url: string, query: string, token: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
}

describe.each(dialects)('a start on an empty %s database', (dialect) => {
  it('fills it with the demo company, says where it is and what lets one in, and answers; again on what is there', async () => {
    const place = dialect === 'mysql' ? await emptyPlace(dialect) : { url: await newFile(), remove: async () => {} };
    const counts = [];
    const tokens = [];
    for (let time = 1; time <= 2; time++) {
      const server = await started({ DATABASE_URL: place.url });
      expect(server.greeting).toMatch(
        /^Denizen is running\.\n {2}GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/\n {2}GraphQL {3}\1\/graphql\n {2}Health {4}\1\/healthz {2}\1\/readyz\n {2}Demo token \(platform administrator\) {2}dzn_\S{43}\n$/,
      );
      expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
      counts.push(
        await ask(server.url, '{ viewer { platformAdministrator } usersCount groupsCount }', server.demoToken ?? ''),
      );
      for (const token of tokens)
        expect(await ask(server.url, '{ usersCount }', token)).toMatchObject({
          errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
        });
      tokens.push(server.demoToken ?? '');
      expect(await stopped(server)).toMatchObject({ code: 0 });
    }
    expect(counts[0]).toMatchObject({
      data: { viewer: { platformAdministrator: true }, usersCount: expect.any(Number) as number },
    });
    expect((counts[1] as { data: unknown }).data).toEqual((counts[0] as { data: unknown }).data);
    await place.remove();
  });
});

describe('a start in production', () => {
  it('shows no page, no schema and no demo, and says how to make a token', async () => {
    const env = { DATABASE_URL: await newFile(), NODE_ENV: 'production', LOG_LEVEL: 'silent' };
    await denizen(['migrate'], { env });
    const { stdout: token } = await denizen(['token', 'create', '--user', 'root', '--platform-admin'], { env });
    const server = await started(env);
    expect(server.greeting).toMatch(
      /^Denizen is running\.\n {2}GraphQL .*\n {2}Health .*\n {2}Make a token with: npx denizen token create .*\n$/,
    );
    expect((await fetch(server.url)).status).toBe(404);
    const schema = await ask(server.url, '{ __schema { queryType { name } } }', token.trim());
    expect(schema).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect(await ask(server.url, '{ usersCount }', token.trim())).toEqual({ data: { usersCount: 1 } });
    expect(await stopped(server)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a start that cannot be', () => {
  const refused = (message: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(message) as string });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a setting is wrong',
      { PORT: 'x' },
      /^denizen: PORT must be a whole number from 0 to 65535, not "x", for example PORT=4000\n$/,
    ],
    [
      'two are, and one is misspelt',
      { PORT: 'x', LOG_LEVEL: 'loud', DENIZEN_STAT: 'on' },
      /^denizen: PORT [^\n]*; LOG_LEVEL [^\n]*; DENIZEN_STAT is not a setting[^\n]*\n$/,
    ],
    [
      'nothing answers at the address',
      { DATABASE_URL: 'mysql://root:secret@127.0.0.1:1/denizen' },
      /^denizen: The database at 127\.0\.0\.1:1\/denizen can't be reached as 'root': connect ECONNREFUSED 127\.0\.0\.1:1\n$/,
    ],
    [
      'the file is in no folder',
      { DATABASE_URL: 'sqlite:package.json/denizen.sqlite' },
      /^denizen: The database file 'package\.json\/denizen\.sqlite' can't be opened: [^\n]+\n$/,
    ],
    [
      'the address is not this machine’s',
      { HOST: '203.0.113.1', DENIZEN_DEMO: 'off', DATABASE_URL: 'sqlite::memory:' },
      /^denizen: Can't listen on 203\.0\.113\.1, port 0 \([^\n]+\)\. Set HOST or PORT\.\n$/,
    ],
  ])('says so in one line and ends with code 1: %s', async (_why, env, message) => {
    expect(await denizen(['start'], { env: { PORT: '0', ...env } })).toEqual(refused(message));
  });

  it('says so when the file is none of a database', async () => {
    const file = `${await temporaryFiles({ 'notes.txt': 'Not a database, but long enough to be the head of one.'.repeat(99) })}/notes.txt`;
    const { code, stdout, stderr } = await denizen(['start'], { env: { DATABASE_URL: `sqlite:${file}` } });
    const message = `denizen: The database file '${file}' can't be opened: file is not a database\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: message });
  });

  it('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const env = { DATABASE_URL: 'sqlite::memory:', DENIZEN_DEMO: 'off', PORT: String(port) };
    const message = new RegExp(
      `^denizen: Can't listen on 127\\.0\\.0\\.1, port ${port} \\(another program is listening there\\)\\. Set HOST or PORT\\.\\n$`,
    );
    expect(await denizen(['start'], { env })).toEqual(refused(message));
    other.close();
  });
});

describe('a signal', () => {
  const body = JSON.stringify({ query: '{ __typename }' });

  /** A request of which the server has read the head and waits for the body. */
  async function waiting({ url }: Started): Promise<{ sent: ClientRequest; answer: Promise<IncomingMessage> }> {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
    const sent = request(`${url}/graphql`, { method: 'POST', headers });
    const answer = once(sent, 'response').then(([response]) => response as IncomingMessage);
    answer.catch(() => undefined);
    sent.flushHeaders();
    await once(sent, 'continue');
    return { sent, answer };
  }

  function isRefused(url: string): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => done(false));
      socket.once('error', () => done(true)).once('connect', () => socket.destroy());
    });
  }

  const until = async (condition: () => boolean | Promise<boolean>) => {
    while (!(await condition())) await new Promise((next) => setTimeout(next, 10));
  };

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s lets a request under way finish, refuses new ones, and ends with code 0',
    async (signal) => {
      const server = await started({ DATABASE_URL: 'sqlite::memory:', DENIZEN_DEMO: 'off' });
      const { sent, answer } = await waiting(server);
      server.child.kill(signal);
      await until(() => server.log().includes('"msg":"stopping"'));
      await until(() => isRefused(server.url));
      expect(server.child.exitCode).toBeNull();
      sent.end(body);
      const response = await answer;
      expect(response.statusCode).toBe(200);
      expect(JSON.parse(await text(response))).toMatchObject({ data: { __typename: 'Query' } });
      expect(await server.ended).toMatchObject({ code: 0 });
    },
  );

  it('that comes again does not wait any longer', async () => {
    const server = await started({ DATABASE_URL: 'sqlite::memory:', DENIZEN_DEMO: 'off' });
    const { sent } = await waiting(server);
    sent.on('error', () => undefined);
    server.child.kill('SIGTERM');
    await until(() => server.log().includes('"msg":"stopping"'));
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 1 });
  });
});

describe('the command', () => {
  it('is there for npx in the folder of the project', async () => {
    const { stdout } = await promisify(execFile)('npm', ['exec', '--no', '--', 'denizen', '--version']);
    expect(stdout).toBe(`${projectVersion}\n`);
  });

  it('`npm start` is the same as `denizen start`', async () => {
    const program = resolve('dist', 'src', 'main.js');
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } };
    const [node, ...words] = scripts.start.split(' ');
    expect([node, resolve(words.pop() ?? '')]).toEqual(['node', program]);
    // What else there is are flags that this Node knows.
    execFileSync(process.execPath, [...words, '--version']);
    const server = await started({ DATABASE_URL: 'sqlite::memory:', DENIZEN_DEMO: 'off' }, program);
    expect(server.greeting).toContain('Denizen is running.');
    expect(await stopped(server)).toMatchObject({ code: 0 });
  });
});

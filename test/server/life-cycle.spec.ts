import { Agent, get, request as httpRequest, type IncomingMessage } from 'node:http';
import type { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';
import { DomainError } from '../../src/core/kernel/errors.js';
import { createHttpServer, type Readiness } from '../../src/server/http.js';
import { createLogger } from '../../src/server/log.js';
import { post, send, startServer, testConfig, until, type RunningServer } from './running-server.js';
import { toySchema } from './toy-schema.js';

let server: RunningServer;
afterEach(() => server.stop());

const slow = (ms: number) => ({ query: `{ me { slow(ms: ${ms}) } }` });

/** Whether a new connection to the server is refused. */
function isRefused(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

it('a server goes on after an error of its own, and the log tells of each', async () => {
  let own: EventEmitter | undefined;
  server = await startServer(testConfig(), {
    root: (request, _response, next) => {
      own = (request.socket as Socket & { readonly server: EventEmitter }).server;
      next();
    },
  });
  await send(`${server.url}/nowhere`);
  for (const message of ['accept EMFILE', 'accept ENFILE']) own?.emit('error', new Error(message));
  const told = server.lines.filter(({ level, msg }) => level === 'error' && msg === 'the server had an error');
  expect(told.map(({ err }) => (err as Error).message)).toEqual(['accept EMFILE', 'accept ENFILE']);
  expect((await send(`${server.url}/healthz`)).status).toBe(200);
});

describe('the endpoints', () => {
  it('say that the process lives, whether it can serve, and nothing else', async () => {
    let readiness: Readiness = { ok: true };
    server = await startServer(testConfig(), { ready: () => Promise.resolve(readiness) });
    expect(await send(`${server.url}/healthz`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await send(`${server.url}/readyz`)).toMatchObject({ status: 200, body: { status: 'ready' } });
    readiness = { ok: false, reason: 'The database does not answer.' };
    expect(await send(`${server.url}/readyz`)).toMatchObject({
      status: 503,
      body: { status: 'not ready', reason: 'The database does not answer.' },
    });
    expect((await send(`${server.url}/healthz`)).status).toBe(200);
    for (const path of ['/', '/graphql/', '/graphqlx', '/metrics', '/%ff']) {
      const answer = await send(`${server.url}${path}`);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect([path, answer.status]).toEqual([path, path === '/graphql/' ? 400 : 404]);
    }
  });

  it('are not ready when the check fails or hangs', async () => {
    let check: () => Promise<Readiness> = () => Promise.reject(new Error('a secret'));
    server = await startServer(testConfig({ DENIZEN_STATEMENT_TIMEOUT_MS: '20' }), { ready: () => check() });
    const failed = await send(`${server.url}/readyz`);
    expect(failed.status).toBe(503);
    expect(failed.text).not.toContain('secret');
    expect(JSON.stringify(server.lines)).toContain('a secret');
    check = () => new Promise(() => undefined);
    const hanging = await send(`${server.url}/readyz`);
    expect(hanging.body).toMatchObject({ reason: 'The check did not answer within 20 ms.' });
  });

  it('tell browsers to keep nothing, guess nothing and frame nothing', async () => {
    server = await startServer();
    for (const { headers } of [
      await send(`${server.url}/healthz`),
      await post(server.url, { query: '{ stringly }' }),
    ]) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
      for (const absent of ['x-powered-by', 'etag', 'access-control-allow-origin'])
        expect(headers.has(absent)).toBe(false);
    }
  });

  it('let another handler serve the rest', async () => {
    server = await startServer(testConfig(), {
      root: (request, response, next) => {
        if (request.path === '/') response.json({ status: 'a page' });
        else next();
      },
    });
    expect((await send(server.url)).body).toEqual({ status: 'a page' });
    expect((await send(`${server.url}/nothing`)).status).toBe(404);
    expect((await post(server.url, { query: '{ stringly }' })).status).toBe(200);
  });

  it('log a probe at level debug only', async () => {
    server = await startServer();
    await send(`${server.url}/healthz`);
    await until(() => server.lines.some(({ path }) => path === '/healthz'));
    expect(server.lines.find(({ path }) => path === '/healthz')?.level).toBe('debug');
  });
});

describe('a stop', () => {
  it('lets a request under way finish, says that it is not ready, and refuses new connections', async () => {
    const order: string[] = [];
    let isUnderWay = false;
    server = await startServer(testConfig(), {
      // Time enough for the requests below to come in between, on a busy machine as well.
      readinessDelayMs: 1_000,
      createContext: ({ signal }) => {
        isUnderWay = true;
        return Promise.resolve({ signal });
      },
      onClose: () => {
        order.push('closed');
        return Promise.resolve();
      },
    });
    const running = post(server.url, slow(3_000)).then((answer) => {
      order.push('answered');
      return answer;
    });
    await until(() => isUnderWay);
    const stopped = server.stop();
    expect(await send(`${server.url}/readyz`)).toMatchObject({
      status: 503,
      body: { reason: 'The server is stopping.' },
    });
    await until(() => isRefused(server.url));
    expect(order).toEqual([]);
    expect((await running).body.data).toEqual({ me: { slow: 'done' } });
    await stopped;
    expect(order).toEqual(['answered', 'closed']);
  });

  it('cuts a request off when it goes on for too long, and tells its resolvers', async () => {
    let signal: AbortSignal | undefined;
    server = await startServer(testConfig({ DENIZEN_DRAIN_MS: '50' }), {
      createContext: (request) => {
        ({ signal } = request);
        return Promise.resolve({ signal });
      },
    });
    const running = post(server.url, slow(5_000));
    const broken = expect(running).rejects.toThrow();
    await until(() => signal !== undefined);
    await server.stop();
    await broken;
    expect(signal?.aborted).toBe(true);
  });

  it('closes idle connections', async () => {
    server = await startServer();
    const agent = new Agent({ keepAlive: true });
    const answer = await new Promise<IncomingMessage>((resolve) => get(`${server.url}/healthz`, { agent }, resolve));
    answer.resume();
    await server.stop();
    expect(await isRefused(server.url)).toBe(true);
    agent.destroy();
  });

  it('happens once, however often it is asked for', async () => {
    let closed = 0;
    server = await startServer(testConfig(), {
      onClose: () => {
        closed += 1;
        return Promise.resolve();
      },
    });
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(closed).toBe(1);
    await expect(server.start()).rejects.toThrow('A server is started once.');
  });

  it('of a server that never started only calls onClose', async () => {
    let closed = 0;
    server = await startServer();
    const idle = createHttpServer({
      config: testConfig(),
      logger: createLogger('silent'),
      schema: toySchema(),
      createContext: () => Promise.resolve({}),
      ready: () => Promise.resolve({ ok: true }),
      onClose: () => {
        closed += 1;
        return Promise.resolve();
      },
    });
    await idle.stop();
    expect(closed).toBe(1);
  });
});

describe('a start', () => {
  it('fails with a clear message when the port is taken', async () => {
    server = await startServer();
    const port = new URL(server.url).port;
    await expect(startServer(testConfig({ PORT: port }))).rejects.toThrow(
      `Can't listen on 127.0.0.1, port ${port} (another program is listening there). Set HOST or PORT.`,
    );
  });
});

describe('the time of a request', () => {
  it.each(['on', 'off'])(
    'ends with UNAVAILABLE, and the resolvers are told (compiled execution %s)',
    async (compiled) => {
      const reasons: unknown[] = [];
      server = await startServer(
        testConfig({ DENIZEN_REQUEST_TIMEOUT_MS: '500', DENIZEN_COMPILED_EXECUTION: compiled }),
        {
          createContext: ({ signal }) => {
            signal.addEventListener('abort', () => reasons.push(signal.reason));
            return Promise.resolve({ signal });
          },
        },
      );
      for (let time = 1; time <= 2; time += 1) {
        const answer = await post(server.url, slow(3_000));
        expect(answer.status).toBe(503);
        expect(answer.body.errors).toEqual([
          {
            message: expect.stringContaining('The request took longer than 500 ms') as string,
            extensions: { code: 'UNAVAILABLE' },
          },
        ]);
        expect(reasons).toHaveLength(time);
        expect(reasons.at(-1)).toBeInstanceOf(DomainError);
      }
    },
  );

  it('covers the making of its context', async () => {
    server = await startServer(testConfig({ DENIZEN_REQUEST_TIMEOUT_MS: '40' }), {
      createContext: () => new Promise(() => undefined),
    });
    const answer = await post(server.url, { query: '{ stringly }' });
    expect(answer.status).toBe(503);
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE' });
  });

  it('ends when its client goes away', async () => {
    let signal: AbortSignal | undefined;
    server = await startServer(testConfig(), {
      createContext: (request) => {
        ({ signal } = request);
        return Promise.resolve({ signal });
      },
    });
    const client = httpRequest(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'gone' },
    });
    client.on('error', () => undefined);
    client.end(JSON.stringify(slow(10_000)));
    await until(() => signal !== undefined);
    client.destroy();
    await until(() => signal?.aborted === true);
    await until(() => server.lines.some(({ msg }) => msg === 'broken off'));
    expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not counted against a request that has been answered', async () => {
    let signal: AbortSignal | undefined;
    server = await startServer(testConfig({ DENIZEN_REQUEST_TIMEOUT_MS: '1000' }), {
      createContext: (request) => {
        ({ signal } = request);
        return Promise.resolve({ signal });
      },
    });
    await post(server.url, { query: '{ stringly }' });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(signal?.aborted).toBe(false);
  });
});

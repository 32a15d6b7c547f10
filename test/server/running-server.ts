import { Writable } from 'node:stream';
import { readConfig, type Config } from '../../src/server/config.js';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/server/http.js';
import { createLogger } from '../../src/server/log.js';
import { toySchema, type ToyContext } from './toy-schema.js';

/** A line of the log. */
export type LogLine = Record<string, unknown>;

/** A server on the toy schema that listens on a port of its own. */
export interface RunningServer extends HttpServer {
  readonly url: string;
  /** What has been logged so far. */
  readonly lines: LogLine[];
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: {
    readonly message: string;
    readonly path?: (string | number)[];
    readonly locations?: unknown;
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions?: Record<string, unknown>;
}

/** An HTTP answer with its body read. */
export interface Read {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
  readonly text: string;
}

/** The configuration for tests, on any free port. */
export function testConfig(env: Record<string, string> = {}, changes: Partial<Config> = {}): Config {
  return { ...readConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'debug', ...env }), ...changes };
}

/** Starts a server; the test must stop it. */
export async function startServer(
  config: Config = testConfig(),
  changes: Partial<HttpServerOptions<ToyContext>> = {},
): Promise<RunningServer> {
  const lines: LogLine[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  const server = createHttpServer<ToyContext>({
    config,
    logger: createLogger(config.logLevel, stream),
    schema: toySchema(),
    createContext: ({ signal }) => Promise.resolve({ signal }),
    ready: () => Promise.resolve({ ok: true }),
    onClose: () => Promise.resolve(),
    ...changes,
  });
  const { url } = await server.start();
  return { ...server, url, lines };
}

/** Posts an operation as JSON. */
export function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Read> {
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Sends a request whose answer is JSON. */
export async function send(url: string, init?: RequestInit): Promise<Read> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Answer, text };
}

/** Waits until the condition holds, asking often. Jest's own limit of time ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

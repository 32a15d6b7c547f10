import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import autocannon from 'autocannon';

/** A server in a process of its own. */
export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

// What `npm start` tells Node, so that the same is measured as is run.
const { scripts } = createRequire(import.meta.url)('../../package.json') as { scripts: { start: string } };
const nodeFlags = scripts.start.split(' ').slice(1, -1);

/** Starts a compiled file that sends its address when it listens. */
export async function startProcess(file: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const child: ChildProcess = fork(join(import.meta.dirname, file), {
    execArgv: nodeFlags,
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: '0', ...env },
  });
  const started = once(child, 'message') as Promise<[{ readonly port: number }]>;
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it listened.`)));
  const [{ port }] = await Promise.race([started, ended]);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.removeAllListeners('exit');
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** One request that is sent again and again. */
export interface Load {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What was measured of one load. */
export interface Measured {
  readonly name: string;
  /** Requests per second, the median of the rounds. */
  readonly rate: number;
  /** Milliseconds until the answer: the medians of the rounds' medians and 99th percentiles. */
  readonly p50: number;
  readonly p99: number;
}

/** Measures loads side by side: in turns, several rounds, so that whatever else the machine does meets all alike. */
export async function sideBySide(
  loads: readonly Load[],
  options: { readonly rounds: number; readonly seconds: number; readonly connections: number },
): Promise<Measured[]> {
  const results = loads.map(() => [] as autocannon.Result[]);
  for (const load of loads) await measure(load, 2, options.connections);
  for (let round = 0; round < options.rounds; round++)
    for (const [n, load] of loads.entries())
      results[n]?.push(await measure(load, options.seconds, options.connections));
  return loads.map((load, n) => {
    const all = results[n] ?? [];
    return {
      name: load.name,
      rate: median(all.map((one) => one.requests.average)),
      p50: median(all.map((one) => one.latency.p50)),
      p99: median(all.map((one) => one.latency.p99)),
    };
  });
}

async function measure(
  { url, headers, body }: Load,
  duration: number,
  connections: number,
): Promise<autocannon.Result> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duration,
    connections,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors.`);
  return result;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

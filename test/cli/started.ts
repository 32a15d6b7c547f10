import type { ChildProcess } from 'node:child_process';
import { finished, startCommand, type Finished } from '../support/command-line.js';

/** A server that was started from the command line. */
export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** What it said when it was ready. */
  readonly greeting: string;
  /** The token of the demo's administrator, when there is a demo. */
  readonly demoToken: string | undefined;
  /** What it has written to standard error so far. */
  readonly log: () => string;
  readonly ended: Promise<Finished>;
}

/** Starts the server on any free port, and waits until it says where it is. `program` starts it without arguments. */
export async function started(env: Readonly<Record<string, string>>, program?: string): Promise<Started> {
  const running = { env: { PORT: '0', ...env } };
  const child = program === undefined ? startCommand(['start'], running) : startCommand([], { ...running, program });
  let log = '';
  child.stderr?.on('data', (piece: Buffer) => (log += piece.toString()));
  const ended = finished(child);
  const greeting = await greetingOf(child, ended);
  const url = /GraphQL +(\S+)\/graphql$/m.exec(greeting)?.[1] ?? '';
  return { child, url, greeting, demoToken: /\bdzn_\S+/.exec(greeting)?.[0], log: () => log, ended };
}

function greetingOf(child: ChildProcess, ended: Promise<Finished>): Promise<string> {
  return new Promise((ready, failed) => {
    let text = '';
    child.stdout?.on('data', (piece: string) => {
      text += piece;
      if (/^ {2}(Demo token|Make a token).*\n/m.test(text)) ready(text);
    });
    ended.then(({ stderr }) => failed(new Error(`It did not start: ${stderr}`)), failed);
  });
}

/** Tells it to stop, and waits until it has. */
export function stopped({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<Finished> {
  child.kill(signal);
  return ended;
}

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, rmdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const commandLine = resolve('dist', 'src', 'cli', 'main.js');

/** What a command left behind. */
export interface Finished {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface Running {
  /** Variables of its environment; of this process's it gets none but PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads on standard input. */
  readonly input?: string;
  /** The compiled program, the command line unless told. */
  readonly program?: string;
}

/** Starts `denizen` with these arguments as a user does, from the folder of the project. */
export function startCommand(args: readonly string[], { env = {}, program = commandLine }: Running = {}): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [program, ...args], { env: { PATH, HOME, ...env } });
}

/** Runs `denizen` with these arguments to its end. */
export async function denizen(args: readonly string[], running: Running = {}): Promise<Finished> {
  const child = startCommand(args, running);
  child.stdin?.end(running.input ?? '');
  return finished(child);
}

/** Waits until a command has ended, and all it wrote has been read. */
export function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, stdout: stdout(), stderr: stderr() }));
  });
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}

/**
 * Makes sure that what is compiled is what is in `src`: `npm ci` compiles, but who works on the code may not have since.
 * Types are checked elsewhere (`npm run check`), so the compiler's complaints do not matter here.
 */
export async function compile(): Promise<void> {
  const lock = resolve('node_modules', '.cache', 'denizen-compiling');
  await mkdir(resolve('node_modules', '.cache'), { recursive: true });
  // Several test files may want it at once: the first does it for all.
  while (!(await isCompiled())) {
    if (!(await isMade(lock))) {
      await waitFor(lock);
      continue;
    }
    const tsc = resolve('node_modules', 'typescript', 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [tsc])
      .catch(() => undefined)
      .finally(() => rmdir(lock));
    return;
  }
}

function isMade(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

const longestCompilation = 120_000;

/** A lock that is older than any compilation was left behind by a test run that was killed. */
async function waitFor(lock: string): Promise<void> {
  const made = await stat(lock).catch(() => undefined);
  if (made && Date.now() - made.mtimeMs > longestCompilation) await rmdir(lock).catch(() => undefined);
  else await delay(100);
}

async function isCompiled(): Promise<boolean> {
  const compiled = await stat(commandLine).catch(() => undefined);
  if (!compiled) return false;
  const sources = [...(await sourcesIn('src')), ...(await sourcesIn('migrations'))];
  const times = await Promise.all(sources.map(async (file) => (await stat(file)).mtimeMs));
  return times.every((time) => time <= compiled.mtimeMs);
}

async function sourcesIn(folder: string): Promise<string[]> {
  const entries = await readdir(resolve(folder), { recursive: true });
  return entries.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts')).map((name) => join(folder, name));
}

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, closeSync, constants, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

const run = promisify(execFile);

/** How long a server may take to answer, and how long it may take to shut down, in milliseconds. */
const PATIENCE_MS = 30_000;

/** Server settings by name, without the leading dashes. */
type Settings = Readonly<Record<string, string>>;

/** A server program found on this machine. */
export interface MysqlProgram {
  /** Full path of `mariadbd` or `mysqld`. */
  readonly path: string;
  /** Which of the two dialects it is; on Debian `mysqld` is MariaDB as well. */
  readonly flavour: 'mariadb' | 'mysql';
  /** What the program says about itself with `--version`. */
  readonly version: string;
}

/** A private throw-away server on the loopback interface; it dies with the process that started it. */
export interface MysqlServer {
  /** `mariadb://root@127.0.0.1:<port>` or `mysql://…`, without a database; the same for the server's whole life. */
  readonly url: string;
  readonly program: MysqlProgram;
  /** The running process, or undefined while it is down after `kill()`. */
  readonly pid: number | undefined;
  /** Ends the process at once, as a crash does, and leaves it down: `restart()` brings it back with its data. */
  kill(): Promise<void>;
  /** Shuts down in good order when it is running, and starts again on the same port with the same data. */
  restart(): Promise<void>;
  /** Ends the process and deletes its folder. Harmless when called again. */
  stop(): Promise<void>;
}

/** Finds a server program on PATH (and in the places where it is kept off an ordinary user's PATH). */
export function findMysqlProgram(): MysqlProgram | undefined {
  if (process.platform === 'win32') return undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  for (const name of ['mariadbd', 'mysqld']) {
    const path = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (path === undefined) continue;
    const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' }).trim();
    return { path, flavour: /mariadb/i.test(version) ? 'mariadb' : 'mysql', version };
  }
  return undefined;
}

/**
 * Whether a test may start a server of its own (to stop, kill or restart it). It may where the whole run uses a private
 * one; with a server that `TEST_MYSQL_URL` names, or with none, such a test has nothing to run on.
 */
export function mayStartMysqlServer(): boolean {
  return process.env.TEST_MYSQL_PRIVATE === '1';
}

/**
 * Starts a private server in a temporary folder on a free port of 127.0.0.1: root without a password, small buffers,
 * and the server's own default character set, which differs from ours on purpose.
 * A commit survives `kill()`; it would not survive a power cut.
 *
 * @param settings further server settings, for example `{ 'innodb-buffer-pool-size': '512M' }`
 * @throws when no program is found, or with the end of the server's log when it does not come up
 */
export async function startMysqlServer(settings: Settings = {}): Promise<MysqlServer> {
  const program = findMysqlProgram();
  if (program === undefined) throw new Error('No mariadbd or mysqld found. On Debian: apt-get install mariadb-server');
  const folder = mkdtempSync(join(tmpdir(), 'denizen-mysql-'));
  const watchdog = startWatchdog(folder);
  try {
    await createDataFolder(program, folder);
    const server = new ServerProcess(program, folder, await freePort(), settings, watchdog);
    await server.restart();
    return server;
  } catch (error) {
    await dismiss(watchdog);
    throw error;
  }
}

class ServerProcess implements MysqlServer {
  readonly url: string;
  private readonly commandLine: string[];
  private child: ChildProcess | undefined;

  constructor(
    readonly program: MysqlProgram,
    private readonly folder: string,
    port: number,
    settings: Settings,
    private readonly watchdog: ChildProcess,
  ) {
    this.commandLine = commandLine(program, folder, port, settings);
    this.url = `${program.flavour}://root@127.0.0.1:${port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.end('SIGTERM');
    const log = openSync(join(this.folder, 'server.log'), 'a');
    // Detached: Ctrl-C in the terminal must reach the tests before it reaches the server.
    const child = spawn(this.program.path, this.commandLine, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    child.unref();
    this.child = child;
    this.watchdog.stdin?.write(`${child.pid ?? 0}\n`);
    await this.untilItAnswers(child);
  }

  async stop(): Promise<void> {
    // The folder goes away as well, so there is nothing to shut down in good order.
    await this.end('SIGKILL');
    await dismiss(this.watchdog);
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (child === undefined) return;
    this.child = undefined;
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.ref();
      child.kill(signal);
      const forced = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exited;
      clearTimeout(forced);
    }
    this.watchdog.stdin?.write('0\n');
  }

  private async untilItAnswers(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const refusal = await refusalOf(this.url);
      if (refusal === undefined) return;
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
        await this.end('SIGKILL');
        throw new Error(`${this.program.path} did not come up: ${refusal}\n${endOfLog(this.folder)}`);
      }
      await sleep(50);
    }
  }
}

/** Says why the server behind the URL does not answer `SELECT 1`; undefined when it answers. */
export async function refusalOf(url: string): Promise<string | undefined> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 5_000 });
    await connection.query('SELECT 1');
    await connection.end();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  }
}

/** Settings of both; the caller's come last and win. */
function commandLine(program: MysqlProgram, folder: string, port: number, settings: Settings): string[] {
  return argumentsFrom({
    ...(isRoot() ? { user: 'root' } : {}),
    datadir: join(folder, 'data'),
    tmpdir: folder,
    socket: join(folder, 'server.sock'),
    'pid-file': join(folder, 'server.pid'),
    port: String(port),
    'bind-address': '127.0.0.1',
    'max-connections': '300',
    'innodb-buffer-pool-size': '64M',
    // 2: written at commit, flushed to disk once a second. A killed process loses nothing.
    'innodb-flush-log-at-trx-commit': '2',
    ...OWN_SETTINGS[program.flavour],
    ...settings,
  });
}

/** What only one of the two knows or needs. MySQL has no root@127.0.0.1, so it has to resolve that to localhost. */
const OWN_SETTINGS: Readonly<Record<MysqlProgram['flavour'], Settings>> = {
  mariadb: { 'skip-name-resolve': 'ON', 'innodb-log-file-size': '32M', 'aria-pagecache-buffer-size': '8M' },
  mysql: { 'disable-log-bin': '1', mysqlx: 'OFF', 'performance-schema': 'OFF' },
};

/** Creates the system tables, with a root that needs no password. */
async function createDataFolder(program: MysqlProgram, folder: string): Promise<void> {
  const settings = { ...(isRoot() ? { user: 'root' } : {}), datadir: join(folder, 'data') };
  if (program.flavour === 'mysql') {
    await run(program.path, [...argumentsFrom(settings), '--initialize-insecure']);
    return;
  }
  const own = ['--auth-root-authentication-method=normal', '--skip-test-db', '--innodb-log-file-size=32M'];
  await run('mariadb-install-db', [...argumentsFrom({ ...settings, 'skip-name-resolve': 'ON' }), ...own]);
}

/**
 * Starts the shell that outlives us: when our end of its input closes, however we ended, it kills the server whose id
 * it read last and deletes the folder. A session of its own keeps Ctrl-C away from it.
 */
function startWatchdog(folder: string): ChildProcess {
  const script = `
    while read -r line; do pid=$line; done
    if [ "\${pid:-0}" != 0 ]; then
      kill -KILL "$pid"
      for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" || break; sleep 0.2; done
    fi
    rm -rf "$1"`;
  const child = spawn('sh', ['-c', script, 'sh', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  // Neither the process nor the pipe may keep ours alive; Node's type hides that the pipe is a socket.
  (child.stdin as Socket).unref();
  return child;
}

async function dismiss(watchdog: ChildProcess): Promise<void> {
  if (watchdog.exitCode !== null || watchdog.signalCode !== null) return;
  const exited = once(watchdog, 'exit');
  watchdog.ref();
  watchdog.stdin?.end();
  await exited;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function endOfLog(folder: string): string {
  return readFileSync(join(folder, 'server.log'), 'utf8').split('\n').slice(-25).join('\n');
}

function argumentsFrom(settings: Settings): string[] {
  return ['--no-defaults', ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

import { ownEnvironment } from '../support/own-environment.js';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { readNumber, readText } from '../../src/storage/database/read-row.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { raw } from '../../src/storage/database/sql.js';
import { tenantRow } from '../../src/storage/tenants/tenant-rows.js';
import { World } from '../support/builders.js';
import { gate } from './gate.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

const unavailable = { name: 'DomainError', code: 'UNAVAILABLE' };

describe('processes that share a database file', () => {
  let program: string;
  let file: string;
  const started: ChildProcess[] = [];
  const opened: Database[] = [];

  beforeAll(async () => {
    const folder = await temporaryFiles({});
    program = `${folder}/writing-process.cjs`;
    await build({
      entryPoints: ['test/contract/writing-process.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    });
  });
  beforeEach(async () => {
    file = `${await temporaryFiles({})}/denizen.sqlite`;
  });
  afterEach(async () => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    for (const database of opened.splice(0)) await database.close();
  });
  afterAll(removeTemporaryFiles);

  async function open(statementTimeoutMs = 20_000): Promise<Database> {
    const database = await openDatabase({ kind: 'sqlite', path: file }, { poolSize: 1, statementTimeoutMs });
    opened.push(database);
    return database;
  }

  /** Another process, whose lines `said` waits for. */
  function other(...task: string[]) {
    const child = spawn(process.execPath, [program, file, ...task], {
      env: { ...ownEnvironment(), NODE_PATH: resolve('node_modules') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, 'exit').then(([code]) => Number(code));
    const said = (line: RegExp) =>
      new Promise<string>((found, failed) => {
        lines.on('line', (text) => line.test(text) && found(text));
        void ended.then((code) => failed(new Error(`It ended with ${code} and did not say ${String(line)}.`)));
      });
    return { child, ended, said };
  }

  const write = (database: Database, slug: string) =>
    new SqlUnitOfWork(database, (session) => session).run((session) =>
      session.run(insertSql('tenants', [tenantRow(new World().tenant({ slug }))])),
    );
  const kept = async (database: Database) => {
    const rows = await new SqlSession(database.reader).rows(raw('SELECT slug FROM tenants'));
    return rows.map((row) => readText(row, 'slug')).sort();
  };

  it('lose no transaction of each other when all write at once', async () => {
    const database = await open();
    await migrate(database);
    const others = ['one', 'two'].map((name) => other('write', name, '40'));
    await Promise.all(others.map(({ said }) => said(/ready/)));
    for (let n = 0; n < 40; n++) await write(database, `own-${n}`);
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0]);
    const all = await kept(database);
    expect(all).toHaveLength(40 + 2 * 80);
    expect(new Set(all).size).toBe(all.length);
  });

  it('wait for each other for so long, then are told that the file is busy, and read all the while', async () => {
    const database = await open(300);
    await migrate(database);
    const holder = other('hold');
    await holder.said(/holding/);
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    await expect(write(database, 'a')).rejects.toMatchObject(unavailable);
    clearInterval(clock);
    // While it waited, everything else went on.
    expect(turns).toBeGreaterThan(0);
    expect(await kept(database)).toEqual([]);
    holder.child.kill('SIGKILL');
    await holder.ended;
    await write(database, 'b');
    expect(await kept(database)).toEqual(['b']);
  });

  it('let a transaction write that has read first, whoever else wants to write', async () => {
    const [one, two] = [await open(), await open()];
    await migrate(one);
    const begun = gate();
    let runs = 0;
    const reading = new SqlUnitOfWork(one, (session) => session).run(async (session) => {
      runs++;
      await session.rows(raw('SELECT COUNT(*) AS count FROM tenants'));
      begun.open();
      // Time enough for the other one to come in between, if it could.
      await delay(100);
      await session.run(insertSql('tenants', [tenantRow(new World().tenant({ slug: 'a' }))]));
    });
    await begun.passed;
    await Promise.all([reading, write(two, 'b')]);
    expect(runs).toBe(1);
    expect(await kept(one)).toEqual(['a', 'b']);
  });

  it('leave the file whole when one is killed in the middle of a transaction', async () => {
    const database = await open();
    await migrate(database);
    await write(database, 'a');
    const holder = other('hold');
    await holder.said(/holding/);
    holder.child.kill('SIGKILL');
    await holder.ended;
    expect(await kept(database)).toEqual(['a']);
    await write(database, 'b');
    const again = await open();
    const [check] = await new SqlSession(again.reader).rows(raw('PRAGMA integrity_check'));
    expect(check).toEqual({ integrity_check: 'ok' });
    expect(await kept(again)).toEqual(['a', 'b']);
  });

  it('migrate a new file once when they start at the same time', async () => {
    const others = [other('migrate'), other('migrate'), other('migrate')];
    const counts = await Promise.all(others.map(({ said }) => said(/^\d+$/)));
    expect(await Promise.all(others.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const database = await open();
    expect(counts.map(Number).filter((count) => count > 0)).toEqual([database.dataSource.migrations.length]);
    const [row] = await new SqlSession(database.reader).rows(raw('SELECT COUNT(*) AS count FROM migrations'));
    expect(readNumber(row ?? {}, 'count')).toBe(database.dataSource.migrations.length);
  });
});

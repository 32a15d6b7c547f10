import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { mayStartMysqlServer, type MysqlServer, refusalOf, startMysqlServer } from './mysql-server.js';

describe('refusalOf', () => {
  it('says why nothing answers at an address', async () => {
    expect(await refusalOf('mysql://root@127.0.0.1:1')).toContain('ECONNREFUSED');
  });
});

// With a server that somebody else runs, or with none, there is nothing to start: the set-up has said so.
if (mayStartMysqlServer()) {
  describe('a private MySQL-protocol server', () => {
    let server: MysqlServer;

    beforeAll(async () => {
      server = await startMysqlServer({ 'max-connections': '123' });
    });

    afterAll(() => server.stop());

    it('takes the settings it is given', async () => {
      expect(await valueOf(server.url, 'SELECT @@max_connections')).toBe(123);
    });

    it('listens on the loopback interface only', async () => {
      expect(await valueOf(server.url, 'SELECT @@bind_address')).toBe('127.0.0.1');
    });

    it('keeps its address and what was committed through a crash and a restart', async () => {
      await valueOf(
        server.url,
        'CREATE DATABASE kept; CREATE TABLE kept.thing (n INT); INSERT INTO kept.thing VALUES (7)',
      );
      await server.kill();
      expect(server.pid).toBeUndefined();
      expect(await refusalOf(server.url)).toBeDefined();
      await server.restart();
      expect(await valueOf(server.url, 'SELECT n FROM kept.thing')).toBe(7);
      await server.restart();
      expect(await valueOf(server.url, 'SELECT n FROM kept.thing')).toBe(7);
    });

    it('leaves nothing behind when it is stopped', async () => {
      const other = await startMysqlServer();
      const folder = await valueOf(other.url, 'SELECT @@datadir');
      await other.stop();
      await other.stop();
      expect(await refusalOf(other.url)).toBeDefined();
      expect(existsSync(join(String(folder), '..'))).toBe(false);
    });

    it('says what the server said when it does not come up', async () => {
      await expect(startMysqlServer({ 'no-such-setting': '1' })).rejects.toThrow('no-such-setting');
    });

    it('dies, with its folder, when the process that started it is killed', async () => {
      const owner = await processWithServer();
      const folder = join(String(await valueOf(owner.url, 'SELECT @@datadir')), '..');
      process.kill(owner.pid, 'SIGKILL');
      expect(await until(() => !existsSync(folder))).toBe(true);
      expect(await refusalOf(owner.url)).toBeDefined();
    });
  });
}

/** The first column of the first row that the statements answer. */
async function valueOf(url: string, sql: string): Promise<unknown> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  await connection.end();
  return Object.values(rows[0] ?? {})[0];
}

/** Another Node process that starts a server and then only waits; resolves once the server answers. */
async function processWithServer(): Promise<{ pid: number; url: string }> {
  const program = `
    const { readFileSync } = require('node:fs');
    const { process: compile } = require(${JSON.stringify(join(__dirname, 'swc-transform.cjs'))});
    require.extensions['.ts'] = (module, path) =>
      module._compile(compile(readFileSync(path, 'utf8'), path, {}).code, path);
    const { startMysqlServer } = require(${JSON.stringify(join(__dirname, 'mysql-server.ts'))});
    startMysqlServer().then((server) => console.log(server.url));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { pid: Number(child.pid), url: url.toString().trim() };
}

async function until(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (holds()) return true;
    await sleep(50);
  }
  return false;
}

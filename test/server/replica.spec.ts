import mysql from 'mysql2/promise';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/core/kernel/clock.js';
import { tokenService } from '../../src/server/compose.js';
import type { Database, MysqlAddress } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { limits } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { findMysqlProgram, mayStartMysqlServer, startMysqlServer, type MysqlServer } from '../support/mysql-server.js';

interface Answered {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

// Two servers, of which one copies the other, and stops doing so whenever a test wants it to lag.
function describeReplica(): void {
  let primary: MysqlServer;
  let replica: MysqlServer;
  let copying: mysql.Connection;
  let database: Database;
  let server: DenizenServer;
  let token: string;
  let directoryId: string;

  const addressOf = ({ url }: MysqlServer): MysqlAddress => {
    const { port } = new URL(url);
    return { host: '127.0.0.1', port: Number(port), user: 'root', password: '', database: 'copied' };
  };

  beforeAll(async () => {
    primary = await startMysqlServer({ 'log-bin': 'changes', 'server-id': '1' });
    replica = await startMysqlServer({ 'server-id': '2' });
    const admin = await mysql.createConnection(primary.url);
    await admin.query('CREATE DATABASE copied');
    await admin.end();
    copying = await mysql.createConnection(replica.url);
    const { port } = addressOf(primary);
    await copying.query(
      `CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ${port}, MASTER_USER = 'root', MASTER_USE_GTID = slave_pos`,
    );
    await copying.query('START SLAVE');
    const first = await openDatabase({ kind: 'mysql', ...addressOf(primary) }, limits);
    await migrate(first);
    token = await tokenService(first, systemClock).create({
      username: 'root',
      name: 'Test',
      platformAdministrator: true,
    });
    const written = await position(first);
    await first.close();
    await copying.query(`SELECT MASTER_GTID_WAIT('${written}', 20)`);
    database = await openDatabase({ kind: 'mysql', ...addressOf(primary) }, limits, addressOf(replica));
    server = await startDenizen(database);
    const made = await ask(`mutation { createTenant(input: { slug: "acme", name: "Acme" }) {
      revision tenant { directories { nodes { id } } } } }`);
    const { revision, tenant } = made.data?.['createTenant'] as {
      readonly revision: number;
      readonly tenant: { readonly directories: { readonly nodes: readonly [{ readonly id: string }] } };
    };
    directoryId = tenant.directories.nodes[0].id;
    // A new tenant has a group. Did it come late, a test would count it as its own.
    const headers = { 'x-denizen-min-revision': String(revision) };
    while ((await groupsNow(headers)) === 'UNAVAILABLE') await delay(50);
  });
  afterAll(async () => {
    await server?.stop();
    await database?.close();
    copying?.destroy();
    await replica.stop();
    await primary.stop();
  });

  const lagging = () => copying.query('STOP SLAVE SQL_THREAD');
  const catchingUp = () => copying.query('START SLAVE SQL_THREAD');

  async function ask(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const sent = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers };
    const response = await fetch(server.url, { method: 'POST', headers: sent, body: JSON.stringify({ query }) });
    return (await response.json()) as Answered;
  }
  const groupsNow = async (headers?: Readonly<Record<string, string>>) => {
    const { data, errors } = await ask('{ groupsCount }', headers);
    return errors?.[0]?.extensions.code ?? data?.['groupsCount'];
  };
  const made = (name: string) =>
    ask(`mutation { createGroup(input: { directoryId: "${directoryId}", name: "${name}" }) {
      userErrors { code } revision group { name directory { name } } } }`);
  const revisionOf = ({ data }: Answered) => (data?.['createGroup'] as { readonly revision: number }).revision;

  it('is read from, as late as it lags; who changes something sees it at once', async () => {
    await lagging();
    const before = await groupsNow();
    const answer = await made('Late');
    expect(answer).toMatchObject({ data: { createGroup: { userErrors: [], group: { name: 'Late' } } } });
    expect(await groupsNow()).toBe(before);
    await catchingUp();
    expect(await groupsNow({ 'x-denizen-min-revision': String(revisionOf(answer)) })).toBe(Number(before) + 1);
  });

  it('is waited for by who asks for a revision, and refused when it does not come', async () => {
    await lagging();
    const before = await groupsNow();
    const headers = { 'x-denizen-min-revision': String(revisionOf(await made('Awaited'))) };
    expect(await groupsNow(headers)).toBe('UNAVAILABLE');
    const waiting = groupsNow(headers);
    await delay(300);
    await catchingUp();
    expect(await waiting).toBe(Number(before) + 1);
  });

  it('has no say in who may ask: what was revoked is refused while it lags', async () => {
    const { data } = await ask('mutation { createApiToken(input: { name: "Ends" }) { secret apiToken { id } } }');
    const { secret, apiToken } = data?.['createApiToken'] as { secret: string; apiToken: { id: string } };
    const asOther = { authorization: `Bearer ${secret}` };
    await lagging();
    expect(await groupsNow(asOther)).toEqual(expect.any(Number));
    await ask(`mutation { revokeApiToken(input: { id: "${apiToken.id}" }) { revision } }`);
    expect(await groupsNow(asOther)).toBe('UNAUTHENTICATED');
    await catchingUp();
  });
}

async function position(database: Database): Promise<string> {
  const rows = (await database.reader.read('SELECT @@gtid_binlog_pos AS written', [], 5_000)) as [{ written: string }];
  return rows[0].written;
}

it('is not there unless it is named', async () => {
  const database = await openDatabase({ kind: 'sqlite', path: ':memory:' }, limits);
  expect(database.replica).toBeUndefined();
  await database.close();
});

// Both servers must be ours: with one that somebody else runs, or with none, there is nothing to start, as the set-up has said.
if (mayStartMysqlServer() && findMysqlProgram()?.flavour === 'mariadb') describe('a replica', describeReplica);

import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import libsql from 'libsql';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import type { DatabaseAddress } from '../../src/storage/database/database.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

const real = DataSource.prototype.initialize;

/** What a person is told who opens a database that can't be opened. */
async function refusal(address: DatabaseAddress): Promise<string> {
  const error: unknown = await openDatabase(address, limits).then(
    (database) => database.close().then(() => 'It opened.'),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({
    name: 'DomainError',
    code: expect.stringMatching(/^(UNAVAILABLE|INVALID)$/) as string,
  });
  return (error as Error).message;
}

describe('opening a database file', () => {
  afterAll(removeTemporaryFiles);

  it('makes it, and the folders that lead to it', async () => {
    const folder = await temporaryFiles({});
    const database = await openDatabase({ kind: 'sqlite', path: `${folder}/new/deep/denizen.sqlite` }, limits);
    expect(await new SqlSession(database.reader).rows(raw('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('waits for another that is making the file', async () => {
    const path = `${await temporaryFiles({})}/denizen.sqlite`;
    const other = new libsql(path);
    other.exec('BEGIN IMMEDIATE');
    const opening = openDatabase({ kind: 'sqlite', path }, limits);
    await delay(100);
    other.exec('CREATE TABLE made (a); COMMIT');
    other.close();
    const database = await opening;
    const [row] = await new SqlSession(database.reader).rows(raw('PRAGMA journal_mode'));
    expect(row).toEqual({ journal_mode: 'wal' });
    await database.close();
  });

  it.each([
    [
      'a file that is no database',
      'text.sqlite',
      /^The database file '.+text\.sqlite' can't be opened: .*not a database/,
    ],
    ['a folder', '', /^The database file '.+' can't be opened: it is a folder, or/],
    [
      'a folder that can\u2019t be made',
      'text.sqlite/below/x.sqlite',
      /^The database file '.+' can't be opened: ENOTDIR/,
    ],
  ])('says in one line what is wrong with %s', async (_, path, expected) => {
    const folder = await temporaryFiles({ 'text.sqlite': randomBytes(4096) });
    const said = await refusal({ kind: 'sqlite', path: `${folder}/${path}` });
    expect(said).toMatch(expected);
    expect(said).not.toContain('\n');
  });

  it('leaves nothing behind when half of it fails: no connection, and no temporary folder', async () => {
    const opened: DataSource[] = [];
    const initialize = jest.spyOn(DataSource.prototype, 'initialize').mockImplementation(function (this: DataSource) {
      initialize.mockRejectedValue(new Error('no second one'));
      opened.push(this);
      return real.call(this);
    });
    const said = await refusal({ kind: 'sqlite', path: ':memory:' }).finally(() => initialize.mockRestore());
    expect(said).toMatch(/can't be opened: no second one$/);
    expect(opened.map(({ isInitialized }) => isInitialized)).toEqual([false]);
    await expect(access(dirname(opened[0]?.options.database as string))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

function describeServers(): void {
  let place: Place;
  let right: Extract<DatabaseAddress, { kind: 'mysql' }>;
  beforeAll(async () => {
    place = await emptyPlace('mysql');
    right = place.address as typeof right;
  });
  afterAll(() => place.remove());

  it.each([
    ['wrong password', { password: 'not-the-password' }, /Access denied/],
    ['unknown user', { user: 'nobody-of-that-name' }, /Access denied/],
    ['missing database', { database: 'no_such_database' }, /no_such_database/],
    ['port where nothing listens', { port: 1 }, /ECONNREFUSED/],
  ])('says in one line, without the password, that there is a %s', async (_, wrong, reason) => {
    const said = await refusal({ ...right, ...wrong });
    expect(said).toMatch(/^The database at [\w.]+:\d+\/\w+ can't be reached as '[\w-]+': ./);
    expect(said).toMatch(reason);
    expect(said).not.toContain('\n');
    expect(said).not.toContain('not-the-password');
  });

  it('leaves no connection behind when the copy to read from fails', async () => {
    const replica = { ...right, port: 1 };
    await expect(openDatabase(right, limits, replica)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const { host, port, user, password, database } = right;
    const onlooker = await mysql.createConnection({ host, port, user, password });
    const count = 'SELECT COUNT(*) AS count FROM information_schema.processlist WHERE db = ?';
    try {
      // The server notices the end of a connection a little later.
      for (let tries = 0; ; tries++) {
        const [[row]] = await onlooker.query<mysql.RowDataPacket[]>(count, [database]);
        if (row?.['count'] === 0) break;
        if (tries === 100) throw new Error(`${String(row?.['count'])} connections are left.`);
        await delay(20);
      }
    } finally {
      await onlooker.end();
    }
  });
}

if (dialects.includes('mysql')) describe('opening a database on a server', describeServers);

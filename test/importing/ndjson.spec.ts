import fc from 'fast-check';
import { parseId } from '../../src/core/kernel/ids.js';
import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import { exportNdjson } from '../../src/importing/ndjson/export-ndjson.js';
import { migrations } from '../../migrations/index.js';
import { entitiesOf } from '../../src/storage/tables.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { tried } from '../support/seed.js';
import { at, directory, emptied, exported, file, id, imported, inPieces, tenant, user } from './ndjson-file.js';
import { memberRole, RandomDirectory, type Line } from './random-directory.js';

describe.each(dialects)('everything as NDJSON on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => ({ database, close } = await freshDatabase(dialect)));
  beforeEach(() => emptied(database));
  afterAll(() => close());

  it('gives the same bytes again after any import, on the other database and back', async () => {
    const other = await freshDatabase(dialect === 'sqlite' ? (dialects.at(-1) ?? 'sqlite') : 'sqlite');
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      await emptied(database);
      await emptied(other.database);
      const { lines } = new RandomDirectory(g);
      const summary = await imported(database, file(lines));
      expect(summary).toMatchObject({ changed: true, records: lines.length });
      const first = await exported(database);
      await imported(other.database, first);
      expect(await exported(other.database)).toBe(first);
      expect(await imported(database, first)).toMatchObject({ changed: false, records: lines.length });
      expect(await imported(database, file(lines))).toMatchObject({ changed: false });
      await emptied(database);
      await imported(database, first);
      expect(await exported(database)).toBe(first);
    });
    try {
      await fc.assert(property, { ...tried(12), endOnFailure: true });
    } finally {
      await other.close();
    }
  });

  it('gives back every fact, with the defaults of what was left out', async () => {
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      await emptied(database);
      const { lines } = new RandomDirectory(g);
      await imported(database, file(lines));
      const [header, ...written] = (await exported(database)).trimEnd().split('\n');
      expect(JSON.parse(header as string)).toEqual({
        denizen: 1,
        schema: expect.any(String) as string,
        records: lines.length,
      });
      const found = new Map(written.map((text) => [nameOf(JSON.parse(text) as Line), JSON.parse(text) as Line]));
      for (const line of lines) {
        const given = Object.entries(line).filter(([, value]) => value !== null);
        expect(found.get(nameOf(line))).toMatchObject(Object.fromEntries(given));
      }
      expect(found.size).toBe(lines.length);
    });
    await fc.assert(property, { ...tried(10), endOnFailure: true });
  });

  it('works out closures and paths from the nestings', async () => {
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      await emptied(database);
      const { lines } = new RandomDirectory(g);
      await imported(database, file(lines));
      const of = (kind: string) => lines.filter((line) => line.record === kind);
      const pairs = (kind: string, outer: string, inner: string) =>
        of(kind).flatMap((line) => (line[outer] === null ? [] : [[line[outer], line[inner]] as [string, string]]));
      expect(await closure(database, 'domain', of('domain'))).toEqual(
        modelClosure(of('domain'), pairs('domain', 'parentId', 'id')),
      );
      expect(await closure(database, 'group', of('group'))).toEqual(
        modelClosure(of('group'), pairs('groupNesting', 'parentId', 'childId')),
      );
      expect(await closure(database, 'role', of('role'))).toEqual(
        modelClosure([...of('role'), { id: memberRole }], pairs('roleInclude', 'roleId', 'includedId'), of('role')),
      );
      const paths = await database.dataSource.query<{ path: string }[]>('SELECT path FROM domains');
      expect(paths.map(({ path }) => path).sort()).toEqual(modelPaths(of('domain')).sort());
    });
    await fc.assert(property, { ...tried(10), endOnFailure: true });
  });

  it('does not depend on how the bytes of the file are cut into pieces', async () => {
    const text = file([{ ...tenant, name: '北京 🦊 Ñandú' }]).replaceAll('\n', '\r\n');
    for (const size of [1, 2, 3, 7]) {
      await emptied(database);
      await importNdjson(inPieces(text, size), new SqlTransferStore(database, Date.now));
      expect(await exported(database)).toContain('北京 🦊 Ñandú');
    }
  });

  it('reads what an older version has written, with the defaults of what that did not know', async () => {
    const token = { record: 'apiToken', id: id('tok', 5), ownerId: user.id, name: 'Old', prefix: 'dzn_' };
    const lines: Line[] = [tenant, user, { ...token, secretHash: 'A'.repeat(43), createdAt: at, expiresAt: at }];
    const header = { denizen: 1, schema: 'CreateDirectory1763740800000', records: lines.length };
    const text = [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
    await imported(database, text);
    const first = await exported(database);
    const written = first.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]));
    expect(written[0]).toEqual({ denizen: 1, schema: migrations.at(-1)?.name, records: 3 });
    expect(written[1]).toMatchObject({ record: 'tenant', hidesEmail: false });
    expect(written[1]).not.toHaveProperty('maxTokenDays');
    expect(written[3]).not.toHaveProperty('scopes');
    expect(await imported(database, text)).toMatchObject({ changed: false });
    await emptied(database);
    await imported(database, first);
    expect(await exported(database)).toBe(first);
  });

  it('writes the permissions of a token in one order, whatever the file’s', async () => {
    const token = { record: 'apiToken', id: id('tok', 5), ownerId: user.id, name: 'New', prefix: 'dzn_' };
    const scopes = ['user:read', 'gone:for-good', 'user:read'];
    const line: Line = { ...token, scopes, secretHash: 'A'.repeat(43), createdAt: at, expiresAt: at };
    await imported(database, file([user, line]));
    expect(await exported(database)).toContain('"scopes":["gone:for-good","user:read"]');
    expect(await imported(database, file([user, line]))).toMatchObject({ changed: false });
    // One that has lost all is limited to nothing, and stays so.
    await emptied(database);
    await imported(database, file([user, { ...line, scopes: [] }]));
    expect(await exported(database)).toContain('"scopes":[]');
  });

  it('keeps what is committed while it reads out of its one state', async () => {
    await imported(database, file([tenant]));
    const pieces = exportNdjson(new SqlTransferStore(database, Date.now));
    const first = await pieces.next();
    await database.transaction(async ({ write }) => {
      await write?.(`UPDATE tenants SET name = 'Changed', name_key = 'changed'`, [], 5000);
    });
    let rest = '';
    for await (const piece of pieces) rest += piece;
    expect(first.value).toContain('"records":1');
    expect(rest).toContain('"name":"Acme"');
    expect(await exported(database)).toContain('"name":"Changed"');
  });

  it('writes more records than one statement takes, and names the right line in a later batch', async () => {
    const people = Array.from({ length: 1200 }, (_, n) => ({
      ...user,
      id: id('usr', n),
      username: `p${n}`,
    }));
    const twice = people.map((person, n) => (n === 1101 ? { ...person, username: 'P1099' } : person));
    await expect(imported(database, file(twice))).rejects.toThrow(
      /^Line 1103: user usr_\w+: username: Another person has this name/,
    );
    await imported(database, file(people));
    expect((await exported(database)).split('\n')).toHaveLength(1202);
  });

  it('changes nothing when every record is there already, even if others are too', async () => {
    const text = file([tenant, directory, user]);
    await imported(database, text);
    expect(await imported(database, file([tenant, user]))).toMatchObject({ changed: false, records: 2 });
    expect(await imported(database, text)).toMatchObject({ changed: false, records: 3 });
  });

  it.each([
    [
      'differs',
      { ...user, displayName: 'Anna', nickname: 'A' },
      /^Line 2: user usr_\w+: displayName, nickname: The instance is in use/,
    ],
    ['is new', { ...user, id: id('usr', 2) }, /^Line 2: user usr_\w+: The instance is in use and this is not in it/],
  ])('refuses a record that %s where the instance is in use', async (_, line, message) => {
    await imported(database, file([user]));
    const before = await exported(database);
    await expect(imported(database, file([line]))).rejects.toThrow(message);
    expect(await exported(database)).toBe(before);
  });
});

describe('the tables of the storage', () => {
  it('are all in the file, or worked out from it', async () => {
    const { database, close } = await freshDatabase('sqlite');
    const directories = fc.sample(fc.gen(), { numRuns: 60, seed: 1 }).map((g) => new RandomDirectory(g).lines);
    const largest = directories.reduce((one, other) => (other.length > one.length ? other : one));
    await imported(database, file(largest));
    const filled: string[] = [];
    for (const { options } of entitiesOf('sqlite')) {
      const rows = await database.dataSource.query<unknown[]>(`SELECT 1 FROM \`${options.name}\` LIMIT 1`);
      if (rows.length > 0) filled.push(options.name);
    }
    await close();
    // Facts about the instance itself stay with it: so do the answers that it gave, who is signed in, and the invitations that it
    // has sent, whose links lead to it. The trail tells of the import alone.
    const ofInstance = [
      ...['instance_facts', 'kept_answers', 'sessions', 'password_resets', 'signing_keys'],
      ...['invitations', 'invitation_secrets', 'outbox'],
    ];
    expect([...filled, ...ofInstance].sort()).toEqual(
      entitiesOf('sqlite')
        .map(({ options }) => options.name)
        .sort(),
    );
  });
});

function nameOf(line: Line): string {
  const { record, id, name, parentId, childId, groupId, memberId, roleId, includedId, permission } = line;
  if (id !== undefined) return String(id);
  const parts = [record, name, parentId, childId, groupId, memberId, roleId, includedId, permission];
  return [...parts, line.userId, line.tenantId, line.directoryId].join(' ');
}

type Triple = string;

async function closure(
  database: Database,
  thing: 'domain' | 'group' | 'role',
  nodes: readonly Line[],
): Promise<Triple[]> {
  const rows = await database.dataSource.query<{ outer_id: string; inner_id: string; depth: number }[]>(
    `SELECT HEX(ancestor_id) AS outer_id, HEX(descendant_id) AS inner_id, depth FROM ${thing}_closure`,
  );
  const ours = new Set(nodes.map((node) => hex(String(node.id))));
  return rows
    .filter((row) => ours.has(row.outer_id))
    .map((row) => `${row.outer_id} ${row.inner_id} ${row.depth}`)
    .sort();
}

function modelClosure(nodes: readonly Line[], edges: readonly [string, string][], outermost = nodes): Triple[] {
  return outermost
    .flatMap(({ id }) => {
      const depths = new Map([[String(id), 0]]);
      for (const [node, depth] of depths)
        for (const [outer, inner] of edges) if (outer === node && !depths.has(inner)) depths.set(inner, depth + 1);
      return [...depths].map(([inner, depth]) => `${hex(String(id))} ${hex(inner)} ${depth}`);
    })
    .sort();
}

function modelPaths(domains: readonly Line[]): string[] {
  const byId = new Map(domains.map((domain) => [domain['id'], domain]));
  const path = (domain: Line): string => {
    const parent = byId.get(domain.parentId);
    return parent ? `${path(parent)}/${String(domain['name'])}` : String(domain['name']);
  };
  return domains.map(path);
}

function hex(id: string): string {
  const parsed = parseId(id);
  return Buffer.from(parsed?.bytes ?? [])
    .toString('hex')
    .toUpperCase();
}

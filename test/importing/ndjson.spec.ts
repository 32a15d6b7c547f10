import fc from 'fast-check';
import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import { exportNdjson } from '../../src/importing/ndjson/export-ndjson.js';
import { parseId } from '../../src/core/kernel/ids.js';
import { entitiesOf } from '../../src/storage/tables.js';
import type { Database } from '../../src/storage/database/open-database.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { memberRole, RandomDirectory, type Line } from './random-directory.js';

const at = '2026-01-31T09:00:00.000Z';
const id = (prefix: string, n: number) =>
  `${prefix}_01kdemo0000000000000000000`.replace(/[o]/g, 'q').slice(0, 27) + String(n).padStart(3, '0');

const tenant = { record: 'tenant', id: id('ten', 1), slug: 'acme', name: 'Acme', createdAt: at };
const directory = {
  record: 'directory',
  id: id('dir', 1),
  tenantId: tenant.id,
  name: 'Main',
  isDefault: true,
  createdAt: at,
};
const user = { record: 'user', id: id('usr', 1), username: 'ann', displayName: 'Ann', createdAt: at };
const group = { record: 'group', id: id('grp', 1), directoryId: directory.id, name: 'Staff', createdAt: at };
const role = { record: 'role', id: id('rol', 1), tenantId: tenant.id, name: 'Baker', createdAt: at };
const account = { record: 'serviceAccount', id: id('svc', 1), tenantId: tenant.id, name: 'robot', createdAt: at };
const otherTenant = { ...tenant, id: id('ten', 2), slug: 'other', name: 'Other' };
const otherDirectory = { ...directory, id: id('dir', 2), tenantId: otherTenant.id };

function file(lines: readonly Line[], header: Line = { denizen: 1 }): string {
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function* inPieces(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let n = 0; n < bytes.length; n += size) yield bytes.subarray(n, n + size);
}

async function exported(database: Database): Promise<string> {
  let text = '';
  for await (const piece of exportNdjson(new SqlTransferStore(database))) text += piece;
  return text;
}

function imported(database: Database, text: string) {
  return importNdjson(inPieces(text), new SqlTransferStore(database));
}

/** Takes everything away again but what is built in. */
async function emptied(database: Database): Promise<void> {
  const { dataSource } = database;
  const builtIn: Record<string, string> = {
    permissions: ' WHERE is_system = 0',
    roles: " WHERE type <> 'SYSTEM'",
    role_permissions: " WHERE role_id NOT IN (SELECT id FROM roles WHERE type = 'SYSTEM')",
    role_closure: " WHERE descendant_id NOT IN (SELECT id FROM roles WHERE type = 'SYSTEM')",
    domains: ' ORDER BY LENGTH(path) DESC',
  };
  const tables = entitiesOf('sqlite').map(({ options }) => options.name);
  for (const table of tables.reverse()) {
    if (table === 'domains') await dataSource.query('UPDATE domains SET parent_id = NULL');
    await dataSource.query(`DELETE FROM \`${table}\`${table === 'domains' ? '' : (builtIn[table] ?? '')}`);
  }
}

async function rowCount(database: Database): Promise<number> {
  let count = 0;
  for (const { options } of entitiesOf('sqlite')) {
    const [row] = (await database.dataSource.query(`SELECT COUNT(*) AS n FROM \`${options.name}\``)) as { n: number }[];
    count += Number(row?.n);
  }
  return count;
}

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
      await fc.assert(property, { numRuns: 12 });
    } finally {
      await other.close();
    }
  }, 120_000);

  it('gives back every fact, with the defaults of what was left out', async () => {
    const property = fc.asyncProperty(fc.gen(), async (g) => {
      await emptied(database);
      const { lines } = new RandomDirectory(g);
      await imported(database, file(lines));
      const [header, ...written] = (await exported(database)).trimEnd().split('\n');
      expect(JSON.parse(header as string)).toEqual({ denizen: 1, schema: expect.any(String), records: lines.length });
      const found = new Map(written.map((text) => [nameOf(JSON.parse(text) as Line), JSON.parse(text) as Line]));
      for (const line of lines) {
        const given = Object.entries(line).filter(([, value]) => value !== null);
        expect(found.get(nameOf(line))).toMatchObject(Object.fromEntries(given));
      }
      expect(found.size).toBe(lines.length);
    });
    await fc.assert(property, { numRuns: 10 });
  }, 120_000);

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
      const paths = (await database.dataSource.query('SELECT path FROM domains ORDER BY path')) as { path: string }[];
      expect(paths.map(({ path }) => path).sort()).toEqual(modelPaths(of('domain')).sort());
    });
    await fc.assert(property, { numRuns: 10 });
  }, 120_000);

  it('does not depend on how the bytes of the file are cut into pieces', async () => {
    const text = file([{ ...tenant, name: '北京 🦊 Ñandú' }]).replaceAll('\n', '\r\n');
    for (const size of [1, 2, 3, 7]) {
      await emptied(database);
      await importNdjson(inPieces(text, size), new SqlTransferStore(database));
      expect(await exported(database)).toContain('北京 🦊 Ñandú');
    }
  });

  it('keeps what is committed while it reads out of its one state', async () => {
    await imported(database, file([tenant]));
    const pieces = exportNdjson(new SqlTransferStore(database));
    const first = await pieces.next();
    await database.transaction(async ({ write }) => {
      await write?.(`UPDATE tenants SET name = 'Changed', name_key = 'changed'`, []);
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
      id: id('usr', n).slice(0, 26) + String(n).padStart(4, '0'),
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

  const domain = (n: number, more: Line = {}) => ({
    record: 'domain',
    id: id('dom', n),
    tenantId: tenant.id,
    name: `d${n}`,
    createdAt: at,
    ...more,
  });
  const nesting = (outer: number, inner: number) => ({
    record: 'groupNesting',
    parentId: id('grp', outer),
    childId: id('grp', inner),
    createdAt: at,
  });
  const access = { record: 'tenantAccess', userId: user.id, tenantId: tenant.id, createdAt: at };
  const assignment = {
    record: 'roleAssignment',
    id: id('asg', 1),
    principalId: user.id,
    roleId: memberRole,
    scopeKind: 'TENANT',
    scopeId: tenant.id,
    createdAt: at,
  };

  it.each<[string, Line[], RegExp]>([
    [
      'an id of another type',
      [{ ...tenant, id: id('usr', 1) }],
      /^Line 2: tenant usr_\w+: id: '.*' is the id of something else: ten_…/,
    ],
    ['no id', [{ ...tenant, id: 'ten_1' }], /^Line 2: tenant ten_1: id: 'ten_1' is not an id/],
    [
      'a key left out',
      [{ record: 'user', id: user.id, username: 'ann', createdAt: at }],
      /displayName: This key has to be given/,
    ],
    [
      'a key nobody knows',
      [{ ...user, passwort: 'x' }],
      /^Line 2: user usr_\w+: passwort: This kind of record has no such key/,
    ],
    [
      'a kind nobody knows',
      [{ ...user, record: 'person' }],
      /^Line 2: person usr_\w+: record: No kind of record: "person"/,
    ],
    ['a key that is derived', [{ ...domain(1), path: 'x' }], /path: This kind of record has no such key/],
    [
      'a word that is none',
      [{ ...user, accountStatus: 'active' }],
      /accountStatus: 'active' is none of ACTIVE, INVITED, DEACTIVATED/,
    ],
    ['a day that is none', [{ ...user, lastActiveAt: '2026-02-30T00:00:00Z' }], /lastActiveAt: A time as/],
    ['a number for a text', [{ ...user, displayName: 7 }], /displayName: A text is expected, not the number 7/],
    ['a text for a flag', [{ ...user, mfaEnabled: 'no' }], /mfaEnabled: true or false is expected, not 'no'/],
    [
      'an invisible character',
      [{ ...user, username: 'an\u200bn' }],
      /username: The text must not hold control or invisible/,
    ],
    ['an address that is none', [{ ...user, email: 'ann' }], /email: 'ann' is not an e-mail address/],
    ['a slug that is none', [{ ...tenant, slug: 'Acme' }], /slug: A slug has/],
    ['a script for a picture', [{ ...user, avatarUrl: 'javascript:alert(1)' }], /avatarUrl: A web address/],
    ['a version of zero', [{ ...user, version: 0 }], /version: A whole number from 1/],
    ['a reference to nothing', [directory], /^Line 2: directory dir_\w+: tenantId: There is no ten_/],
    ['a reference to a later line', [directory, tenant], /^Line 2: directory/],
    [
      'a domain before the one above it',
      [tenant, domain(2, { parentId: id('dom', 1) }), domain(1)],
      /^Line 3: domain .*parentId: There is no dom_/,
    ],
    [
      'a group taken for a person',
      [tenant, directory, group, { ...access, userId: group.id.replace('grp', 'usr') }],
      /^Line 5: .*userId: There is no usr_/,
    ],
    [
      'a permission nobody made',
      [tenant, role, { record: 'rolePermission', roleId: role.id, permission: 'bread:bake' }],
      /^Line 4: rolePermission rol_\w+ bread:bake: permission: There is no bread:bake/,
    ],
    [
      'a permission that is built in',
      [{ record: 'permission', name: 'user:read', createdAt: at }],
      /^Line 2: permission user:read: This record is there twice/,
    ],
    [
      'a change of a built-in role',
      [{ record: 'rolePermission', roleId: memberRole, permission: 'user:read' }],
      /roleId: A built-in role/,
    ],
    [
      'the same name in other letters',
      [user, { ...user, id: id('usr', 2), username: 'ＡＮＮ' }],
      /^Line 3: user .*username: Another person has this name already/,
    ],
    [
      'the same address',
      [
        { ...user, email: 'a@b.example' },
        { ...user, id: id('usr', 2), username: 'b', email: 'A@B.example' },
      ],
      /^Line 3: .*email: Another person has this address/,
    ],
    ['the same record twice', [user, user], /^Line 3: user usr_\w+: This record is there twice/],
    [
      'the same access twice',
      [tenant, user, access, access],
      /^Line 5: tenantAccess usr_\w+ ten_\w+: This record is there twice/,
    ],
    [
      'the same role twice',
      [tenant, user, assignment, { ...assignment, id: id('asg', 2) }],
      /^Line 5: .*roleId: The principal has this role on this scope already/,
    ],
    [
      'a slash in a domain',
      [tenant, domain(1, { name: 'a/b' })],
      /^Line 3: domain .*name: A domain's name must not hold '\/'/,
    ],
    [
      'a domain under one of another tenant',
      [tenant, otherTenant, domain(1), { ...domain(2), tenantId: otherTenant.id, parentId: id('dom', 1) }],
      /^Line 5: .*parentId: The domain above belongs to another tenant/,
    ],
    [
      'a role of another tenant',
      [tenant, otherTenant, user, role, { ...assignment, roleId: role.id, scopeId: otherTenant.id }],
      /^Line 6: .*roleId: The role belongs to another tenant/,
    ],
    [
      'a role of a tenant on the platform',
      [tenant, user, role, { ...assignment, roleId: role.id, scopeKind: 'PLATFORM', scopeId: null }],
      /^Line 5: .*roleId: The role belongs to another tenant/,
    ],
    [
      'groups of two tenants nested',
      [
        tenant,
        otherTenant,
        directory,
        otherDirectory,
        group,
        { ...group, id: id('grp', 2), directoryId: otherDirectory.id },
        nesting(1, 2),
      ],
      /^Line 8: .*childId: The inner group belongs to another tenant/,
    ],
    [
      'a service account in a group of another tenant',
      [
        tenant,
        otherTenant,
        otherDirectory,
        account,
        { ...group, directoryId: otherDirectory.id },
        { record: 'groupMember', groupId: group.id, memberId: account.id, addedAt: at },
      ],
      /^Line 7: .*memberId: The member belongs to another tenant/,
    ],
    [
      'a place in a directory without access',
      [
        tenant,
        directory,
        user,
        { record: 'directoryAccess', userId: user.id, directoryId: directory.id, createdAt: at },
      ],
      /^Line 5: .*userId: The person needs a tenantAccess/,
    ],
    [
      'a scope of another kind',
      [tenant, user, { ...assignment, scopeKind: 'DOMAIN' }],
      /^Line 4: .*scopeId: A role on a domain needs its id, dom_…/,
    ],
    [
      'a platform role with a scope',
      [tenant, user, { ...assignment, scopeKind: 'PLATFORM' }],
      /scopeId: A role on the whole platform has no scopeId/,
    ],
    [
      'a hash that is none',
      [
        user,
        {
          record: 'apiToken',
          id: id('tok', 1),
          ownerId: user.id,
          name: 't',
          prefix: 'dzn',
          secretHash: 'abc',
          createdAt: at,
          expiresAt: at,
        },
      ],
      /^Line 3: apiToken .*secretHash: 'abc' won't do/,
    ],
    [
      'a group in itself',
      [tenant, directory, group, nesting(1, 1)],
      /^Line 5: .*childId: A group must not be nested in itself/,
    ],
    [
      'groups in a circle',
      [
        tenant,
        directory,
        group,
        { ...group, id: id('grp', 2), name: 'b' },
        { ...group, id: id('grp', 3), name: 'c' },
        nesting(1, 2),
        nesting(2, 3),
        nesting(3, 1),
      ],
      /^Line 9: These groups would be nested in a circle: grp_/,
    ],
    [
      'roles in a circle',
      [
        tenant,
        role,
        { ...role, id: id('rol', 2), name: 'b' },
        { record: 'roleInclude', roleId: id('rol', 1), includedId: id('rol', 2) },
        { record: 'roleInclude', roleId: id('rol', 2), includedId: id('rol', 1) },
      ],
      /^Line 6: These roles would be nested in a circle/,
    ],
  ])('refuses %s with its line, and writes nothing', async (_, lines, message) => {
    const before = await rowCount(database);
    await expect(imported(database, file(lines))).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(message),
    });
    expect(await rowCount(database)).toBe(before);
  });

  it.each<[string, string, RegExp]>([
    ['an empty file', '', /^The file is empty/],
    ['no header', JSON.stringify(user), /^Line 1: A file begins with the line \{"denizen":1\}/],
    ['a newer format', '{"denizen":2}', /^Line 1: The format 2 is that of a newer Denizen/],
    [
      'a newer schema',
      '{"denizen":1,"schema":"AddMoons9999999999999"}',
      /^Line 1: .*"AddMoons9999999999999".*update Denizen/,
    ],
    ['a key that a header does not have', '{"denizen":1,"records_":3}', /^Line 1: The header has no key "records_"/],
    [
      'a file that was cut off',
      file([tenant], { denizen: 1, records: 2 }),
      /says that 2 records follow, and there are 1/,
    ],
    ['a line that was cut off', file([tenant]).slice(0, -20), /^Line 2: This is not JSON/],
    ['a list for a record', '{"denizen":1}\n[]\n', /^Line 2: A record is expected/],
  ])('refuses %s, and writes nothing', async (_, text, message) => {
    await expect(imported(database, text)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(message),
    });
    expect((await exported(database)).split('\n')).toHaveLength(2);
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
      const rows = (await database.dataSource.query(`SELECT 1 FROM \`${options.name}\` LIMIT 1`)) as unknown[];
      if (rows.length > 0) filled.push(options.name);
    }
    await close();
    // Facts about the instance itself stay with it.
    expect([...filled, 'instance_facts'].sort()).toEqual(
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
  return [...parts, line['userId'], line['tenantId'], line['directoryId']].join(' ');
}

type Triple = string;

async function closure(
  database: Database,
  thing: 'domain' | 'group' | 'role',
  nodes: readonly Line[],
): Promise<Triple[]> {
  const rows = (await database.dataSource.query(
    `SELECT HEX(ancestor_id) AS outer_id, HEX(descendant_id) AS inner_id, depth FROM ${thing}_closure`,
  )) as { outer_id: string; inner_id: string; depth: number }[];
  const ours = new Set(nodes.map((node) => hex(String(node['id']))));
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
    const parent = byId.get(domain['parentId'] as string);
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

import { DomainError } from '../../src/core/kernel/errors.js';
import type { Database } from '../../src/storage/database/database.js';
import { dialects, freshDatabase } from '../support/databases.js';
import {
  account,
  at,
  directory,
  emptied,
  exported,
  file,
  group,
  id,
  imported,
  otherDirectory,
  otherTenant,
  role,
  rowCount,
  tenant,
  user,
} from './ndjson-file.js';
import { memberRole, type Line } from './random-directory.js';

describe.each(dialects)('an import of NDJSON on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => ({ database, close } = await freshDatabase(dialect)));
  beforeEach(() => emptied(database));
  afterAll(() => close());

  const expectRefusal = async (text: string, message: RegExp) => {
    const failure: unknown = await imported(database, text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DomainError);
    expect((failure as DomainError).message).toMatch(message);
    expect((failure as DomainError).code).toBe('INVALID');
  };

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

  const kept = { secretHash: 'A'.repeat(43), createdAt: at, expiresAt: at };
  const token = { record: 'apiToken', id: id('tok', 1), ownerId: user.id, name: 't', prefix: 'dzn', ...kept };

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
    ['the same record twice', [user, user], /^Line 3: user usr_\w+: id: Another user, group or service account/],
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
      'a letter that is taken for a slash',
      [tenant, domain(1, { name: 'a／b' })],
      /^Line 3: domain .*name: A domain's name must not hold '\/'/,
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
    ['a hash that is none', [user, { ...token, secretHash: 'abc' }], /^Line 3: apiToken .*secretHash: 'abc' won't do/],
    [
      'a password in place of its hash',
      [user, { record: 'password', userId: user.id, hash: 'hush-hush', changedAt: '2026-01-01T00:00:00.000Z' }],
      /^Line 3: password .*hash: This won't do: a hash by argon2id, \$argon2id\$v=19\$m=…, is expected(?!.*hush)/,
    ],
    [
      'a hash that takes for ever to compare with',
      [
        user,
        {
          record: 'password',
          userId: user.id,
          hash: `$argon2id$v=19$m=99999999,t=2,p=1$JVPYakzJKBnVP70SlK8cDQ$${'A'.repeat(43)}`,
          changedAt: '2026-01-01T00:00:00.000Z',
        },
      ],
      /^Line 3: password .*hash: This won't do/,
    ],
    [
      'a token for more permissions than anybody needs',
      [user, { ...token, scopes: Array.from({ length: 101 }, (_, n) => `thing:n${n}`) }],
      /scopes: A list of at most 100 is expected, not of 101/,
    ],
    [
      'permissions in one text',
      [user, { ...token, scopes: 'user:read' }],
      /scopes: A list is expected, not 'user:read'/,
    ],
    ['a permission that is none', [user, { ...token, scopes: ['user:*'] }], /scopes: 'user:\*' won't do/],
    ['a number for a permission', [user, { ...token, scopes: [1] }], /scopes: A text is expected/],
    ['tokens that live too long', [{ ...tenant, maxTokenDays: 366 }], /maxTokenDays: A whole number from 1 to 365/],
    ['tokens that do not live', [{ ...tenant, maxTokenDays: 0 }], /maxTokenDays: A whole number from 1 to 365/],
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
    await expectRefusal(file(lines), message);
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
    await expectRefusal(text, message);
    expect((await exported(database)).split('\n')).toHaveLength(2);
  });
});

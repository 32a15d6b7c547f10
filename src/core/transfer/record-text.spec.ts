import { DomainError } from '../kernel/errors.js';
import { differingKeys, fieldsOf, readRecord, recordOrder, writeRecord } from './record-text.js';
import { recordError, recordName } from './record-error.js';
import type { TransferRecord } from './transfer-record.js';

const user = {
  record: 'user',
  id: 'usr_01kdem00000000000000000001',
  username: 'ann',
  displayName: 'Ann',
  createdAt: '2026-01-31T09:00:00.000Z',
};

function failure(given: unknown): { key: string | undefined; message: string } {
  try {
    readRecord(given);
  } catch (error) {
    if (error instanceof DomainError) return { key: error.argumentPath?.[0], message: error.message };
    throw error;
  }
  throw new Error('It was read.');
}

describe('a record', () => {
  it('is written with its kind first, its keys in their own order, and without those that are null', () => {
    const shuffled = { nickname: null, ...Object.fromEntries(Object.entries(user).reverse()) };
    expect(writeRecord(readRecord(shuffled))).toBe(
      '{"record":"user","id":"usr_01kdem00000000000000000001","username":"ann","emailVerified":false,' +
        '"displayName":"Ann","accountStatus":"ACTIVE","claimStatus":"UNMANAGED","managementSource":"LOCAL",' +
        '"restricted":false,"mfaEnabled":false,"createdAt":"2026-01-31T09:00:00.000Z",' +
        '"updatedAt":"2026-01-31T09:00:00.000Z","version":1}',
    );
  });

  it('takes a value for every key that may be left out', () => {
    const read = readRecord(user);
    expect(Object.keys(read)).toEqual(['record', ...fieldsOf('user').map(([key]) => key)]);
    expect(read).toMatchObject({
      version: 1,
      nickname: null,
      mfaEnabled: false,
      updatedAt: Date.parse(user.createdAt),
    });
  });

  it('takes a time in any zone, and writes it in UTC with milliseconds', () => {
    const read = readRecord({ ...user, lastActiveAt: '2026-01-31T10:30:00+01:30' });
    expect(JSON.parse(writeRecord(read))).toMatchObject({ lastActiveAt: '2026-01-31T09:00:00.000Z' });
  });

  it('keeps names in one spelling of Unicode', () => {
    const decomposed = 'Zoe\u0308';
    expect(readRecord({ ...user, displayName: decomposed })).toMatchObject({ displayName: 'Zoë' });
  });

  it('keeps the codes of other systems letter by letter', () => {
    const given = { ...user, externalId: 'Zoe\u0308 \u200b#7' };
    expect(JSON.parse(writeRecord(readRecord(given)))).toMatchObject({ externalId: given.externalId });
  });

  it('takes no key from its prototype, and none that only objects have', () => {
    const given = JSON.parse('{"record":"user","__proto__":{"username":"x"}}') as unknown;
    expect(failure(given)).toMatchObject({ key: 'id' });
    const own = Object.defineProperty({ ...user }, '__proto__', { value: 1, enumerable: true });
    expect(failure(own)).toMatchObject({ key: '__proto__' });
    expect(failure({ ...user, constructor: 1 })).toMatchObject({ key: 'constructor' });
    expect(failure({ record: 'constructor' })).toMatchObject({ key: 'record' });
  });

  it.each<[string, unknown, string | undefined, RegExp]>([
    ['a list', [user], undefined, /object in braces/],
    ['nothing', null, undefined, /object in braces/],
    ['no kind', { id: user.id }, 'record', /^No kind of record: null\. Known are tenant, directory, /],
    ['a null where a value has to be', { ...user, username: null }, 'username', /not null/],
    [
      'an empty note',
      { ...user, record: 'tenant', id: 'ten_01kdem00000000000000000001', slug: 'a', name: 'A', description: ' ' },
      'description',
      /must not be empty/,
    ],
    ['a long code', { ...user, externalId: 'x'.repeat(256) }, 'externalId', /1 to 255/],
    ['a code that ends with a space', { ...user, externalId: 'x ' }, 'externalId', /space/],
    ['a broken character', { ...user, externalId: '\ud800' }, 'externalId', /control characters/],
    ['an object for a text', { ...user, nickname: {} }, 'nickname', /A text is expected, not an object/],
    ['a list for a time', { ...user, createdAt: [] }, 'createdAt', /not a list/],
    ['a moment as a number', { ...user, createdAt: 1 }, 'createdAt', /not the number 1/],
    ['a version that no column holds', { ...user, version: 2 ** 31 }, 'version', /whole number from 1/],
    ['half a version', { ...user, version: 1.5 }, 'version', /whole number from 1/],
    ['a locale that is none', { ...user, locale: 'pt_BR' }, 'locale', /a language tag as 'pt-BR'/],
  ])('is refused for %s, with the key', (_, given, key, message) => {
    const found = failure(given);
    expect(found.key).toBe(key);
    expect(found.message).toMatch(message);
  });

  it.each([
    'repo',
    'repo:',
    ':read',
    'Repo:read',
    'repo:*',
    'repo:re_ad',
    'repo:read:all',
    `${'a'.repeat(64)}:read`,
    'a--b:read',
  ])('refuses the permission %j', (name) => {
    const given = { record: 'permission', name, createdAt: user.createdAt };
    expect(failure(given)).toMatchObject({ key: 'name', message: expect.stringContaining('lower-case') as string });
  });

  it('tells which keys of two records differ', () => {
    const one = readRecord(user);
    expect(differingKeys(one, readRecord({ ...user }))).toEqual([]);
    expect(differingKeys(one, readRecord({ ...user, version: 2, nickname: 'A' }))).toEqual(['nickname', 'version']);
  });
});

describe('the kinds of records', () => {
  it('come in an order in which each refers only to earlier ones, or to its own kind', () => {
    const kindOf: Record<string, string> = {
      tenantId: 'tenant',
      directoryId: 'directory',
      userId: 'user',
      permission: 'permission',
    };
    for (const [n, kind] of recordOrder.entries())
      for (const [key, field] of fieldsOf(kind))
        if (field.refers && kindOf[key] !== undefined)
          expect(recordOrder.slice(0, n)).toContain(kindOf[key] as TransferRecord['record']);
  });
});

describe('a failure in a line', () => {
  it('names the line, the record, the key and what is wrong', () => {
    expect(recordError(12, user, 'email', 'No.').message).toBe(`Line 12: user ${user.id}: email: No.`);
    expect(recordError(3, null, undefined, 'No.').message).toBe('Line 3: No.');
  });

  it('names records that have no id by what they join, and cuts what is too long to read', () => {
    expect(recordName({ record: 'groupMember', groupId: 'grp_1', memberId: 'usr_1' })).toBe('groupMember grp_1 usr_1');
    expect(recordName({ record: 'x'.repeat(100) })).toHaveLength(61);
    expect(recordName({ id: 7 })).toBe('');
  });
});

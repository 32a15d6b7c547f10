import { Nesting } from '../../src/core/transfer/nesting.js';
import type { RecordKind, TransferRecord } from '../../src/core/transfer/transfer-record.js';
import { demoRecords } from '../../src/importing/demo/demo-records.js';
import { loadDemo } from '../../src/importing/demo/load-demo.js';
import { demoAdministrator, exceptions } from '../../src/importing/demo/people.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { exported } from './ndjson-file.js';

const now = Date.UTC(2026, 11, 1);

function of<K extends RecordKind>(kind: K): TransferRecord<K>[] {
  return demoRecords(now).filter((record) => record.record === kind) as unknown as TransferRecord<K>[];
}

describe('the demo', () => {
  it('has the same ids and times at every start, but for what ends or was active lately', () => {
    const moving = /"(lastActiveAt|expiresAt|deletionScheduledAt|addedAt|createdAt|lastUsedAt|revokedAt)":\d+/g;
    const fixed = (at: number) => JSON.stringify(demoRecords(at)).replace(moving, '');
    expect(fixed(now)).toBe(fixed(now + 1e10));
    expect(demoRecords(now)).toEqual(demoRecords(now));
  });

  it('names nobody and nothing that could be real in its addresses', () => {
    for (const { email } of of('user')) expect(email).toMatch(/@\w+\.example$/);
  });

  it('has no two things with one id', () => {
    const ids = demoRecords(now).flatMap((record) => ('id' in record ? [record.id.slice(4)] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a platform administrator, who is an active person', () => {
    const administrator = of('user').find(({ username }) => username === demoAdministrator);
    expect(administrator).toMatchObject({ accountStatus: 'ACTIVE', deletionScheduledAt: null });
    const platform = of('roleAssignment').filter(({ scopeKind }) => scopeKind === 'PLATFORM');
    expect(platform.map(({ principalId }) => principalId)).toEqual([administrator?.id]);
  });

  it('has everybody who is not simply at work: in each way somebody, and nobody twice', () => {
    const users = of('user');
    const id = (username: string) => users.find((user) => user.username === username)?.id;
    const tenants = (userId?: string) => of('tenantAccess').filter((access) => access.userId === userId).length;
    expect(tenants(id(exceptions.inBothCompanies))).toBe(2);
    expect(users.filter((user) => tenants(user.id) === 0)).toHaveLength(1);
    expect(users.filter((user) => user.accountStatus === 'DEACTIVATED').map((user) => user.username)).toEqual([
      exceptions.deactivated,
    ]);
    const suspended = of('directoryAccess').filter((access) => access.status === 'SUSPENDED');
    expect(suspended.map((access) => access.userId)).toEqual([id(exceptions.suspended)]);
    expect(new Set(Object.values(exceptions)).size).toBe(Object.values(exceptions).length);
  });

  it('has groups three deep, and one that is in two which are in the same', () => {
    const nestings = of('groupNesting');
    const parents = (child: string) => nestings.filter((one) => one.childId === child).map((one) => one.parentId);
    const diamonds = of('group').filter(({ id }) => parents(id).length === 2);
    expect(diamonds.map(({ name }) => name)).toEqual(['Release crew']);
    const [above] = new Set(parents(diamonds[0]?.id ?? '').flatMap(parents));
    expect(of('group').find(({ id }) => id === above)?.name).toBe('Engineering');
    const nesting = new Nesting();
    nestings.forEach((one, n) => nesting.add(one.parentId, one.childId, n));
    expect(nesting.circle()).toBeUndefined();
  });

  it('has one grant and one membership that end, later than now', () => {
    for (const kind of ['roleAssignment', 'groupMember'] as const) {
      const ending = of(kind).filter((one) => one.expiresAt !== null);
      expect(ending).toHaveLength(1);
      expect(ending[0]?.expiresAt).toBeGreaterThan(now);
    }
  });

  it('gives roles on every kind of scope, and has a service account in a group', () => {
    const kinds = new Set(of('roleAssignment').map(({ scopeKind }) => scopeKind));
    expect([...kinds].sort()).toEqual(['DIRECTORY', 'DOMAIN', 'PLATFORM', 'TENANT']);
    expect(of('groupMember').some(({ memberId }) => memberId.startsWith('svc_'))).toBe(true);
  });

  it('has API tokens that work, have ended and were revoked, and none that anybody could sign in with', () => {
    const tokens = of('apiToken');
    const state = (token: (typeof tokens)[number]) =>
      token.revokedAt !== null ? 'revoked' : token.expiresAt > now ? 'works' : 'ended';
    expect(tokens.map(state)).toEqual(['works', 'ended', 'works', 'works', 'revoked']);
    expect(tokens.map((token) => Buffer.from(token.secretHash, 'base64url').toString())).toEqual(
      tokens.map((_, n) => `nobody knows a secret for this ${n + 1}`),
    );
  });

  it('was made before now, nobody active before they joined', () => {
    for (const user of of('user')) {
      expect(user.createdAt).toBeLessThan(now);
      if (user.lastActiveAt !== null) expect(user.lastActiveAt).toBeGreaterThan(user.createdAt);
    }
  });
});

describe.each(dialects)('the demo on %s', (dialect) => {
  it('goes into an empty instance as a file does, and is there when it is loaded again at the same moment', async () => {
    const { database, close } = await freshDatabase(dialect);
    const store = new SqlTransferStore(database, Date.now);
    expect(await store.isEmpty()).toBe(true);
    expect(await loadDemo(store, now)).toMatchObject({ changed: true, records: demoRecords(now).length });
    expect((await exported(database)).split('\n')).toHaveLength(demoRecords(now).length + 2);
    expect(await loadDemo(store, now)).toMatchObject({ changed: false });
    expect(await store.isEmpty()).toBe(false);
    await expect(loadDemo(store, now + 1)).rejects.toThrow('The instance is in use');
    await close();
  });
});

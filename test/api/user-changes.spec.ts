import { startApp, type Answer, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  ChangeUserEmailDocument,
  CreateUserDocument,
  HeldByUserDocument,
  UnlinkIdentityDocument,
  UpdateUserDocument,
  type ChangeUserEmailInput,
  type CreateUserInput,
  type UpdateUserInput,
} from '../support/generated/test-documents.js';
import { as, foundStaff } from './staff.js';

/** A user error without its words. */
const failure = (code: string, ...path: string[]) => [
  { code, path: ['input', ...path], message: expect.any(String) as string },
];
const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions['code']);

describe.each(dialects)('people, on %s', (dialect) => {
  const staff = foundStaff();
  const { acme, globex, main, guests, abroad, tess, uma, gina, ned, max, both, boss, lone, kept } = staff;
  let app: App;
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: staff.insert });
  });
  afterAll(() => app.stop());

  const create = async (input: CreateUserInput, who?: { token: string }) => {
    const answer = await app.graphql(CreateUserDocument, { input }, who);
    return { ...answer, ...answer.data?.createUser };
  };
  const update = async (input: UpdateUserInput, who?: { token: string }) => {
    const answer = await app.graphql(UpdateUserDocument, { input }, who);
    return { ...answer, ...answer.data?.updateUser };
  };
  const changeEmail = async (input: ChangeUserEmailInput, who?: { token: string }) => {
    const answer = await app.graphql(ChangeUserEmailDocument, { input }, who);
    return { ...answer, ...answer.data?.changeUserEmail };
  };
  const held = async (id: string) => (await app.graphql(HeldByUserDocument, { id })).data?.user;
  let count = 0;
  const fresh = async (input: Partial<CreateUserInput> = {}) => {
    const { user } = await create({ username: `fresh ${++count}`, tenantId: acme.id, ...input });
    return user as NonNullable<typeof user>;
  };

  describe('who are made', () => {
    it('are in the tenant of whoever makes them, in its default directory and its group of everybody', async () => {
      const profile = { givenName: 'Ana', familyName: 'Lima', locale: 'pt-BR', timeZone: 'Europe/Lisbon' };
      const more = { nickname: 'A', avatarUrl: 'https://a.example/a.png', externalId: 'E 1', jobTitle: 'Cook' };
      const place = { department: 'Kitchen', organization: 'Acme', location: 'Porto' };
      const { user, userErrors } = await create(
        { username: 'Ana', email: 'ana@new.example', ...profile, ...more, ...place },
        await as(app, uma),
      );
      expect(userErrors).toEqual([]);
      const { jobTitle, ...shown } = more;
      expect(user).toMatchObject({
        ...{ username: 'Ana', displayName: 'Ana Lima', email: 'ana@new.example', emailVerified: false },
        ...{ ...profile, ...shown, profile: { jobTitle, ...place } },
        ...{ status: 'ACTIVE', accountStatus: 'ACTIVE', version: 1 },
      });
      expect(await held(user?.id as string)).toMatchObject({
        tenants: {
          edges: [{ node: { id: acme.id }, directories: [{ directory: { id: main.id }, status: 'ACTIVE' }] }],
        },
        groups: { nodes: [{ id: staff.groups.everyone.id }] },
      });
    });

    it('get a place in the directory that is named, and come without a tenant from the platform alone', async () => {
      const guest = await fresh({ directoryId: guests.id, tenantId: null });
      expect((await held(guest.id))?.tenants.edges).toMatchObject([
        { directories: [{ directory: { id: guests.id } }] },
      ]);
      const nowhere = await fresh({ tenantId: null });
      expect((await held(nowhere.id))?.tenants.edges).toEqual([]);
      expect(nowhere.status).toBe('NOT_INVITED');
      const refused = await create({ username: 'x', directoryId: abroad.id, tenantId: acme.id });
      expect(refused.userErrors).toEqual(failure('INVALID', 'directoryId'));
    });

    it('are made by nobody without the permission there, and elsewhere nothing is told', async () => {
      expect(codes(await create({ username: 'x' }, await as(app, ned)))).toEqual(['FORBIDDEN']);
      const elsewhere = await create({ username: 'x', tenantId: globex.id }, await as(app, tess));
      expect(elsewhere.userErrors).toEqual(failure('NOT_FOUND', 'tenantId'));
      const foreign = await create({ username: 'x', directoryId: abroad.id }, await as(app, tess));
      expect(foreign.userErrors).toEqual(failure('NOT_FOUND', 'directoryId'));
      const verified = { username: 'x', email: 'x@x.example', emailVerified: true };
      expect(codes(await create(verified, await as(app, tess)))).toEqual(['FORBIDDEN']);
      expect((await create({ ...verified, username: 'verified', tenantId: acme.id })).user?.emailVerified).toBe(true);
    });

    it('come into groups only within what their maker may and holds (case 14)', async () => {
      const { crew, admins, foreign } = staff.groups;
      const made = await fresh({ groupIds: [crew.id] });
      expect((await held(made.id))?.groups.nodes).toContainEqual({ id: crew.id });
      const beyond = await create({ username: 'up', groupIds: [crew.id, admins.id] }, await as(app, uma));
      expect(codes(beyond)).toEqual(['FORBIDDEN']);
      const manager = await fresh();
      for (const role of ['userManager', 'groupManager'] as const)
        await staff.give(app.database, { id: manager.id as never }, role, acme);
      const into = await create({ username: 'up', groupIds: [admins.id] }, await as(app, { id: manager.id as never }));
      expect(into.userErrors).toEqual(failure('PRIVILEGE_ESCALATION', 'groupIds', '0'));
      const other = await create({ username: 'up', tenantId: acme.id, groupIds: [foreign.id] });
      expect(other.userErrors).toEqual(failure('INVALID', 'groupIds', '0'));
      const unseen = await create({ username: 'up', groupIds: [foreign.id] }, await as(app, tess));
      expect(unseen.userErrors).toEqual(failure('NOT_FOUND', 'groupIds', '0'));
      expect((await create({ username: 'up', tenantId: acme.id, groupIds: [] })).userErrors).toEqual([]);
    });

    it('are one, however many ask for the same address at the same moment (case 62)', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          create({ username: `race ${n}`, email: 'race@acme.example', tenantId: acme.id }),
        ),
      );
      expect(all.filter(({ user }) => user != null)).toHaveLength(1);
      const failed = all.flatMap(({ userErrors = [] }) => userErrors.map(({ code, path }) => [code, path]));
      expect(failed).toEqual(Array(19).fill(['ALREADY_EXISTS', ['input', 'email']]));
    });

    it.each<[keyof CreateUserInput, unknown]>([
      ['username', ''],
      ['username', ' ana'],
      ['displayName', 'x'.repeat(201)],
      ['email', 'nobody'],
      ['locale', 'not a tag'],
      ['timeZone', 'Europe/Lisbon!'],
      ['avatarUrl', 'javascript:alert(1)'],
      ['externalId', 'E '],
      ['nickname', 'a\u202eb'],
    ])('have no %s such as %j', async (fact, value) => {
      const { user, userErrors } = await create({ username: 'odd', tenantId: acme.id, [fact]: value });
      expect([user, userErrors]).toEqual([null, failure('INVALID', fact)]);
    });
  });

  describe('whose profile changes', () => {
    it('keep what is left out and lose what is null', async () => {
      const { id } = await fresh({ nickname: 'Nick', jobTitle: 'Cook', externalId: 'E 2' });
      const changed = await update({
        id,
        nickname: null,
        displayName: 'New',
        username: `renamed ${count}`,
        version: 1,
      });
      expect(changed.userErrors).toEqual([]);
      expect(changed.user).toMatchObject({
        ...{ nickname: null, displayName: 'New', username: `renamed ${count}`, externalId: 'E 2', version: 2 },
        profile: { jobTitle: 'Cook' },
      });
      const named = await app.graphql<{ principals: { nodes: unknown } }>(
        'query ($id: ID!) { principals(filter: { id: { eq: $id } }) { nodes { displayName } } }',
        { id },
      );
      expect(named.data?.principals.nodes).toEqual([{ displayName: 'New' }]);
      expect((await update({ id, version: 1, nickname: 'x' })).userErrors).toEqual(failure('CONFLICT', 'version'));
      expect((await update({ id, displayName: null })).userErrors).toEqual(failure('INVALID', 'displayName'));
      expect((await update({ id, username: 'Tess' })).userErrors).toEqual(failure('ALREADY_EXISTS', 'username'));
      expect((await update({ id: max.id, externalId: 'E 2' })).userErrors).toEqual(
        failure('ALREADY_EXISTS', 'externalId'),
      );
      expect((await update({ id, username: `RENAMED ${count}` })).user?.username).toBe(`RENAMED ${count}`);
    });

    it('are their own to change in what is theirs, and in nothing else (case 28)', async () => {
      const token = await as(app, ned);
      const own = { displayName: 'Ned', givenName: 'N', familyName: 'E', nickname: 'D', locale: 'en', timeZone: 'UTC' };
      expect((await update({ id: ned.id, ...own, avatarUrl: 'https://n.example' }, token)).user).toMatchObject(own);
      for (const fact of ['username', 'externalId', 'jobTitle', 'department', 'organization', 'location'])
        expect(codes(await update({ id: ned.id, nickname: 'x', [fact]: 'x' }, token))).toEqual(['FORBIDDEN']);
      expect(codes(await changeEmail({ id: ned.id, email: 'n@x.example' }, token))).toEqual(['FORBIDDEN']);
      for (const fact of ['tenantId', 'emailVerified', 'accountStatus', 'roles', 'restricted', 'managementSource']) {
        const answer = await app.graphql(UpdateUserDocument, { input: { id: ned.id, [fact]: 'x' } as never }, token);
        expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
      }
      expect(codes(await update({ id: max.id, nickname: 'x' }, token))).toEqual(['FORBIDDEN']);
    });

    it('need the permission on every tenant of theirs, and elsewhere nobody is there', async () => {
      const token = await as(app, tess);
      expect((await update({ id: max.id, jobTitle: 'Smith' }, token)).user?.profile.jobTitle).toBe('Smith');
      expect(codes(await update({ id: both.id, jobTitle: 'x' }, token))).toEqual(['FORBIDDEN']);
      const missing = await update({ id: `usr_${'0'.repeat(26)}`, jobTitle: 'x' }, token);
      expect(missing.userErrors).toEqual(failure('NOT_FOUND', 'id'));
      for (const { id } of [lone, gina])
        expect((await update({ id, jobTitle: 'x' }, token)).userErrors).toEqual(missing.userErrors);
    });

    it('are out of reach of whoever holds less, also while they are suspended or deactivated (case 19)', async () => {
      const token = await as(app, uma);
      for (const stronger of [tess, boss, max]) {
        expect(codes(await changeEmail({ id: stronger.id, email: 'mine@x.example' }, token))).toEqual(['FORBIDDEN']);
        expect(codes(await update({ id: stronger.id, jobTitle: 'x' }, token))).toEqual(['FORBIDDEN']);
      }
      expect(codes(await changeEmail({ id: boss.id, email: 'mine@x.example' }, await as(app, tess)))).toEqual([
        'FORBIDDEN',
      ]);
      const asleep = await fresh();
      await staff.give(app.database, { id: asleep.id as never }, 'tenantAdministrator', acme);
      await staff.setStatus(app.database, asleep.id as never, 'DEACTIVATED');
      expect(codes(await changeEmail({ id: asleep.id, email: 'mine@x.example' }, token))).toEqual(['FORBIDDEN']);
    });

    it('are changed where they are kept', async () => {
      const expected = [expect.objectContaining({ code: 'EXTERNALLY_MANAGED' })];
      expect((await update({ id: kept.id, nickname: 'x' })).userErrors).toEqual(expected);
      expect((await update({ id: kept.id, nickname: 'x' }, await as(app, kept))).userErrors).toEqual(expected);
      expect((await changeEmail({ id: kept.id, email: null })).userErrors).toEqual(expected);
    });
  });

  describe('whose address changes', () => {
    it('have an unverified one unless the platform says otherwise', async () => {
      const { id } = await fresh({ email: 'old@acme.example', emailVerified: true });
      expect((await changeEmail({ id, email: 'OLD@acme.example' })).user).toMatchObject({ emailVerified: true });
      const token = await as(app, uma);
      expect((await changeEmail({ id, email: 'new@acme.example' }, token)).user).toMatchObject({
        ...{ email: 'new@acme.example', emailVerified: false },
      });
      const verified = { id, email: 'new@acme.example', verified: true };
      expect(codes(await changeEmail(verified, token))).toEqual(['FORBIDDEN']);
      expect((await changeEmail(verified)).user?.emailVerified).toBe(true);
      expect((await changeEmail({ id, email: null })).user).toMatchObject({ email: null, emailVerified: false });
    });

    it('have one that nobody else has, of the right form, and of the right version', async () => {
      const { id } = await fresh();
      expect((await changeEmail({ id, email: 'TESS@acme.example' })).userErrors).toEqual(
        failure('ALREADY_EXISTS', 'email'),
      );
      expect((await changeEmail({ id, email: 'x' })).userErrors).toEqual(failure('INVALID', 'email'));
      expect((await changeEmail({ id, email: null, version: 7 })).userErrors).toEqual(failure('CONFLICT', 'version'));
      expect((await changeEmail({ id })).userErrors).toEqual(failure('INVALID', 'email'));
    });
  });

  it('are unlinked from an identity by whoever may change them, and by themselves', async () => {
    const { identity } = staff;
    const unlink = async (id: string, who?: { token: string }) => {
      const answer = await app.graphql(UnlinkIdentityDocument, { input: { id } }, who);
      return { ...answer, ...answer.data?.unlinkIdentity };
    };
    expect(codes(await unlink(identity.id, await as(app, uma)))).toEqual(['FORBIDDEN']);
    for (const id of [identity.id, `ext_${'0'.repeat(26)}`])
      expect((await unlink(id, await as(app, ned))).userErrors).toEqual(failure('NOT_FOUND', 'id'));
    const done = await unlink(identity.id, await as(app, max));
    expect(done).toMatchObject({ unlinkedIdentityId: identity.id, user: { id: max.id, externalIdentities: [] } });
  });
});

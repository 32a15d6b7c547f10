import { startApp, type Answer, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  ChangeUserEmailDocument,
  CreateUserDocument,
  HeldByUserDocument,
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

describe.each(dialects)('what is unique to a person, on %s', (dialect) => {
  const staff = foundStaff();
  const { acme, tess, gina, ned, lone, hand } = staff;
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

  describe('what people sign in by', () => {
    it('is a user name with an @ for nobody but who has that address, and is told alike whoever has it', async () => {
      const refused = [{ ...failure('INVALID', 'username')[0] }];
      const asked = [ned.email ?? '', 'NOBODY@at-all.example'];
      for (const username of asked) expect((await create({ username })).userErrors).toEqual(refused);
      const [one, other] = [await fresh(), await fresh({ username: 'Own@post.example', email: 'own@POST.example' })];
      for (const username of asked) expect((await update({ id: one.id, username })).userErrors).toEqual(refused);
      expect(other.username).toBe('Own@post.example');
      // From now on it is a name alone, and still nobody else's address.
      expect((await changeEmail({ id: other.id, email: 'moved@post.example' })).userErrors).toEqual([]);
      const taken = failure('ALREADY_EXISTS', 'email');
      expect((await changeEmail({ id: one.id, email: 'OWN@post.example' })).userErrors).toEqual(taken);
      expect((await create({ username: 'late', email: 'own@post.example' })).userErrors).toEqual(taken);
      expect((await changeEmail({ id: other.id, email: 'own@post.example' })).userErrors).toEqual([]);
    });
  });

  describe('whose address is taken (case 40)', () => {
    it('elsewhere, get access, keep their profile, and stay out of the hands of whoever asked', async () => {
      const token = await as(app, tess);
      const wanted = { username: 'garys namesake', email: 'GARY@globex.example', displayName: 'Taken over' };
      const { user, userErrors, errors } = await create(wanted, token);
      expect([errors, userErrors]).toEqual([undefined, []]);
      expect(user).toMatchObject({ id: staff.gary.id, username: 'gary', displayName: 'gary', version: 1 });
      expect(await held(staff.gary.id)).toMatchObject({ groups: { nodes: [{ id: staff.groups.everyone.id }] } });
      expect(codes(await changeEmail({ id: staff.gary.id, email: 'mine@acme.example' }, token))).toEqual(['FORBIDDEN']);
      expect(codes(await update({ id: staff.gary.id, username: 'mine' }, token))).toEqual(['FORBIDDEN']);
    });

    it('by somebody whom the maker does not see, leave the same answer as somebody new', async () => {
      const token = await as(app, hand);
      const here = await create({ username: 'probe 1', email: gina.email }, token);
      const elsewhere = await create({ username: 'probe 2', email: ned.email }, token);
      const nobody = await create({ username: 'probe 3', email: 'nobody@nowhere.example' }, token);
      const outward = ({ status, errors, user, userErrors }: typeof here) => ({ status, errors, user, userErrors });
      expect(outward(nobody)).toEqual({ status: 200, errors: undefined, user: null, userErrors: [] });
      expect([outward(here), outward(elsewhere)]).toEqual([outward(nobody), outward(nobody)]);
    });

    it('do not tell by a user name that is known to be taken', async () => {
      const token = await as(app, hand);
      const answers = await Promise.all(
        [ned.email, 'nobody@at-all.example'].map(async (email) => {
          const { user, userErrors } = await create({ username: 'tess', email }, token);
          return { user, userErrors };
        }),
      );
      expect(answers[0]).toEqual({ user: null, userErrors: failure('ALREADY_EXISTS', 'username') });
      expect(answers[1]).toEqual(answers[0]);
    });

    it('by somebody whom the maker sees, or who is in no tenant, are told, and nothing is done', async () => {
      const token = await as(app, tess);
      for (const { email } of [ned, lone]) {
        const { userErrors } = await create({ username: 'somebody', email }, token);
        expect(userErrors).toEqual(failure('ALREADY_EXISTS', 'email'));
      }
      expect((await held(lone.id))?.tenants.edges).toEqual([]);
      const twice = await create({ username: 'TESS', tenantId: acme.id });
      expect(twice.userErrors).toEqual(failure('ALREADY_EXISTS', 'username'));
    });
  });

  describe('whose names look alike (case 41)', () => {
    it.each<[string, string, 'same' | 'apart' | 'refused']>([
      ['other case', 'ADMIN@X.IO', 'same'],
      ['full width', 'ａdmin@x.io', 'same'],
      ['a Kelvin sign, which is a K', 'admin@\u212a.io', 'apart'],
      ['an accent', 'ádmin@x.io', 'apart'],
      ['a dotless i', 'admın@x.io', 'apart'],
      ['a space at the end', 'admin@x.io ', 'refused'],
      ['a joiner of no width', 'ad\u200dmin@x.io', 'refused'],
      ['a mark of direction', 'admin\u200f@x.io', 'refused'],
      ['emoji', '👩@x.io', 'apart'],
      ['the same accent in two characters, after the one', 'a\u0301dmin@x.io', 'same'],
      ['ß', 'stra\u00dfe@b\u00fccher.example', 'apart'],
      ['ss', 'strasse@b\u00fccher.example', 'apart'],
      ['the punycode of a domain', 'strasse@xn--bcher-kva.example', 'same'],
    ])('%s: %j', async (_what, email, outcome) => {
      if ((await app.graphql<{ user: unknown }>('{ user(email: "admin@x.io") { id } }')).data?.user === null)
        await fresh({ email: 'admin@x.io' });
      const { user, userErrors } = await create({ username: `alike ${++count}`, email, tenantId: acme.id });
      if (outcome === 'apart') expect([user?.email, userErrors]).toEqual([email.normalize('NFC'), []]);
      else expect(userErrors).toEqual(failure(outcome === 'same' ? 'ALREADY_EXISTS' : 'INVALID', 'email'));
    });
  });
});

import { hash } from '@node-rs/argon2';
import { newId, type UserId } from '../../src/core/kernel/ids.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  AuditTrailOfActionDocument,
  ChangePasswordDocument,
  DeleteUserDocument,
  PasswordStatesDocument,
  PasswordStatesOfAllDocument,
  ResetUserPasswordDocument,
  UnlockUserDocument,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';
import { PasswordUse } from './passwords.js';
import { outcomeOf, type Who } from './changing.js';

const companies = foundCompanies();
const { world, acme } = companies;
const password = 'four unrelated words of mine';
const another = 'an entirely different phrase';
const person = (username: string, values: object = {}) =>
  world.user({ username, displayName: username, ...values }, acme.main);
const nina = person('nina', { email: 'nina@acme.example' });
const otto = person('otto');
const pia = person('pia');
const rosa = person('rosa');
const sven = person('sven');
const tim = person('tim');
const uma = person('uma');
const bare = person('bare');
const show = person('show', { restricted: true });
const kept = person('kept', { managementSource: 'SYNCED' });
const leaving = person('leaving');
// Resets passwords, and holds less than Rosa.
world.assign(uma, builtInRole('userManager'), acme.tenant);
world.assign(rosa, builtInRole('tenantAdministrator'), acme.tenant);
const robot = world.serviceAccount(acme.tenant, { name: 'Robot' });
const notIn = 'INVALID_CREDENTIALS input';

describe.each(dialects)('passwords on %s', (dialect) => {
  let app: App;
  let use: PasswordUse;
  let asUma: { token: string };
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    use = new PasswordUse(app);
    for (const { id } of [nina, otto, pia, rosa, sven, tim, leaving]) await use.give(id, password);
    asUma = { token: await app.token('uma') };
  });
  afterAll(() => app.stop());

  const reset = (input: { id: string; newPassword?: string }, who: Who = 'root') =>
    use.changing.outcome(who, ResetUserPasswordDocument, { input: { newPassword: another, ...input } });
  const change = async (token: string, currentPassword: string, newPassword: string, keepApiTokens?: boolean) =>
    use.changing.outcome({ token }, ChangePasswordDocument, {
      input: { currentPassword, newPassword, ...(keepApiTokens === undefined ? {} : { keepApiTokens }) },
    });
  const stateOf = async (id: string, token = app.rootToken) =>
    (await app.graphql(PasswordStatesDocument, { id }, { token })).data?.user;
  it('let in who has the right one, compared to the last letter but not by how it is typed', async () => {
    await use.give(sven.id, 'Grüße an\u00a0alle hier');
    expect(await use.outcome('sven', 'Gru\u0308ße an alle hier')).toBe('done');
    for (const wrong of ['grüße an alle hier', 'Grüße an alle hier ', 'Grüße an alle', '', 'x'.repeat(5000), '\0'])
      expect(await use.outcome('sven', wrong)).toBe(notIn);
    expect(await use.outcome('sven', 'Grüße an alle hier')).toBe('done');
  });

  it('answer the same for nobody, a wrong one, none, and accounts that do not work (case 36)', async () => {
    await use.give(leaving.id, password);
    await use.changing.done('root', DeleteUserDocument, { input: { id: leaving.id } });
    const tries: readonly (readonly [string, string])[] = [
      ['nobody-at-all', password],
      ['nina', 'not the right one'],
      ['bare', password],
      ['dan', password],
      ['leaving', password],
      ['kept', password],
      [nina.id, password],
      ['', password],
    ];
    const before = await use.dump('audit_events');
    const answers = [];
    for (const [login, given] of tries) answers.push(await use.attempt(login, given));
    expect(before).not.toBe(await use.dump('audit_events'));
    const shown = answers.map(({ status, data, errors, extensions }) => ({
      status,
      errors,
      payload: { ...data?.signIn, revision: null },
      statements: extensions?.stats?.sqlStatements,
    }));
    for (const one of shown) expect(one).toEqual(shown[0]);
    expect(shown[0]?.payload).toMatchObject({ accessToken: null, userId: null, userErrors: [{ path: ['input'] }] });
    expect(shown[0]?.statements).toBeGreaterThan(5);
    await use.changing.done('root', UnlockUserDocument, { input: { id: nina.id } });
  });

  it('are set by an administrator, who need not know the old one; everything that it opened ends (case 39)', async () => {
    const [opened, token] = [await use.open('tim', password), await app.token('tim')];
    expect(await reset({ id: tim.id }, asUma)).toBe('done');
    expect([await use.actsAs(opened.accessToken), await use.actsAs(token)]).toEqual([null, null]);
    expect(outcomeOf(await use.renew(opened.refreshToken))).toBe('INVALID_CREDENTIALS input.refreshToken');
    expect(await use.outcome('tim', password)).toBe(notIn);
    const [again, kept] = [await use.open('tim', another), await app.token('tim')];
    await use.changing.done(asUma, ResetUserPasswordDocument, {
      input: { id: tim.id, newPassword: password, keepApiTokens: true },
    });
    expect([await use.actsAs(again.accessToken), await use.actsAs(kept)]).toEqual([null, tim.id]);
  });

  it.each<[string, () => UserId, string]>([
    ['who holds more than they do', () => rosa.id, 'FORBIDDEN!'],
    ['the platform’s administrator', () => acme.users.hana.id, 'FORBIDDEN!'],
    ['who is in another tenant as well', () => acme.users.bob.id, 'FORBIDDEN!'],
    ['whom another system keeps', () => kept.id, 'EXTERNALLY_MANAGED input'],
    ['nobody', () => newId('usr'), 'NOT_FOUND input.id'],
    ['a service account', () => robot.id as never, 'INVALID input.id'],
  ])('are not set by somebody for %s (case 19)', async (_who, id, expected) => {
    expect(await reset({ id: id() }, asUma)).toBe(expected);
  });

  it('are not set without the permission, nor by a credential for other things, nor in somebody’s name', async () => {
    const asPia = { token: (await use.open('pia', password)).accessToken };
    expect(await reset({ id: pia.id }, asPia)).toBe('FORBIDDEN!');
    expect(await reset({ id: tim.id }, { token: await madeToken(app, { owner: uma, scopes: ['user:read'] }) })).toBe(
      'FORBIDDEN!',
    );
    const headers = { 'x-denizen-impersonate': uma.id };
    const input = { id: tim.id, newPassword: another };
    expect(outcomeOf(await app.graphql(ResetUserPasswordDocument, { input }, { headers }))).toBe('FORBIDDEN!');
  });

  it('are not set over one’s own: whoever finds a session open cannot make it theirs', async () => {
    expect(await reset({ id: uma.id }, asUma)).toBe('done');
    expect(await reset({ id: uma.id }, asUma)).toBe('INVALID input.id');
  });

  it.each([
    ['too short', 'eleven char'],
    ['nothing', ''],
    ['too long', 'ab cd ef gh '.repeat(90)],
    ['with a control character', 'four unrelated\u0007words'],
    ['their name', 'rosarosarosa'],
    ['one that is tried first', 'Password123456!'],
    ['a row of figures', '1234567890123'],
  ])('are not %s', async (_what, newPassword) => {
    expect(await reset({ id: rosa.id, newPassword })).toBe('INVALID input.newPassword');
    expect(await use.outcome('rosa', password)).toBe('done');
  });

  it('are changed by who knows theirs; their other sessions and API tokens end, and not what they ask with', async () => {
    const [one, two] = [await use.open('sven', 'Grüße an alle hier'), await use.open('sven', 'Grüße an alle hier')];
    const [kept, token] = [await app.token('sven'), await app.token('sven')];
    expect(await change(one.accessToken, 'Grüße an alle hier', another, true)).toBe('done');
    expect(await use.actsAs(token)).toBe(sven.id);
    expect([await use.actsAs(one.accessToken), await use.actsAs(two.accessToken)]).toEqual([sven.id, null]);
    expect(outcomeOf(await use.renew(one.refreshToken))).toBe('done');
    expect(await change(kept, another, password)).toBe('done');
    expect([await use.actsAs(kept), await use.actsAs(token), await use.actsAs(one.accessToken)]).toEqual([
      sven.id,
      null,
      null,
    ]);
    expect(await use.outcome('sven', another)).toBe(notIn);
    expect(await use.outcome('sven', password)).toBe('done');
  });

  it('are not changed by who does not know theirs, which counts as a failure', async () => {
    const { accessToken } = await use.open('rosa', password);
    for (let n = 0; n < 10; n++)
      expect(await change(accessToken, 'not the right one', another)).toBe('INVALID_CREDENTIALS input.currentPassword');
    expect(await change(accessToken, password, another)).toBe('INVALID_CREDENTIALS input.currentPassword');
    expect(await use.outcome('rosa', password)).toBe(notIn);
    // What is open goes on: locking somebody out does not throw them out.
    expect(await use.actsAs(accessToken)).toBe(rosa.id);
    await use.changing.done('root', UnlockUserDocument, { input: { id: rosa.id } });
    expect(await change(accessToken, password, 'password123456')).toBe('INVALID input.newPassword');
    expect(await change(accessToken, password, another)).toBe('done');
  });

  it('are not changed by a limited credential, in somebody’s name, by a demonstration account or a service account', async () => {
    const limited = await madeToken(app, { owner: pia, tenant: acme.tenant });
    expect(await change(limited, password, another)).toBe('FORBIDDEN!');
    await use.give(show.id, password);
    expect(await change((await use.open('show', password)).accessToken, password, another)).toBe('FORBIDDEN!');
    const ofRobot = await madeToken(app, { owner: robot, tenant: acme.tenant });
    expect(await change(ofRobot, password, another)).toBe('INVALID input');
    const input = { currentPassword: password, newPassword: another };
    const headers = { 'x-denizen-impersonate': pia.id };
    expect(outcomeOf(await app.graphql(ChangePasswordDocument, { input }, { headers }))).toBe('FORBIDDEN!');
    expect(await use.outcome('pia', password)).toBe('done');
    // Nor does it tell whether the password would have been right, or count against it.
    const wrong = 'this is not the right one';
    expect(await change(limited, wrong, another)).toBe('FORBIDDEN!');
    const ofShow = (await use.open('show', password)).accessToken;
    for (let n = 0; n < 10; n++) expect(await change(ofShow, wrong, another)).toBe('FORBIDDEN!');
    expect(
      outcomeOf(
        await app.graphql(ChangePasswordDocument, { input: { ...input, currentPassword: wrong } }, { headers }),
      ),
    ).toBe('FORBIDDEN!');
    expect(await use.outcome('show', password)).toBe('done');
  });

  it('are told of to their owner and to who may set them, and to nobody else', async () => {
    const asPia = (await use.open('pia', password)).accessToken;
    expect((await stateOf(pia.id, asPia))?.passwordChangedAt).toMatch(/Z$/);
    expect((await stateOf(tim.id, asUma.token))?.passwordChangedAt).toMatch(/Z$/);
    expect((await stateOf(bare.id, asUma.token))?.passwordChangedAt).toBeNull();
    const { data, extensions } = await app.graphql(PasswordStatesOfAllDocument, {}, { token: await app.token('ada') });
    expect(data?.users.nodes.filter(({ passwordChangedAt }) => passwordChangedAt !== null)).toEqual([]);
    expect(extensions?.stats?.sqlStatements).toBe(4);
    const all = await app.graphql(PasswordStatesOfAllDocument, {}, asUma);
    expect(all.data?.users.nodes.length).toBeGreaterThan(10);
    expect(all.extensions?.stats?.sqlStatements).toBe(4);
  });

  it('are checked five times in one operation at the most (case 56)', async () => {
    const attempts = Array.from(
      { length: 6 },
      (_, n) => `a${n}: signIn(input: { login: "tim", password: "wrong" }) { userErrors { code } }`,
    );
    const { data, errors } = await app.graphql<object>(`mutation { ${attempts.join(' ')} }`, {}, { token: null });
    expect(errors?.map(({ extensions, path }) => [extensions['code'], path])).toEqual([['RATE_LIMITED', ['a5']]]);
    expect(Object.values(data ?? {}).filter((one) => one !== null)).toHaveLength(5);
  });

  it('are kept anew when they were hashed with less work, at the next time', async () => {
    const cheap = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await use.age(tim.id, `hash = '${cheap}'`);
    expect(await use.outcome('tim', 'not the right one')).toBe(notIn);
    expect(await use.dump('passwords')).toContain(cheap);
    expect(await use.outcome('tim', password)).toBe('done');
    expect(await use.dump('passwords')).not.toContain(cheap);
    expect(await use.outcome('tim', password)).toBe('done');
  });

  it('are in no answer, no log and no trail, whatever goes wrong (case 42)', async () => {
    const secret = 'correct horse staple battery 77';
    const given = { id: pia.id, newPassword: secret };
    const texts = [
      (await use.attempt('pia', secret)).text,
      (await use.attempt(secret, secret)).text,
      (await app.graphql(ResetUserPasswordDocument, { input: { ...given, id: 7 } as never })).text,
      (await app.graphql(ResetUserPasswordDocument, { input: { ...given, extra: 1 } as never })).text.replace(
        secret,
        '',
      ),
      (await app.graphql(ResetUserPasswordDocument, { input: given }, { token: null })).text,
      (await app.graphql(ResetUserPasswordDocument, { input: given })).text,
      (await app.graphql(AuditTrailOfActionDocument, {})).text,
      JSON.stringify(app.log),
      await use.dump('passwords', 'audit_events', 'audit_objects', 'kept_answers', 'sessions'),
    ];
    texts.forEach((text, n) => expect([n, text.includes(secret)]).toEqual([n, false]));
  });
});

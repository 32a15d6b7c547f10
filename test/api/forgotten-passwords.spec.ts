import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import type { MailMessage } from '../../src/core/mail/mail.js';
import { mailService, purgeService } from '../../src/server/compose.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  AuditTrailOfActionDocument,
  ChangeUserEmailDocument,
  DeactivateUserDocument,
  DeleteUserDocument,
  RequestPasswordResetDocument,
  ResetForgottenPasswordDocument,
} from '../support/generated/test-documents.js';
import { outcomeOf } from './changing.js';
import { foundCompanies } from './companies.js';
import { PasswordUse } from './passwords.js';

const companies = foundCompanies();
const { world, acme } = companies;
const password = 'four unrelated words of mine';
const another = 'an entirely different phrase';
const month = 30 * 24 * 60 * 60 * 1000;
const person = (username: string, values: object = {}) =>
  world.user(
    { username, displayName: username, email: `${username}@post.example`, emailVerified: true, ...values },
    acme.main,
  );
const mia = person('mia', { displayName: 'Mia Muster', locale: 'de-CH' });
const ole = person('ole');
const pat = person('pat');
const quin = person('quin');
person('rob');
const sia = person('sia');
const tea = person('tea');
const udo = person('udo');
const vic = person('vic');
person('unproven', { emailVerified: false });
person('addressless', { email: null, emailVerified: false });
person('synced', { managementSource: 'SYNCED' });
person('demo', { restricted: true });
const gone = person('gone');
const noSuch = 'NOT_FOUND input.secret';

describe.each(dialects)('a forgotten password, on %s', (dialect) => {
  let app: App;
  let use: PasswordUse;
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    use = new PasswordUse(app);
    await use.changing.done('root', DeactivateUserDocument, { input: { id: gone.id } });
  });
  afterAll(() => app.stop());

  const request = (login: string, headers = {}) =>
    app.graphql(RequestPasswordResetDocument, { input: { login } }, { token: null, headers });
  const set = async (secret: string, newPassword = another) =>
    outcomeOf(await app.graphql(ResetForgottenPasswordDocument, { input: { secret, newPassword } }, { token: null }));
  const run = async (text: string) => {
    await app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(raw(text));
    });
  };
  const afterFiveMinutes = () => run('UPDATE outbox SET queued_at = queued_at - 300000');
  /** Sends what waits. */
  const work = async () => {
    const sent: MailMessage[] = [];
    const transport = {
      send: (message: MailMessage) => {
        sent.push(message);
        return Promise.resolve();
      },
      close: () => undefined,
    };
    const link = (secret: string) => `https://app.example/#${secret}`;
    const links = { invitationLink: link, passwordResetLink: link };
    await mailService(app.database, () => Date.now(), transport, links).run();
    return sent;
  };
  const secretIn = (mail: MailMessage | undefined) => /dzp_[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? 'no secret';
  const mailed = async (login: string) => {
    await afterFiveMinutes();
    expect(outcomeOf(await request(login))).toBe('done');
    const sent = await work();
    expect(sent).toHaveLength(1);
    return secretIn(sent[0]);
  };

  it('is set anew by a mail: sessions and tokens end, a lock is opened, and the secret works once (case 38)', async () => {
    await use.give(mia.id, password);
    const [session, token] = [await use.open('mia', password), await app.token('mia')];
    for (let n = 0; n < 10; n++) await use.attempt('mia', 'not the right one');
    expect(await use.outcome('mia', password)).toBe('INVALID_CREDENTIALS input');
    await request('MIA@post.example');
    const [mail, ...more] = await work();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 'mia@post.example', language: 'de', subject: 'Neues Passwort setzen' });
    expect(mail?.text).toMatch(/^Guten Tag Mia Muster,\n\njemand möchte für Ihr Konto mia /);
    expect(await work()).toEqual([]);
    const secret = secretIn(mail);
    expect(await use.dump('outbox', 'password_resets', 'audit_events')).not.toContain(secret);
    expect(await set(secret, 'too short')).toBe('INVALID input.newPassword');
    expect(await set(secret, 'Mia@post.example')).toBe('INVALID input.newPassword');
    expect(await set(secret)).toBe('done');
    expect(await use.outcome('mia', another)).toBe('done');
    expect([await use.actsAs(session.accessToken), await use.actsAs(token)]).toEqual([null, null]);
    expect(await set(secret)).toBe(noSuch);
    const kept = await use.dump('audit_events', 'kept_answers', 'password_resets', 'passwords', 'outbox');
    for (const told of [secret, another, 'MIA@post.example']) expect(kept).not.toContain(told);
    const { data } = await app.graphql(AuditTrailOfActionDocument, {});
    const events = data?.auditEvents.nodes.filter((event) => event?.action === 'resetForgottenPassword');
    expect(events?.map((event) => event?.outcome).sort()).toEqual(['FAILED', 'FAILED', 'FAILED', 'SUCCEEDED']);
  });

  it('is asked about with the same answer and as many statements, whoever it is (case 36)', async () => {
    await request('ole');
    await afterFiveMinutes();
    const logins = ['nobody-at-all', 'unproven', 'addressless', 'synced', 'demo', 'gone', '', ole.id];
    const answers = [];
    // The first mail, another one, one too soon, and none at all.
    for (const login of ['pat', 'ole', 'ole', 'OLE@POST.example', ...logins]) answers.push(await request(login));
    const shown = answers.map(({ status, data, errors, extensions }) => ({
      status,
      errors,
      payload: { ...data?.requestPasswordReset, revision: null },
      statements: extensions?.stats?.sqlStatements,
    }));
    for (const one of shown) expect(one).toEqual(shown[0]);
    expect(shown[0]?.payload).toEqual({ __typename: undefined, userErrors: [], revision: null });
    expect(shown[0]?.statements).toBeGreaterThan(5);
    const revisions = answers.map(({ data }) => data?.requestPasswordReset?.revision ?? 0);
    expect(revisions).toEqual(revisions.map((_revision, n) => (revisions[0] ?? 0) + n));
    expect((await work()).map(({ to }) => to).sort()).toEqual(['ole@post.example', 'pat@post.example']);
  });

  it('brings one mail in five minutes, also to twenty who ask at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => request('quin')));
    expect(await work()).toHaveLength(1);
    await request(quin.email ?? '');
    expect(await work()).toEqual([]);
    await afterFiveMinutes();
    await request('quin');
    const [mail] = await work();
    expect(mail).toMatchObject({ language: 'en', subject: 'Set a new password' });
  });

  it('is set by one of twenty who have the secret at one moment (case 34)', async () => {
    const secret = await mailed('rob');
    const wanted = Array.from({ length: 20 }, (_, n) => `${another} number ${n}`);
    const outcomes = await Promise.all(wanted.map((one) => set(secret, one)));
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes.filter((one) => one === noSuch)).toHaveLength(19);
    expect(await use.outcome('rob', wanted[outcomes.indexOf('done')] ?? '')).toBe('done');
  });

  it('is refused in the same words for every secret that opens nothing', async () => {
    const used = await mailed('sia');
    expect(await set(used)).toBe('done');
    const before = await mailed('sia');
    await use.give(sia.id, password);
    const old = await mailed('sia');
    await run('UPDATE password_resets SET expires_at = expires_at - 3600000');
    const words = [];
    for (const secret of [used, before, old, `dzp_${'A'.repeat(43)}`, 'nonsense', '']) {
      const input = { secret, newPassword: another };
      const { data } = await app.graphql(ResetForgottenPasswordDocument, { input }, { token: null });
      words.push(data?.resetForgottenPassword?.userErrors);
    }
    for (const one of words) expect(one).toEqual(words[0]);
    expect(words[0]).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'secret'] }]);
    expect(await use.outcome('sia', password)).toBe('done');
  });

  it('stays what it is when the address or the account has changed since', async () => {
    const [moved, left] = [await mailed('tea'), await mailed('udo')];
    const verified = true;
    await use.changing.done('root', ChangeUserEmailDocument, {
      input: { id: tea.id, email: 'new@post.example', verified },
    });
    await use.changing.done('root', DeactivateUserDocument, { input: { id: udo.id } });
    expect([await set(moved), await set(left)]).toEqual([noSuch, noSuch]);
  });

  it('gets no mail any more when another was set, or the account stopped working, while the mail waited', async () => {
    await afterFiveMinutes();
    for (const login of ['ole', 'pat']) await request(login);
    await use.give(ole.id, password);
    await use.changing.done('root', DeactivateUserDocument, { input: { id: pat.id } });
    expect(await work()).toEqual([]);
  });

  it('leaves nothing behind of who is deleted', async () => {
    await mailed('vic');
    const rows = async () => [await use.changing.rows('outbox'), await use.changing.rows('password_resets')];
    const before = await rows();
    const { id } = vic;
    await use.changing.done('root', DeleteUserDocument, { input: { id } });
    expect(await purgeService(app.database, () => Date.now() + month + 1000).run()).toBe(1);
    expect(await rows()).toEqual(before.map((count) => count - 1));
  });
});

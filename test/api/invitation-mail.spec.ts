import type { Database } from '../../src/storage/database/database.js';
import { invitationLink } from '../../src/core/invitations/invitation-secret.js';
import { leaseMs, mostTries, pauseAfter, type MailResult } from '../../src/core/mail/mail-service.js';
import { mailService } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import type { MailConfig } from '../../src/server/mail/mail-config.js';
import { SmtpTransport } from '../../src/server/mail/smtp-transport.js';
import { dialects } from '../support/databases.js';
import {
  AcceptInvitationDocument,
  InvitationByIdDocument,
  NewcomerDocument,
  RenewInvitationDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
} from '../support/generated/test-documents.js';
import { headerOf, MailServer, textOf } from '../support/mail-server.js';
import { Inviting, secretIn } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';

const company = foundInvitingCompany();
const page = 'https://app.example/join?of={secret}';

const configOf = (port: number, account = ''): MailConfig =>
  readConfig({
    DENIZEN_SMTP_URL: `smtp://${account}127.0.0.1:${port}`,
    DENIZEN_MAIL_FROM: 'Denizen of North <denizen@north.example>',
  }).mail as MailConfig;

/** Works off an outbox as a server would, at a later moment where a test says so. */
class PostOffice {
  /** By how much, in milliseconds. */
  ahead = 0;

  constructor(private readonly database: Database) {}

  readonly now = () => Date.now() + this.ahead;

  async run(config: MailConfig): Promise<MailResult[]> {
    const results: MailResult[] = [];
    const transport = new SmtpTransport(config);
    const linkTo = {
      invitationLink: (secret: string) => invitationLink(page, secret),
      passwordResetLink: (secret: string) => secret,
    };
    await mailService(this.database, this.now, transport, linkTo).run((result) => results.push(result));
    transport.close();
    return results;
  }
}

describe.each(dialects)('the mail of invitations, on %s', (dialect) => {
  let inviting: Inviting;
  let server: MailServer;
  let office: PostOffice;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
    server = await MailServer.start();
    office = new PostOffice(inviting.changing.app.database);
  });
  afterAll(async () => {
    await server.stop();
    await inviting.changing.stop();
  });
  beforeEach(() => {
    office.ahead = 0;
  });
  const work = (port = server.port, account = '') => office.run(configOf(port, account));
  const shown = (id: string) => inviting.changing.ask('tess', InvitationByIdDocument, { id });

  it('waits in the outbox, goes out once, and opens the invitation; a secret that came by mail proves the address', async () => {
    const { id, email } = await inviting.invited('tess', { message: 'Hello\nthere' });
    expect(await shown(id)).toMatchObject({ delivery: 'QUEUED', sentAt: null });
    expect(await work()).toMatchObject([{ outcome: 'SENT', problem: null }]);
    expect(await work()).toEqual([]);
    const [mail, ...more] = server.to(email);
    expect(more).toEqual([]);
    if (mail === undefined) throw new Error('There is no mail.');
    expect(mail).toMatchObject({ from: 'denizen@north.example', to: [email], user: null });
    expect(headerOf(mail, 'From')).toBe('Denizen of North <denizen@north.example>');
    expect(headerOf(mail, 'Subject')).toBe('Invitation to North & Söhne');
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(mail, 'Content-Language')).toBe('en');
    expect(headerOf(mail, 'Message-ID')).toBe(`<${id}.1@north.example>`);
    const text = textOf(mail).replaceAll('\r\n', '\n');
    const secret = secretIn(/https:\S+/.exec(text)?.[0]);
    expect(text).toContain('tess invites you to join North & Söhne.');
    expect(text).toContain('> Hello\n> there');
    expect(text).toContain(`https://app.example/join?of=${secret}\n`);
    expect(await shown(id)).toMatchObject({ delivery: 'SENT', sentAt: expect.any(String) as unknown });
    expect(JSON.stringify(await inviting.changing.app.database.dataSource.query('SELECT * FROM outbox'))).not.toContain(
      secret,
    );
    expect(await inviting.acceptance(secret, 'mailed')).toBe('done');
    expect(await inviting.changing.ask('root', NewcomerDocument, { username: 'mailed' })).toMatchObject({
      email,
      emailVerified: true,
    });
  });

  it('by mail, whose address was not verified verifies it by accepting', async () => {
    await inviting.invited('tess', { email: 'una@home.example' });
    await work();
    const [mail] = server.to('una@home.example');
    const secret = secretIn(/https:\S+/.exec(mail ? textOf(mail) : '')?.[0]);
    await inviting.changing.done('una', AcceptInvitationDocument, { input: { secret } });
    expect(await inviting.changing.ask('root', NewcomerDocument, { username: 'una' })).toMatchObject({
      emailVerified: true,
    });
  });

  it.each([
    ['de-AT', 'de', 'Einladung zu North & Söhne', 'tess lädt Sie zu North & Söhne ein.'],
    ['fr', 'en', 'Invitation to North & Söhne', 'tess invites you to join North & Söhne.'],
  ])('for %s is in %s', async (language, written, subject, greeting) => {
    const { email } = await inviting.invited('tess', { language });
    await work();
    const [mail] = server.to(email);
    if (mail === undefined) throw new Error('There is no mail.');
    expect([headerOf(mail, 'Content-Language'), headerOf(mail, 'Subject')]).toEqual([written, subject]);
    expect(textOf(mail)).toContain(greeting);
  });

  it('that a server puts off is tried again later, with a secret of its own', async () => {
    const { id, email } = await inviting.invited('tess', { email: 'later@post.example' });
    expect(await work()).toMatchObject([{ outcome: 'POSTPONED', problem: 'EENVELOPE 451' }]);
    expect(await work()).toEqual([]);
    expect(await shown(id)).toMatchObject({ delivery: 'QUEUED', sentAt: null });
    office.ahead = pauseAfter(1) - 5000;
    expect(await work()).toEqual([]);
    office.ahead = pauseAfter(1);
    expect(await work()).toMatchObject([{ outcome: 'SENT' }]);
    expect(server.to(email)).toHaveLength(1);
    expect(await shown(id)).toMatchObject({ delivery: 'SENT' });
  });

  it('that a server refuses for good is given up at once; resending queues it anew', async () => {
    const { id, email } = await inviting.invited('tess', { email: 'never@post.example' });
    const [result] = await work();
    expect(result).toMatchObject({ outcome: 'FAILED', problem: 'EENVELOPE 550' });
    expect(JSON.stringify(result)).not.toContain(email);
    expect(await shown(id)).toMatchObject({ delivery: 'FAILED' });
    await inviting.changing.done('tess', ResendInvitationDocument, { input: { id } });
    expect(await shown(id)).toMatchObject({ delivery: 'QUEUED' });
    expect(await work()).toMatchObject([{ outcome: 'FAILED' }]);
  });

  it('survives a server that is down, and is given up after a day', async () => {
    const { id, email } = await inviting.invited('tess');
    await server.stop();
    expect(await work()).toMatchObject([{ outcome: 'POSTPONED', problem: 'ESOCKET' }]);
    server = await MailServer.start();
    office.ahead += pauseAfter(1);
    expect(await work()).toMatchObject([{ outcome: 'SENT' }]);
    expect(server.to(email)).toHaveLength(1);
    await inviting.changing.done('tess', ResendInvitationDocument, { input: { id } });
    await server.stop();
    const before = office.ahead;
    const outcomes = [];
    for (let tries = 1; tries <= mostTries; tries++) {
      outcomes.push(...(await work()).map(({ outcome }) => outcome));
      office.ahead += pauseAfter(tries);
    }
    expect(outcomes).toEqual([...Array.from({ length: mostTries - 1 }, () => 'POSTPONED'), 'FAILED']);
    expect((office.ahead - before) / (60 * 60 * 1000)).toBeGreaterThan(24);
    expect(await shown(id)).toMatchObject({ delivery: 'FAILED' });
    server = await MailServer.start();
  });

  it('is handed over by one of two processes that look at the same time', async () => {
    const sent = await Promise.all(Array.from({ length: 6 }, () => inviting.invited('tess')));
    const results = (await Promise.all([work(), work(), work()])).flat();
    expect(results.map(({ outcome }) => outcome)).toEqual(sent.map(() => 'SENT'));
    for (const { email } of sent) expect(server.to(email)).toHaveLength(1);
  });

  it('of a process that died on the way is sent by another one, once the claim is over', async () => {
    const { email } = await inviting.invited('tess');
    const { database } = inviting.changing.app;
    const dying = { send: () => Promise.reject(new Error('The process dies.')), close: () => undefined };
    const linkTo = { invitationLink: (secret: string) => secret, passwordResetLink: (secret: string) => secret };
    await expect(mailService(database, office.now, dying, linkTo).run()).rejects.toThrow('The process dies.');
    expect(await work()).toEqual([]);
    office.ahead += leaseMs;
    expect(await work()).toMatchObject([{ outcome: 'SENT' }]);
    expect(server.to(email)).toHaveLength(1);
  });

  it('of an invitation that was taken back, accepted or has expired does not go out', async () => {
    const { changing } = inviting;
    const [revoked, accepted, expired] = [
      await inviting.invited('tess'),
      await inviting.invited('tess'),
      await inviting.invited('tess'),
    ];
    await changing.done('tess', RevokeInvitationDocument, { input: { id: revoked.id } });
    await inviting.accept(accepted.secret, 'quick');
    await inviting.expire(expired.id);
    expect(await work()).toEqual([]);
    for (const { id } of [revoked, accepted, expired]) expect(await shown(id)).toMatchObject({ delivery: 'NONE' });
    await changing.done('tess', RenewInvitationDocument, { input: { id: expired.id } });
    expect(await work()).toMatchObject([{ outcome: 'SENT' }]);
  });

  it('is not asked for with `sendEmail: false`, and what waited is withdrawn', async () => {
    const { id } = await inviting.invited('tess', {}, { sendEmail: false });
    expect(await shown(id)).toMatchObject({ delivery: 'NONE' });
    const other = await inviting.invited('tess');
    await inviting.changing.done('tess', ResendInvitationDocument, { input: { id: other.id, sendEmail: false } });
    expect(await shown(other.id)).toMatchObject({ delivery: 'NONE' });
    expect(await work()).toEqual([]);
  });

  it('is handed over by who has signed in to the server; a wrong password is tried again', async () => {
    const { email } = await inviting.invited('tess');
    expect(await work(server.port, 'denizen:wrong@')).toMatchObject([{ outcome: 'POSTPONED', problem: 'EAUTH 535' }]);
    office.ahead += pauseAfter(1);
    expect(await work(server.port, 'denizen:p%40ss%20word@')).toMatchObject([{ outcome: 'SENT' }]);
    expect(server.to(email)).toMatchObject([{ user: 'denizen' }]);
  });
});

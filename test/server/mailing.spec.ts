import { dialects } from '../support/databases.js';
import { startApp } from '../support/app.js';
import { InvitationByIdDocument, InviteUsersDocument } from '../support/generated/test-documents.js';
import { MailServer, textOf } from '../support/mail-server.js';
import { foundInvitingCompany } from '../api/inviting-company.js';
import { until } from './running-server.js';

const company = foundInvitingCompany();

describe.each(dialects)('a server with a mail server, on %s', (dialect) => {
  it('sends what it is asked to and shows no link; the log tells neither address nor secret', async () => {
    const mails = await MailServer.start();
    const app = await startApp(dialect, {
      prepare: company.insert,
      config: {
        DENIZEN_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
        DENIZEN_MAIL_FROM: 'denizen@north.example',
        DENIZEN_INVITATION_URL: 'https://app.example/invitation',
      },
    });
    try {
      const email = 'somebody.new@post.example';
      const input = { tenantId: company.north.id, invitations: [{ email }] };
      const { data } = await app.graphql(InviteUsersDocument, { input }, { token: await app.token('tess') });
      const [result] = data?.inviteUsers?.results ?? [];
      expect(result).toMatchObject({ outcome: 'INVITED', link: null });
      await until(() => mails.to(email).length > 0);
      const [mail] = mails.to(email);
      const secret = /dzi_[\w-]{43}/.exec(mail ? textOf(mail) : '')?.[0] ?? 'none';
      expect(mail ? textOf(mail) : '').toContain(`https://app.example/invitation#invitation=${secret}`);
      const id = result?.invitation?.id ?? '';
      const delivery = async () => (await app.graphql(InvitationByIdDocument, { id })).data?.invitation?.delivery;
      await until(async () => (await delivery()) === 'SENT');
      const log = JSON.stringify(app.log);
      expect(log).toContain('a mail was handed over');
      expect(log).not.toContain(secret);
      expect(log).not.toContain(email);
    } finally {
      await app.stop();
      await mails.stop();
    }
  });
});

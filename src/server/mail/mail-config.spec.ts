import { readConfig } from '../config.js';

const mailOf = (url: string, from = 'denizen@north.example') =>
  readConfig({ DENIZEN_SMTP_URL: url, DENIZEN_MAIL_FROM: from }).mail;

const problemOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('the configuration of mail', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, account: null }],
    ['smtp://127.0.0.1:2525/', { host: '127.0.0.1', port: 2525, secure: false, account: null }],
    ['smtps://[::1]', { host: '::1', port: 465, secure: true, account: null }],
    [
      'smtps://denizen:p%40ss%20word@mail.example',
      { host: 'mail.example', port: 465, secure: true, account: { user: 'denizen', password: 'p@ss word' } },
    ],
  ])('is read from %s', (url, expected) => {
    expect(mailOf(url)).toEqual({ ...expected, from: { name: '', address: 'denizen@north.example' } });
  });

  it.each([
    ['Denizen of North <denizen@north.example>', { name: 'Denizen of North', address: 'denizen@north.example' }],
    ['<denizen@north.example>', { name: '', address: 'denizen@north.example' }],
  ])('takes %s for who the mails are from', (from, expected) => {
    expect(mailOf('smtp://mail.example', from)?.from).toEqual(expected);
  });

  it.each(['mail.example', 'http://mail.example', 'smtp:', 'smtp://h/path', 'smtp://h?x=1', 'smtp://a:hush%zz@h'])(
    'refuses %s as the server, and repeats no password',
    (url) => {
      const problem = problemOf({ DENIZEN_SMTP_URL: url, DENIZEN_MAIL_FROM: 'denizen@north.example' });
      expect(problem).toMatch(/^DENIZEN_SMTP_URL must be the address of a mail server/);
      expect(problem).not.toContain('hush');
    },
  );

  it.each(['nobody', 'a@b.example, c@d.example', 'A <a@b.example> B', 'A\n<a@b.example>'])(
    'refuses %j as who the mails are from',
    (from) => {
      expect(problemOf({ DENIZEN_SMTP_URL: 'smtp://h', DENIZEN_MAIL_FROM: from })).toMatch(
        /^DENIZEN_MAIL_FROM must be/,
      );
    },
  );

  it('wants to know who the mails are from, and in production a safe page that they lead to', () => {
    const server = { DENIZEN_SMTP_URL: 'smtp://mail.example' };
    expect(problemOf(server)).toMatch(/^DENIZEN_MAIL_FROM must be set/);
    const both = { ...server, DENIZEN_MAIL_FROM: 'denizen@north.example' };
    expect(problemOf(both)).toBe('none');
    const production = { ...both, NODE_ENV: 'production' };
    expect(problemOf(production)).toMatch(/^DENIZEN_INVITATION_URL must be set/);
    expect(problemOf({ ...production, DENIZEN_INVITATION_URL: 'http://app.example/' })).toMatch(
      /^DENIZEN_INVITATION_URL must begin with https/,
    );
    const invitations = { ...production, DENIZEN_INVITATION_URL: 'https://app.example/' };
    expect(problemOf(invitations)).toMatch(/^DENIZEN_PASSWORD_RESET_URL must be set/);
    expect(problemOf({ ...invitations, DENIZEN_PASSWORD_RESET_URL: 'http://app.example/' })).toMatch(
      /^DENIZEN_PASSWORD_RESET_URL must begin with https/,
    );
    expect(problemOf({ ...invitations, DENIZEN_PASSWORD_RESET_URL: 'https://app.example/' })).toBe('none');
    expect(problemOf({ DENIZEN_INVITATION_URL: 'ftp://app.example/' })).toMatch(
      /^DENIZEN_INVITATION_URL must be the web/,
    );
  });

  it.each(['0.0.0.0', '::', '::0', '0:0:0:0:0:0:0:0'])(
    'wants pages that mails lead to when the server listens everywhere: %s is nobody’s address',
    (HOST) => {
      const mail = { DENIZEN_SMTP_URL: 'smtp://mail.example', DENIZEN_MAIL_FROM: 'denizen@north.example' };
      const problem = problemOf({ ...mail, HOST });
      for (const name of ['DENIZEN_INVITATION_URL', 'DENIZEN_PASSWORD_RESET_URL'])
        expect(problem).toContain(`${name} must be set with DENIZEN_SMTP_URL when HOST is ${HOST}`);
      expect(problem).not.toContain('\n');
      // Each problem once.
      expect(problemOf({ ...mail, HOST, NODE_ENV: 'production' }).match(/DENIZEN_INVITATION_URL must/g)).toHaveLength(
        1,
      );
      const invitations = { ...mail, HOST, DENIZEN_INVITATION_URL: 'http://app.example/' };
      expect(problemOf(invitations)).toMatch(/^DENIZEN_PASSWORD_RESET_URL must be set/);
      expect(problemOf({ ...invitations, DENIZEN_PASSWORD_RESET_URL: 'http://app.example/' })).toBe('none');
      expect(problemOf({ HOST })).toBe('none');
      expect(problemOf({ ...mail, HOST: '10.0.0.1' })).toBe('none');
    },
  );

  it('has no server unless told', () => {
    expect(readConfig({})).toMatchObject({ mail: null, invitationUrl: null, passwordResetUrl: null });
  });
});

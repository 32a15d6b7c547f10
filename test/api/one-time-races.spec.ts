import { sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import {
  AcceptInvitationDocument,
  InviteUsersDocument,
  RefreshSessionDocument,
  ResetUserPasswordDocument,
  SignInDocument,
} from '../support/generated/test-documents.js';
import { foundCompanies } from './companies.js';
import { secretIn } from './inviting.js';
import { Racing, rounds } from './racing.js';

const nobody = { headers: { authorization: '' } };

describe.each(dialects)('what works once, sent to two servers on one database, on %s', (dialect) => {
  const companies = foundCompanies();
  const { tenant, users } = companies.acme;
  let racing: Racing;
  beforeAll(async () => {
    racing = await Racing.start(dialect, companies.insert);
  });
  afterAll(() => racing.stop());

  it('an address is invited once, and its invitation accepted once (case 34)', async () => {
    for (let round = 0; round < rounds; round++) {
      const email = `once${round}@post.example`;
      const input = { tenantId: tenant.id, invitations: [{ email }] };
      const invite = { operation: InviteUsersDocument, variables: { input } };
      const invited = await racing.race(invite, invite);
      const results = invited.flatMap((payload) => payload.results ?? []);
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['INVITED', 'REFUSED']);
      const secret = secretIn(results.find(({ link }) => link !== null)?.link);
      const accept = (n: number) => ({
        ...nobody,
        operation: AcceptInvitationDocument,
        variables: { input: { secret, account: { username: `once-${round}-${n}` } } },
      });
      const refused = 'NOT_FOUND input.secret';
      expect(await racing.outcomes(...[0, 1, 2, 3].map(accept))).toEqual([refused, refused, refused, 'done']);
      expect(await racing.rows(sql`users WHERE email_key = ${email}`)).toBe(1);
      expect(await racing.rows(sql`invitations WHERE email_key = ${email} AND accepted_at IS NOT NULL`)).toBe(1);
    }
  }, 300_000);

  it('a refresh token is exchanged once, and the session of one that was in several hands ends', async () => {
    const [login, password] = ['fay', 'four unrelated words of mine'];
    await racing.done(ResetUserPasswordDocument, { input: { id: users.fay.id, newPassword: password } });
    for (let round = 0; round < rounds; round++) {
      const [opened] = await racing.race({
        ...nobody,
        operation: SignInDocument,
        variables: { input: { login, password } },
      });
      const input = { refreshToken: opened?.refreshToken ?? '' };
      const renew = { ...nobody, operation: RefreshSessionDocument, variables: { input } };
      const refused = 'INVALID_CREDENTIALS input.refreshToken';
      expect(await racing.outcomes(renew, renew, renew, renew)).toEqual([refused, refused, refused, 'done']);
      expect(await racing.rows(sql`sessions`)).toBe(0);
    }
  }, 300_000);
});

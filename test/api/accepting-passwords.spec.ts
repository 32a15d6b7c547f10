import { dialects } from '../support/databases.js';
import { AcceptInvitationDocument } from '../support/generated/test-documents.js';
import { outcomeOf } from './changing.js';
import { Inviting } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';
import { PasswordUse } from './passwords.js';

const company = foundInvitingCompany();
const password = 'four unrelated words of mine';
const another = 'an entirely different phrase';

describe.each(dialects)('a password that comes with an account, on %s', (dialect) => {
  let inviting: Inviting;
  let use: PasswordUse;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
    use = new PasswordUse(inviting.changing.app);
  });
  afterAll(() => inviting.changing.stop());

  it('signs its owner in, by name and by address', async () => {
    const { email, secret } = await inviting.invited('tess');
    const payload = await inviting.accept(secret, 'nora', { password });
    expect(await use.actsAs((await use.open('nora', password)).accessToken)).toBe(payload?.userId);
    expect(await use.outcome(email, password)).toBe('done');
    expect(await use.outcome('nora', another)).toBe('INVALID_CREDENTIALS input');
  });

  it('is not needed', async () => {
    const { secret } = await inviting.invited('tess');
    expect(await inviting.acceptance(secret, 'norbert', { password: null })).toBe('done');
    expect(await use.outcome('norbert', '')).toBe('INVALID_CREDENTIALS input');
  });

  it('must be a good one, or nothing is done and the secret stays good', async () => {
    const { email, secret } = await inviting.invited('tess');
    for (const bad of ['', 'too short', 'olga', email, 'password123456', 'x'.repeat(5000), 'nul\0'.repeat(5)])
      expect(await inviting.acceptance(secret, 'olga', { password: bad })).toBe('INVALID input.account.password');
    expect(await inviting.changing.rows(`users WHERE username_key = 'olga'`)).toBe(0);
    expect(await inviting.acceptance(secret, 'olga', { password })).toBe('done');
    expect(await use.outcome('olga', password)).toBe('done');
  });

  it('is that of the one who was first, of twenty at one moment (case 34)', async () => {
    const { secret } = await inviting.invited('tess');
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    const passwordOf = (n: number) => `${password} number ${n}`;
    const outcomes = await Promise.all(
      numbers.map((n) => inviting.acceptance(secret, `runner${n}`, { password: passwordOf(n) })),
    );
    const winners = numbers.filter((n) => outcomes[n] === 'done');
    expect(winners).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'NOT_FOUND input.secret']));
    const [winner = -1] = winners;
    expect(await use.outcome(`runner${winner}`, passwordOf(winner))).toBe('done');
    expect(await inviting.changing.rows(`users WHERE username_key LIKE 'runner%'`)).toBe(1);
  });

  it('and the secret stand in nothing that is kept', async () => {
    const { app } = inviting.changing;
    const { secret } = await inviting.invited('tess');
    const own = `${password} of Petra`;
    const headers = { 'idempotency-key': '0123456789abcdef-petra' };
    const send = (words: string) =>
      app.graphql(
        AcceptInvitationDocument,
        { input: { secret, account: { username: 'petra', password: words } } },
        { token: null, headers },
      );
    const first = await send(own);
    expect(first.data?.acceptInvitation?.userErrors).toEqual([]);
    expect((await send(own)).data).toEqual(first.data);
    expect(outcomeOf(await send(another))).toBe('CONFLICT input');
    const kept = await use.dump(
      'audit_events',
      'kept_answers',
      'passwords',
      'users',
      'invitations',
      'invitation_secrets',
    );
    for (const told of [own, secret, another]) expect(kept).not.toContain(told);
    expect(kept).toContain('argon2id');
  });
});

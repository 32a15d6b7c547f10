import { hash as raw } from '@node-rs/argon2';
import { Argon2 } from './argon2.js';
import { RequestPasswords, type PasswordAccounts } from './passwords.js';

const argon2 = new Argon2();

describe('a hash', () => {
  it('is of argon2id with what OWASP asks for, and salted', async () => {
    const [one, other] = [await argon2.hash('a password'), await argon2.hash('a password')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect([await argon2.verify(one, 'a password'), await argon2.verify(one, 'a passworD')]).toEqual([true, false]);
  });

  it('of nobody is no password’s', async () => {
    for (const text of ['', 'a password']) expect(await argon2.verify(null, text)).toBe(false);
  });

  it('is outdated when it was made with other work', async () => {
    expect(argon2.isOutdated(await argon2.hash('a password'))).toBe(false);
    for (const cost of [{ memoryCost: 8192 }, { timeCost: 3 }, { parallelism: 2 }])
      expect(
        argon2.isOutdated(await raw('a password', { memoryCost: 19_456, timeCost: 2, parallelism: 1, ...cost })),
      ).toBe(true);
  });

  it('is made and compared a few at a time; too many at once are refused, and those after them are not', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 110 }, () => argon2.verify(null, 'a password')));
    const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(8);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await argon2.verify(null, 'a password')).toBe(false);
  });
});

describe('the passwords of a request', () => {
  const nobody: PasswordAccounts = { named: async () => null, find: async () => null };

  it('are at most five, whatever is done with them', async () => {
    const passwords = new RequestPasswords(argon2, nobody);
    for (const name of ['a', 'b', 'c']) expect(await passwords.tryOf(name, 'x')).toMatchObject({ isRight: false });
    await passwords.hashed('four unrelated words');
    expect(await passwords.hashed('')).toEqual({ text: '', hash: null });
    for (const more of [
      () => passwords.hashed('x'),
      () => passwords.tryOf('d', 'x'),
      () => passwords.tryOwn('usr_x', 'x'),
    ])
      await expect(more()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});

import { DomainError } from '../kernel/errors.js';
import { commonPasswords } from './common-passwords.js';
import { checkedPassword, passwordLimits, preparedPassword } from './password-policy.js';

const owner = { username: 'ada-lovelace', email: 'countess@engines.example', displayName: 'Ada Lovelace' };

function outcome(text: string, of: Parameters<typeof checkedPassword>[1] = owner): string {
  try {
    return `ok ${checkedPassword(text, of, 'newPassword')}`;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    const { code, argumentPath, message } = error as DomainError;
    expect([code, argumentPath]).toEqual(['INVALID', ['newPassword']]);
    if (text !== '') expect(message).not.toContain(text);
    return message.split(/[ ,.]/).slice(0, 4).join(' ');
  }
}

const length = 'A password has at';
const name = 'A password must not';
const guess = 'This password is one';

describe('a password', () => {
  it.each([
    ['four unrelated words', 'four unrelated words'],
    ['of one kind of character', 'qmzlpwoxnevbriut'],
    ['of exactly twelve characters', 'zx9 qw7 er5t'],
    ['of twelve that take two units each', '🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮'],
    ['in another script', 'верный конь батарея'],
    ['that only holds a name', 'ada-lovelace wrote the first program'],
    ['that only holds a common word', 'my password is not in any dictionary'],
    [
      'of exactly as many bytes as there may be',
      `${'abcdefgh'.split('').reverse().join('x')}${'ü'.repeat(504)}`.padEnd(520, '!'),
    ],
  ])('may be %s', (_what, text) => {
    expect(outcome(text)).toBe(`ok ${text}`);
  });

  it.each([
    ['empty', '', length],
    ['eleven characters', 'zx9 qw7 er5', length],
    ['eleven characters of two units', '🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁', length],
    ['with half a character', 'four unrelated \ud83d words', length],
    ['with a line end', 'four unrelated\nwords', length],
    ['one byte too long', 'ab cd ef gh '.repeat(86).slice(0, 1025), length],
    ['megabytes', 'ab cd ef gh '.repeat(100_000), length],
    ['the user name', 'ada-lovelace', name],
    ['the user name in another case, twice', 'Ada-LovelaceADA-LOVELACE', name],
    ['the address', 'Countess@Engines.example', name],
    ['the name in the address with figures', 'countess2026!', name],
    ['the display name with a year', 'Ada Lovelace 1815', name],
    ['one letter', 'aaaaaaaaaaaaaaaa', guess],
    ['four letters', 'abcabdabcabdabc', guess],
    ['a row', 'abcdefghijklmnop', guess],
    ['a row backwards', '9876543210987', guess],
    ['a common word with figures', 'P@ssword123456', guess],
    ['a common word twice', 'iloveyouiloveyou', guess],
    ['a common word apart', 'l e t m e i n 1234567', guess],
    ['the example of a comic', 'Correct Horse Battery Staple', guess],
  ])('must not be %s', (_what, text, expected) => {
    expect(outcome(text)).toBe(expected);
  });

  it('is judged without an address, too', () => {
    expect(outcome('four unrelated words', { ...owner, email: null })).toBe('ok four unrelated words');
    expect(outcome('null null 12', { ...owner, email: null })).not.toBe(name);
  });

  it('is the same however its letters and spaces are typed, and not in another case (RFC 8265)', () => {
    expect(preparedPassword('Gru\u0308\u00dfe\u3000an\u00a0alle')).toBe('Grüße an alle');
    expect(preparedPassword('ſecret')).toBe('ſecret');
    expect(preparedPassword(' Spaces stay ')).toBe(' Spaces stay ');
    expect(preparedPassword('')).toBeNull();
    expect(preparedPassword('a\u0300'.repeat(512))).toBe('à'.repeat(512));
    expect(preparedPassword('à'.repeat(513))).toBeNull();
    expect(preparedPassword('x'.repeat(passwordLimits.mostBytes))).toHaveLength(1024);
  });

  it('is compared with words that are written as they are compared', () => {
    for (const word of commonPasswords) expect(word).toBe(word.toLowerCase().normalize('NFKC').replaceAll(' ', ''));
  });
});

import { checkedText, textKey } from '../kernel/text.js';
import { newUser } from './new-user.js';

const named = (givenName: string, familyName: string) =>
  newUser({ username: 'ann', givenName, familyName }, 0).displayName;

describe('a display name that is made of the other names', () => {
  it('is all of them, or the user name where there are none', () => {
    expect(named('Ann', 'Lee')).toBe('Ann Lee');
    expect(newUser({ username: 'ann', familyName: 'Lee' }, 0).displayName).toBe('Lee');
    expect(newUser({ username: 'ann' }, 0).displayName).toBe('ann');
  });

  it.each([
    ['of letters', 'a'.repeat(100), 'b'.repeat(100), 200],
    ['whose cut would halve a character', 'a'.repeat(100), '😀'.repeat(50), 199],
    ['whose cut would leave a space at the end', 'a'.repeat(100), `${'b'.repeat(98)} c`, 199],
    ['that grow when they are compared', `${'½'.repeat(33)}a`, `${'½'.repeat(33)}b`, 68],
  ])('is cut where it and its key are too long, for names %s', (_which, givenName, familyName, length) => {
    const displayName = named(givenName, familyName);
    expect(`${givenName} ${familyName}`.startsWith(displayName)).toBe(true);
    expect(displayName).toHaveLength(length);
    expect(checkedText(displayName, 200)).toBe(displayName);
    expect(textKey(displayName).length).toBeLessThanOrEqual(200);
  });
});

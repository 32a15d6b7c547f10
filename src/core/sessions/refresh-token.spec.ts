import { isSameHash, newRefreshToken, refreshHashes } from './refresh-token.js';
import { endOfSession, sessionLifetimes } from './session.js';

describe('a refresh token', () => {
  it('keeps its family and exchanges the rest', async () => {
    const [one, other] = [newRefreshToken(), newRefreshToken()];
    const next = newRefreshToken(one);
    expect(next.slice(0, 26)).toBe(one.slice(0, 26));
    expect(next.slice(26)).not.toBe(one.slice(26));
    expect(other.slice(0, 26)).not.toBe(one.slice(0, 26));
    const [a, b] = [await refreshHashes(one), await refreshHashes(next)];
    expect(a?.family).toEqual(b?.family);
    expect(a?.whole).not.toEqual(b?.whole);
    expect(a?.whole).toHaveLength(32);
  });

  it.each([
    '',
    'dzr_',
    'dzn_' + 'A'.repeat(65),
    `dzr_${'A'.repeat(64)}`,
    `dzr_${'A'.repeat(66)}`,
    `dzr_${'+'.repeat(65)}`,
  ])('is not %p', async (text) => expect(await refreshHashes(text)).toBeNull());

  it('is compared to the last byte', () => {
    const hash = crypto.getRandomValues(new Uint8Array(32));
    expect(isSameHash(hash, new Uint8Array(hash))).toBe(true);
    for (const place of [0, 15, 31])
      expect(isSameHash(hash, hash.with(place, (hash[place] as number) ^ 1))).toBe(false);
    expect(isSameHash(hash, hash.slice(0, 31))).toBe(false);
    expect(isSameHash(hash.slice(0, 31), hash)).toBe(false);
    expect(isSameHash(hash, new Uint8Array())).toBe(false);
  });
});

describe('a session', () => {
  it('lives a week after each renewal, and no longer than thirty days', () => {
    const day = 24 * 60 * 60 * 1000;
    expect(endOfSession(0, 0)).toBe(sessionLifetimes.idleMs);
    expect(endOfSession(0, day)).toBe(8 * day);
    expect(endOfSession(0, 25 * day)).toBe(30 * day);
  });
});

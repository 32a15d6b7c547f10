import { pauseAfter } from '../mail/mail-service.js';
import { invitationStatus } from './invitation.js';
import { mailLanguage } from '../mail/mail-language.js';
import { invitationHash, invitationLink } from './invitation-secret.js';

describe('an invitation', () => {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: 1000 };

  it.each([
    [open, 999, 'PENDING'],
    [open, 1000, 'EXPIRED'],
    [{ ...open, revokedAt: 5 }, 999, 'REVOKED'],
    [{ ...open, revokedAt: 5 }, 2000, 'REVOKED'],
    [{ ...open, acceptedAt: 5 }, 2000, 'ACCEPTED'],
  ])('%j is at %i %s', (invitation, at, status) => {
    expect(invitationStatus(invitation, at)).toBe(status);
  });

  it.each([
    ['de', 'de'],
    ['DE-CH', 'de'],
    ['en-GB', 'en'],
    ['den', 'en'],
    ['pt-BR', 'en'],
  ])('for %s is written in %s', (tag, language) => {
    expect(mailLanguage(tag)).toBe(language);
  });

  it.each([
    ['https://app.example/join', 'https://app.example/join#invitation=dzi_x'],
    ['https://app.example/#/join/{secret}', 'https://app.example/#/join/dzi_x'],
  ])('leads by %s to %s', (address, link) => {
    expect(invitationLink(address, 'dzi_x')).toBe(link);
  });

  it('is opened by the hash of its secret, which is no token of anything else', async () => {
    const [one, other] = [await invitationHash('dzi_a'), await invitationHash('dzi_b')];
    expect(one).toHaveLength(32);
    expect(one).not.toEqual(other);
  });

  it('is mailed after pauses that grow up to six hours', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => pauseAfter(tries) / 60_000);
    expect(minutes).toEqual([0.5, 2, 8, 32, 128, 360, 360, 360]);
  });
});

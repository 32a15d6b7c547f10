import { gatewayCheck, GATEWAY_SECRET_HEADER } from './gateway-secret.js';

const [older, newer] = ['an-older-secret-of-ours', 'a-newer-secret-of-ours'];

function isRight(header: unknown, secrets: string[], requiredFor: 'nothing' | 'subgraph' | 'everything' = 'subgraph') {
  return gatewayCheck({ secrets, requiredFor })({ [GATEWAY_SECRET_HEADER]: header as string });
}

describe('a gateway’s secret', () => {
  it.each(['subgraph', 'everything'] as const)('is right when it is the one that is set (%s)', (requiredFor) => {
    expect(isRight(older, [older], requiredFor)).toBe(true);
    expect(gatewayCheck({ secrets: [older], requiredFor })({})).toBe(false);
  });

  it('is the old one or the new one while it is exchanged, and only the new one afterwards', () => {
    expect([older, newer].map((secret) => isRight(secret, [older, newer]))).toEqual([true, true]);
    expect([older, newer].map((secret) => isRight(secret, [newer]))).toEqual([false, true]);
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['wrong', 'some-other-secret-of-ours'],
    ['a part of it', older.slice(0, -1)],
    ['more than it', `${older}x`],
    ['in other letters', older.toUpperCase()],
    ['both at once', `${older},${newer}`],
    ['twice, as Node joins it', `${older}, ${older}`],
    ['a list', [older]],
    ['a list of two', [older, newer]],
  ])('is refused when it is %s', (_what, header) => {
    expect(isRight(header, [older, newer])).toBe(false);
  });

  it('is not needed where none is required, and a wrong one does no harm', () => {
    for (const header of [undefined, older, 'wrong']) expect(isRight(header, [older], 'nothing')).toBe(true);
  });

  it('is refused by everybody when none is set', () => {
    for (const header of [undefined, '', older]) expect(isRight(header, [])).toBe(false);
  });
});

import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { parseTime } from './scim-value.js';

describe('a time', () => {
  it.each([
    ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00.000Z'],
    ['2026-01-31t09:00:00z', '2026-01-31T09:00:00.000Z'],
    ['2026-01-31T09:00Z', '2026-01-31T09:00:00.000Z'],
    ['2026-01-31T09:00:00.5Z', '2026-01-31T09:00:00.500Z'],
    ['2026-01-31T09:00:00.123456789Z', '2026-01-31T09:00:00.123Z'],
    ['2026-01-31T09:00:00+05:30', '2026-01-31T03:30:00.000Z'],
    ['2026-01-31T23:30:00-01:00', '2026-02-01T00:30:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
  ])('is read as ISO 8601 has it: %s', (text, time) => {
    expect(new Date(parseTime(text) ?? Number.NaN).toISOString()).toBe(time);
  });

  it.each([
    '',
    '2026',
    '2026-01',
    '2026-1-1',
    '2026-13-01',
    '2026-02-29',
    '2026-04-31T00:00:00Z',
    '2026-01-31T09:00:00',
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:60:00Z',
    '2026-01-31T09:00:60Z',
    '2026-01-31T09:00:00,5Z',
    '2026-01-31 09:00:00Z',
    '2026-01-31T09:00:00+0530',
    '2026-01-31T09:00:00+24:00',
    ' 2026-01-31',
    '2026-01-31\n',
    '20260131',
    '31.01.2026',
    'Sat, 31 Jan 2026 09:00:00 GMT',
    'yesterday',
    '1769850000000',
    '+012026-01-31T09:00:00Z',
  ])('is not %j', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('gives back every millisecond of ten thousand years', () => {
    const [min, max] = [new Date('0000-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        expect(parseTime(date.toISOString())).toBe(date.getTime());
      }),
      tried(100),
    );
  });
});

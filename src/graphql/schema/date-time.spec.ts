import { parseValue as parseDocument } from 'graphql';
import { DateTime } from './date-time.js';

describe('a DateTime', () => {
  it.each([
    ['2026-11-21T09:30:00.000Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21t09:30:00z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.123456789+02:00', '2026-11-21T07:30:00.123Z'],
    ['2024-02-29T23:59:59-00:30', '2024-03-01T00:29:59.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ])('reads %s and writes it in UTC with milliseconds', (text, written) => {
    expect(DateTime.serialize(DateTime.parseValue(text))).toBe(written);
    expect(DateTime.parseLiteral(parseDocument(`"${text}"`))).toBe(DateTime.parseValue(text));
  });

  it.each([
    'yesterday',
    '',
    '2026-11-21',
    '2026-11-21T09:30Z',
    '2026-11-21T09:30:00',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28T23:60:00Z',
    '2026-02-28T23:00:00+25:00',
    '2026-02-28 23:00:00Z',
    '+012026-02-28T23:00:00Z',
    '2026-11-21T09:30:00.000Z\n',
    1_795_253_400_000,
    null,
    {},
  ])('refuses %p', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('It must be an ISO 8601 text with date, time and zone');
  });

  it('refuses a literal that is no text', () => {
    expect(() => DateTime.parseLiteral(parseDocument('2026'))).toThrow('It must be an ISO 8601 text');
  });
});

import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { formatId, idPrefixes, isId, newId, parseId, prefixOf } from './ids.js';

const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
const prefix = fc.constantFrom(...idPrefixes);
const bytesOf = (text: string): Uint8Array => parseId(text)?.bytes ?? new Uint8Array();
const timeOf = (text: string): number => Buffer.from(bytesOf(text)).readUIntBE(0, 6);

describe('the text of an id', () => {
  it('gives back its type and its bytes', () => {
    fc.assert(
      fc.property(prefix, bytes16, (type, bytes) => {
        expect(parseId(formatId(type, bytes))).toEqual({ prefix: type, bytes });
      }),
      tried(100),
    );
  });

  it('is written as the TypeID specification writes it', () => {
    // The examples of the specification's list of valid ids.
    const examples = [
      ['00000000000000000000000000000000', '00000000000000000000000000'],
      ['00000000000000000000000000000001', '00000000000000000000000001'],
      ['0000000000000000000000000000000a', '0000000000000000000000000a'],
      ['00000000000000000000000000000010', '0000000000000000000000000g'],
      ['00000000000000000000000000000020', '00000000000000000000000010'],
      ['ffffffffffffffffffffffffffffffff', '7zzzzzzzzzzzzzzzzzzzzzzzzz'],
      ['0110c8531d0952d8d73e1194e95b5f19', '0123456789abcdefghjkmnpqrs'],
      ['01890a5dac96774bbcceb302099a8057', '01h455vb4pex5vsknk084sn02q'],
    ] as const;
    for (const [hex, text] of examples) expect(formatId('usr', Buffer.from(hex, 'hex'))).toBe(`usr_${text}`);
  });

  it('sorts as its bytes do', () => {
    fc.assert(
      fc.property(bytes16, bytes16, (a, b) => {
        const [first, second] = [formatId('grp', a), formatId('grp', b)];
        expect(Math.sign(Number(first > second) - Number(first < second))).toBe(Buffer.compare(a, b));
      }),
      tried(100),
    );
  });

  it('has one spelling: every other spelling is refused or means other bytes', () => {
    fc.assert(
      fc.property(bytes16, fc.nat(29), fc.integer({ min: 0x20, max: 0x17f }), (bytes, at, code) => {
        const text = formatId('usr', bytes);
        const other = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        const parsed = parseId(other);
        expect(other === text || parsed === undefined || formatId(parsed.prefix, parsed.bytes) === other).toBe(true);
      }),
      tried(100),
    );
  });

  const good = 'usr_01h455vb4pex5vsknk084sn02q';
  it.each([
    ['upper-case letters', 'usr_01H455VB4PEX5VSKNK084SN02Q'],
    ['an upper-case prefix', 'USR_01h455vb4pex5vsknk084sn02q'],
    ["o for 0, which Crockford's base 32 would forgive", 'usr_o1h455vb4pex5vsknk084sn02q'],
    ['l for 1', 'usr_0lh455vb4pex5vsknk084sn02q'],
    ['i for 1', 'usr_0ih455vb4pex5vsknk084sn02q'],
    ['u, which is no digit', 'usr_0uh455vb4pex5vsknk084sn02q'],
    ['a first digit of more than 128 bits', 'usr_81h455vb4pex5vsknk084sn02q'],
    ['a dash between digits', 'usr_01h4-55vb4pex5vsknk084sn02'],
    ['one character too few', good.slice(0, -1)],
    ['one character too many', `${good}0`],
    ['a space before it', ` ${good}`],
    ['a line end after it', `${good}\n`],
    ['another separator', good.replace('_', '-')],
    ['a full-width digit', good.replace('4', '４')],
    ['an unknown prefix', good.replace('usr', 'xyz')],
    ['a prefix that every object has', good.replace('usr', '__p')],
    ['no prefix', good.slice(4)],
    ['the UUID itself', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['an empty text', ''],
    ['a number', 0],
    ['null', null],
    ['a list that would print as an id', [good]],
  ])('is refused with %s', (_, text) => {
    expect(parseId(text)).toBeUndefined();
    expect(isId(text, 'usr')).toBe(false);
  });

  it('is an id of its own type only', () => {
    expect(isId(good, 'usr')).toBe(true);
    expect(isId(good, 'grp', 'usr')).toBe(true);
    expect(isId(good, 'grp')).toBe(false);
    expect(isId(good)).toBe(false);
    expect(prefixOf(newId('svc'))).toBe('svc');
  });
});

describe('a new id', () => {
  it('is a UUID of version 7 that holds the time', () => {
    const now = Date.now() + 60_000;
    const id = newId('usr', now);
    expect(timeOf(id)).toBe(now);
    expect((bytesOf(id)[6] as number) >> 4).toBe(7);
    expect((bytesOf(id)[8] as number) >> 6).toBe(2);
  });

  it('is unique and sorts after all that were made before, ten thousand times in one millisecond', () => {
    const now = Date.now() + 120_000;
    const ids = Array.from({ length: 10_000 }, () => newId('usr', now));
    expect(new Set(ids).size).toBe(10_000);
    expect(ids).toEqual([...ids].sort());
    // 12 bits count within a millisecond; what is more borrows from the next ones.
    expect(timeOf(ids.at(-1) as string) - now).toBeLessThanOrEqual(10_000 / 2048);
  });

  it('sorts by time across types', () => {
    const start = Date.now() + 180_000;
    const ids = idPrefixes.map((type, n) => newId(type, start + n).slice(4));
    expect(ids).toEqual([...ids].sort());
  });

  it('sorts after the last one even when the clock went back', () => {
    const now = Date.now() + 240_000;
    const before = newId('usr', now);
    const after = [now - 1, now - 86_400_000, 0, now].map((time) => newId('usr', time));
    expect([before, ...after]).toEqual([before, ...after].sort());
    expect(timeOf(after.at(-1) as string)).toBe(now);
  });
});

import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { checksum, readCursor, writeCursor } from './cursor.js';
import { DomainError } from './errors.js';

const positionValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.constant(null),
);
const positions = fc.array(positionValue, { maxLength: 4 });
const shapes = fc.string({ maxLength: 30 });
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function isRefused(shape: string, text: string): boolean {
  try {
    readCursor(shape, text, 'after');
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argumentPath: ['after'] });
    return true;
  }
}

/** A cursor whose checksum is right, whatever it vouches for. */
function forged(shape: string, values: string): string {
  return Buffer.from(checksum(shape + values) + values).toString('base64url');
}

describe('a cursor', () => {
  it('gives back its position', () => {
    fc.assert(
      fc.property(shapes, positions, (shape, position) => {
        expect(readCursor(shape, writeCursor(shape, position), 'after')).toEqual(position);
      }),
      tried(100),
    );
  });

  it('may hold a dozen of the longest names', () => {
    const position = Array.from({ length: 12 }, () => '名'.repeat(256));
    expect(readCursor('users', writeCursor('users', position), 'after')).toEqual(position);
    expect(isRefused('users', writeCursor('users', [...position, ...position]))).toBe(true);
  });

  it('is a text that needs no escaping in a URL', () => {
    fc.assert(
      fc.property(shapes, positions, (shape, position) => {
        expect(writeCursor(shape, position)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
      tried(100),
    );
  });

  it('is refused when any one character is another', () => {
    const character = fc.oneof(
      fc.constantFrom(...base64url),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(shapes, positions, fc.nat(), character, (shape, position, at, other) => {
        const text = writeCursor(shape, position);
        const index = at % text.length;
        const edited = text.slice(0, index) + other + text.slice(index + 1);
        expect(edited === text || isRefused(shape, edited)).toBe(true);
      }),
      tried(3000),
    );
  });

  it('is refused when a character is left out, doubled or changes places with the next', () => {
    fc.assert(
      fc.property(shapes, positions, fc.nat(), (shape, position, at) => {
        const text = writeCursor(shape, position);
        const index = at % text.length;
        const [before, here, after] = [text.slice(0, index), text.charAt(index), text.slice(index + 1)];
        for (const edited of [
          before + after,
          before + here + here + after,
          before + after.charAt(0) + here + after.slice(1),
        ])
          expect(edited === text || isRefused(shape, edited)).toBe(true);
      }),
      tried(100),
    );
  });

  it('is refused when any one bit of its content is another', () => {
    fc.assert(
      fc.property(shapes, positions, fc.nat(), (shape, position, at) => {
        const bytes = Buffer.from(writeCursor(shape, position), 'base64url');
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(isRefused(shape, bytes.toString('base64url'))).toBe(true);
      }),
      tried(3000),
    );
  });

  it('is refused for a list of another shape', () => {
    fc.assert(
      fc.property(shapes, shapes, positions, (shape, other, position) => {
        expect(shape === other || isRefused(other, writeCursor(shape, position))).toBe(true);
      }),
      tried(100),
    );
  });

  it('is refused in every other spelling that base64 forgives', () => {
    const text = writeCursor('users', ['anna?>', 7, 'usr_x']);
    expect(isRefused('users', text)).toBe(false);
    const bytes = Buffer.from(text, 'base64url');
    const variants = [`${text}=`, `${text}==`, ` ${text}`, `${text}\n`, `${text}A`, bytes.toString('base64')];
    for (const variant of variants) expect(variant === text || isRefused('users', variant)).toBe(true);
    for (const last of base64url) {
      const variant = text.slice(0, -1) + last;
      expect(variant === text || isRefused('users', variant)).toBe(true);
    }
  });

  it.each([
    ['an empty text', ''],
    ['a text that is no base64', '!!!'],
    ['a text of any length', 'A'.repeat(1_000_000)],
    ['the offset of another system', Buffer.from('arrayconnection:20').toString('base64')],
    ['a list without a checksum', Buffer.from('["a"]').toString('base64url')],
  ])('is never %s', (_, text) => {
    expect(isRefused('users', text)).toBe(true);
  });

  it.each([
    ['no JSON', '["a"'],
    ['an object for a value', '[{"a":1}]'],
    ['a list for a value', '[["a"]]'],
    ['true for a value', '[true]'],
    ['a number that is infinite', '[1e999]'],
    ['more behind it', '[1] [2]'],
  ])('is refused when its checksum was computed over %s', (_, values) => {
    expect(isRefused('users', forged('users', '["a",1,null]'))).toBe(false);
    expect(isRefused('users', forged('users', values))).toBe(true);
  });

  it('never fails otherwise, whatever text is read', () => {
    fc.assert(
      fc.property(shapes, fc.string({ unit: 'binary' }), (shape, text) => isRefused(shape, text)),
      tried(100),
    );
    fc.assert(
      fc.property(shapes, fc.string({ unit: 'binary' }), (shape, text) => {
        isRefused(shape, forged(shape, `[${text}`));
      }),
      tried(100),
    );
  });
});

describe('the checksum of a cursor', () => {
  it('differs for texts that differ in one character', () => {
    const texts = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(0xffff), (text, at, code) => {
        const index = at % text.length;
        const other = text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
        expect(other === text || checksum(other) !== checksum(text)).toBe(true);
      }),
      tried(3000),
    );
  });

  it('differs for 200,000 texts that are as alike as positions are', () => {
    const sums = new Set(Array.from({ length: 200_000 }, (_, n) => checksum(`["name ${n % 450}",${n}]`)));
    expect(sums.size).toBe(200_000);
  });
});

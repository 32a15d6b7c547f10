import { badInput } from './errors.js';
import type { Position } from './page.js';

/** The longest cursor that is read: a dozen of the longest names still fit. */
const maxCursorLength = 16_384;

/**
 * A 53-bit hash of a text: two lanes of exclusive or, multiply and shift. Every step can be undone, so two texts of one
 * length that differ in one character never share it. It guards against a cursor that was edited or came from another
 * list. It is no secret: what a caller may see is decided in the SQL, whatever the cursor says.
 */
export function checksum(text: string): string {
  let a = 0x1f83d9ab;
  let b = 0x5be0cd19;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x85ebca77);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return ((b >>> 0) & 0x1fffff).toString(36) + (a >>> 0).toString(36);
}

/** Writes a cursor for a position in the list that `shape` describes (its name, filter and order). */
export function writeCursor(shape: string, position: Position): string {
  const values = JSON.stringify(position);
  return Buffer.from(`${checksum(shape + values)}${values}`).toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws BAD_USER_INPUT when it was edited, or made for another list, filter or order
 */
export function readCursor(shape: string, text: string, path: string): Position {
  const decoded = text.length <= maxCursorLength ? Buffer.from(text, 'base64url').toString() : '';
  const start = decoded.indexOf('[');
  const values = decoded.slice(start);
  // One position has one spelling: trailing bits, padding or bytes that decoding would forgive are refused.
  const genuine =
    checksum(shape + values) === decoded.slice(0, start) && Buffer.from(decoded).toString('base64url') === text;
  const position = genuine ? parsePosition(values) : undefined;
  if (!position)
    throw badInput('This cursor is not of this list with this filter and order. Start again without it.', path);
  return position;
}

// The checksum can be computed by anybody, so what it vouches for may still be no position.
function parsePosition(values: string): Position | undefined {
  try {
    const position: unknown = JSON.parse(values);
    return Array.isArray(position) && position.every(isPositionValue) ? position : undefined;
  } catch {
    return undefined;
  }
}

function isPositionValue(value: unknown): value is Position[number] {
  return value === null || typeof value === 'string' || Number.isFinite(value);
}

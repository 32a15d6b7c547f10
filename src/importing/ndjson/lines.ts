import { DomainError } from '../../core/kernel/errors.js';

/** The longest line that is read, in UTF-16 units. The largest record has some 10,000. */
export const longestLine = 1024 * 1024;

/** A line of a text without its end; lines are counted from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a UTF-8 stream as it comes, however it is cut into pieces. They end with LF or CRLF; blank ones and a byte
 * order mark are left out.
 * @throws INVALID for a line of more than 1,048,576 characters, and for what is not UTF-8
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let rest = '';
  for await (const piece of input) {
    const pieces = (rest + decoded(decoder, piece, number + 1)).split('\n');
    rest = pieces.pop() as string;
    for (const text of pieces) {
      number += 1;
      if (!isBlank(text)) yield lineOf(number, text);
    }
    if (rest.length > longestLine) throw tooLong(number + 1);
  }
  const last = rest + decoded(decoder, undefined, number + 1);
  if (!isBlank(last)) yield lineOf(number + 1, last);
}

function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  piece: Uint8Array | string | undefined,
  line: number,
): string {
  if (typeof piece === 'string') return piece;
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    throw new DomainError('INVALID', `Line ${line} or one soon after it is not UTF-8 text.`, undefined, {
      cause: error,
    });
  }
}

function lineOf(number: number, text: string): Line {
  if (text.length > longestLine) throw tooLong(number);
  return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
}

function isBlank(text: string): boolean {
  return text === '' || text === '\r' || text.trim() === '';
}

function tooLong(line: number): DomainError {
  return new DomainError('INVALID', `Line ${line} has more than ${longestLine} characters.`);
}

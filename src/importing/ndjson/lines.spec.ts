import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { linesOf, longestLine, type Line } from './lines.js';

async function* pieces(...some: (Uint8Array | string)[]) {
  yield* some;
}

async function read(...some: (Uint8Array | string)[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(pieces(...some))) lines.push(line);
  return lines;
}

describe('the lines of a stream', () => {
  it('end with LF or CRLF, the last with the stream; blank ones count and are left out', async () => {
    expect(await read('a\r\n\n  \nb\nc')).toEqual([
      { number: 1, text: 'a' },
      { number: 4, text: 'b' },
      { number: 5, text: 'c' },
    ]);
  });

  it('do not end with the other line ends that Unicode has', async () => {
    expect(await read('a\u2028b\u0085c')).toHaveLength(1);
  });

  it('leave out the mark that some editors put first', async () => {
    expect(await read(Buffer.from('\ufeff{}'))).toEqual([{ number: 1, text: '{}' }]);
  });

  it('are the same however the bytes come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const text = texts.map((one) => `x${one.replaceAll(/[\r\n]/g, '')}x`).join('\n');
          const bytes = Buffer.from(text);
          const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
            bytes.subarray(n * size, n * size + size),
          );
          expect((await read(...cut)).map((line) => line.text)).toEqual(text === '' ? [] : text.split('\n'));
        },
      ),
      tried(100),
    );
  });

  it('must be UTF-8, also at the very end', async () => {
    await expect(read(Buffer.from('a\nb'), Uint8Array.of(0xff))).rejects.toThrow(
      'Line 2 or one soon after it is not UTF-8',
    );
    await expect(read(Uint8Array.of(0x61, 0xc3))).rejects.toThrow('not UTF-8');
  });

  it('are at most 1,048,576 characters long, and one that never ends is not gathered up', async () => {
    expect(await read('x'.repeat(longestLine))).toHaveLength(1);
    await expect(read(`a\n${'x'.repeat(longestLine + 1)}\n`)).rejects.toThrow(
      'Line 2 has more than 1048576 characters.',
    );
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield 'x'.repeat(100_000);
      }
    }
    await expect(linesOf(endless()).next()).rejects.toThrow('Line 1 has more than 1048576 characters.');
    expect(asked).toBeLessThan(20);
  });
});

import fc from 'fast-check';
import { DomainError } from '../../src/core/kernel/errors.js';
import type { Database } from '../../src/storage/database/database.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { tried } from '../support/seed.js';
import { emptied, file, imported, rowCount } from './ndjson-file.js';
import { RandomDirectory, type Line } from './random-directory.js';

describe.each(dialects)('an import of NDJSON on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => ({ database, close } = await freshDatabase(dialect)));
  afterAll(() => close());

  it('either takes a file with random faults or says what is wrong in which line, and then writes nothing', async () => {
    const fault = fc.record({
      line: fc.nat(),
      key: fc.nat(),
      value: fc.oneof(
        fc.jsonValue({ maxDepth: 1 }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom(null, '', undefined),
      ),
      from: fc.nat(),
      way: fc.constantFrom('value', 'other', 'twice', 'swap'),
    });
    const property = fc.asyncProperty(fc.gen(), fc.array(fault, { minLength: 1, maxLength: 3 }), async (g, faults) => {
      await emptied(database);
      const { lines } = new RandomDirectory(g);
      const empty = await rowCount(database);
      for (const one of faults) spoil(lines, one);
      const failure: unknown = await imported(database, file(lines)).catch((error: unknown) => error);
      if (!(failure instanceof Error)) return;
      expect(failure).toBeInstanceOf(DomainError);
      expect(failure).toMatchObject({ code: 'INVALID', message: expect.stringMatching(/^Line \d+: /) as string });
      expect(await rowCount(database)).toBe(empty);
    });
    await fc.assert(property, { ...tried(60), endOnFailure: true });
  });
});

interface Fault {
  readonly line: number;
  readonly key: number;
  readonly value: unknown;
  readonly from: number;
  readonly way: string;
}

function spoil(lines: Line[], { line, key, value, from, way }: Fault): void {
  const n = line % lines.length;
  const other = lines[from % lines.length] as Line;
  const one = lines[n] as Line;
  const name = Object.keys(one)[key % Object.keys(one).length] as string;
  if (way === 'value') lines[n] = { ...one, [name]: value as string };
  if (way === 'other') lines[n] = { ...one, [name]: other[name] ?? (Object.values(other)[1] as string) };
  if (way === 'twice') lines.splice(from % lines.length, 0, one);
  if (way === 'swap') [lines[n], lines[from % lines.length]] = [other, one];
}

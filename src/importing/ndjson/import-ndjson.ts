import { DomainError } from '../../core/kernel/errors.js';
import { recordError } from '../../core/transfer/record-error.js';
import { readRecord } from '../../core/transfer/record-text.js';
import type { PlacedRecord, TransferStore, TransferSummary } from '../../core/transfer/transfer-store.js';
import { readHeader, type Header } from './header.js';
import { linesOf, type Line } from './lines.js';

/**
 * Imports NDJSON as `exportNdjson` writes it: all of it, or nothing. It needs an empty instance, or one that holds every
 * record of the file exactly so, where nothing is changed.
 * @throws INVALID with the line for whatever can't be read or written
 */
export function importNdjson(
  input: AsyncIterable<Uint8Array | string>,
  store: TransferStore,
): Promise<TransferSummary> {
  return store.write(recordsOf(input, store.schemas));
}

/** The records of a file, each checked by itself, and whether there are as many as its header says. */
async function* recordsOf(
  input: AsyncIterable<Uint8Array | string>,
  schemas: readonly string[],
): AsyncGenerator<PlacedRecord> {
  let header: Header | undefined;
  let count = 0;
  for await (const line of linesOf(input)) {
    const given = parsed(line);
    if (header === undefined) {
      header = readHeader(given, schemas);
    } else {
      count += 1;
      yield { line: line.number, record: checked(line, given) };
    }
  }
  if (header === undefined)
    throw new DomainError('INVALID', 'The file is empty. It begins with the line {"denizen":1}.');
  if (header.records !== undefined && header.records !== count)
    throw new DomainError(
      'INVALID',
      `The header says that ${header.records} records follow, and there are ${count}: the file was cut off or changed. ` +
        'If you changed it, take "records" out of the header.',
    );
}

function parsed({ number, text }: Line): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw recordError(number, undefined, undefined, `This is not JSON: ${(error as Error).message}.`);
  }
}

function checked({ number }: Line, given: unknown): PlacedRecord['record'] {
  try {
    return readRecord(given);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw recordError(number, given, error.argumentPath?.[0], error.message);
  }
}

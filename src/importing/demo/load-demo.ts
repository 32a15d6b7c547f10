import { writeRecord } from '../../core/transfer/record-text.js';
import type { TransferStore, TransferSummary } from '../../core/transfer/transfer-store.js';
import { importNdjson } from '../ndjson/import-ndjson.js';
import { demoRecords } from './demo-records.js';

/**
 * Puts the demo into an empty instance, by the way that every import goes. `now` in milliseconds since 1970.
 * @throws INVALID when the instance is not empty
 */
export function loadDemo(store: TransferStore, now: number): Promise<TransferSummary> {
  return importNdjson(demoLines(now), store);
}

async function* demoLines(now: number): AsyncGenerator<string> {
  yield '{"denizen":1}\n';
  for (const record of demoRecords(now)) yield `${writeRecord(record)}\n`;
}

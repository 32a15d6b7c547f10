import { writeRecord } from '../../core/transfer/record-text.js';
import type { TransferStore } from '../../core/transfer/transfer-store.js';
import { writeHeader } from './header.js';

/**
 * Everything an instance holds, as it is at this moment, in pieces of some hundred lines of NDJSON. The same content
 * gives the same text, on every database. It holds the hashes of API tokens and what is known of people: keep it secret.
 * @throws UNAVAILABLE when the database does not answer
 */
export async function* exportNdjson(store: TransferStore): AsyncGenerator<string> {
  const snapshot = await store.snapshot();
  try {
    const schema = store.schemas.at(-1);
    yield `${writeHeader({ ...(schema === undefined ? {} : { schema }), records: await snapshot.count() })}\n`;
    for await (const records of snapshot.records()) yield records.map((record) => `${writeRecord(record)}\n`).join('');
  } finally {
    await snapshot.close();
  }
}

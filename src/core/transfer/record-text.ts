import { badInput, DomainError } from '../kernel/errors.js';
import type { Field, JsonValue } from './record-field.js';
import { recordKinds } from './record-kinds.js';
import type { RecordKind, TransferRecord } from './transfer-record.js';

/** Every kind of record, in an order in which each refers only to earlier ones. */
export const recordOrder = Object.keys(recordKinds) as readonly RecordKind[];

type Values = Readonly<Record<string, unknown>>;

// PERF: looked up once for all lines.
const fieldLists = new Map<string, readonly (readonly [string, Field<unknown>])[]>(
  recordOrder.map((kind) => [kind, Object.entries<Field<unknown>>(recordKinds[kind])]),
);

/** The keys of a kind of record and how they are written, without `record` itself. */
export function fieldsOf(kind: RecordKind): readonly (readonly [string, Field<unknown>])[] {
  return fieldLists.get(kind) as readonly (readonly [string, Field<unknown>])[];
}

/**
 * Checks what was read from a line and makes a record of it, with a value for every key.
 * @throws BAD_USER_INPUT with the key as its path
 */
export function readRecord(given: unknown): TransferRecord {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw badInput('A record is expected, which is an object in braces.');
  const values = given as Values;
  const kind = values['record'];
  const fields = typeof kind === 'string' ? fieldLists.get(kind) : undefined;
  if (fields === undefined)
    throw badInput(
      `No kind of record: ${JSON.stringify(kind ?? null)}. Known are ${recordOrder.join(', ')}.`,
      'record',
    );
  const record: Record<string, unknown> = { record: kind };
  for (const [key, field] of fields) record[key] = readValue(field, key, values, record);
  for (const key of Object.keys(values))
    if (!Object.hasOwn(record, key))
      throw badInput(`This kind of record has no such key. Known are ${fields.map(([name]) => name).join(', ')}.`, key);
  checkWhole(record as unknown as TransferRecord);
  return record as unknown as TransferRecord;
}

function readValue(field: Field<unknown>, key: string, values: Values, earlier: Values): unknown {
  const given = Object.hasOwn(values, key) ? values[key] : undefined;
  if (given === undefined) {
    if (field.absent === undefined) throw badInput('This key has to be given.', key);
    return field.absent(earlier);
  }
  try {
    return field.read(given);
  } catch (error) {
    throw error instanceof DomainError ? badInput(error.message, key) : error;
  }
}

const scopePrefixes = { PLATFORM: undefined, TENANT: 'ten', DIRECTORY: 'dir', DOMAIN: 'dom' } as const;

function checkWhole(record: TransferRecord): void {
  if (record.record === 'groupNesting' && record.parentId === record.childId)
    throw badInput('A group must not be nested in itself.', 'childId');
  if (record.record === 'roleInclude' && record.roleId === record.includedId)
    throw badInput('A role must not include itself.', 'includedId');
  if (record.record === 'roleAssignment') {
    const prefix = scopePrefixes[record.scopeKind];
    if (record.scopeId?.slice(0, 3) !== prefix)
      throw badInput(
        prefix === undefined
          ? 'A role on the whole platform has no scopeId.'
          : `A role on a ${record.scopeKind.toLowerCase()} needs its id, ${prefix}_….`,
        'scopeId',
      );
  }
}

/** A record as one line of JSON, without its end: the keys in their fixed order, those that are null left out. */
export function writeRecord(record: TransferRecord): string {
  const line: Record<string, JsonValue> = { record: record.record };
  for (const [key, field] of fieldsOf(record.record)) {
    const value = field.write((record as unknown as Values)[key]);
    if (value !== null) line[key] = value;
  }
  return JSON.stringify(line);
}

/** The keys that two records of one kind differ in, in their order. */
export function differingKeys(one: TransferRecord, other: TransferRecord): string[] {
  const written = (record: TransferRecord, key: string, field: Field<unknown>) =>
    JSON.stringify(field.write((record as unknown as Values)[key]));
  return fieldsOf(one.record)
    .filter(([key, field]) => written(one, key, field) !== written(other, key, field))
    .map(([key]) => key);
}

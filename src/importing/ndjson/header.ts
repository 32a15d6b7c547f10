import { DomainError } from '../../core/kernel/errors.js';

/** The version of this format; it changes only when an older program could not read a file at all. */
const formatVersion = 1;

const keys = ['denizen', 'schema', 'records'];

/** The first line of a file. */
export interface Header {
  /** The version of the schema that the file was written with; left out where it was written by hand. */
  readonly schema?: string;
  /** How many records follow, so that a file that was cut off is noticed; left out where it was written by hand. */
  readonly records?: number;
}

/** The header as a line, without its end. */
export function writeHeader(header: Header): string {
  return JSON.stringify({ denizen: formatVersion, ...header });
}

/**
 * Checks the first line of a file. `schemas` are the versions that this program knows, oldest first.
 * @throws INVALID for what is no header, and for a file of a newer program
 */
export function readHeader(given: unknown, schemas: readonly string[]): Header {
  if (typeof given !== 'object' || given === null || !('denizen' in given))
    throw invalid(`A file begins with the line {"denizen":${formatVersion}}, and with more if a program wrote it.`);
  const { denizen, schema, records } = given as Readonly<Record<string, unknown>>;
  if (typeof denizen === 'number' && denizen > formatVersion)
    throw invalid(
      `The format ${denizen} is that of a newer Denizen; this one reads ${formatVersion}. Update it first.`,
    );
  if (denizen !== formatVersion) throw invalid(`The format is ${formatVersion}, not ${JSON.stringify(denizen)}.`);
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw invalid(`The header has no key "${unknown}". Known are ${keys.join(', ')}.`);
  if (records !== undefined && !(Number.isInteger(records) && (records as number) >= 0))
    throw invalid('"records" says how many records follow, as a whole number.');
  if (schema !== undefined && !(typeof schema === 'string' && schemas.includes(schema)))
    throw invalid(
      `The file is of the schema ${JSON.stringify(schema)}, which this Denizen does not know; its newest is ` +
        `"${schemas.at(-1)}". If the file is newer: update Denizen, run its migrations, and import then.`,
    );
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(records === undefined ? {} : { records: records as number }),
  };
}

function invalid(message: string): DomainError {
  return new DomainError('INVALID', `Line 1: ${message}`);
}

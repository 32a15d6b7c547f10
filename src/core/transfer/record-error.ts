import { DomainError } from '../kernel/errors.js';

/** Names a record in a message: its kind, and its id or what it joins. Takes anything that was read from a line. */
export function recordName(given: unknown): string {
  if (typeof given !== 'object' || given === null || !('record' in given)) return '';
  const values = given as Readonly<Record<string, unknown>>;
  const names = ['id', 'name', 'parentId', 'groupId', 'roleId', 'userId'];
  const ends = ['childId', 'memberId', 'includedId', 'permission', 'tenantId', 'directoryId'];
  const first = names.find((key) => typeof values[key] === 'string');
  const second = first === 'id' || first === 'name' ? undefined : ends.find((key) => typeof values[key] === 'string');
  return [values['record'], first && values[first], second && values[second]]
    .filter((part) => typeof part === 'string')
    .map((part) => (part.length > 60 ? `${part.slice(0, 60)}…` : part))
    .join(' ');
}

/** A failure in one line of a file: `Line 12: user usr_…: email: what is wrong`. */
export function recordError(line: number, record: unknown, key: string | undefined, message: string): DomainError {
  const name = recordName(record);
  const place = [`Line ${line}`, ...(name === '' ? [] : [name]), ...(key === undefined ? [] : [key])].join(': ');
  return new DomainError('INVALID', `${place}: ${message}`);
}

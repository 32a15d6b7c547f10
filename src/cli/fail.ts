import { DomainError } from '../core/kernel/errors.js';
import { ConfigError } from '../server/config.js';

/** Ends the process with exit code 1 and one line on standard error; an error that nobody expected shows its stack. */
export function fail(error: unknown): never {
  const expected = error instanceof DomainError || error instanceof ConfigError || isOfSystem(error);
  const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  const about = error instanceof DomainError && error.argumentPath ? `${error.argumentPath.join('.')}: ` : '';
  process.stderr.write(`denizen: ${about}${text}\n`);
  process.exit(1);
}

// A file that is not there, a pipe that nobody reads any more: the message says it all.
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

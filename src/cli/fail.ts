import { DomainError } from '../core/kernel/errors.js';
import { ConfigError } from '../server/config.js';

/** Ends the process with exit code 1 and one line on standard error; an error that nobody expected shows its stack. */
export function fail(error: unknown): never {
  const expected = error instanceof DomainError || error instanceof ConfigError;
  const text = error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`denizen: ${text}\n`);
  process.exit(1);
}

import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DomainError } from '../core/kernel/errors.js';
import { readConfig } from '../server/config.js';
import { fail } from './fail.js';

interface Options {
  readonly write?: string;
  readonly check?: boolean;
}

/** `denizen schema`. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description('Print the SDL of the subgraph, as a gateway reads it.')
    .option('--write <file>', 'write it to a file instead')
    .option('--check', 'with --write: change nothing, and fail when the file is stale')
    .action(printSchema);
}

async function printSchema({ write, check }: Options): Promise<void> {
  try {
    if (check === true && write === undefined)
      throw new DomainError('INVALID', 'Give `--check` together with `--write <file>`, the file to compare with.');
    const { emitSchema } = await import('../server/emit-schema.js');
    const sdl = await emitSchema(readConfig());
    if (write === undefined) process.stdout.write(sdl);
    else if (check !== true) await writeFile(write, sdl);
    else if ((await readFile(write, 'utf8').catch(() => '')) !== sdl)
      throw new DomainError('INVALID', `${write} is stale: run \`npm run schema\` and look at what changed.`);
  } catch (error) {
    fail(error);
  }
}

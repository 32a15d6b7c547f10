import { readConfig } from '../server/config.js';
import type { Tools } from '../server/tools.js';
import { fail } from './fail.js';

/** Runs a command on the database that the environment names, and closes it. */
export async function withTools(
  work: (tools: Tools) => Promise<void>,
  options: { readonly anyVersion?: boolean } = {},
): Promise<void> {
  try {
    const config = readConfig();
    // Loaded late: `--help` and a bad configuration need none of it.
    const { openTools } = await import('../server/tools.js');
    const tools = await openTools(config, options.anyVersion);
    try {
      await work(tools);
    } finally {
      await tools.close();
    }
  } catch (error) {
    fail(error);
  }
}

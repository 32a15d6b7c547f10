import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { formatProblems, formatSummary } from '../importing/github-org/format-summary.js';
import { importGithubOrg } from '../importing/github-org/import-github-org.js';
import { importNdjson } from '../importing/ndjson/import-ndjson.js';
import { progressOn } from './progress.js';
import { withTools } from './with-tools.js';

interface GithubOptions {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
}

/** `denizen import`. */
export function addImportCommand(program: Command): void {
  const command = program.command('import').description('Bring people, groups and roles in from files.');
  command
    .command('github-org')
    .description('Import GitHub organisations from peribolos files; again and again, it applies what has changed.')
    .argument('<path>', 'a folder of <org>/org.yaml and <org>/*/teams.yaml, or one file with `orgs:`')
    .option('--dry-run', 'tell what would change and write nothing')
    .option('--prune', 'also remove what an earlier import made and what the files no longer hold')
    .addHelpText('after', githubHelp)
    .action((path: string, options: GithubOptions) => importOrganizations(path, options));
  command
    .command('ndjson')
    .description('Import what `denizen export` wrote into an empty instance: all of it or nothing.')
    .argument('<file>', 'the file, or - for standard input')
    .addHelpText('after', '\nWhere everything in the file is there already, exactly so, nothing is changed.')
    .action((file: string) => importFile(file));
}

function importFile(file: string): Promise<void> {
  return withTools(async ({ transfer }) => {
    const input = file === '-' ? process.stdin : contentOf(file);
    const { changed, records } = await importNdjson(input, transfer);
    const number = records.toLocaleString('en');
    process.stdout.write(
      changed ? `${number} records imported.\n` : `Nothing changed: all ${number} records are there already.\n`,
    );
  });
}

// Opened when it is read, so that a failure meets somebody who waits for it.
async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file) as AsyncIterable<Uint8Array>;
}

const githubHelp = `
An organisation becomes a tenant, its people users with access to it, its teams groups, the repositories that teams have
permissions on domains, and those permissions roles given to the groups. One organisation is one transaction: when its
files are wrong, nothing of it is written, and the others are imported all the same.`;

function importOrganizations(path: string, { dryRun = false, prune = false }: GithubOptions): Promise<void> {
  return withTools(async ({ provisioning }) => {
    const progress = progressOn(process.stderr);
    const report = (at: { tenant: string; done: number; total: number }) => progress.show(at.tenant, at.done, at.total);
    const summary = await importGithubOrg(path, { dryRun, prune }, { provisioning, report });
    progress.end();
    const problems = formatProblems(summary);
    if (problems !== '') process.stderr.write(`${problems}\n`);
    process.stdout.write(`${formatSummary(summary)}\n`);
    if (summary.failed) process.exitCode = 1;
  });
}

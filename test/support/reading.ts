import type { DesiredTenant } from '../../src/core/provisioning/desired-tenant.js';
import { formatProblem } from '../../src/importing/github-org/problems.js';
import { readGithubOrg, type GithubOrgFiles } from '../../src/importing/github-org/read-github-org.js';
import { temporaryFiles } from './temporary-files.js';

/** What was read, with the problems as lines in which the temporary folder's name is left out. */
export interface Read extends GithubOrgFiles {
  readonly lines: readonly string[];
  /** What the organisations without errors describe. */
  readonly tenants: readonly DesiredTenant[];
}

/** Reads a folder with these files. */
export async function readFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<Read> {
  return readPath(await temporaryFiles(files));
}

/** Reads a temporary folder, or a path within it. */
export async function readPath(folder: string, path = ''): Promise<Read> {
  const found = await readGithubOrg(folder + path);
  const problems = [...found.problems, ...found.organizations.flatMap((one) => one.problems)];
  const tenants = found.organizations.flatMap(({ desired }) => (desired ? [desired] : []));
  return { ...found, tenants, lines: problems.map((one) => formatProblem(one).replaceAll(`${folder}/`, '')) };
}

/** The lines about an organisation whose only file has this text. */
export async function linesOf(text: string): Promise<readonly string[]> {
  return (await readFiles({ 'acme/org.yaml': text })).lines;
}

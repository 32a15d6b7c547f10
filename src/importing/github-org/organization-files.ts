import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { Problems } from './problems.js';
import { readFailure } from './yaml-file.js';

/** The files of one organisation, as paths that people are shown too. */
export interface OrganizationFiles {
  /** The organisation's login: the name of its folder. */
  readonly login: string;
  readonly settings: string;
  readonly teams: readonly string[];
  /** What is found in this organisation, beginning with its folder. */
  readonly problems: Problems;
}

/** What a path leads to: one file with all organisations, or a folder for each. */
export type Layout =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'folders'; readonly organizations: readonly OrganizationFiles[] };

const settingsName = 'org.yaml';
const teamsName = 'teams.yaml';
// The Kubernetes project keeps rules for the editors of its files beside them.
const rulesForEditors = 'restrictions.yaml';

/**
 * Finds the files under a path: in a folder `<org>/org.yaml` and `<org>/<any>/teams.yaml`, in the folder of one
 * organisation the same without `<org>`, or one file. Hidden names are passed over; symbolic links are followed while
 * they stay within the folder.
 * @returns undefined after noting why nothing can be read there
 */
export async function findLayout(path: string, problems: Problems): Promise<Layout | undefined> {
  try {
    if (!(await stat(path)).isDirectory()) return fileLayout(path, problems);
    const root = { path, real: await realpath(path), problems };
    const top = await namesIn(root, path);
    const organizations = top.files.includes(settingsName)
      ? [await filesOf(root, path, basename(resolve(path)))]
      : await organizationsIn(root, top);
    if (organizations.length > 0) return { kind: 'folders', organizations };
    problems.error({ file: path }, `There is no organisation here: no folder in it holds an ${settingsName}.`);
  } catch (error) {
    const place = (error as { path?: string } | null)?.path ?? path;
    problems.error({ file: place }, readFailure(error));
  }
  return undefined;
}

interface Root {
  readonly real: string;
  readonly problems: Problems;
}

interface Names {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

function fileLayout(path: string, problems: Problems): Layout | undefined {
  if (basename(path) !== settingsName && basename(path) !== teamsName) return { kind: 'file', file: path };
  problems.error(
    { file: path },
    `This is one file of an organisation; give the folder that its ${settingsName} is in.`,
  );
  return undefined;
}

async function organizationsIn(root: Root & { path: string }, { folders, files }: Names): Promise<OrganizationFiles[]> {
  const message = `This file is not read: organisations are folders with an ${settingsName}, or one file by itself.`;
  warnOfOthers(root, root.path, files, message, rulesForEditors);
  const found: OrganizationFiles[] = [];
  for (const folder of folders) {
    const { hasSettings, ...organization } = await filesOf(root, join(root.path, folder), folder);
    if (hasSettings || organization.teams.length > 0) found.push(organization);
    if (!hasSettings && organization.teams.length > 0)
      organization.problems.error({ file: join(root.path, folder) }, `There are teams here and no ${settingsName}.`);
  }
  return found;
}

// What is wrong in a folder is a matter of its own organisation; of one that is none, nobody need know.
async function filesOf(
  { real }: Root,
  path: string,
  login: string,
): Promise<OrganizationFiles & { readonly hasSettings: boolean }> {
  const problems = new Problems();
  const root = { real, problems };
  const { folders, files } = await namesIn(root, path);
  const message = `This file is not read: an organisation has an ${settingsName}, and a ${teamsName} in each folder.`;
  warnOfOthers(root, path, files, message, settingsName);
  const teams: string[] = [];
  for (const folder of folders) {
    const inside = await namesIn(root, join(path, folder));
    if (inside.files.includes(teamsName)) teams.push(join(path, folder, teamsName));
    warnOfOthers(root, join(path, folder), inside.files, message, teamsName);
  }
  return { login, settings: join(path, settingsName), hasSettings: files.includes(settingsName), teams, problems };
}

function warnOfOthers({ problems }: Root, path: string, files: readonly string[], message: string, expected: string) {
  for (const name of files)
    if (/\.ya?ml$/.test(name) && name !== expected) problems.warn({ file: join(path, name) }, message);
}

// Sorted by code point, so that every machine reads in the same order: the first spelling of a login is the one shown.
async function namesIn(root: Root, path: string): Promise<Names> {
  const folders: string[] = [];
  const files: string[] = [];
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const target = join(path, entry.name);
    const isLink = entry.isSymbolicLink();
    // One that can't be followed still stands for a file: a folder whose settings it should be is an organisation.
    const isFolder = isLink
      ? (await staysInside(root, target)) && (await stat(target)).isDirectory()
      : entry.isDirectory();
    (isFolder ? folders : files).push(entry.name);
  }
  return { folders, files };
}

async function staysInside({ real, problems }: Root, path: string): Promise<boolean> {
  try {
    if ((await realpath(path)).startsWith(real + sep)) return true;
    problems.error({ file: path }, 'This symbolic link leads out of the folder that was given.');
  } catch (error) {
    problems.error({ file: path }, `This symbolic link can't be followed. ${readFailure(error)}`);
  }
  return false;
}

import { DomainError } from '../../core/kernel/errors.js';
import type { DesiredTenant } from '../../core/provisioning/desired-tenant.js';
import { slugOf } from './checked-names.js';
import { knownEntries } from './known-keys.js';
import { findLayout, type OrganizationFiles } from './organization-files.js';
import { Problems, type Problem } from './problems.js';
import { readOrganization, readTeamFile } from './read-organization.js';
import { TenantDraft, type Spellings } from './tenant-draft.js';
import { Entry } from './yaml-entry.js';
import { YamlTooLarge, readYamlFile } from './yaml-file.js';

/** One organisation as it was read: what is wrong with it, and what it describes unless that is an error. */
export interface ReadOrganization {
  readonly login: string;
  readonly problems: readonly Problem[];
  readonly desired?: DesiredTenant;
}

/** Everything that was read. With an error among `problems` there are no organisations. */
export interface GithubOrgFiles {
  /** What was found outside of single organisations. */
  readonly problems: readonly Problem[];
  readonly organizations: readonly ReadOrganization[];
}

/** Reads peribolos files: a folder with a folder for each organisation, or one file with all of them under `orgs`. */
export async function readGithubOrg(path: string): Promise<GithubOrgFiles> {
  const problems = new Problems();
  const layout = await findLayout(path, problems);
  const spellings: Spellings = new Map();
  const organizations: ReadOrganization[] = [];
  if (layout?.kind === 'file') organizations.push(...(await readWholeFile(layout.file, spellings, problems)));
  if (layout?.kind === 'folders')
    for (const files of layout.organizations) organizations.push(await readFolder(files, spellings));
  reportTwice(organizations, path, problems);
  return { problems: problems.all, organizations: problems.failed ? [] : organizations };
}

async function readFolder(files: OrganizationFiles, spellings: Spellings): Promise<ReadOrganization> {
  const { login, problems } = files;
  const draft = draftOf(login, spellings, (message) => problems.error({ file: files.settings }, message));
  for (const path of problems.failed ? [] : [files.settings, ...files.teams]) {
    const file = await readYamlFile(path, path, problems);
    if (!file) continue;
    const root = Entry.root(file, problems);
    guarded(problems, path, () => {
      if (path !== files.settings) readTeamFile(root, draft);
      else if (root.empty) root.error('The file is empty.');
      else readOrganization(root, draft);
    });
  }
  return finished(login, draft, problems);
}

async function readWholeFile(path: string, spellings: Spellings, problems: Problems): Promise<ReadOrganization[]> {
  const file = await readYamlFile(path, path, problems);
  if (!file) return [];
  const root = Entry.root(file, problems);
  const orgs = knownEntries(root, 'file', 'A file of organisations').get('orgs');
  if (!orgs) root.error('There is no `orgs` at the top: a file by itself names its organisations there.');
  return [...(orgs?.map('The organisations') ?? [])].map(([login, entry]) => {
    const found = new Problems();
    const draft = draftOf(login, spellings, (message) => found.error(entry.place, message));
    guarded(found, path, () => readOrganization(entry.reportingTo(found), draft));
    return finished(login, draft, found);
  });
}

function draftOf(login: string, spellings: Spellings, refuse: (message: string) => void): TenantDraft {
  try {
    return new TenantDraft(slugOf(login), spellings);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refuse(`'${login}' is no organisation's login: it has letters, digits and single dashes between them.`);
    return new TenantDraft(login, spellings);
  }
}

function guarded(problems: Problems, file: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof YamlTooLarge)) throw error;
    problems.error({ file }, error.message);
  }
}

function finished(login: string, draft: TenantDraft, problems: Problems): ReadOrganization {
  return { login, problems: problems.all, ...(problems.failed ? {} : { desired: draft.finish() }) };
}

function reportTwice(organizations: readonly ReadOrganization[], file: string, problems: Problems): void {
  const seen = new Map<string, string>();
  for (const { login } of organizations) {
    const first = seen.get(login.toLowerCase());
    if (first !== undefined) problems.error({ file }, `'${first}' and '${login}' are the same organisation.`);
    seen.set(login.toLowerCase(), login);
  }
}

import { checkRepositoryName, readDescription, readDisplayName, readLogins } from './checked-names.js';
import { knownEntries } from './known-keys.js';
import { readTeams } from './read-teams.js';
import type { TenantDraft } from './tenant-draft.js';
import type { Entry } from './yaml-entry.js';

/** Reads one organisation: its settings, people, repositories and the teams that stand beside them. */
export function readOrganization(entry: Entry, draft: TenantDraft): void {
  const values = knownEntries(entry, 'organization', 'An organisation');
  draft.name = readDisplayName(values.get('name'));
  draft.description = readDescription(values.get('description'));
  readPeople(values, draft, entry);
  readRepositories(values.get('repos'), draft);
  readTeams(values.get('teams'), draft);
}

/** Reads a `teams.yaml`: more teams of an organisation that was read. */
export function readTeamFile(entry: Entry, draft: TenantDraft): void {
  readTeams(knownEntries(entry, 'teams', 'A file of teams').get('teams'), draft);
}

function readPeople(values: Map<string, Entry>, draft: TenantDraft, entry: Entry): void {
  const administrators = readLogins(values.get('admins'), 'The administrators');
  if (administrators.length === 0)
    entry.warn('No admins are named: the tenant gets no administrator from these files.');
  for (const { login, at } of administrators) {
    if (draft.addPerson(login)) draft.addAdministrator(login);
    else at.warn(`'${login.name}' is named twice.`);
  }
  for (const { login, at } of readLogins(values.get('members'), 'The members'))
    if (!draft.addPerson(login)) at.warn(`'${login.name}' is named twice; an administrator stays one.`);
}

function readRepositories(entry: Entry | undefined, draft: TenantDraft): void {
  for (const [name, value] of entry?.map('The repositories') ?? []) {
    const repository = checkRepositoryName(name, value);
    const values = knownEntries(value, 'repository', 'A repository');
    values.get('collaborators')?.warn('Collaborators of single repositories are not imported; only teams are.');
    if (repository) draft.addDomain(repository, readDescription(values.get('description')));
  }
}

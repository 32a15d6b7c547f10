import type { MembershipRole } from '../../core/groups/group.js';
import { textKey } from '../../core/kernel/text.js';
import { checkRepositoryName, checkTeamName, readDescription, readLogins } from './checked-names.js';
import { knownEntries } from './known-keys.js';
import { isRepositoryLevel, repositoryLevels } from './repository-roles.js';
import type { TenantDraft } from './tenant-draft.js';
import type { Entry } from './yaml-entry.js';

// GitHub has no limit; an alias that leads back to its own team would nest for ever.
const deepest = 50;

/** Reads a mapping of team names to teams, and the teams within them. */
export function readTeams(entry: Entry | undefined, draft: TenantDraft, parents: readonly string[] = []): void {
  if (entry && parents.length > deepest) return entry.error(`Teams are nested more than ${deepest} deep.`);
  for (const [name, team] of entry?.map('The teams') ?? []) readTeam(name, team, draft, parents);
}

function readTeam(name: string, entry: Entry, draft: TenantDraft, parents: readonly string[]): void {
  const team = checkTeamName(name, entry);
  if (!team) return;
  const values = knownEntries(entry, 'team', 'A team');
  const group = {
    ...team,
    description: readDescription(values.get('description')) ?? null,
    parents: parents.slice(-1),
    formerKeys: readFormerKeys(values.get('previously')),
  };
  const first = draft.addGroup(group, entry.place);
  if (first)
    return entry.error(
      `There is a team '${team.name}' already, in ${first.file}, line ${first.line}; capitals make no difference.`,
    );
  readMembers(values.get('maintainers'), 'OWNER', team.key, draft);
  readMembers(values.get('members'), 'MEMBER', team.key, draft);
  readGrants(values.get('repos'), team.key, draft);
  readTeams(values.get('teams'), draft, [...parents, team.key]);
}

function readFormerKeys(entry: Entry | undefined): string[] {
  return (entry?.list('The former names') ?? []).flatMap((item) => {
    const name = item.text('A former name');
    return name === undefined ? [] : [textKey(name)];
  });
}

function readMembers(entry: Entry | undefined, role: MembershipRole, group: string, draft: TenantDraft): void {
  for (const { login, at } of readLogins(entry, role === 'OWNER' ? 'The maintainers' : 'The members')) {
    // GitHub invites whoever is put into a team; so they are let in here too, and the list is to be mended.
    if (draft.addPerson(login))
      at.warn(`'${login.name}' is in no list of admins or members; being in a team, they are taken in as a member.`);
    if (!draft.addMembership(group, login, role)) at.warn(`'${login.name}' is named twice; a maintainer stays one.`);
  }
}

function readGrants(entry: Entry | undefined, group: string, draft: TenantDraft): void {
  const seen = new Set<string>();
  for (const [name, value] of entry?.map('The repositories') ?? []) {
    const repository = checkRepositoryName(name, value);
    const level = value.text('The permission');
    if (!repository || level === undefined) continue;
    if (seen.has(repository.key)) value.error('The repository is named twice; capitals make no difference.');
    seen.add(repository.key);
    if (isRepositoryLevel(level)) {
      draft.addDomain(repository);
      draft.grant(group, repository.key, level);
    } else value.error(`'${level}' is no permission; there are ${repositoryLevels.join(', ')}.`);
  }
}

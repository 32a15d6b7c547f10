import type { Entry } from './yaml-entry.js';

// What peribolos knows and a directory of people has no use for.
const ofOrganization = [
  'billing_email',
  'company',
  'default_repository_permission',
  'email',
  'has_organization_projects',
  'has_projects',
  'has_repository_projects',
  'location',
  'members_can_create_repositories',
];
const ofRepository = [
  'allow_merge_commit',
  'allow_rebase_merge',
  'allow_squash_merge',
  'archived',
  'default_branch',
  'default_branch_only',
  'fork_from',
  'has_issues',
  'has_projects',
  'has_wiki',
  'homepage',
  'on_create',
  'previously',
  'private',
  'squash_merge_commit_message',
  'squash_merge_commit_title',
];

const known = {
  file: new Set(['orgs']),
  organization: new Set(['name', 'description', 'admins', 'members', 'teams', 'repos', ...ofOrganization]),
  teams: new Set(['teams']),
  team: new Set(['description', 'privacy', 'maintainers', 'members', 'previously', 'repos', 'teams']),
  repository: new Set(['description', 'collaborators', ...ofRepository]),
};

/** The entries of a mapping of this kind. A key that peribolos does not have is warned about and left out. */
export function knownEntries(entry: Entry, kind: keyof typeof known, what: string): Map<string, Entry> {
  const entries = entry.map(what);
  for (const [name, value] of entries) {
    if (known[kind].has(name)) continue;
    value.warn('This key is not known here; it is left out.');
    entries.delete(name);
  }
  return entries;
}

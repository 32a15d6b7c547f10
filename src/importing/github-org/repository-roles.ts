import type { DesiredRole } from '../../core/provisioning/desired-tenant.js';

/** What a team may do with a repository, the least first; each level includes the one before. */
export const repositoryLevels = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** A level of access to a repository. */
export type RepositoryLevel = (typeof repositoryLevels)[number];

const descriptions: Readonly<Record<RepositoryLevel, string>> = {
  read: 'Read and clone a repository, and open issues.',
  triage: 'Manage issues and pull requests of a repository without writing to it.',
  write: 'Write to a repository.',
  maintain: 'Manage a repository without its sensitive settings.',
  admin: 'Do everything with a repository, its sensitive settings and its deletion included.',
};

/** The roles of a tenant that stand for these levels. */
export const repositoryRoles: readonly DesiredRole[] = repositoryLevels.map((level, n) => ({
  key: level,
  name: level,
  description: descriptions[level],
  permissions: [{ name: `repo:${level}`, description: descriptions[level] }],
  includes: repositoryLevels.slice(Math.max(0, n - 1), n),
}));

/** True for a text that is a level. */
export function isRepositoryLevel(text: string): text is RepositoryLevel {
  return (repositoryLevels as readonly string[]).includes(text);
}

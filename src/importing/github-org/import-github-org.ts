import { DomainError } from '../../core/kernel/errors.js';
import type { DesiredTenant } from '../../core/provisioning/desired-tenant.js';
import type { ProvisioningOutcome, ProvisioningService } from '../../core/provisioning/provisioning-service.js';
import { countedThings, type Count, type Counts } from '../../core/provisioning/tenant-changes.js';
import type { Problem } from './problems.js';
import { readGithubOrg, type ReadOrganization } from './read-github-org.js';

/** How files are imported. */
export interface ImportOptions {
  /** Read, compare and report, and write nothing. */
  readonly dryRun: boolean;
  /** Also remove what an earlier import made and what the files no longer hold. */
  readonly prune: boolean;
}

/** How far the import of one organisation is; `done` of `total` changes are made. */
export interface ImportProgress {
  /** The organisation's login as the files write it. */
  readonly tenant: string;
  readonly done: number;
  readonly total: number;
}

/** What an import works with. */
export interface ImportTools {
  readonly provisioning: Pick<ProvisioningService, 'provision'>;
  /** Hears of progress: at the beginning and end of each organisation that changes, and between. */
  readonly report?: (progress: ImportProgress) => void;
}

/** What became of one organisation. Without `changes` it was not imported, and `problems` or `failure` say why. */
export interface ImportedOrganization {
  readonly login: string;
  readonly problems: readonly Problem[];
  /** Why the rules or the database refused it. */
  readonly failure?: string;
  /** How many changes were made (in a dry run: would be); 0 when it was as described. */
  readonly changes?: number;
}

/** What an import did, or would do in a dry run. */
export interface ImportSummary extends ImportOptions {
  readonly organizations: readonly ImportedOrganization[];
  /** What was found outside of single organisations. */
  readonly problems: readonly Problem[];
  /** Sums over the organisations that were imported; of `people`, nobody is described twice. */
  readonly counts: Counts;
  /** How many of the described groups are nested in another. */
  readonly nestedGroups: number;
  /** How many of the described memberships are owners'. */
  readonly owners: number;
  /** True when something was not imported. */
  readonly failed: boolean;
}

/**
 * Imports the organisations that peribolos files describe, each in a transaction of its own: one that can't be read, or
 * that the rules refuse, stays as it is, and the others are imported.
 * @throws only what nobody expects; whatever is wrong with the files or the database is in the summary
 */
export async function importGithubOrg(
  path: string,
  options: ImportOptions,
  tools: ImportTools,
): Promise<ImportSummary> {
  const read = await readGithubOrg(path);
  const done: { imported: ImportedOrganization; desired?: DesiredTenant; outcome?: ProvisioningOutcome }[] = [];
  const expectedAccounts = new Set<string>();
  for (const organization of read.organizations) {
    const result = await importOne(organization, { ...options, expectedAccounts }, tools);
    if (options.dryRun) for (const key of result.outcome?.createdAccounts ?? []) expectedAccounts.add(key);
    done.push(result);
  }
  const applied = done.flatMap(({ desired, outcome }) => (desired && outcome ? [{ desired, outcome }] : []));
  return {
    ...options,
    organizations: done.map(({ imported }) => imported),
    problems: read.problems,
    ...sums(applied),
    failed: read.problems.some(({ severity }) => severity === 'error') || applied.length < done.length,
  };
}

async function importOne(
  { login, problems, desired }: ReadOrganization,
  options: ImportOptions & { readonly expectedAccounts: ReadonlySet<string> },
  { provisioning, report }: ImportTools,
): Promise<{ imported: ImportedOrganization; desired?: DesiredTenant; outcome?: ProvisioningOutcome }> {
  if (!desired) return { imported: { login, problems } };
  try {
    const outcome = await provisioning.provision(desired, options, (done, total) =>
      report?.({ tenant: login, done, total }),
    );
    return { imported: { login, problems, changes: outcome.changes }, desired, outcome };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { imported: { login, problems, failure: error.message } };
  }
}

function sums(
  applied: readonly { readonly desired: DesiredTenant; readonly outcome: ProvisioningOutcome }[],
): Pick<ImportSummary, 'counts' | 'nestedGroups' | 'owners'> {
  const people = new Set(applied.flatMap(({ desired }) => [...desired.people.keys()]));
  const counts = Object.fromEntries(
    countedThings.map((thing) => [thing, applied.map(({ outcome }) => outcome.counts[thing]).reduce(added, none)]),
  ) as Record<(typeof countedThings)[number], Count>;
  const groups = applied.flatMap(({ desired }) => [...desired.groups.values()]);
  const memberships = applied.flatMap(({ desired }) => [...desired.memberships.values()]);
  return {
    counts: { ...counts, people: { ...counts.people, described: people.size } },
    nestedGroups: groups.filter(({ parents }) => parents.length > 0).length,
    owners: memberships.filter(({ role }) => role === 'OWNER').length,
  };
}

const none: Count = { described: 0, created: 0, changed: 0, removed: 0, leftOver: 0 };

function added(a: Count, b: Count): Count {
  return {
    described: a.described + b.described,
    created: a.created + b.created,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    leftOver: a.leftOver + b.leftOver,
  };
}

import type { MembershipRole } from '../../core/groups/group.js';
import {
  assignmentKey,
  membershipKey,
  tenantAdministrator,
  type DesiredAssignment,
  type DesiredDomain,
  type DesiredGroup,
  type DesiredMembership,
  type DesiredPerson,
  type DesiredTenant,
} from '../../core/provisioning/desired-tenant.js';
import type { Name } from './checked-names.js';
import type { Place } from './problems.js';
import { repositoryRoles, type RepositoryLevel } from './repository-roles.js';

/** The first spelling of each login, over all organisations. */
export type Spellings = Map<string, string>;

/** A tenant while it is read. Names are compared by key; of several spellings the first one counts. */
export class TenantDraft {
  name: string | undefined;
  description: string | undefined;
  private readonly people = new Map<string, DesiredPerson>();
  private readonly groups = new Map<string, DesiredGroup>();
  private readonly groupPlaces = new Map<string, Place>();
  private readonly memberships = new Map<string, DesiredMembership>();
  private readonly domains = new Map<string, DesiredDomain>();
  private readonly assignments = new Map<string, DesiredAssignment>();

  constructor(
    private readonly slug: string,
    private readonly spellings: Spellings,
  ) {}

  /** Adds somebody to the organisation. Answers false when they are in it already. */
  addPerson({ name, key }: Name): boolean {
    if (this.people.has(key)) return false;
    if (!this.spellings.has(key)) this.spellings.set(key, name);
    this.people.set(key, { key, username: this.spellings.get(key) ?? name });
    return true;
  }

  /** Makes somebody who was added an administrator of the tenant. */
  addAdministrator({ key }: Name): void {
    this.assign({ principal: { kind: 'PERSON', key }, role: tenantAdministrator, domain: null });
  }

  /** Adds a team. Answers the place of the team that has the name already, if one has. */
  addGroup(group: DesiredGroup, place: Place): Place | undefined {
    const first = this.groupPlaces.get(group.key);
    if (first) return first;
    this.groups.set(group.key, group);
    this.groupPlaces.set(group.key, place);
    return undefined;
  }

  /** Puts somebody into a team. Answers false when they are in it already. */
  addMembership(group: string, { key }: Name, role: MembershipRole): boolean {
    const membership = membershipKey(group, key);
    if (this.memberships.has(membership)) return false;
    this.memberships.set(membership, { group, person: key, role });
    return true;
  }

  /** Adds a repository, or a description to one that was named before. */
  addDomain({ name, key }: Name, description?: string): void {
    const known = this.domains.get(key) ?? { key, name };
    this.domains.set(key, description === undefined ? known : { ...known, description });
  }

  /** Gives a team a level of access to a repository that was added. */
  grant(group: string, domain: string, level: RepositoryLevel): void {
    this.assign({ principal: { kind: 'GROUP', key: group }, role: { kind: 'CUSTOM', key: level }, domain });
  }

  /** What was read. */
  finish(): DesiredTenant {
    return {
      slug: this.slug,
      ...(this.name === undefined ? {} : { name: this.name }),
      ...(this.description === undefined ? {} : { description: this.description }),
      people: this.people,
      groups: this.groups,
      memberships: this.memberships,
      domains: this.domains,
      roles: new Map(repositoryRoles.map((role) => [role.key, role])),
      assignments: this.assignments,
    };
  }

  private assign(assignment: DesiredAssignment): void {
    this.assignments.set(assignmentKey(assignment), assignment);
  }
}

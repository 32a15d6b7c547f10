/** The kinds of things of which an operation may need a part only. */
export type WantedKind =
  | 'User'
  | 'Group'
  | 'Membership'
  | 'Role'
  | 'Permission'
  | 'RoleAssignment'
  | 'Scope'
  | 'Domain'
  | 'Directory'
  | 'Tenant';

/** The names of the properties that are needed of each kind of thing; a kind that is not there is needed whole. */
export type WantedProperties = Readonly<Partial<Record<WantedKind, ReadonlySet<string>>>>;

/** What one request needs of the things that it reads: everything, until its operation is known. */
export class Wanted {
  private properties: WantedProperties = {};

  /** From now on, no more than this is needed. */
  narrowTo(properties: WantedProperties): void {
    this.properties = properties;
  }

  /** The properties that are needed of a kind of thing; undefined for all. */
  of(kind: WantedKind): ReadonlySet<string> | undefined {
    return this.properties[kind];
  }
}

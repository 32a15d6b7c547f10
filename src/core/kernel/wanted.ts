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

/** What is needed of a kind of thing. */
export interface WantedOfKind {
  /** The names of the properties that are asked for. */
  readonly named: ReadonlySet<string>;
  /** Whether whatever else is in it is needed too. */
  readonly whole: boolean;
}

/** What is needed of each kind of thing. */
export type WantedProperties = Readonly<Partial<Record<WantedKind, WantedOfKind>>>;

const wholes = new WeakMap<WantedProperties, WantedProperties>();

/** What one request needs of the things that it reads: everything, until its operation is known. */
export class Wanted {
  constructor(private properties: WantedProperties = {}) {}

  /** From now on, no more than this is needed. */
  narrowTo(properties: WantedProperties): void {
    this.properties = properties;
  }

  /** What is needed of a kind of thing; undefined for the whole of it. */
  of(kind: WantedKind): WantedOfKind | undefined {
    return this.properties[kind];
  }

  /** The same with the whole of each thing: for what is in a thing that is needed whole. */
  withWhole(): Wanted {
    let whole = wholes.get(this.properties);
    if (whole === undefined) {
      const kinds = Object.entries(this.properties).map(([kind, { named }]) => [kind, { named, whole: true }] as const);
      whole = Object.fromEntries(kinds);
      wholes.set(this.properties, whole);
    }
    return new Wanted(whole);
  }
}

import type { GraphQLNamedType } from 'graphql';
import type { Place, Thing } from './matrix-world.js';

/** A row of the matrix at one place: what is asked, and how its answer is read. */
export interface Question {
  readonly operation: string;
  readonly variables?: Data;
  readonly headers?: Readonly<Record<string, string>>;
  /** The types that the answer may be about. */
  readonly types: readonly string[];
  /** What there is at that place. */
  readonly all: readonly Thing[];
  /** By what each thing is looked up; null for lists and facts. */
  readonly key: string | null;
  /** Whether it shows whatever is seen of these types at all, as every other way does. */
  readonly isSight: boolean;
  /** What is said where nothing is found. */
  readonly nothing: 'none' | 'null';
  /** The keys of what was found, or how many there are. */
  read(data: Data): readonly (string | null)[] | number;
}

/** What came. */
export type Data = Readonly<Record<string, unknown>>;

/** A row: its name, and what is asked at a place; nothing where there is none of it. */
export interface Row {
  readonly name: string;
  at(place: Place): Question | null;
}

/** A page of a list. */
export interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Data[];
}

/** What nobody is found by who may not see it of them. */
export const ofOneself: readonly string[] = ['email', 'externalId', 'externalIdentity'];

/** What fields count. */
export const counted: Readonly<Record<string, 'User' | 'Group'>> = {
  usersCount: 'User',
  userStats: 'User',
  groupsCount: 'Group',
  groupStats: 'Group',
};

/** Where something is for whoever belongs to Acme. */
export function placeOf(
  tenantIds: readonly (string | null)[],
  tenants: Readonly<Record<'own' | 'other', string>>,
): Place | 'elsewhere' {
  if (tenantIds.includes(tenants.own)) return 'own';
  if (tenantIds.includes(tenants.other)) return 'other';
  return tenantIds.includes(null) ? 'instance' : 'elsewhere';
}

/** The keys of a page; as many as it says there are. */
export function keysOf({ totalCount, nodes }: Page): string[] {
  const keys = nodes.map(keyOf).filter((key) => key !== null);
  expect(keys).toHaveLength(totalCount);
  return keys;
}

/** The key of something, whose fields are named after its type where several types are asked for side by side. */
export function keyOf(node: Data | null): string | null {
  if (node === null) return null;
  const found = Object.entries(node).find(([name]) => /(^|_)id$/.test(name)) ?? ['name', node['name']];
  return String(found[1]);
}

/** A value of a thing; null for none. */
export function valueOf(fields: object, name: string): unknown {
  return Object.entries(fields).find(([key]) => key === name)?.[1] ?? null;
}

/** A question for a list. */
export function listed(selection: string, types: readonly string[], all: readonly Thing[]): Question {
  const read = ({ q }: Data) => keysOf(q as Page);
  return { operation: `{ ${selection} }`, types, all, key: null, isSight: true, nothing: 'none', read };
}

/** The keys that federation knows a type by, from the directives in the SDL. */
export function entityKeys(type: GraphQLNamedType): string[] {
  const directives = [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ value }) => ('value' in value && typeof value.value === 'string' ? [value.value] : []));
}

/** A value as a document has it. */
export function literal(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(', ')} }`;
}

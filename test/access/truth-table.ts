import { parse } from 'yaml';
import { z } from 'zod';
import type { AccessFacts } from '../../src/core/access/access-facts.js';
import type { Derivation } from '../../src/core/access/derivation.js';
import type { Narrowing } from '../../src/core/access/rights.js';
import { placeOf, platformScope, tenantScope, type Place, type Scope } from '../../src/core/access/scope.js';
import type { DomainId, GroupId, PrincipalId, RoleId, TenantId } from '../../src/core/kernel/ids.js';

// A truth table is YAML: a list of rules, each with what is given and with the rows that follow from it. How they are
// written: CONTRIBUTING.md, "Truth tables". Whatever is not understood, or names what is not there, is an error.

/** One row of a truth table. */
export interface TruthRow {
  /** The row as it is written. */
  readonly says: string;
  readonly facts: AccessFacts;
  readonly who: PrincipalId;
  readonly permission: string;
  readonly place: Place;
  readonly narrowing: Narrowing;
  readonly allowed: boolean;
  /** Every way by which it is allowed; null where the row does not tell them. */
  readonly ways: readonly string[] | null;
  /** A way as a row tells it. */
  readonly wayOf: (derivation: Derivation, scope: Scope) => string;
}

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const table = z.strictObject({
  rule: z.string(),
  given: z.strictObject({
    tenants: z.record(z.string(), z.literal('deactivated')).default({}),
    people: z.record(z.string(), texts).default({}),
    'service accounts': z.record(z.string(), texts).default({}),
    groups: z
      .record(
        z.string(),
        z.strictObject({ of: z.string(), has: texts.default([]), disabled: z.boolean().default(false) }),
      )
      .default({}),
    roles: z.record(
      z.string(),
      z.strictObject({ of: z.string().nullable().default(null), may: texts.default([]), includes: texts.default([]) }),
    ),
    assignments: texts,
  }),
  then: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])),
});

type Given = z.infer<typeof table>['given'];

/** The rules of a file, each with its rows. */
export function readTruthTables(text: string): { readonly rule: string; readonly rows: readonly TruthRow[] }[] {
  return z
    .array(table)
    .min(1)
    .parse(parse(text))
    .map(({ rule, given, then }) => ({
      rule,
      rows: Object.entries(then).map(([says, because]) => readRow(says, because, new Reading(given))),
    }));
}

const rowForm = new RegExp(
  '^(?<who>\\S+?)(, by a credential(?: for (?<tenant>\\S+?))?(?: limited to (?<scopes>.+?))?,)? ' +
    '(?<may>may not|may) (?<permission>\\S+) on (?<where>.+?)(?: at (?<time>[\\d:.]+))?$',
);

function readRow(says: string, because: string | readonly string[], given: Reading): TruthRow {
  const { who, tenant, scopes, may, permission, where, time } = matched(says, rowForm);
  const allowed = may === 'may';
  const isNarrowed = tenant !== undefined || scopes !== undefined;
  const tellsWays = typeof because !== 'string';
  if (tellsWays !== (allowed && !isNarrowed))
    throw new Error(`"${says}": what is allowed tells its ways; what is not, and what a credential leaves, a reason.`);
  return {
    says: `${says}: ${tellsWays ? because.join(', ') : because}`,
    facts: given.facts(momentOf(time ?? '12:00:00.000')),
    who: given.principal(who ?? ''),
    permission: permission ?? '',
    place: placeNamed(where ?? ''),
    narrowing: {
      tenantId: tenant === undefined ? null : tenantNamed(tenant),
      permissions: scopes === undefined ? null : scopes === 'nothing' ? [] : scopes.split(' '),
    },
    allowed,
    ways: tellsWays ? because : null,
    wayOf: ({ roleId, viaRoles, viaGroups }, scope) => {
      const names = (ids: readonly string[]) => ids.map((id) => id.slice(4)).join(' > ');
      return `${names([`usr_${who}`, ...viaGroups])} is ${names([roleId, ...viaRoles])} on ${nameOfScope(scope)}`;
    },
  };
}

/** What is given, made into the facts that decide rights. */
class Reading {
  constructor(private readonly given: Given) {}

  /** The facts at a moment. */
  facts(at: number): AccessFacts {
    const { people, groups, roles, assignments, 'service accounts': accounts } = this.given;
    const somebody = Object.entries({ ...people, ...accounts });
    return {
      at,
      principals: [
        ...somebody.map(([name, words]) => ({
          id: this.principal(name),
          works: !words.some((word) => word === 'deactivated' || word === 'disabled'),
        })),
        ...Object.keys(groups).map((name) => ({ id: this.principal(name), works: true })),
      ],
      standings: [...somebody, ...Object.entries(groups).map(([name, { of }]) => [name, [of]] as const)].flatMap(
        ([name, words]) => this.standings(name, words),
      ),
      groups: Object.entries(groups).map(([name, { of, disabled }]) => ({
        id: this.group(name),
        tenantId: tenantNamed(of),
        active: !disabled,
      })),
      ...this.insides(),
      assignments: assignments.map((text) => this.assignment(text)),
      roles: Object.entries(roles).map(([name, { of }]) => ({
        id: this.role(name),
        tenantId: of === null ? null : tenantNamed(of),
      })),
      includes: Object.entries(roles).flatMap(([name, { includes }]) =>
        includes.map((included) => ({ roleId: this.role(name), includedId: this.role(included) })),
      ),
      permissions: Object.entries(roles).flatMap(([name, { may }]) =>
        may.map((permission) => ({ roleId: this.role(name), permission })),
      ),
    };
  }

  /** A person, service account or group by name. */
  principal(name: string): PrincipalId {
    const { people, groups, 'service accounts': accounts } = this.given;
    if (name in groups) return this.group(name);
    if (name in people) return `usr_${name}`;
    if (name in accounts) return `svc_${name}`;
    throw new Error(`Nobody is called "${name}".`);
  }

  private group(name: string): GroupId {
    if (!(name in this.given.groups)) throw new Error(`There is no group "${name}".`);
    return `grp_${name}`;
  }

  private role(name: string): RoleId {
    if (!(name in this.given.roles)) throw new Error(`There is no role "${name}".`);
    return `rol_${name}`;
  }

  // "acme", "acme (suspended)", "nowhere", and words about the account.
  private standings(name: string, words: readonly string[]): AccessFacts['standings'] {
    return words
      .filter((word) => !['nowhere', 'deactivated', 'disabled'].includes(word) && !word.endsWith(' (suspended)'))
      .filter((tenant) => this.given.tenants[tenant] === undefined)
      .map((tenant) => ({ principalId: this.principal(name), tenantId: tenantNamed(tenant) }));
  }

  private insides(): Pick<AccessFacts, 'memberships' | 'nestings'> {
    const all = Object.entries(this.given.groups).flatMap(([name, { has }]) =>
      has.map((text) => {
        const { who, time } = matched(text, /^(?<who>\S+)(?: until (?<time>[\d:.]+))?$/);
        return { inside: this.principal(who ?? ''), groupId: this.group(name), expiresAt: endOf(time) };
      }),
    );
    const isGroup = (id: PrincipalId): id is GroupId => id.startsWith('grp_');
    return {
      memberships: all.flatMap(({ inside, ...rest }) =>
        isGroup(inside) ? [] : [{ memberId: inside, owner: false, ...rest }],
      ),
      nestings: all.flatMap(({ inside, groupId }) => (isGroup(inside) ? [{ parentId: groupId, childId: inside }] : [])),
    };
  }

  private assignment(text: string): AccessFacts['assignments'][number] {
    const form = /^(?<who>\S+) is (?<role>\S+) on (?<where>.+?)(?: until (?<time>[\d:.]+))?$/;
    const { who, role, where, time } = matched(text, form);
    const { kind, tenantId, directoryId, domainId } = placeNamed(where ?? '');
    return {
      id: `asg_${text}`,
      principalId: this.principal(who ?? ''),
      roleId: this.role(role ?? ''),
      scope: { kind, tenantId, directoryId, domainId },
      expiresAt: endOf(time),
    };
  }
}

// "the platform", "acme", "acme/sales/north", "directory staff of acme".
function placeNamed(text: string): Place {
  if (text === 'the platform') return placeOf(platformScope);
  const { directory, of, path } = matched(text, /^(?:directory (?<directory>\w+) of (?<of>\w+)|(?<path>[\w/]+))$/);
  if (directory !== undefined && of !== undefined) {
    const tenantId = tenantNamed(of);
    return placeOf({ kind: 'DIRECTORY', tenantId, directoryId: `dir_${directory} of ${of}`, domainId: null });
  }
  const [tenant = '', ...domains] = (path ?? '').split('/');
  if (domains.length === 0) return placeOf(tenantScope(tenantNamed(tenant)));
  const above = domains.map((_, n): DomainId => `dom_${[tenant, ...domains.slice(0, n + 1)].join('/')}`);
  const [domainId = null] = above.reverse();
  return { kind: 'DOMAIN', tenantId: tenantNamed(tenant), directoryId: null, domainId, domainPath: above };
}

function nameOfScope({ tenantId, directoryId, domainId }: Scope): string {
  if (directoryId !== null) return `directory ${directoryId.slice(4)}`;
  return (domainId ?? tenantId)?.slice(4) ?? 'the platform';
}

function tenantNamed(name: string): TenantId {
  return `ten_${matched(name, /^(?<tenant>\w+)$/)['tenant']}`;
}

function endOf(time: string | undefined): number | null {
  return time === undefined ? null : momentOf(time);
}

function momentOf(time: string): number {
  return Date.parse(`2026-01-01T${matched(time, /^(?<time>\d\d:\d\d:\d\d\.\d{3})$/)['time']}Z`);
}

function matched(text: string, form: RegExp): Partial<Record<string, string>> {
  const groups = form.exec(text)?.groups;
  if (groups === undefined) throw new Error(`"${text}" is not understood.`);
  return groups;
}

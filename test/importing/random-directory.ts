import { createHash } from 'node:crypto';
import fc, { type Arbitrary, type GeneratorValue } from 'fast-check';
import { formatId, type IdPrefix } from '../../src/core/kernel/ids.js';
import { checkedText, textKey } from '../../src/core/kernel/text.js';

/** A line of a file before it is written. */
export type Line = Record<string, string | number | boolean | null | readonly (string | number)[]>;

/** The built-in role that everybody with access to a tenant can be given. */
export const memberRole = 'rol_0000000000e008000000000006';

/** A name of any script, as somebody could type it. */
const name: Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('Zoë', 'Ngọc Ánh', 'ΣΊΣΥΦΟΣ', 'İpek', 'straße', '李小龙', 'ليلى', 'Nʼgoma', '½', '🦊', 'Ａda'),
  )
  .map((text) => text.trim().normalize('NFC'))
  .filter((text) => {
    try {
      return checkedText(text, 60) !== '' && textKey(text) !== '';
    } catch {
      return false;
    }
  });

const salt = fc.constantFrom('JVPYakzJKBnVP70SlK8cDQ', 'c29tZXNhbHQ');
const passwordHash = fc
  .tuple(fc.constantFrom('m=19456,t=2,p=1', 'm=65536,t=3,p=4'), salt)
  .map(([cost, grains]) => `$argon2id$v=19$${cost}$${grains}$FcHvxeYt2U0yCOvb57kS/VoWaIoWiUJB8HFe910O5/k`);
const moment = fc
  .integer({ min: Date.UTC(1971, 0), max: Date.UTC(2100, 0) })
  .map((time) => new Date(time).toISOString());
const note = fc.oneof(name, fc.constant('Two lines,\nand a\ttab.'));
const source = fc.constantFrom('LOCAL', 'INVITED', 'SYNCED', 'IMPORTED');

/**
 * A random directory as lines of a file, each after those it refers to: names of many scripts, a tree of domains, groups
 * and roles nested without circles, roles on every kind of scope, memberships and grants that end.
 */
export class RandomDirectory {
  readonly lines: Line[] = [];
  private made = 0;

  constructor(private readonly g: GeneratorValue) {
    const tenants = this.some(1, 3, (n) => this.tenant(n));
    const people = this.some(0, 6, (n) => this.person(n, tenants));
    for (const tenant of tenants) this.inside(tenant, people);
    this.platform(people);
  }

  private tenant(n: number) {
    const id = this.add('tenant', 'ten', {
      slug: `tenant-${n}`,
      name: this.name(n),
      description: this.maybe(note),
      hidesEmail: this.g(() => fc.boolean()),
      maxTokenDays: this.maybe(fc.integer({ min: 1, max: 365 })),
      ...this.times(),
    });
    const directories = this.some(1, 2, (m) =>
      this.add('directory', 'dir', { tenantId: id, name: this.name(m), isDefault: m === 0, ...this.times() }),
    );
    const domains: string[] = [];
    this.some(0, 6, (m) => {
      const managementSource = this.g(() => source);
      const parentId = this.maybeOne(domains);
      domains.push(
        this.add('domain', 'dom', { tenantId: id, parentId, name: this.name(m), managementSource, ...this.times() }),
      );
    });
    const roles = this.roles(id, n);
    return { id, directories, domains, roles };
  }

  private roles(tenantId: string, n: number): string[] {
    const permission = `thing-${n}:read`;
    this.add('permission', undefined, {
      name: permission,
      description: this.maybe(note),
      createdAt: this.g(() => moment),
    });
    const roles: string[] = [];
    this.some(0, 5, (m) => {
      const level = this.g(() => fc.constantFrom('ADMIN', 'USER'));
      const role = this.add('role', 'rol', { tenantId, name: this.name(m), level, ...this.times() });
      for (const permission of this.picked([`thing-${n}:read`, 'user:read', 'group:read']))
        this.add('rolePermission', undefined, { roleId: role, permission });
      for (const includedId of this.picked([...roles, memberRole]))
        this.add('roleInclude', undefined, { roleId: role, includedId });
      roles.push(role);
    });
    return roles;
  }

  private person(n: number, tenants: readonly { id: string; directories: readonly string[] }[]): string {
    const user = this.add('user', 'usr', {
      username: this.name(n),
      externalId: this.maybe(fc.constant(`ext ${n}`)),
      email: this.maybe(fc.constantFrom(`someone.${n}@Bücher.example`, `Zoë+${n}@example.com`)),
      displayName: this.g(() => name),
      givenName: this.maybe(name),
      nickname: this.maybe(name),
      avatarUrl: this.maybe(fc.constant('https://pictures.example/a.png?size=64')),
      locale: this.maybe(fc.constantFrom('pt-BR', 'vi')),
      timeZone: this.maybe(fc.constant('America/Argentina/Ushuaia')),
      accountStatus: this.g(() => fc.constantFrom('ACTIVE', 'INVITED', 'DEACTIVATED')),
      managementSource: this.g(() => source),
      mfaEnabled: this.g(() => fc.boolean()),
      lastActiveAt: this.maybe(moment),
      ...this.times(),
    });
    if (this.g(() => fc.boolean()))
      this.add('externalIdentity', 'ext', {
        userId: user,
        provider: 'sso',
        subject: `S-${n}`,
        createdAt: this.g(() => moment),
      });
    if (this.g(() => fc.boolean()))
      this.add('password', undefined, {
        userId: user,
        hash: this.g(() => passwordHash),
        changedAt: this.g(() => moment),
      });
    for (const { id, directories } of this.picked(tenants)) {
      this.add('tenantAccess', undefined, { userId: user, tenantId: id, createdAt: this.g(() => moment) });
      for (const directoryId of this.picked(directories)) {
        const status = this.g(() => fc.constantFrom('ACTIVE', 'SUSPENDED'));
        this.add('directoryAccess', undefined, { userId: user, directoryId, status, createdAt: this.g(() => moment) });
      }
    }
    return user;
  }

  private inside(
    { id, directories, domains, roles }: ReturnType<RandomDirectory['tenant']>,
    people: readonly string[],
  ): void {
    const accounts = this.some(0, 2, (n) =>
      this.add('serviceAccount', 'svc', { tenantId: id, name: this.name(n), ...this.times() }),
    );
    const groups: string[] = [];
    this.some(0, 7, (n) => {
      const directoryId = directories[n % directories.length] as string;
      const kind = this.g(() => fc.constantFrom('SECURITY', 'DISTRIBUTION_LIST', 'TEAM'));
      const group = this.add('group', 'grp', {
        directoryId,
        name: this.name(n),
        description: this.maybe(note),
        kind,
        ...this.times(),
      });
      for (const parentId of this.picked(groups))
        this.add('groupNesting', undefined, { parentId, childId: group, createdAt: this.g(() => moment) });
      for (const memberId of this.picked([...people, ...accounts])) {
        const role = this.g(() => fc.constantFrom('OWNER', 'MEMBER'));
        const ends = { addedAt: this.g(() => moment), addedBy: this.maybeOne(people), expiresAt: this.maybe(moment) };
        this.add('groupMember', undefined, {
          groupId: group,
          memberId,
          role,
          managementSource: this.g(() => source),
          ...ends,
        });
      }
      groups.push(group);
    });
    for (const principalId of this.picked([...people, ...groups, ...accounts]))
      for (const roleId of this.picked([...roles, memberRole])) {
        const scopeId = this.g(() => fc.constantFrom(id, ...directories, ...domains));
        this.add('roleAssignment', 'asg', { principalId, roleId, ...scope(scopeId), ...this.grant(people) });
      }
    for (const ownerId of this.picked([...people, ...accounts])) this.token(ownerId, id);
  }

  private platform(people: readonly string[]): void {
    for (const principalId of this.picked(people))
      this.add('roleAssignment', 'asg', {
        principalId,
        roleId: memberRole,
        scopeKind: 'PLATFORM',
        ...this.grant(people),
      });
  }

  private grant(people: readonly string[]) {
    const ends = { createdBy: this.maybeOne(people), expiresAt: this.maybe(moment), reason: this.maybe(note) };
    return { managementSource: this.g(() => source), createdAt: this.g(() => moment), ...ends };
  }

  private token(ownerId: string, tenantId: string): void {
    const secretHash = createHash('sha256').update(`secret ${this.made}`).digest('base64url');
    const times = { createdAt: this.g(() => moment), expiresAt: this.g(() => moment), lastUsedAt: this.maybe(moment) };
    this.add('apiToken', 'tok', {
      ownerId,
      tenantId,
      scopes: this.maybe(fc.subarray(['gone:for-good', 'group:read', 'user:read'], { minLength: 1 })),
      name: this.g(() => name),
      prefix: 'dzn_ab12',
      secretHash,
      ...times,
    });
  }

  private add(record: string, prefix: IdPrefix | undefined, line: Line): string {
    const id = prefix ? this.id(prefix) : '';
    this.lines.push({ record, ...(prefix ? { id } : {}), ...line });
    return id;
  }

  // Their order has nothing to do with the order in which they are made.
  private id(prefix: IdPrefix): string {
    this.made += 1;
    return formatId(
      prefix,
      createHash('md5')
        .update(`${this.g(fc.nat)} ${this.made}`)
        .digest(),
    );
  }

  private name(n: number): string {
    // No letter that is a slash when names are compared, as in '℀': no domain may have one.
    const letters = [...`${this.g(() => name)} ${n}`];
    return letters.map((letter) => (textKey(letter).includes('/') ? '-' : letter)).join('');
  }

  private times() {
    return {
      createdAt: this.g(() => moment),
      updatedAt: this.g(() => moment),
      version: this.g(fc.integer, { min: 1, max: 9 }),
    };
  }

  private some<T>(least: number, most: number, one: (n: number) => T): T[] {
    return Array.from({ length: this.g(fc.integer, { min: least, max: most }) }, (_, n) => one(n));
  }

  private picked<T>(from: readonly T[]): T[] {
    return from.filter(() => this.g(fc.integer, { min: 0, max: 2 }) === 0);
  }

  private maybe<T>(arbitrary: Arbitrary<T>): T | null {
    return this.g(() => fc.option(arbitrary));
  }

  private maybeOne(from: readonly string[]): string | null {
    return from.length === 0 ? null : this.maybe(fc.constantFrom(...from));
  }
}

function scope(id: string): { scopeKind: string; scopeId: string } {
  const kinds: Record<string, string> = { ten: 'TENANT', dir: 'DIRECTORY', dom: 'DOMAIN' };
  return { scopeKind: kinds[id.slice(0, 3)] as string, scopeId: id };
}

import fc from 'fast-check';
import { newId } from '../../src/core/kernel/ids.js';
import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { administrator, ChangeModel, type PersonStep, type Step } from '../support/change-model.js';
import {
  AddGroupMemberDocument,
  AddGroupParentDocument,
  AssignRoleDocument,
  CancelUserDeletionDocument,
  CreateGroupDocument,
  CreateRoleDocument,
  DeactivateUserDocument,
  DeleteGroupDocument,
  DeleteRoleDocument,
  DeleteUserDocument,
  GrantTenantAccessDocument,
  HeldPermissionsDocument,
  ReactivateUserDocument,
  RemoveGroupMemberDocument,
  RemoveGroupParentDocument,
  RestoreUserDocument,
  RevokeRoleDocument,
  RevokeTenantAccessDocument,
  SuspendUserDocument,
  UpdateGroupDocument,
  UpdateRoleDocument,
} from '../support/generated/test-documents.js';
import { insertRows } from '../support/insert-world.js';
import type { AnyRunner, Racing } from './racing.js';

const people = ['ann', 'ben', 'cid', 'dot'];
const groups = ['crew', 'gang', 'team', 'band'];
const roles = ['reader', 'writer', 'keeper', 'chief'];
const permissions = ['user:read', 'group:read', 'domain:read'];
const scopes = ['tenant', 'directory', 'shop', 'checkout'];

/** Nobody's, in no step: has access to the tenant and no rights. */
export const stranger = 'stranger';

const among = (names: readonly string[]) => fc.constantFrom(...names);
const [who, group, role] = [among(people), among(groups), among(roles)];
const given = {
  who: among([...people, ...people, ...groups]),
  role: among([...roles, administrator]),
  scope: fc.oneof({ weight: 2, arbitrary: fc.constant('tenant') }, among(scopes)),
};
const contents = {
  carries: fc.subarray(permissions),
  includes: fc.subarray([...roles, administrator], { maxLength: 2 }),
};
const of = <const T extends string>(...names: T[]) => fc.constantFrom<T>(...names);

/** Steps that make nothing that later steps name: all of it is there from the beginning. */
export const changingSteps: readonly fc.Arbitrary<Step>[] = [
  fc.record({ do: of('assign', 'revoke'), ...given }),
  fc.record({ do: of('assign', 'revoke'), ...given }),
  fc.record({ do: of('join', 'leave'), who, group }),
  fc.record({ do: of('nest', 'unnest'), group, parent: group }),
  fc.record({ do: of('enable', 'disable', 'dropGroup'), group }),
  fc.record({ do: of('changeRole'), role, ...contents }),
  fc.record({ do: of('dropRole'), role, cascade: fc.boolean() }),
  fc.record({ do: of('suspend', 'restore', 'deactivate', 'reactivate', 'delete', 'keep', 'letIn', 'expel'), who }),
];

/** All steps. */
export const allSteps: readonly fc.Arbitrary<Step>[] = [
  ...changingSteps,
  fc.record({ do: of('makeGroup'), group }),
  fc.record({ do: of('makeRole'), role, ...contents }),
];

/** What came of a step: `done` or a code, and the number of its event. */
export interface Told {
  readonly told: string;
  readonly revision: number;
}

let founded = 0;

/** A small tenant of its own in which steps are taken through the graph, and the model of it. */
export class SteppedTenant {
  private sent = 0;

  private constructor(
    private readonly racing: Racing,
    private readonly tag: string,
    private readonly ids: Map<string, string>,
    /** What is so at the beginning. */
    readonly model: ChangeModel,
    private readonly names: { readonly [id: string]: string },
  ) {}

  static async found(racing: Racing): Promise<SteppedTenant> {
    const tag = `${++founded}`;
    const world = new World();
    const tenant = world.tenant({ slug: `stepped-${tag}`, name: `Stepped ${tag}` });
    const directory = world.directory(tenant);
    const shop = world.domain(tenant, { name: 'shop' });
    const checkout = world.domain(shop, { name: 'checkout' });
    const user = (name: string) => world.user({ username: `${name} ${tag}`, displayName: name }, directory);
    const all = new Map<string, { readonly id: string }>([
      ...people.map((name) => [name, user(name)] as const),
      ...groups.map((name) => [name, world.group(directory, { name })] as const),
      ...roles.map((name) => [name, world.role(tenant, { name, type: 'CUSTOM' })] as const),
      ...Object.entries({ tenant, directory, shop, checkout }),
      [administrator, { id: builtInRoleIds.tenantAdministrator }],
      [stranger, user(stranger)],
    ]);
    const find = (name: string) => all.get(name) as never;
    for (const name of roles)
      for (const permission of permissions.slice(0, roles.indexOf(name)))
        world.rolePermissions.push({ roleId: (find(name) as { id: `rol_${string}` }).id, permission });
    world.assign(find('ann'), find(administrator), tenant);
    world.nest(find('gang'), find('crew'));
    world.member(find('crew'), find('ben'));
    const { database } = racing.app;
    await database.transaction((connection) => insertRows(new SqlSession(connection), world));
    await racing.tokenOf(`${stranger} ${tag}`);
    const ids = new Map([...all].map(([name, { id }]) => [name, id]));
    const model = new ChangeModel(
      new Map(people.map((name) => [name, { works: true, goes: false, place: 'ACTIVE' }])),
      new Map(
        groups.map((name) => [
          name,
          {
            active: true,
            parents: new Set(name === 'crew' ? ['gang'] : []),
            members: new Set(name === 'crew' ? ['ben'] : []),
          },
        ]),
      ),
      new Map([
        ...roles.map((name, n) => [name, { carries: permissions.slice(0, n), includes: [] as string[] }] as const),
        [administrator, { carries: await carriedByAdministrator(racing), includes: [] }],
      ]),
      [{ who: 'ann', role: administrator, scope: 'tenant' }],
    );
    const names = Object.fromEntries(scopes.map((name) => [ids.get(name) as string, name]));
    return new SteppedTenant(racing, tag, ids, model, names);
  }

  /** Takes a step as the platform's administrator, or as the stranger. */
  async take(step: Step, as: 'root' | typeof stranger = 'root'): Promise<Told> {
    const runner = { ...this.request(step), as: as === 'root' ? as : `${stranger} ${this.tag}` };
    const { data, errors } = await this.racing.answer(runner, this.sent++);
    const refusal = errors?.find(({ path = [] }) => path.length <= 1);
    if (refusal) return { told: refusal.extensions['code'] as string, revision: 0 };
    const [payload] = Object.values(data ?? {}) as Payload[];
    const { userErrors = [], revision = 0, group, role } = payload ?? {};
    if (step.do === 'makeGroup' && group) this.ids.set(step.group, group.id);
    if (step.do === 'makeRole' && role) this.ids.set(step.role, role.id);
    return { told: userErrors[0]?.code ?? 'done', revision };
  }

  /** What everybody may do, as the graph tells it. */
  async rights(living: readonly string[]): Promise<Record<string, string[]>> {
    const ids = living.map((name) => this.id(name));
    const { data } = await this.racing.app.graphql(HeldPermissionsDocument, { ids, tenantId: this.id('tenant') });
    return Object.fromEntries(
      living.map((name, n) => {
        const node = data?.nodes[n];
        const held = node && 'effectivePermissions' in node ? node.effectivePermissions : [];
        const texts = held.map(({ permission, scope: { tenant, directory, domain } }) => {
          const place = (domain ?? directory ?? tenant)?.id ?? 'platform';
          return `${permission.name} ${this.names[place] ?? place}`;
        });
        return [name, texts.sort()];
      }),
    );
  }

  /** How many memberships, nestings and assignments there are in the tenant, and how many of them hang in the air. */
  async counts() {
    const [tenantId, { racing }] = [idValue(this.id('tenant') as `ten_${string}`), this];
    const inGroups = sql`IN (SELECT id FROM \`groups\` WHERE tenant_id = ${tenantId})`;
    return {
      memberships: await racing.rows(sql`group_memberships WHERE group_id ${inGroups}`),
      nestings: await racing.rows(sql`group_edges WHERE child_id ${inGroups}`),
      assignments: await racing.rows(sql`role_assignments WHERE tenant_id = ${tenantId}`),
      groups: await racing.rows(sql`\`groups\` WHERE tenant_id = ${tenantId}`),
      roles: await racing.rows(sql`roles WHERE tenant_id = ${tenantId}`),
      orphans:
        (await racing.rows(sql`group_memberships m LEFT JOIN \`groups\` g ON g.id = m.group_id
          LEFT JOIN principals p ON p.id = m.member_id WHERE g.id IS NULL OR p.id IS NULL`)) +
        (await racing.rows(sql`role_assignments a LEFT JOIN roles r ON r.id = a.role_id
          LEFT JOIN principals p ON p.id = a.principal_id WHERE r.id IS NULL OR p.id IS NULL`)),
    };
  }

  private id(name: string): string {
    return this.ids.get(name) ?? newId(groups.includes(name) ? 'grp' : 'rol');
  }

  private request(step: Step): AnyRunner {
    const id = (name: string) => this.id(name);
    switch (step.do) {
      case 'assign':
      case 'revoke': {
        const operation = step.do === 'assign' ? AssignRoleDocument : RevokeRoleDocument;
        const input = { principalId: id(step.who), roleId: id(step.role), scope: this.scope(step.scope) };
        return { operation, variables: { input } };
      }
      case 'join':
      case 'leave': {
        const operation = step.do === 'join' ? AddGroupMemberDocument : RemoveGroupMemberDocument;
        return { operation, variables: { input: { groupId: id(step.group), memberId: id(step.who) } } };
      }
      case 'nest':
      case 'unnest': {
        const operation = step.do === 'nest' ? AddGroupParentDocument : RemoveGroupParentDocument;
        return { operation, variables: { input: { groupId: id(step.group), parentId: id(step.parent) } } };
      }
      case 'makeGroup':
        return {
          operation: CreateGroupDocument,
          variables: { input: { directoryId: id('directory'), name: step.group } },
        };
      case 'dropGroup':
        return { operation: DeleteGroupDocument, variables: { input: { id: id(step.group) } } };
      case 'enable':
      case 'disable': {
        const status = step.do === 'enable' ? 'ACTIVE' : 'DISABLED';
        return { operation: UpdateGroupDocument, variables: { input: { id: id(step.group), status } } };
      }
      case 'makeRole':
      case 'changeRole': {
        const held = { permissions: step.carries, includes: step.includes.map(id) };
        return step.do === 'makeRole'
          ? {
              operation: CreateRoleDocument,
              variables: { input: { ...held, tenantId: id('tenant'), name: step.role } },
            }
          : { operation: UpdateRoleDocument, variables: { input: { ...held, id: id(step.role) } } };
      }
      case 'dropRole': {
        const ifAssigned = step.cascade ? 'CASCADE' : 'RESTRICT';
        return { operation: DeleteRoleDocument, variables: { input: { id: id(step.role), ifAssigned } } };
      }
      default: {
        const { operation, input } = ofPerson(step.do);
        const place = { tenantId: id('tenant'), directoryId: id('directory') };
        return { operation, variables: { input: input(id(step.who), place) } };
      }
    }
  }

  private scope(name: string) {
    const [tenantId, id] = [this.id('tenant'), this.id(name)];
    if (name === 'tenant') return { kind: 'TENANT', tenantId };
    return name === 'directory'
      ? { kind: 'DIRECTORY', tenantId, directoryId: id }
      : { kind: 'DOMAIN', tenantId, domainId: id };
  }
}

interface Payload {
  readonly userErrors?: readonly { readonly code: string }[];
  readonly revision?: number;
  readonly group?: { readonly id: string } | null;
  readonly role?: { readonly id: string } | null;
}

type Place = Readonly<Record<'tenantId' | 'directoryId', string>>;

function ofPerson(what: PersonStep) {
  const account = (id: string) => ({ id });
  const inTenant = (userId: string, { tenantId }: Place) => ({ userId, tenantId });
  const inDirectory = (userId: string, { directoryId }: Place) => ({ userId, directoryId });
  return {
    suspend: { operation: SuspendUserDocument, input: inDirectory },
    restore: { operation: RestoreUserDocument, input: inDirectory },
    deactivate: { operation: DeactivateUserDocument, input: account },
    reactivate: { operation: ReactivateUserDocument, input: account },
    delete: { operation: DeleteUserDocument, input: account },
    keep: { operation: CancelUserDeletionDocument, input: account },
    letIn: { operation: GrantTenantAccessDocument, input: inTenant },
    expel: { operation: RevokeTenantAccessDocument, input: inTenant },
  }[what];
}

async function carriedByAdministrator({ app }: Racing): Promise<string[]> {
  const rows = await new SqlSession(app.database.reader)
    .rows(sql`SELECT DISTINCT p.permission_name AS permission FROM role_closure c
    JOIN role_permissions p ON p.role_id = c.descendant_id
    WHERE c.ancestor_id = ${idValue(builtInRoleIds.tenantAdministrator)}`);
  return rows.map((row) => String(row['permission']));
}

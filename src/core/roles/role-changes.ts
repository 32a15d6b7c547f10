import { mayChangeRole, mayCreateRole } from '../access/policy/roles.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type RoleId, type TenantId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { Role, RoleLevel } from './role.js';
import { checkedIncludes, checkedPermissions } from './role-contents.js';
import type { RoleChange } from './role-change.js';
import type { RoleStore } from './role-store.js';
import type { RoleFacts } from './role-writer.js';

/** What a role carries itself and what it includes. */
interface Contents {
  readonly permissions: readonly string[];
  readonly includes: readonly RoleId[];
}

/** A new role. */
export interface NewRole extends Contents {
  /** Null for a role of the whole instance. */
  readonly tenantId: TenantId | null;
  readonly name: string;
  readonly description: string | null;
  readonly level: RoleLevel;
}

/** What shall change of a role: what is left out stays, null clears; each list replaces the whole one. */
export interface RoleUpdate extends Partial<Contents> {
  readonly id: RoleId;
  readonly version?: number | null;
  readonly name?: string;
  readonly description?: string | null;
  readonly level?: RoleLevel;
}

/**
 * Makes a role, which gives nobody anything until it is assigned.
 * @throws FORBIDDEN without `role:create` there, ALREADY_EXISTS for a name that the tenant has, and what its permissions and
 * included roles are refused for
 */
export async function createRole(change: RoleChange, wanted: NewRole): Promise<{ roleId: RoleId }> {
  const { at, actor, writers } = change;
  const { tenantId } = wanted;
  mustBeAllowed(mayCreateRole(actor.rights, tenantId), 'role');
  const facts = checkedFacts(wanted);
  const permissions = await checkedPermissions(change, wanted, wanted.permissions);
  const includes = await checkedIncludes(change, wanted, wanted.includes, null);
  await mustBeFree(change, tenantId, facts.name, null);
  const id = newId('rol', at);
  const made = { isDefault: false, createdAt: at, updatedAt: at, version: 1 };
  await writers.roles.insert({ ...made, id, tenantId, ...facts, type: 'CUSTOM' });
  await writers.roles.setPermissions(id, permissions);
  await writers.roles.setIncludes(id, includes);
  change.note({ objectId: id, tenantId, about: includes, before: null, after: { ...facts, permissions, includes } });
  return { roleId: id };
}

/**
 * Changes a role, for everybody who has it.
 * @throws NOT_FOUND, FORBIDDEN without `role:update`, SYSTEM_ROLE_IMMUTABLE, CONFLICT for a version that has passed, ALREADY_EXISTS,
 * PRIVILEGE_ESCALATION when it carries or would carry more than the caller holds
 */
export async function updateRole(change: RoleChange, update: RoleUpdate): Promise<{ roleId: RoleId }> {
  const { at, actor, seen, writers } = change;
  const role = await seenRole(change, update.id, 'id');
  const [carried = []] = await seen.roles.carried([role.id]);
  mustBeAllowed(mayChangeRole(actor.rights, 'role:update', role, carried), 'role');
  mustBeVersion(role, update.version);
  const facts = checkedFacts({
    name: update.name ?? role.name,
    description: update.description === undefined ? role.description : update.description,
    level: update.level ?? role.level,
  });
  if (textKey(facts.name) !== textKey(role.name)) await mustBeFree(change, role.tenantId, facts.name, role.id);
  const before = await contentsOf(change, role.id);
  const after = {
    permissions: update.permissions ? await checkedPermissions(change, role, update.permissions) : before.permissions,
    includes: update.includes ? await checkedIncludes(change, role, update.includes, role.id) : before.includes,
  };
  if (update.permissions ?? update.includes) await change.affects(await writers.roles.holders(role.id));
  await writers.roles.update(role.id, facts, at);
  if (update.permissions) await writers.roles.setPermissions(role.id, after.permissions);
  if (update.includes) await writers.roles.setIncludes(role.id, after.includes);
  change.note({
    objectId: role.id,
    tenantId: role.tenantId,
    about: [...new Set([...before.includes, ...after.includes])],
    before: { ...factsOf(role), ...before },
    after: { ...facts, ...after },
  });
  return { roleId: role.id };
}

/** A role that the caller sees. @throws NOT_FOUND */
export async function seenRole(
  { seen }: Pick<Change<{ readonly roles: RoleStore }, unknown>, 'seen'>,
  id: RoleId,
  ...path: string[]
): Promise<Role> {
  return mustBeThere((await seen.roles.byIds([id]))[0], 'role', ...path);
}

/** Everything of a role that the trail keeps. */
export async function wholeRole(change: RoleChange, role: Role): Promise<RoleFacts & Contents> {
  return { ...factsOf(role), ...(await contentsOf(change, role.id)) };
}

async function contentsOf({ writers }: RoleChange, id: RoleId): Promise<Contents> {
  return { permissions: await writers.roles.permissionsOf(id), includes: await writers.roles.includesOf(id) };
}

function factsOf({ name, description, level }: RoleFacts): RoleFacts {
  return { name, description, level };
}

function checkedFacts({ name, description, level }: RoleFacts): RoleFacts {
  return {
    name: checkedText(name, 100, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
    level,
  };
}

async function mustBeFree(
  { writers }: RoleChange,
  tenantId: TenantId | null,
  name: string,
  apartFrom: RoleId | null,
): Promise<void> {
  if (!(await writers.roles.isNameTaken(tenantId, textKey(name), apartFrom))) return;
  const owner = tenantId === null ? 'instance' : 'tenant';
  throw new DomainError('ALREADY_EXISTS', `The ${owner} has a role of this name already.`, ['name']);
}

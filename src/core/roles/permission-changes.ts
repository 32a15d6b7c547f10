import { mayCreatePermission, mayDeletePermission } from '../access/policy/roles.js';
import { checkedPermission } from '../access/question.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { checkedText } from '../kernel/text.js';
import type { PermissionStore } from './role-store.js';
import type { PermissionWriter } from './role-writer.js';

/** What the changing of the catalogue reads and writes. */
export type PermissionChange = Change<
  { readonly permissions: PermissionStore },
  { readonly permissions: PermissionWriter }
>;

/** A new permission of an application. */
export interface NewPermission {
  readonly name: string;
  readonly description: string | null;
}

/**
 * Adds a permission of an application to the catalogue; nobody has it until a role carries it.
 * @throws FORBIDDEN without `permission:create` on the platform, BAD_USER_INPUT for what is no permission's name, ALREADY_EXISTS
 */
export async function createPermission(change: PermissionChange, wanted: NewPermission): Promise<{ name: string }> {
  const { at, actor, writers } = change;
  mustBeAllowed(mayCreatePermission(actor.rights), 'permission');
  const name = checkedPermission(wanted.name, 'name');
  const description = wanted.description === null ? null : checkedText(wanted.description, 1000, 'description');
  if (await writers.permissions.isNameTaken(name))
    throw new DomainError('ALREADY_EXISTS', 'The catalogue has this permission already.', ['name']);
  const [resource = '', action = ''] = name.split(':');
  await writers.permissions.insert({ name, resource, action, description, system: false }, at);
  change.note({ objectId: null, tenantId: null, before: null, after: { name, description } });
  return { name };
}

/**
 * Takes a permission of an application out of the catalogue, and out of what API tokens are limited to: whoever gives the name to
 * something else later gives no token a right to it.
 * @throws FORBIDDEN without `permission:delete` on the platform, NOT_FOUND, INVALID for a built-in one, IN_USE while a role carries it
 */
export async function deletePermission(
  change: PermissionChange,
  { name }: { readonly name: string },
): Promise<{ name: string }> {
  const { actor, seen, writers } = change;
  const { system, description } = mustBeThere((await seen.permissions.byNames([name]))[0], 'permission', 'name');
  mustBeAllowed(mayDeletePermission(actor.rights, { system }), 'permission');
  const roles = await writers.permissions.carriedBy(name);
  if (roles > 0)
    throw new DomainError(
      'IN_USE',
      `${roles === 1 ? 'One role carries' : `${roles} roles carry`} it: take it out of them first.`,
      ['name'],
    );
  const tokens = await writers.permissions.takeFromTokens(name);
  await writers.permissions.delete(name);
  change.note({ objectId: null, tenantId: null, before: { name, description }, after: null });
  for (const { id, ownerId, tenantId, scopes } of tokens) {
    const after = { scopes: scopes.filter((one) => one !== name) };
    change.note({ objectId: id, tenantId, about: [ownerId], before: { scopes }, after });
  }
  return { name };
}

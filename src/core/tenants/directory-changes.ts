import { mayChangeDirectory, mayCreateDirectory } from '../access/policy/tenants.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type DirectoryId, type TenantId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { Directory } from './tenant.js';
import { seenTenant } from './tenant-changes.js';
import type { DirectoryStore, TenantStore } from './tenant-store.js';
import type { DirectoryFacts, DirectoryWriter } from './tenant-writer.js';

/** What the changing of directories reads and writes. */
export type DirectoryChange = Change<
  { readonly tenants: TenantStore; readonly directories: DirectoryStore },
  { readonly directories: DirectoryWriter }
>;

/** A new directory. */
export interface NewDirectory {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly description?: string | null;
}

/** What shall change of a directory: what is left out stays, null clears. */
export interface DirectoryUpdate extends Partial<DirectoryFacts> {
  readonly id: DirectoryId;
  readonly version?: number | null;
  /** True makes it the default one in place of the one that was. */
  readonly isDefault?: boolean;
}

/**
 * Makes a directory in a tenant.
 * @throws NOT_FOUND for a tenant that the caller does not see, FORBIDDEN without `directory:create`, ALREADY_EXISTS for a name
 * that the tenant has
 */
export async function createDirectory(
  change: DirectoryChange,
  wanted: NewDirectory,
): Promise<{ directoryId: DirectoryId }> {
  const { at, actor, writers } = change;
  const tenant = await seenTenant(change, wanted.tenantId, 'tenantId');
  mustBeAllowed(mayCreateDirectory(actor.rights, tenant.id), 'directory');
  const facts = checkedFacts({ name: wanted.name, description: wanted.description ?? null });
  await mustBeFree(change, tenant.id, facts.name, null);
  const directory = newDirectory(tenant.id, facts, { isDefault: false, at });
  await writers.directories.insert(directory);
  change.note({ objectId: directory.id, tenantId: tenant.id, before: null, after: { ...facts } });
  return { directoryId: directory.id };
}

/** A directory that nobody has changed yet. */
export function newDirectory(
  tenantId: TenantId,
  facts: DirectoryFacts,
  { isDefault, at }: { readonly isDefault: boolean; readonly at: number },
): Directory {
  return { id: newId('dir', at), tenantId, ...facts, isDefault, createdAt: at, updatedAt: at, version: 1 };
}

/**
 * Changes a directory, or makes it the default one.
 * @throws NOT_FOUND, FORBIDDEN without `directory:update` (on the other one, too, when the default moves), CONFLICT,
 * ALREADY_EXISTS, INVALID when the tenant would be left without a default
 */
export async function updateDirectory(
  change: DirectoryChange,
  update: DirectoryUpdate,
): Promise<{ directoryId: DirectoryId }> {
  const { at, actor, writers } = change;
  const directory = await seenDirectory(change, update.id);
  const { id, tenantId } = directory;
  mustBeAllowed(mayChangeDirectory(actor.rights, 'directory:update', directory), 'directory');
  mustBeVersion(directory, update.version);
  if (update.isDefault === false && directory.isDefault)
    throw new DomainError('INVALID', 'A tenant always has a default directory: make another one the default.', [
      'isDefault',
    ]);
  const before = { name: directory.name, description: directory.description };
  const after = checkedFacts({
    name: update.name ?? before.name,
    description: update.description === undefined ? before.description : update.description,
  });
  if (textKey(after.name) !== textKey(before.name)) await mustBeFree(change, tenantId, after.name, id);
  await writers.directories.update(id, after, at);
  const { isDefault } = directory;
  change.note({
    objectId: id,
    tenantId,
    before: { ...before, isDefault },
    after: { ...after, isDefault: update.isDefault ?? isDefault },
  });
  if (update.isDefault === true && !isDefault) await makeDefault(change, directory);
  return { directoryId: id };
}

/**
 * Deletes a directory that is empty.
 * @throws NOT_FOUND, FORBIDDEN without `directory:delete`, CONFLICT, IN_USE for the default one and for one that has groups or
 * people, or on which roles are given
 */
export async function deleteDirectory(
  change: DirectoryChange,
  { id, version }: { readonly id: DirectoryId; readonly version?: number | null },
): Promise<{ directoryId: DirectoryId }> {
  const { at, actor, writers } = change;
  const directory = await seenDirectory(change, id);
  mustBeAllowed(mayChangeDirectory(actor.rights, 'directory:delete', directory), 'directory');
  mustBeVersion(directory, version);
  const { name, description, isDefault, tenantId } = directory;
  if (isDefault)
    throw new DomainError('IN_USE', 'The default directory cannot be deleted: make another one the default first.', [
      'id',
    ]);
  const uses = await writers.directories.uses(id, at);
  const left = Object.entries(uses).flatMap(([what, count]) =>
    count === 0 ? [] : [nameOf[what as keyof typeof uses]],
  );
  if (left.length > 0)
    throw new DomainError('IN_USE', `The directory still has ${left.join(' and ')}: move or remove them first.`, [
      'id',
    ]);
  await writers.directories.delete(id);
  change.note({ objectId: id, tenantId, before: { name, description }, after: null });
  return { directoryId: id };
}

const nameOf = { groups: 'groups', people: 'people', assignments: 'roles that are given on it' } as const;

// A right on one directory alone takes nothing from another one.
async function makeDefault(change: DirectoryChange, directory: Directory): Promise<void> {
  const { id, tenantId } = directory;
  const formerId = await change.writers.directories.makeDefault(directory, change.at);
  if (formerId === null) return;
  const former = { id: formerId, tenantId };
  mustBeAllowed(mayChangeDirectory(change.actor.rights, 'directory:update', former), 'directory');
  const [before, after] = [{ isDefault: true }, { isDefault: false }];
  change.note({ objectId: formerId, tenantId, about: [id], before, after });
}

async function seenDirectory({ seen }: DirectoryChange, id: DirectoryId): Promise<Directory> {
  return mustBeThere((await seen.directories.byIds([id]))[0], 'directory', 'id');
}

function checkedFacts({ name, description }: DirectoryFacts): DirectoryFacts {
  return {
    name: checkedText(name, 100, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
  };
}

async function mustBeFree(
  { writers }: DirectoryChange,
  tenantId: TenantId,
  name: string,
  apartFrom: DirectoryId | null,
): Promise<void> {
  if (await writers.directories.isNameTaken(tenantId, textKey(name), apartFrom))
    throw new DomainError('ALREADY_EXISTS', 'The tenant has a directory of this name already.', ['name']);
}

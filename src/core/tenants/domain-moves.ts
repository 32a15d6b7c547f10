import { mayChangeDomain, mayCreateDomain } from '../access/policy/tenants.js';
import { placeOfDomain } from '../access/policy/places.js';
import { mustBeWithin, systemAmong } from '../changes/conferred.js';
import { mustBeAllowed, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { DomainId } from '../kernel/ids.js';
import { domainPath } from './domain-path.js';
import {
  mustBeFreePath,
  mustBeWithinLevels,
  placeAt,
  placeUnder,
  seenDomain,
  toldOf,
  writePathsBelow,
  type DomainChange,
} from './domain-tree.js';
import type { Domain } from './tenant.js';

/**
 * Moves a domain, with all under it, under another one of its tenant or to the root. Whoever has a role on the new place has it
 * on the domain from then on, and whoever had one on the old place no longer: so the caller must hold, on the domain as it
 * lies now, whatever those with roles on the new place gain there.
 * @throws NOT_FOUND, FORBIDDEN without `domain:update` on the domain and `domain:create` on the new parent or the tenant,
 * PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED, CONFLICT, ALREADY_EXISTS, INVALID for a circle or another tenant, LIMIT_EXCEEDED
 */
export async function moveDomain(
  change: DomainChange,
  wanted: { readonly id: DomainId; readonly parentId: DomainId | null; readonly version?: number | null },
): Promise<{ domainId: DomainId }> {
  const { at, actor, seen, writers } = change;
  const domain = await seenDomain(change, wanted.id, 'id');
  const { id, tenantId } = domain;
  const oldPlace = await placeAt(seen.access, domain);
  mustBeAllowed(mayChangeDomain(actor.rights, 'domain:update', domain, oldPlace), 'domain');
  mustBeVersion(domain, wanted.version);
  const parent = wanted.parentId === null ? null : await seenDomain(change, wanted.parentId, 'parentId');
  if (parent !== null && parent.tenantId !== tenantId)
    throw new DomainError('INVALID', 'A domain stays in its tenant: this parent is of another one.', ['parentId']);
  const newPlace = await placeUnder(seen.access, tenantId, parent);
  mustBeAllowed(mayCreateDomain(actor.rights, newPlace), 'domain');
  if (newPlace.domainPath.includes(id))
    throw new DomainError('INVALID', 'The domain would lie within itself.', ['parentId']);
  if (domain.parentId === wanted.parentId) return { domainId: id };
  const entered = newPlace.domainPath.filter((above) => !oldPlace.domainPath.includes(above));
  await mayOpen(change, domain, entered);
  const path = domainPath(parent?.path ?? null, domain.name);
  await mustBeFreePath(change, tenantId, path, id);
  const [above, below] = [parent && (await writers.domains.levels(parent.id)).above, await writers.domains.levels(id)];
  mustBeWithinLevels((above === null ? 0 : above + 1) + below.below + 1);
  const left = oldPlace.domainPath.filter((one) => one !== id && !newPlace.domainPath.includes(one));
  const to = placeOfDomain(domain, [id, ...newPlace.domainPath]);
  await change.affectsPlace(await writers.domains.holdersOn([...left, ...entered], at), { from: oldPlace, to });
  await writers.domains.move(id, { parentId: wanted.parentId, path }, at);
  await writePathsBelow(change, id, path);
  const about = [domain.parentId, wanted.parentId].filter((one) => one !== null);
  const after = toldOf({ ...domain, parentId: wanted.parentId, path });
  change.note({ objectId: id, tenantId, about, before: toldOf(domain), after });
  return { domainId: id };
}

// What the roles on the domains that come to lie above it would give on it.
async function mayOpen(change: DomainChange, { id, tenantId }: Domain, above: readonly DomainId[]): Promise<void> {
  const { at, seen, writers } = change;
  const names = await writers.domains.permissionsGivenOn(above, at);
  const system = await systemAmong(seen.permissions, names);
  const scope = { kind: 'DOMAIN', tenantId, directoryId: null, domainId: id } as const;
  await mustBeWithin(
    change,
    names.map((permission) => ({ permission, scope, system: system.has(permission) })),
    'parentId',
  );
}

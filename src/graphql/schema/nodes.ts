import { parseId, prefixOf, type Id, type IdPrefix } from '../../core/kernel/ids.js';
import { assignmentById } from '../assignments/assignment-loaders.js';
import { auditEventById } from '../audit/audit-loaders.js';
import type { GraphContext } from '../context.js';
import { groupById } from '../groups/group-loaders.js';
import { invitationById } from '../invitations/invitation-loaders.js';
import { roleById } from '../roles/role-loaders.js';
import { directoryById, domainById, tenantById } from '../tenants/tenant-loaders.js';
import { apiTokenById } from '../tokens/token-loaders.js';
import { serviceAccountById, userById } from '../users/user-loaders.js';

type NodeKind = Exclude<IdPrefix, 'ext' | 'ses'>;
type NodeLoader<P extends NodeKind> = (context: GraphContext, id: Id<P>) => unknown;

const nodeLoaders: { readonly [P in NodeKind]: NodeLoader<P> } = {
  usr: userById,
  svc: serviceAccountById,
  grp: groupById,
  rol: roleById,
  asg: assignmentById,
  ten: tenantById,
  dir: directoryById,
  dom: domainById,
  tok: apiTokenById,
  inv: invitationById,
  evt: auditEventById,
};

const typeNames: Readonly<Partial<Record<IdPrefix, string>>> = {
  usr: 'User',
  svc: 'ServiceAccount',
  grp: 'Group',
  rol: 'Role',
  asg: 'RoleAssignment',
  ten: 'Tenant',
  dir: 'Directory',
  dom: 'Domain',
  tok: 'ApiToken',
  inv: 'Invitation',
  evt: 'AuditEvent',
  ext: 'ExternalIdentity',
};

/** Anything visible by its global id; null for what is not there, not visible or no id. */
export function nodeById(context: GraphContext, text: unknown): unknown {
  const id = parseId(text);
  if (id === undefined || !(id.prefix in nodeLoaders)) return null;
  return (nodeLoaders[id.prefix as NodeKind] as NodeLoader<NodeKind>)(context, text as Id<NodeKind>);
}

/** The type of a thing, from its id: at once, as the compiled executor needs it. */
export function typeOfNode(thing: unknown): string | undefined {
  return typeNames[prefixOf((thing as { readonly id: Id }).id)];
}

import type { DirectoryId, TenantId } from '../../kernel/ids.js';
import type { Rights } from '../rights.js';
import { type Decision, needs } from './decision.js';
import { placeOfDirectory } from './places.js';

/**
 * Whether somebody may invite people into a directory, send their invitations again or take them back. What these carry they
 * must hold besides.
 */
export function mayInvite(
  rights: Rights,
  permission: 'invitation:create' | 'invitation:update' | 'invitation:delete',
  place: { readonly tenantId: TenantId; readonly directoryId: DirectoryId },
): Decision {
  return needs(rights, placeOfDirectory(place), permission);
}

import type { RoleId } from '../kernel/ids.js';

/** The ids of the built-in roles, the same on every instance; the first migration writes them. */
export const builtInRoleIds = {
  platformAdministrator: 'rol_0000000000e008000000000001',
  tenantAdministrator: 'rol_0000000000e008000000000002',
  userManager: 'rol_0000000000e008000000000003',
  groupManager: 'rol_0000000000e008000000000004',
  auditor: 'rol_0000000000e008000000000005',
  member: 'rol_0000000000e008000000000006',
} as const satisfies Record<string, RoleId>;

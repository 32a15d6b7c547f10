// The permissions and roles that the first migration writes. Frozen with it: later changes come with later migrations.

/** What can be allowed, as `resource:action`, in the words of the person who grants it. */
export const builtInPermissions: Readonly<Record<string, string>> = {
  'instance:read': 'See facts about the instance as a whole.',
  'tenant:read': 'See a tenant.',
  'tenant:create': 'Create tenants.',
  'tenant:update': 'Change the name, description and settings of a tenant.',
  'tenant:deactivate': 'Deactivate and reactivate a tenant.',
  'tenant-access:read': 'See who has access to a tenant and its directories.',
  'tenant-access:grant': 'Give people access to a tenant and its directories.',
  'tenant-access:revoke': 'Take access to a tenant or directory away.',
  'tenant-access:suspend': 'Suspend and restore people in a directory.',
  'directory:read': 'See directories.',
  'directory:create': 'Create directories.',
  'directory:update': 'Change directories.',
  'directory:delete': 'Delete directories.',
  'domain:read': 'See domains.',
  'domain:create': 'Create domains.',
  'domain:update': 'Change and move domains.',
  'domain:delete': 'Delete domains.',
  'user:read': 'See people and their profiles.',
  'user:create': 'Create people.',
  'user:update': 'Change profiles.',
  'user:deactivate': 'Deactivate and reactivate accounts.',
  'user:delete': 'Schedule the deletion of accounts and cancel it.',
  'user:reset-password': 'Set the password of somebody else.',
  'user:impersonate': 'Act as somebody else, marked in the audit trail.',
  'service-account:read': 'See service accounts.',
  'service-account:create': 'Create service accounts.',
  'service-account:update': 'Change service accounts.',
  'service-account:delete': 'Delete service accounts.',
  'group:read': 'See groups.',
  'group:create': 'Create groups.',
  'group:update': 'Change groups and how they nest.',
  'group:delete': 'Delete groups.',
  'group-member:read': 'See who is in a group.',
  'group-member:add': 'Add members to groups.',
  'group-member:update': 'Make members owners, and owners members.',
  'group-member:remove': 'Remove members from groups.',
  'role:read': 'See roles and what they allow.',
  'role:create': 'Create custom roles.',
  'role:update': 'Change custom roles.',
  'role:delete': 'Delete custom roles.',
  'role-assignment:read': 'See who has which role on what.',
  'role-assignment:create': 'Give roles.',
  'role-assignment:delete': 'Take roles away.',
  'permission:read': 'See the catalogue of permissions.',
  'permission:create': 'Add permissions of other applications to the catalogue.',
  'permission:delete': 'Remove such permissions from the catalogue.',
  'invitation:read': 'See invitations.',
  'invitation:create': 'Invite people.',
  'invitation:update': 'Resend and renew invitations.',
  'invitation:delete': 'Revoke invitations.',
  'api-token:read': 'See the API tokens of others, without their secrets.',
  'api-token:create': 'Make API tokens for others.',
  'api-token:revoke': 'Revoke the API tokens of others.',
  'audit-event:read': 'Read the audit trail.',
};

interface BuiltInRole {
  /** Fixed, so that every instance has the same built-in roles. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly level: 'ADMIN' | 'USER';
  readonly isDefault?: boolean;
  readonly permissions: readonly string[];
}

const all = Object.keys(builtInPermissions);
const reading = all.filter((name) => name.endsWith(':read'));
const ofInstance = [
  'instance:read',
  'tenant:create',
  'tenant:deactivate',
  'permission:create',
  'permission:delete',
  'user:delete',
];
const member = [
  'tenant:read',
  'directory:read',
  'domain:read',
  'user:read',
  'group:read',
  'group-member:read',
  'role:read',
  'permission:read',
];
const of = (...resources: string[]) => all.filter((name) => resources.includes(name.slice(0, name.indexOf(':'))));
const withMember = (names: string[]) => [...new Set([...member, ...names])];

/** The roles that every instance has. */
export const builtInRoles: readonly BuiltInRole[] = [
  {
    id: '00000000000070008000000000000001',
    name: 'Platform administrator',
    description: 'May do everything on the whole instance.',
    level: 'ADMIN',
    permissions: all,
  },
  {
    id: '00000000000070008000000000000002',
    name: 'Tenant administrator',
    description: 'May do everything within a tenant.',
    level: 'ADMIN',
    permissions: all.filter((name) => !ofInstance.includes(name)),
  },
  {
    id: '00000000000070008000000000000003',
    name: 'User manager',
    description: 'Manages people, their access, invitations and service accounts.',
    level: 'ADMIN',
    permissions: withMember([
      ...of('tenant-access', 'invitation', 'service-account'),
      'user:create',
      'user:update',
      'user:deactivate',
      'user:reset-password',
      'api-token:read',
      'api-token:revoke',
    ]),
  },
  {
    id: '00000000000070008000000000000004',
    name: 'Group manager',
    description: 'Manages groups and who is in them.',
    level: 'ADMIN',
    permissions: withMember(of('group', 'group-member')),
  },
  {
    id: '00000000000070008000000000000005',
    name: 'Auditor',
    description: 'Sees everything and the audit trail, changes nothing.',
    level: 'ADMIN',
    permissions: reading.filter((name) => name !== 'instance:read'),
  },
  {
    id: '00000000000070008000000000000006',
    name: 'Member',
    description: 'Sees the directory of a tenant. Everybody with access to a tenant can be given it.',
    level: 'USER',
    isDefault: true,
    permissions: member,
  },
];

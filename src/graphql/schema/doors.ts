/** Who may come in by a root field. What they find behind it is decided by what they may see. */
export interface Door {
  /** Whether one has to have signed in. */
  readonly signedIn: boolean;
  /** Whether it is for gateways, and needs their secret where one is required. */
  readonly gateway?: true;
  /** The permission that one has to hold on the platform, or on the tenant that is asked in. */
  readonly permission?: string;
  /** The permission that decides behind the door, on a place that the arguments name; one may ask about oneself without. */
  readonly decidedBy?: string;
}

const signedIn: Door = { signedIn: true };

function decided(decidedBy: string): Door {
  return { signedIn: true, decidedBy };
}

/**
 * Every root field of the schema by its type: one that is missing here, or is here and not in the schema, keeps the server
 * from starting. Fields that need a permission on a place that their arguments name decide behind it.
 */
export const doors: Readonly<Record<string, Readonly<Record<string, Door>>>> = {
  Query: {
    // Composition reads the schema before anybody has signed in.
    _service: { signedIn: false, gateway: true },
    _entities: { signedIn: true, gateway: true },
    apiToken: signedIn,
    apiTokens: signedIn,
    auditActions: signedIn,
    auditEvent: signedIn,
    auditEvents: signedIn,
    directories: signedIn,
    directory: signedIn,
    domain: signedIn,
    domains: signedIn,
    group: signedIn,
    groupStats: signedIn,
    groups: signedIn,
    groupsCount: signedIn,
    instance: { signedIn: true, permission: 'instance:read' },
    invitation: signedIn,
    invitations: signedIn,
    node: signedIn,
    nodes: signedIn,
    permission: signedIn,
    permissions: signedIn,
    principals: signedIn,
    role: signedIn,
    roleAssignment: signedIn,
    roleAssignments: signedIn,
    roles: signedIn,
    serviceAccount: signedIn,
    serviceAccounts: signedIn,
    tenant: signedIn,
    tenants: signedIn,
    user: signedIn,
    userStats: signedIn,
    users: signedIn,
    usersCount: signedIn,
    viewer: signedIn,
    whatCan: signedIn,
    whoCan: signedIn,
  },
  // What may be changed is decided inside the change, by the rights that its caller has at that moment.
  Mutation: {
    // By the secret of the invitation, or by whose address it is.
    acceptInvitation: { signedIn: false },
    addGroupMember: decided('group-member:add'),
    addGroupMembers: decided('group-member:add'),
    addGroupParent: decided('group:update'),
    assignRole: decided('role-assignment:create'),
    assignRoles: decided('role-assignment:create'),
    cancelUserDeletion: decided('user:delete'),
    // Whoever is signed in changes their own password, or ends their own session.
    changePassword: decided('user:reset-password'),
    changeUserEmail: decided('user:update'),
    createApiToken: decided('api-token:create'),
    createDirectory: decided('directory:create'),
    createDomain: decided('domain:create'),
    createGroup: decided('group:create'),
    createPermission: decided('permission:create'),
    createRole: decided('role:create'),
    createServiceAccount: decided('service-account:create'),
    createTenant: decided('tenant:create'),
    createUser: decided('user:create'),
    deactivateTenant: decided('tenant:deactivate'),
    deactivateUser: decided('user:deactivate'),
    deleteApiToken: decided('api-token:revoke'),
    deleteDirectory: decided('directory:delete'),
    deleteDomain: decided('domain:delete'),
    deleteGroup: decided('group:delete'),
    deletePermission: decided('permission:delete'),
    deleteRole: decided('role:delete'),
    deleteServiceAccount: decided('service-account:delete'),
    deleteUser: decided('user:delete'),
    endSession: signedIn,
    grantTenantAccess: decided('tenant-access:grant'),
    inviteUsers: decided('invitation:create'),
    moveDomain: decided('domain:update'),
    reactivateTenant: decided('tenant:deactivate'),
    reactivateUser: decided('user:deactivate'),
    // What is sent decides.
    refreshSession: { signedIn: false },
    removeGroupMember: decided('group-member:remove'),
    removeGroupParent: decided('group:update'),
    removeUserFromDirectory: decided('tenant-access:revoke'),
    renewInvitation: decided('invitation:update'),
    // Always answers the same.
    requestPasswordReset: { signedIn: false },
    resendInvitation: decided('invitation:update'),
    resetForgottenPassword: { signedIn: false },
    resetUserPassword: decided('user:reset-password'),
    restoreUser: decided('tenant-access:suspend'),
    revokeApiToken: decided('api-token:revoke'),
    revokeApiTokens: decided('api-token:revoke'),
    revokeInvitation: decided('invitation:delete'),
    revokeRole: decided('role-assignment:delete'),
    revokeRoles: decided('role-assignment:delete'),
    revokeTenantAccess: decided('tenant-access:revoke'),
    revokeUserSessions: decided('user:reset-password'),
    setAssignedRoles: decided('role-assignment:create'),
    setUserGroups: decided('group-member:add'),
    signIn: { signedIn: false },
    signOut: { signedIn: false },
    suspendUser: decided('tenant-access:suspend'),
    unlinkIdentity: decided('user:update'),
    unlockUser: decided('user:reset-password'),
    updateDirectory: decided('directory:update'),
    updateDomain: decided('domain:update'),
    updateGroup: decided('group:update'),
    updateGroupMemberRole: decided('group-member:update'),
    updateRole: decided('role:update'),
    updateServiceAccount: decided('service-account:update'),
    updateTenant: decided('tenant:update'),
    updateUser: decided('user:update'),
  },
};

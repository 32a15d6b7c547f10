/** Whether an account works, over `users u` and `service_accounts s`. */
export const accountWorks = `((u.account_status = 'ACTIVE' AND u.deletion_scheduled_at IS NULL) OR s.status = 'ACTIVE')`;

/**
 * Whether a principal `p` works, its tenant aside, over `users u`, `service_accounts s` and `groups g`. A service
 * account in another tenant than its principal is damaged data, and works in neither.
 */
export const worksItself = `(${accountWorks} OR g.status = 'ACTIVE') AND (s.id IS NULL OR s.tenant_id = p.tenant_id)`;

/** Whether a person is not suspended wherever they are in the tenant of an access `a`. */
export const unsuspended = `(NOT EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = a.user_id
      AND d.tenant_id = a.tenant_id AND d.status = 'SUSPENDED')
    OR EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = a.user_id AND d.tenant_id = a.tenant_id
      AND d.status = 'ACTIVE'))`;

/** Whether an access `a` to a tenant counts: the tenant works, and the person is not suspended in it. */
export const standing = `EXISTS (SELECT 1 FROM tenants e WHERE e.id = a.tenant_id AND e.status = 'ACTIVE')
  AND ${unsuspended}`;

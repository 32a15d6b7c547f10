import type { EntitySchema } from 'typeorm';
import { assignmentTables } from './assignments/assignment-tables.js';
import { auditTables } from './audit/audit-tables.js';
import { changeTables } from './changes/change-tables.js';
import { columnsOf } from './database/columns.js';
import type { Dialect } from './database/dialect.js';
import { groupTables } from './groups/group-tables.js';
import { instanceTables } from './instance/instance-tables.js';
import { sessionTables } from './sessions/session-tables.js';
import { invitationTables } from './invitations/invitation-tables.js';
import { mailTables } from './mail/mail-tables.js';
import { roleTables } from './roles/role-tables.js';
import { tenantTables } from './tenants/tenant-tables.js';
import { tokenTables } from './tokens/token-tables.js';
import { userTables } from './users/user-tables.js';

/** Every table of the storage, in an order in which each refers only to earlier ones. */
export function entitiesOf(dialect: Dialect): EntitySchema[] {
  const columns = columnsOf(dialect);
  return [
    instanceTables,
    tenantTables,
    userTables,
    tokenTables,
    groupTables,
    roleTables,
    assignmentTables,
    auditTables,
    changeTables,
    sessionTables,
    invitationTables,
    mailTables,
  ].flatMap((tables) => tables(columns));
}

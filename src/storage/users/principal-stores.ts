import type { Visibility } from '../../core/access/visibility.js';
import { formatId, type Id, type PrincipalId, type ServiceAccountId } from '../../core/kernel/ids.js';
import type { PrincipalKind, PrincipalSummary, ServiceAccount } from '../../core/users/user.js';
import type { PrincipalStore, ServiceAccountStore } from '../../core/users/user-store.js';
import { principalVisible, serviceAccountVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { FieldColumn, ListShape } from '../database/list-shape.js';
import { SqlListStore } from '../database/list-store.js';
import { readId, readOptionalText, readText, readVersion } from '../database/read-row.js';
import { columnName, wholeReading, type Property } from '../database/reading.js';
import type { Row, SqlSession } from '../database/session.js';
import { always, idBytes, idValue, raw, sql, type Sql } from '../database/sql.js';
import { hasRole, inTenant, memberOf } from './user-relations.js';

const prefixes = { USER: 'usr', GROUP: 'grp', SERVICE_ACCOUNT: 'svc' } as const;

/** A principal's id from two columns: the bytes and the kind that gives them their type. */
export function readPrincipalId(row: Row, idColumn: string, kindColumn: string): PrincipalId {
  return formatId(prefixes[readText<PrincipalKind>(row, kindColumn)], idBytes(row[idColumn]));
}

/** A principal's id. The name of a column is what stands behind its dot, or behind AS. */
export function principalId(idColumn: string, kindColumn: string): Property<PrincipalId> {
  const [idName, kindName] = [columnName(idColumn), columnName(kindColumn)];
  return { columns: [idColumn, kindColumn], read: (row) => readPrincipalId(row, idName, kindName) };
}

/** A principal's id, or nothing. */
export function optionalPrincipalId(idColumn: string, kindColumn: string): Property<PrincipalId | null> {
  const { columns, read } = principalId(idColumn, kindColumn);
  const name = columnName(idColumn);
  return { columns, read: (row) => (row[name] == null ? null : read(row)) };
}

/** The types of ids in a column of principals, told apart by the column of their kinds. */
export function typesIn(kindColumn: Sql): NonNullable<FieldColumn['types']> {
  const isOf = (kind: PrincipalKind) => sql`${kindColumn} = ${kind}`;
  return { usr: isOf('USER'), grp: isOf('GROUP'), svc: isOf('SERVICE_ACCOUNT') };
}

/** How principals of all kinds are listed together. */
export const principalShape: ListShape<PrincipalSummary> = {
  from: raw('principals p'),
  reading: wholeReading(raw('p.id, p.kind, p.display_name'), (row) => ({
    id: readPrincipalId(row, 'id', 'kind'),
    kind: readText(row, 'kind'),
    displayName: readText(row, 'display_name'),
  })),
  key: idKey(raw('p.id'), 'usr', 'grp', 'svc'),
  fields: {
    id: { kind: 'id', column: raw('p.id'), types: typesIn(raw('p.kind')) },
    kind: { kind: 'enum', column: raw('p.kind') },
    displayName: { kind: 'text', column: raw('p.display_name_key') },
    createdAt: { kind: 'time', column: raw('p.created_at') },
  },
  relations: {
    inTenant: (args, visibility) => {
      const tenant = sql`${idValue(args['tenantId'] as Id)}`;
      return sql`(p.tenant_id = ${tenant} OR (p.kind = 'USER' AND ${inTenant(raw('p.id'), args, visibility)}))`;
    },
    memberOf: (args, visibility) => memberOf(raw('p.id'), args, visibility),
    hasRole: (args, visibility) => hasRole(raw('p.id'), args, visibility, 'any'),
  },
  search: [raw('p.display_name_key')],
  visible: (visibility) => principalVisible(raw('p'), visibility),
};

/** Principals of all kinds in SQL. */
export class SqlPrincipalStore extends SqlListStore<PrincipalSummary, PrincipalId> implements PrincipalStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, principalShape);
  }
}

const serviceAccountColumns = raw(
  's.id, s.tenant_id, s.name, s.description, s.status, s.created_at, s.updated_at, s.version',
);

const serviceAccountShape: ListShape<ServiceAccount> = {
  from: raw('service_accounts s'),
  reading: wholeReading(serviceAccountColumns, (row) => ({
    id: readId(row, 'id', 'svc'),
    tenantId: readId(row, 'tenant_id', 'ten'),
    name: readText(row, 'name'),
    displayName: readText(row, 'name'),
    description: readOptionalText(row, 'description'),
    status: readText(row, 'status'),
    ...readVersion(row),
  })),
  key: idKey(raw('s.id'), 'svc'),
  fields: {
    id: { kind: 'id', column: raw('s.id'), types: { svc: always } },
    name: { kind: 'text', column: raw('s.name_key') },
    status: { kind: 'enum', column: raw('s.status') },
    createdAt: { kind: 'time', column: raw('s.created_at') },
    updatedAt: { kind: 'time', column: raw('s.updated_at') },
  },
  relations: { inTenant: (args) => sql`s.tenant_id = ${idValue(args['tenantId'] as Id)}` },
  search: [raw('s.name_key')],
  visible: (visibility) => serviceAccountVisible(raw('s'), visibility),
};

/** Service accounts in SQL. */
export class SqlServiceAccountStore
  extends SqlListStore<ServiceAccount, ServiceAccountId>
  implements ServiceAccountStore
{
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, serviceAccountShape);
  }
}

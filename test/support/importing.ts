import { ProvisioningService } from '../../src/core/provisioning/provisioning-service.js';
import {
  importGithubOrg,
  type ImportOptions,
  type ImportProgress,
  type ImportSummary,
} from '../../src/importing/github-org/import-github-org.js';
import { SqlSession, type Row } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { raw, type Sql } from '../../src/storage/database/sql.js';
import { SqlProvisioningStore } from '../../src/storage/provisioning/sql-provisioning-store.js';
import { freshDatabase } from './databases.js';

/** A database of its own that can be imported into and looked at. */
export interface ImportingDatabase {
  import(
    path: string,
    options?: Partial<ImportOptions>,
    report?: (progress: ImportProgress) => void,
  ): Promise<ImportSummary>;
  /** What a reading statement answers. */
  rows(statement: Sql | string): Promise<Row[]>;
  /** The number that a statement answers in a column `n`. */
  number(statement: string): Promise<number>;
  /** Writes by hand, as an administrator would through the API. */
  write(...statements: Sql[]): Promise<void>;
  /** Every row of every table that imports write, as text. */
  everything(): Promise<string[]>;
  close(): Promise<void>;
}

const tables = {
  tenants: 'id',
  directories: 'id',
  principals: 'id',
  users: 'id',
  tenant_accesses: 'user_id, tenant_id',
  directory_accesses: 'user_id, directory_id',
  '`groups`': 'id',
  group_edges: 'parent_id, child_id',
  group_closure: 'ancestor_id, descendant_id',
  group_memberships: 'group_id, member_id',
  domains: 'id',
  domain_closure: 'ancestor_id, descendant_id',
  permissions: 'name',
  roles: 'id',
  role_permissions: 'role_id, permission_name',
  role_includes: 'role_id, included_id',
  role_closure: 'ancestor_id, descendant_id',
  role_assignments: 'id',
};

/** Opens an empty database of a dialect. `now` is the time that imports happen at, in milliseconds since 1970. */
export async function importingDatabase(dialect: 'sqlite' | 'mysql', now = Date.now): Promise<ImportingDatabase> {
  const { database, close } = await freshDatabase(dialect);
  const stores = (session: SqlSession) => ({ session, provisioning: new SqlProvisioningStore(session, now) });
  const unitOfWork = new SqlUnitOfWork(database, stores);
  const provisioning = new ProvisioningService(unitOfWork);
  const reader = new SqlSession(database.reader);
  const rows = (statement: Sql | string) => reader.rows(typeof statement === 'string' ? raw(statement) : statement);
  return {
    import: (path, options, report) =>
      importGithubOrg(
        path,
        { dryRun: false, prune: false, ...options },
        { provisioning, ...(report ? { report } : {}) },
      ),
    rows,
    number: async (statement) => Number((await rows(statement))[0]?.['n']),
    write: (...statements) =>
      unitOfWork.run(async ({ session }) => {
        for (const statement of statements) await session.run(statement);
      }),
    everything: async () => {
      const lists = Object.entries(tables).map(async ([table, key]) => {
        const found = await rows(`SELECT * FROM ${table} ORDER BY ${key}`);
        return found.map((row) => `${table} ${JSON.stringify(row, readable)}`);
      });
      return (await Promise.all(lists)).flat();
    },
    close,
  };
}

function readable(_key: string, value: unknown): unknown {
  return value instanceof ArrayBuffer || String(value) === '[object ArrayBuffer]'
    ? Buffer.from(value as ArrayBuffer).toString('hex')
    : value;
}

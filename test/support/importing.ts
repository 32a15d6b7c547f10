import { ProvisioningService } from '../../src/core/provisioning/provisioning-service.js';
import {
  importGithubOrg,
  type ImportOptions,
  type ImportProgress,
  type ImportSummary,
} from '../../src/importing/github-org/import-github-org.js';
import { SqlAuditTrail } from '../../src/storage/audit/audit-trail.js';
import { readNumber, readOptionalText } from '../../src/storage/database/read-row.js';
import { SqlSession, type Row } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { raw, type Sql } from '../../src/storage/database/sql.js';
import { SqlProvisioningStore } from '../../src/storage/provisioning/sql-provisioning-store.js';
import { freshDatabase } from './databases.js';

/** An organisation's file with a bit of everything. */
export const smallOrganization = `
admins: [ann]
members: [bob, cid]
teams:
  core:
    description: The core
    maintainers: [ann]
    members: [bob]
    repos: { tools: write }
    teams:
      inner: { members: [cid] }
  docs: { members: [bob], repos: { tools: read, site: admin } }
`;

/** What `state` says once it was imported. */
export const smallState = [
  'core: ann*',
  'core: bob',
  'docs: bob',
  'inner: cid',
  'core > inner 1',
  'ann = Tenant administrator on everything',
  'core = write on tools',
  'docs = admin on site',
  'docs = read on tools',
];

/** A database of its own that can be imported into and looked at. */
export interface ImportingDatabase {
  readonly import: (
    path: string,
    options?: Partial<ImportOptions>,
    report?: (progress: ImportProgress) => void,
  ) => Promise<ImportSummary>;
  /** What a reading statement answers. */
  rows(statement: Sql | string): Promise<Row[]>;
  /** The number that a statement answers in a column `n`. */
  number(statement: string): Promise<number>;
  /** The 16 bytes of an id; `where` finds one row. */
  id(table: string, where: string): Promise<Buffer>;
  /**
   * Who is in which group (`group: person`, with `*` for owners), what is nested (`group > child depth`) and who has
   * which role (`principal = role on domain`), in this order.
   */
  state(): Promise<string[]>;
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
  const opened = await freshDatabase(dialect);
  const { database } = opened;
  const stores = (session: SqlSession) => ({
    session,
    trail: new SqlAuditTrail(session),
    provisioning: new SqlProvisioningStore(session, now),
  });
  const unitOfWork = new SqlUnitOfWork(database, stores);
  const provisioning = new ProvisioningService(unitOfWork, now);
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
    id: async (table, where) => {
      const [row] = await rows(`SELECT id FROM ${table} WHERE ${where}`);
      return Buffer.from(row?.['id'] as Uint8Array);
    },
    state: () => stateOf(rows),
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
    close: () => opened.close(),
  };
}

async function stateOf(rows: (statement: string) => Promise<Row[]>): Promise<string[]> {
  const members = await rows(`
    SELECT g.name, u.username, m.role FROM \`groups\` g
    LEFT JOIN group_memberships m ON m.group_id = g.id LEFT JOIN users u ON u.id = m.member_id
    ORDER BY g.name, u.username`);
  const nestings = await rows(`
    SELECT p.name AS parent, c.name AS child, x.depth FROM group_closure x
    JOIN \`groups\` p ON p.id = x.ancestor_id JOIN \`groups\` c ON c.id = x.descendant_id
    WHERE x.depth > 0 ORDER BY p.name, c.name`);
  const grants = await rows(`
    SELECT p.display_name, r.name, d.path FROM role_assignments a JOIN principals p ON p.id = a.principal_id
    JOIN roles r ON r.id = a.role_id LEFT JOIN domains d ON d.id = a.domain_id
    ORDER BY p.display_name, r.name, d.path`);
  const text = (row: Row, column: string, otherwise = '') => readOptionalText(row, column) ?? otherwise;
  return [
    ...members.map((row) => {
      const owner = text(row, 'role') === 'OWNER' ? '*' : '';
      return `${text(row, 'name')}: ${text(row, 'username', 'nobody')}${owner}`;
    }),
    ...nestings.map((row) => `${text(row, 'parent')} > ${text(row, 'child')} ${readNumber(row, 'depth')}`),
    ...grants.map((row) => `${text(row, 'display_name')} = ${text(row, 'name')} on ${text(row, 'path', 'everything')}`),
  ];
}

function readable(_key: string, value: unknown): unknown {
  return value instanceof ArrayBuffer || String(value) === '[object ArrayBuffer]'
    ? Buffer.from(value as ArrayBuffer).toString('hex')
    : value;
}

import type { DomainId, PrincipalId, TenantId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { DomainBelow, DomainFacts, DomainWriter, GivenOnDomain } from '../../core/tenants/domain-writer.js';
import type { Domain } from '../../core/tenants/tenant.js';
import { chunksOf } from '../database/bulk.js';
import { addToClosure, domainClosure, levelsAround, renewClosure, withAllAbove } from '../database/closure.js';
import { insertSql } from '../database/insert.js';
import { readId, readOptionalId, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idIn, idValue, joined, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { domainRow } from './tenant-rows.js';

// The statement holds each path and its id several times.
const pathsPerStatement = 200;

/** Writes the tree of domains in SQL. */
export class SqlDomainWriter implements DomainWriter {
  constructor(private readonly session: SqlSession) {}

  async isPathTaken(tenantId: TenantId, pathKey: string, apartFrom: DomainId | null): Promise<boolean> {
    const rows = await this.session.rows(
      sql`SELECT id FROM domains WHERE tenant_id = ${idValue(tenantId)} AND path_key = ${pathKey}`,
    );
    return rows.some((row) => readId(row, 'id', 'dom') !== apartFrom);
  }

  async insert(domain: Domain): Promise<void> {
    await this.session.run(insertSql('domains', [domainRow(domain)]));
    await addToClosure(this.session, domainClosure, domain.id);
    if (domain.parentId === null) return;
    await this.session.run(sql`INSERT INTO domain_closure (ancestor_id, descendant_id, depth)
      SELECT c.ancestor_id, d.id, c.depth + 1 FROM domain_closure c JOIN domains d ON d.parent_id = c.descendant_id
      WHERE d.id = ${idValue(domain.id)}`);
  }

  async update(id: DomainId, { name, description, path }: DomainFacts, at: number): Promise<void> {
    await this.session.run(sql`UPDATE domains SET name = ${name}, description = ${description}, path = ${path},
      path_key = ${textKey(path)}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
  }

  async move(id: DomainId, { parentId, path }: Pick<Domain, 'parentId' | 'path'>, at: number): Promise<void> {
    const former = await this.above(id);
    await this.session.run(sql`UPDATE domains SET parent_id = ${parentId && idValue(parentId)}, path = ${path},
      path_key = ${textKey(path)}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
    const next = parentId === null ? [] : await withAllAbove(this.session, domainClosure, parentId);
    const outers = new Map([...former, ...next].map((one) => [Buffer.from(one).toString('hex'), one]));
    await renewClosure(this.session, domainClosure, [...outers.values()]);
  }

  async allBelow(id: DomainId): Promise<DomainBelow[]> {
    const rows = await this.session.rows(sql`SELECT d.id, d.parent_id, d.name FROM domain_closure c
      JOIN domains d ON d.id = c.descendant_id WHERE c.ancestor_id = ${idValue(id)} AND c.depth > 0 ORDER BY c.depth`);
    return rows.map((row) => ({
      id: readId(row, 'id', 'dom'),
      parentId: readOptionalId(row, 'parent_id', 'dom'),
      name: readText(row, 'name'),
    }));
  }

  async setPaths(paths: ReadonlyMap<DomainId, string>, at: number): Promise<void> {
    for (const some of chunksOf([...paths], pathsPerStatement)) {
      const each = (of: (path: string) => Sql) =>
        joined(
          some.map(([id, path]) => sql`WHEN ${idValue(id)} THEN ${of(path)}`),
          ' ',
        );
      await this.session.run(sql`UPDATE domains SET path = CASE id ${each((path) => sql`${path}`)} ELSE path END,
        path_key = CASE id ${each((path) => sql`${textKey(path)}`)} ELSE path_key END,
        updated_at = ${at}, version = version + 1 WHERE ${idIn(
          raw('id'),
          some.map(([id]) => id),
        )}`);
    }
  }

  async hasChildren(id: DomainId): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT 1 AS one FROM domains WHERE parent_id = ${idValue(id)} LIMIT 1`);
    return rows.length > 0;
  }

  levels(id: DomainId) {
    return levelsAround(this.session, domainClosure, id);
  }

  async given(id: DomainId, at: number): Promise<GivenOnDomain[]> {
    const rows = await this.session.rows(sql`SELECT a.id, a.principal_id, a.principal_kind, a.role_id,
        a.management_source
      FROM role_assignments a WHERE a.domain_id = ${idValue(id)} AND ${lasts(at)} ORDER BY a.id`);
    return rows.map((row) => ({
      id: readId(row, 'id', 'asg'),
      principalId: readPrincipalId(row, 'principal_id', 'principal_kind'),
      roleId: readId(row, 'role_id', 'rol'),
      managementSource: readText(row, 'management_source'),
    }));
  }

  async permissionsGivenOn(ids: readonly DomainId[], at: number): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.session.rows(sql`SELECT DISTINCT x.permission_name FROM role_assignments a
      JOIN role_closure c ON c.ancestor_id = a.role_id JOIN role_permissions x ON x.role_id = c.descendant_id
      WHERE ${idIn(raw('a.domain_id'), ids)} AND ${lasts(at)} ORDER BY x.permission_name`);
    return rows.map((row) => readText(row, 'permission_name'));
  }

  async holdersOn(ids: readonly DomainId[], at: number): Promise<PrincipalId[]> {
    if (ids.length === 0) return [];
    const rows = await this.session.rows(sql`SELECT DISTINCT a.principal_id, a.principal_kind FROM role_assignments a
      WHERE ${idIn(raw('a.domain_id'), ids)} AND ${lasts(at)}`);
    return rows.map((row) => readPrincipalId(row, 'principal_id', 'principal_kind'));
  }

  async delete(id: DomainId): Promise<void> {
    for (const [table, column] of rowsOfDomain)
      await this.session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} = ${idValue(id)}`);
  }

  private async above(id: DomainId): Promise<Uint8Array[]> {
    const own = idValue(id);
    return (await withAllAbove(this.session, domainClosure, id)).filter((one) => Buffer.compare(one, own) !== 0);
  }
}

// Said in full and not left to foreign keys: some servers behind the protocol have none.
const rowsOfDomain = [
  ['role_assignments', 'domain_id'],
  ['domain_closure', 'descendant_id'],
  ['domain_closure', 'ancestor_id'],
  ['domains', 'id'],
] as const;

function lasts(at: number): Sql {
  return sql`(a.expires_at IS NULL OR a.expires_at > ${at})`;
}

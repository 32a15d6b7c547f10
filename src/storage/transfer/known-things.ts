import { badInput } from '../../core/kernel/errors.js';
import { prefixOf, type Id, type TenantId, type UserId } from '../../core/kernel/ids.js';
import { fieldsOf } from '../../core/transfer/record-text.js';
import type { RecordKind, TransferRecord } from '../../core/transfer/transfer-record.js';
import { readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idIn, idValue, isIn, joined, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** What must be known of a thing to refer to it. */
export interface KnownThing {
  /** Null for what belongs to no tenant, or to several. */
  readonly tenantId: TenantId | null;
  /** Of a domain. */
  readonly path?: string;
  /** Of a role that every instance has. */
  readonly builtIn?: boolean;
}

interface Source {
  readonly select: string;
  readonly column: string;
  readonly name: (row: Row) => string;
}

const principals: Source = {
  select: 'SELECT p.id, p.kind, p.tenant_id FROM principals p',
  column: 'p.id',
  name: (row) => readPrincipalId(row, 'id', 'kind'),
};
const sources: Readonly<Record<string, Source>> = {
  ten: {
    select: 'SELECT t.id, t.id AS tenant_id FROM tenants t',
    column: 't.id',
    name: (row) => readId(row, 'id', 'ten'),
  },
  dir: {
    select: 'SELECT d.id, d.tenant_id FROM directories d',
    column: 'd.id',
    name: (row) => readId(row, 'id', 'dir'),
  },
  dom: {
    select: 'SELECT o.id, o.tenant_id, o.path FROM domains o',
    column: 'o.id',
    name: (row) => readId(row, 'id', 'dom'),
  },
  rol: {
    select: 'SELECT r.id, r.tenant_id, r.type FROM roles r',
    column: 'r.id',
    name: (row) => readId(row, 'id', 'rol'),
  },
  usr: principals,
  grp: principals,
  svc: principals,
  permission: {
    select: 'SELECT p.name, NULL AS tenant_id FROM permissions p',
    column: 'p.name',
    name: (row) => readText(row, 'name'),
  },
};

/** The things that some records refer to, looked up together: one statement for each type of thing. */
export class KnownThings {
  private readonly things = new Map<string, KnownThing>();
  private readonly accesses = new Set<string>();

  private constructor() {}

  /** Looks up what these records of one kind refer to. */
  static async of(session: SqlSession, records: readonly TransferRecord[]): Promise<KnownThings> {
    const known = new KnownThings();
    const wanted = new Map<string, Set<string>>();
    for (const record of records)
      for (const { text } of references(record)) {
        const type = text.includes(':') ? 'permission' : prefixOf(text as Id);
        const texts = wanted.get(type);
        if (texts) texts.add(text);
        else wanted.set(type, new Set([text]));
      }
    for (const [type, texts] of wanted) await known.lookUp(session, sources[type] as Source, type, [...texts]);
    if (records[0]?.record === 'directoryAccess')
      await known.lookUpAccesses(session, [...(wanted.get('usr') ?? [])] as UserId[]);
    return known;
  }

  /**
   * Checks that everything a record refers to is known.
   * @throws BAD_USER_INPUT with the key as its path
   */
  check(record: TransferRecord): void {
    for (const { key, text } of references(record))
      if (!this.things.has(text))
        throw badInput(
          `There is no ${text}. A record can refer to those on earlier lines, and to what is built in.`,
          key,
        );
  }

  /** Something that was checked or added. */
  get(name: string): KnownThing {
    return this.things.get(name) as KnownThing;
  }

  /** Makes something known that a later record can refer to. */
  add(name: string, thing: KnownThing): void {
    this.things.set(name, thing);
  }

  /** Whether a person that a record refers to has access to this tenant. */
  hasAccess(userId: UserId, tenantId: TenantId): boolean {
    return this.accesses.has(`${userId} ${tenantId}`);
  }

  private async lookUp(session: SqlSession, source: Source, type: string, texts: readonly string[]): Promise<void> {
    const column = raw(source.column);
    const some: Sql = type === 'permission' ? isIn(column, texts) : idIn(column, texts as Id[]);
    for (const row of await session.rows(sql`${raw(source.select)} WHERE ${some}`)) {
      const path = readOptionalText(row, 'path');
      this.things.set(source.name(row), {
        tenantId: readOptionalId(row, 'tenant_id', 'ten'),
        ...(path === null ? {} : { path }),
        ...(row['type'] === 'SYSTEM' ? { builtIn: true } : {}),
      });
    }
  }

  private async lookUpAccesses(session: SqlSession, users: readonly UserId[]): Promise<void> {
    const ids = joined(
      users.map((id) => sql`${idValue(id)}`),
      ', ',
    );
    for (const row of await session.rows(sql`SELECT user_id, tenant_id FROM tenant_accesses WHERE user_id IN (${ids})`))
      this.accesses.add(`${readId(row, 'user_id', 'usr')} ${readId(row, 'tenant_id', 'ten')}`);
  }
}

const referringKeys = new Map<RecordKind, readonly string[]>();

function references(record: TransferRecord): { key: string; text: string }[] {
  let keys = referringKeys.get(record.record);
  if (keys === undefined) {
    keys = fieldsOf(record.record)
      .filter(([, field]) => field.refers)
      .map(([key]) => key);
    referringKeys.set(record.record, keys);
  }
  const values = record as unknown as Readonly<Record<string, string | null>>;
  return keys.flatMap((key) => {
    const text = values[key];
    return text == null ? [] : [{ key, text }];
  });
}

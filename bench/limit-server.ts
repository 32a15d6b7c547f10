import { createServer } from 'node:http';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { readConfig } from '../src/server/config.js';

// The least that the nested answer could cost: no GraphQL, no rules, no pages; four statements by hand and JSON.stringify.
const { database } = readConfig();
if (database.kind !== 'mysql') throw new Error('The limit is measured on the MySQL protocol.');
const { host, port, user, password, database: name } = database;
const pool = mysql.createPool({ host, port, user, password, database: name, connectionLimit: 10, charset: 'utf8mb4' });

interface Person extends RowDataPacket {
  readonly id: Buffer;
  readonly username: string;
}
interface Membership extends RowDataPacket {
  readonly member_id: Buffer;
  readonly group_id: Buffer;
  readonly role: string;
  readonly name: string;
}
interface Given extends RowDataPacket {
  readonly principal_id: Buffer;
  readonly role_id: Buffer;
  readonly name: string;
  readonly scope_kind: string;
  readonly path: string;
}
interface Carried extends RowDataPacket {
  readonly role_id: Buffer;
  readonly permission_name: string;
}

const key = (id: Buffer) => id.toString('latin1');

function grouped<T, V>(rows: readonly T[], keyOf: (row: T) => Buffer, valueOf: (row: T) => V): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(key(keyOf(row)));
    if (group) group.push(valueOf(row));
    else groups.set(key(keyOf(row)), [valueOf(row)]);
  }
  return groups;
}

const distinct = (ids: readonly Buffer[]) => [...new Map(ids.map((id) => [key(id), id])).values()];

/** The nested answer as Denizen gives it. */
async function answer(): Promise<unknown> {
  const [people] = await pool.query<Person[]>('SELECT id, username FROM users ORDER BY id LIMIT 51');
  people.length = Math.min(people.length, 50);
  const [memberships] = await pool.query<Membership[]>(
    `SELECT m.member_id, m.group_id, m.role, g.name FROM group_memberships m JOIN \`groups\` g ON g.id = m.group_id
     WHERE m.member_id IN (?) ORDER BY m.member_id, m.group_id`,
    [people.map((person) => person.id)],
  );
  const groupIds = distinct(memberships.map((membership) => membership.group_id));
  const [given] = await pool.query<Given[]>(
    `SELECT a.principal_id, a.role_id, r.name, a.scope_kind, d.path FROM role_assignments a JOIN roles r ON r.id = a.role_id
     LEFT JOIN domains d ON d.id = a.domain_id WHERE a.principal_id IN (?) ORDER BY a.principal_id, a.id`,
    [groupIds],
  );
  const [carried] = await pool.query<Carried[]>(
    'SELECT role_id, permission_name FROM role_permissions WHERE role_id IN (?) ORDER BY role_id, permission_name',
    [distinct(given.map((one) => one.role_id))],
  );
  const permissions = grouped(
    carried,
    (row) => row.role_id,
    (row) => ({ name: row.permission_name }),
  );
  const assignments = grouped(
    given,
    (row) => row.principal_id,
    (row) => ({
      role: { name: row.name, permissions: permissions.get(key(row.role_id)) ?? [] },
      scope: { kind: row.scope_kind, domain: row.path === null ? null : { path: row.path } },
    }),
  );
  const groups = grouped(
    memberships,
    (row) => row.member_id,
    (row) => ({
      role: row.role,
      node: { name: row.name, roleAssignments: { nodes: assignments.get(key(row.group_id)) ?? [] } },
    }),
  );
  const nodes = people.map((person) => ({
    username: person.username,
    groups: { edges: groups.get(key(person.id)) ?? [] },
  }));
  return { data: { users: { nodes } } };
}

const server = createServer((request, response) => {
  request.resume();
  answer().then(
    (body) => {
      const text = JSON.stringify(body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(readConfig().port, '127.0.0.1', () => process.send?.(server.address()));

import { idValue, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  CreateRoleDocument,
  DeleteRoleDocument,
  RevokeRoleDocument,
  RoleToChangeDocument,
  UpdateRoleDocument,
} from '../support/generated/test-documents.js';
import { Racing, rounds } from './racing.js';
import { foundRightsCompany } from './rights-company.js';

const { north, people, roles, insert } = foundRightsCompany();
const inNorth = { kind: 'TENANT', tenantId: north.id } as const;
const input = { principalId: people.ann.id, roleId: roles.weak.id, scope: inNorth };
const givings = (outcome: string) => sql`audit_events WHERE action = 'assignRole' AND outcome = ${outcome}`;
/** Assignments of which the role or whoever has it is gone. */
const orphans = sql`role_assignments a LEFT JOIN roles r ON r.id = a.role_id LEFT JOIN principals p ON p.id = a.principal_id
  WHERE r.id IS NULL OR p.id IS NULL`;

describe.each(dialects)('at two servers at the same moment, a hundred times, on %s:', (dialect) => {
  let racing: Racing;
  beforeAll(async () => {
    racing = await Racing.start(dialect, insert);
  });
  afterAll(() => racing.stop());

  const newRole = async (name: string) => {
    const made = { input: { name, tenantId: north.id, permissions: ['group:read'] } };
    return (await racing.done(CreateRoleDocument, made)).role as { readonly id: string; readonly version: number };
  };
  const given = () => racing.rows(sql`role_assignments WHERE principal_id = ${idValue(people.ann.id)}`);

  it('a role that several give is given once, and the trail tells of one (case 57)', async () => {
    const before = [await racing.rows(givings('SUCCEEDED')), await racing.rows(givings('FAILED'))];
    const one = { operation: AssignRoleDocument, variables: { input } };
    for (let round = 0; round < rounds; round++) {
      expect(await racing.outcomes(one, one, one)).toEqual([
        ...['ALREADY_ASSIGNED input.roleId', 'ALREADY_ASSIGNED input.roleId', 'done'],
      ]);
      expect(await given()).toBe(1);
      await racing.done(RevokeRoleDocument, { input });
    }
    const [succeeded = 0, failed = 0] = before;
    expect(await racing.rows(givings('SUCCEEDED'))).toBe(succeeded + rounds);
    expect(await racing.rows(givings('FAILED'))).toBe(failed + 2 * rounds);
  });

  it('under one idempotency key all get the answer of the one that was done (case 58)', async () => {
    for (let round = 0; round < rounds; round++) {
      const headers = { 'idempotency-key': `given-at-the-same-moment-${round}` };
      const one = { operation: AssignRoleDocument, variables: { input }, headers };
      const [first, ...others] = await racing.race(one, one, one);
      expect(first).toMatchObject({ userErrors: [], roleAssignment: { id: expect.any(String) as string } });
      expect(others).toEqual([first, first]);
      expect(await given()).toBe(1);
      await racing.done(RevokeRoleDocument, { input });
    }
  });

  it('a role that is deleted while it is given leaves nothing behind (case 59)', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const { id } = await newRole(`Passing ${round}`);
      const ifAssigned = round % 4 < 2 ? 'CASCADE' : 'RESTRICT';
      const deletion = { operation: DeleteRoleDocument, variables: { input: { id, ifAssigned } } } as const;
      const giving = { operation: AssignRoleDocument, variables: { input: { ...input, roleId: id } } };
      const both = round % 2 ? [giving, deletion] : [deletion, giving];
      const outcomes = (await racing.outcomes(...both)).join();
      seen.add(`${ifAssigned}: ${outcomes}`);
      expect(await racing.rows(orphans)).toBe(0);
      expect(await given()).toBe(outcomes.includes('IN_USE') ? 1 : 0);
      if (outcomes.includes('IN_USE')) await racing.done(DeleteRoleDocument, { input: { id, ifAssigned: 'CASCADE' } });
    }
    // Whichever was first, the other one is told; where it may, the deletion takes the assignment with it.
    const told = ['CASCADE: NOT_FOUND input.roleId,done', 'CASCADE: done,done'];
    expect([...told, 'RESTRICT: IN_USE input.id,done', 'RESTRICT: NOT_FOUND input.roleId,done']).toEqual(
      expect.arrayContaining([...seen]),
    );
  });

  it('of two changes of the version that both have read, one is told so, and neither is lost (cases 60 and 61)', async () => {
    const { id } = await newRole('Contended');
    const now = async () => {
      const { data } = await racing.app.graphql(RoleToChangeDocument, { id });
      return { version: data?.role?.version as number, held: data?.role?.permissions.map(({ name }) => name).sort() };
    };
    const adding = (permission: string, { version, held = [] }: Awaited<ReturnType<typeof now>>) => ({
      operation: UpdateRoleDocument,
      variables: { input: { id, version, permissions: [...held, permission] } },
    });
    for (let round = 0; round < rounds; round++) {
      const read = await now();
      await racing.done(UpdateRoleDocument, { input: { id, permissions: [] } });
      expect(await racing.outcomes(adding('user:read', read))).toEqual(['CONFLICT input.version']);
      const empty = await now();
      expect(await racing.outcomes(adding('user:read', empty), adding('group:read', empty))).toEqual([
        ...['CONFLICT input.version', 'done'],
      ]);
      const half = await now();
      expect(half.version).toBe(read.version + 2);
      const missing = half.held?.includes('user:read') ? 'group:read' : 'user:read';
      expect(await racing.outcomes(adding(missing, half))).toEqual(['done']);
      expect((await now()).held).toEqual(['group:read', 'user:read']);
    }
  });
});

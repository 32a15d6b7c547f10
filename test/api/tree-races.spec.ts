import { sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import {
  AddGroupMemberDocument,
  AddGroupParentDocument,
  AssignRoleDocument,
  CreateDomainDocument,
  CreateGroupDocument,
  CreateUserDocument,
  DeleteGroupDocument,
  MoveDomainDocument,
  RemoveGroupParentDocument,
} from '../support/generated/test-documents.js';
import { Racing, rounds } from './racing.js';
import { foundRightsCompany } from './rights-company.js';

const { north, staff, people, roles, insert } = foundRightsCompany();

describe.each(dialects)('at two servers at the same moment, a hundred times, on %s:', (dialect) => {
  let racing: Racing;
  beforeAll(async () => {
    racing = await Racing.start(dialect, insert);
  });
  afterAll(() => racing.stop());

  const newGroup = async (name: string) =>
    (await racing.done(CreateGroupDocument, { input: { directoryId: staff.id, name } })).group?.id as string;
  const newDomain = async (name: string) =>
    (await racing.done(CreateDomainDocument, { input: { tenantId: north.id, name } })).domain?.id as string;

  it('an address that several people shall have goes to one of them (case 62)', async () => {
    const before = await racing.rows(sql`users`);
    for (let round = 0; round < rounds; round++) {
      const person = (n: number) => ({
        operation: CreateUserDocument,
        variables: {
          input: {
            tenantId: north.id,
            username: `runner-${round}-${n}`,
            email: `${n === 1 ? 'Runner' : 'RUNNER'}-${round}@north.example`,
          },
        },
      });
      expect(await racing.outcomes(person(0), person(1), person(2))).toEqual([
        ...['ALREADY_EXISTS input.email', 'ALREADY_EXISTS input.email', 'done'],
      ]);
    }
    expect(await racing.rows(sql`users`)).toBe(before + rounds);
    expect(await racing.rows(sql`users u LEFT JOIN principals p ON p.id = u.id WHERE p.id IS NULL`)).toBe(0);
  });

  it('of two groups that are put into each other, one is, and there is no circle (case 63)', async () => {
    const [left, right] = [await newGroup('Left'), await newGroup('Right')];
    const into = (groupId: string, parentId: string) => ({
      operation: AddGroupParentDocument,
      variables: { input: { groupId, parentId } },
    });
    for (let round = 0; round < rounds; round++) {
      expect(await racing.outcomes(into(left, right), into(right, left))).toEqual(['INVALID input.parentId', 'done']);
      expect(await racing.rows(sql`group_edges`)).toBe(1);
      expect(
        await racing.rows(sql`group_closure a JOIN group_closure b
          ON b.ancestor_id = a.descendant_id AND b.descendant_id = a.ancestor_id AND a.depth > 0`),
      ).toBe(0);
      // Exactly one of the two can be undone: the one that was done.
      const undone = [into(left, right), into(right, left)].map(({ variables }) => ({
        operation: RemoveGroupParentDocument,
        variables,
      }));
      expect(await racing.outcomes(...undone)).toEqual(['NOT_FOUND input.parentId', 'done']);
    }
  });

  it('of two domains that are moved into each other, one is, and both can still be reached from the root', async () => {
    const [left, right] = [await newDomain('left'), await newDomain('right')];
    const into = (id: string, parentId: string | null) => ({
      operation: MoveDomainDocument,
      variables: { input: { id, parentId } },
    });
    for (let round = 0; round < rounds; round++) {
      expect(await racing.outcomes(into(left, right), into(right, left))).toEqual(['INVALID input.parentId', 'done']);
      expect(await racing.rows(sql`domains WHERE path IN ('left/right', 'right/left')`)).toBe(1);
      expect(await racing.rows(sql`domains WHERE path IN ('left', 'right') AND parent_id IS NULL`)).toBe(1);
      expect(await racing.outcomes(into(left, null), into(right, null))).toEqual(['done', 'done']);
    }
  });

  it('a group that is deleted while somebody comes in and it is given a role leaves nothing behind', async () => {
    const scope = { kind: 'TENANT', tenantId: north.id } as const;
    for (let round = 0; round < rounds; round++) {
      const id = await newGroup(`Passing ${round}`);
      const joining = {
        operation: AddGroupMemberDocument,
        variables: { input: { groupId: id, memberId: people.ann.id } },
      };
      const giving = {
        operation: AssignRoleDocument,
        variables: { input: { principalId: id, roleId: roles.weak.id, scope } },
      };
      const deleting = { operation: DeleteGroupDocument, variables: { input: { id } } };
      const all = round % 2 ? [deleting, joining, giving] : [joining, giving, deleting];
      const outcomes = await racing.outcomes(...all);
      expect(outcomes).toContain('done');
      for (const outcome of outcomes) expect(outcome).toMatch(/^(done|NOT_FOUND input\.(groupId|principalId))$/);
      expect(await racing.rows(sql`\`groups\` WHERE name = ${`Passing ${round}`}`)).toBe(0);
    }
    expect(
      await racing.rows(sql`group_memberships m LEFT JOIN \`groups\` g ON g.id = m.group_id WHERE g.id IS NULL`),
    ).toBe(0);
    expect(
      await racing.rows(sql`role_assignments a LEFT JOIN principals p ON p.id = a.principal_id WHERE p.id IS NULL`),
    ).toBe(0);
  });
});

import { heldBy, rightDifferences, type RightDifference } from '../../src/core/access/right-difference.js';
import type { GroupId, PrincipalId } from '../../src/core/kernel/ids.js';
import { SqlAffectedStore } from '../../src/storage/changes/affected-store.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { readPrincipalId } from '../../src/storage/users/principal-stores.js';
import { Dice } from '../contract/dice.js';
import { dialects } from '../support/databases.js';
import {
  AddGroupMemberDocument,
  AddGroupParentDocument,
  DeleteGroupDocument,
  RemoveGroupMemberDocument,
  RemoveGroupParentDocument,
  UpdateGroupDocument,
  type PreviewFragment,
} from '../support/generated/test-documents.js';
import { foundManagedGroups } from './managed-groups.js';
import { Changing } from './changing.js';

describe.each(dialects)('a dry run on %s', (dialect) => {
  const companies = foundManagedGroups();
  const { acme, managers, gia, pool } = companies;
  const { users, groups } = acme;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
  });
  afterAll(() => changing.stop());

  const everybody = async () => {
    const session = new SqlSession(changing.app.database.reader);
    const rows = await session.rows(sql`SELECT id, kind FROM principals WHERE kind <> 'GROUP'`);
    const ids = rows.map((row) => readPrincipalId(row, 'id', 'kind'));
    return heldBy(ids, await new SqlAffectedStore(session).factsOf(ids, Date.now()));
  };
  const short = (one: RightDifference) => ({
    principal: one.principalId,
    gained: one.gained.map(({ permission, scope }) => `${permission} ${scope.kind}`).sort(),
    lost: one.lost.map(({ permission, scope }) => `${permission} ${scope.kind}`).sort(),
  });
  const told = ({ differences }: PreviewFragment) =>
    differences.nodes.map(({ principal, gained, lost }) => ({
      principal: principal?.id as PrincipalId,
      gained: gained.map(({ permission, scope }) => `${permission?.name} ${scope.kind}`).sort(),
      lost: lost.map(({ permission, scope }) => `${permission?.name} ${scope.kind}`).sort(),
    }));

  it('tells exactly what the change then does to whom, and does nothing', async () => {
    const dice = new Dice(7);
    const among = [...pool, managers, groups.payments, groups.engineering].map(({ id }) => id);
    const people = [users.ada, users.bob, users.kim, users.hana, acme.robots.deployer].map(({ id }) => id);
    let changed = 0;
    for (let round = 0; round < 60; round++) {
      const [groupId, parentId, memberId] = [dice.pick(among), dice.pick(among), dice.pick(people)];
      const step = dice.pick([
        { document: AddGroupMemberDocument, input: { groupId, memberId } },
        { document: RemoveGroupMemberDocument, input: { groupId, memberId } },
        { document: AddGroupParentDocument, input: { groupId, parentId } },
        { document: AddGroupParentDocument, input: { groupId: parentId, parentId: groupId } },
        { document: RemoveGroupParentDocument, input: { groupId, parentId } },
        { document: UpdateGroupDocument, input: { id: groupId, status: dice.pick(['ACTIVE', 'DISABLED']) } },
      ]) as { document: typeof AddGroupMemberDocument; input: { groupId: GroupId; memberId: string } };
      const [before, at] = [await everybody(), await changing.revision()];
      const dry = await changing.ask('root', step.document, { input: { ...step.input, dryRun: true } });
      expect([await changing.revision(), rightDifferences(before, await everybody())]).toEqual([at, []]);
      const real = await changing.ask('root', step.document, { input: step.input });
      expect(dry.userErrors).toEqual(real.userErrors);
      const measured = rightDifferences(before, await everybody()).map(short);
      expect([round, dry.preview && told(dry.preview)]).toEqual([round, real.userErrors.length > 0 ? null : measured]);
      changed += measured.length;
    }
    expect(changed).toBeGreaterThan(10);
  });

  it('is told page by page', async () => {
    const input = { id: managers.id, dryRun: true };
    const { preview } = await changing.ask('root', DeleteGroupDocument, { input });
    const all = preview?.differences.nodes ?? [];
    expect(all.length).toBeGreaterThan(1);
    expect(preview?.differences.totalCount).toBe(all.length);
    const page = `mutation ($input: DeleteGroupInput!, $after: String) { deleteGroup(input: $input) { preview {
      differences(first: 1, after: $after) { pageInfo { endCursor hasNextPage } nodes { principal { id } } } } } }`;
    type Paged = { readonly deleteGroup: { readonly preview: PreviewFragment } };
    const pageAfter = async (after: string | null): Promise<PreviewFragment['differences'] | undefined> =>
      (await changing.raw<Paged, object>('root', page, { input, after })).data?.deleteGroup.preview.differences;
    const found: (string | undefined)[] = [];
    for (let next = await pageAfter(null); next !== undefined;) {
      found.push(...next.nodes.map(({ principal }) => principal?.id));
      const { endCursor, hasNextPage } = next.pageInfo;
      next = hasNextPage ? await pageAfter(endCursor ?? null) : undefined;
    }
    expect(found).toEqual(all.map(({ principal }) => principal?.id));
  });

  it('tells nobody of rights that they may not ask about', async () => {
    const input = { id: managers.id, dryRun: true };
    const { preview } = await changing.ask('gia', DeleteGroupDocument, { input });
    const seen = preview?.differences.nodes.map(({ principal, lost }) => [principal?.id, lost.length > 0]) ?? [];
    // Gia manages groups and sees no assignments: her own rights she knows.
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.map(([id]) => [id, id === gia.id]));
    expect(seen).toContainEqual([gia.id, true]);
  });
});

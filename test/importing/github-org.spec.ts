import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblems, formatSummary } from '../../src/importing/github-org/format-summary.js';
import { dialects } from '../support/databases.js';
import { importingDatabase, type ImportingDatabase } from '../support/importing.js';
import { kubernetesOrgPath } from '../support/shared-data.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

const kubernetesOrg = kubernetesOrgPath();

afterAll(removeTemporaryFiles);

async function figures({ number }: ImportingDatabase) {
  const count = (rest: string) => number(`SELECT COUNT(*) AS n FROM ${rest}`);
  return {
    tenants: await count('tenants'),
    people: await count("users WHERE management_source = 'IMPORTED'"),
    accesses: await count("tenant_accesses WHERE management_source = 'IMPORTED'"),
    places: await count("directory_accesses WHERE status = 'ACTIVE'"),
    groups: await count("`groups` WHERE management_source = 'IMPORTED'"),
    nested: await number('SELECT COUNT(DISTINCT child_id) AS n FROM group_edges'),
    memberships: await count("group_memberships WHERE management_source = 'IMPORTED'"),
    owners: await count("group_memberships WHERE role = 'OWNER'"),
    domains: await count("domains WHERE management_source = 'IMPORTED'"),
    assignments: await count("role_assignments WHERE principal_kind = 'GROUP' AND management_source = 'IMPORTED'"),
    administrators: await count("role_assignments WHERE principal_kind = 'USER' AND scope_kind = 'TENANT'"),
    customRoles: await count("roles WHERE type = 'CUSTOM'"),
  };
}

const all = {
  tenants: 8,
  people: 1509,
  accesses: 2666,
  places: 2666,
  groups: 766,
  nested: 56,
  memberships: 3615,
  owners: 133,
  domains: 328,
  assignments: 631,
  administrators: 87,
  customRoles: 40,
};

/** A copy of the files in which texts are replaced. */
async function changedCopy(original: string, changes: readonly (readonly [file: string, from: string, to: string])[]) {
  const copy = await temporaryFiles({});
  await cp(original, copy, { recursive: true, mode: 0 });
  for (const [file, from, to] of changes) {
    const text = await readFile(join(original, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(copy, file), text.replace(from, to));
  }
  return copy;
}

function kubernetesTests(dialect: 'sqlite' | 'mysql', original: string): void {
  let database: ImportingDatabase;
  beforeAll(async () => {
    database = await importingDatabase(dialect);
  });
  afterAll(() => database.close());

  it('arrive whole, and a dry run says so before', async () => {
    const before = await database.everything();
    const dry = await database.import(original, { dryRun: true });
    expect(await database.everything()).toEqual(before);
    const heard: string[] = [];
    const summary = await database.import(original, {}, ({ tenant, done, total }) => {
      if (done === total) heard.push(tenant);
    });
    expect(await figures(database)).toEqual(all);
    expect(heard).toHaveLength(8);
    expect({ ...summary, dryRun: true }).toEqual(dry);
    expect(summary).toMatchObject({ failed: false, nestedGroups: 56, owners: 133 });
    expect(formatProblems(summary)).toBe('');
    expect(formatSummary(summary)).toMatch(/^people +1,509 +1,509 +0 +0 +0$/m);
    expect(formatSummary(dry)).toContain('This was a dry run: nothing was written.');
  });

  it('are left as they are by a second import, which says so', async () => {
    const before = await database.everything();
    expect(before.length).toBeGreaterThan(10_000);
    const summary = await database.import(original, { prune: true });
    expect(await database.everything()).toEqual(before);
    expect(summary.organizations.map(({ changes }) => changes)).toEqual(Array(8).fill(0));
    expect(formatSummary(summary)).toContain('Nothing changed: the database holds what the files describe.');
  });

  it('follow their files: without pruning what is new and changed, with pruning also what is gone', async () => {
    const changed = await changedCopy(original, [
      // Somebody joins, somebody leaves, an administrator becomes a member.
      ['kubernetes-nightly/org.yaml', 'admins:\n- cblecker\n', 'admins:\n- new-person\n'],
      ['kubernetes-nightly/sig-release/teams.yaml', '    description: ', '    description: Now '],
      ['etcd-io/org.yaml', '- abdurrehman107\n', '- cblecker2\n'],
    ]);
    const dry = await database.import(changed, { dryRun: true });
    const kept = await database.import(changed);
    expect({ ...kept, dryRun: true }).toEqual(dry);
    expect(kept.counts).toMatchObject({
      people: { created: 2, removed: 0 },
      accesses: { created: 2, removed: 0, leftOver: 2 },
      administrators: { created: 1, removed: 0, leftOver: 1 },
      groups: { created: 0, changed: 1, removed: 0 },
      memberships: { created: 0, changed: 0, removed: 0 },
    });
    expect(formatSummary(kept)).toContain('3 things that an import made are only in the database.');
    const pruned = await database.import(changed, { prune: true });
    expect(pruned.counts).toMatchObject({
      people: { created: 0, removed: 0 },
      accesses: { removed: 2, leftOver: 0 },
      administrators: { removed: 1, leftOver: 0 },
    });
    expect(await figures(database)).toEqual({ ...all, people: 1511 });
    const back = await database.import(original, { prune: true });
    expect(back.failed).toBe(false);
    expect(await figures(database)).toEqual({ ...all, people: 1511 });
  });

  it('nest their groups and roles as deep as the files do', async () => {
    const depths = await database.rows('SELECT depth, COUNT(*) AS n FROM group_closure GROUP BY depth ORDER BY depth');
    expect(depths.map((row) => [Number(row['depth']), Number(row['n'])])).toEqual([
      [0, 766],
      [1, 56],
      [2, 6],
    ]);
    const allowed = await database.rows(`
      SELECT r.name, COUNT(DISTINCT p.permission_name) AS n
      FROM roles r JOIN role_closure c ON c.ancestor_id = r.id JOIN role_permissions p ON p.role_id = c.descendant_id
      WHERE r.type = 'CUSTOM' GROUP BY r.name ORDER BY n`);
    expect(allowed.map((row) => [row['name'], Number(row['n'])])).toEqual([
      ['read', 1],
      ['triage', 2],
      ['write', 3],
      ['maintain', 4],
      ['admin', 5],
    ]);
  });
}

describe.each(dialects)('files of organisations, imported into %s', (dialect) => {
  if (kubernetesOrg !== undefined)
    describe('those of the Kubernetes project', () => kubernetesTests(dialect, kubernetesOrg));

  describe('of which one is wrong', () => {
    let database: ImportingDatabase;
    beforeAll(async () => {
      database = await importingDatabase(dialect);
    });
    afterAll(() => database.close());

    const good = 'admins: [ann]\nmembers: [bob]\n';

    it('are imported but for the wrong one, of which nothing is written', async () => {
      const folder = await temporaryFiles({
        'a/org.yaml': good,
        'b/org.yaml': `${good}teams:\n  core:\n    members: [bob, "b b"]\n    repos:\n      tools: rite\n`,
        'c/org.yaml': good,
      });
      const summary = await database.import(folder);
      expect(summary.failed).toBe(true);
      expect(formatProblems(summary).replaceAll(`${folder}/`, '')).toBe(
        [
          "b/org.yaml:5:20: error: teams.core.members[1]: 'b b' is no login: a login has 1 to 39 letters, digits, '-' and '_'.",
          "b/org.yaml:7:7: error: teams.core.repos.tools: 'rite' is no permission; there are read, triage, write, maintain, admin.",
        ].join('\n'),
      );
      expect(formatSummary(summary)).toContain('b: not imported, 2 errors in its files.');
      expect(formatSummary(summary)).toContain('1 organisation of 3 not imported.');
      expect(await database.rows('SELECT slug FROM tenants ORDER BY slug')).toEqual([{ slug: 'a' }, { slug: 'c' }]);
    });

    it('are imported but for one that the rules refuse', async () => {
      const folder = await temporaryFiles({ 'a/org.yaml': 'members: [ann]', 'c/org.yaml': `${good}description: New` });
      const summary = await database.import(folder, { prune: true });
      expect(summary.organizations).toMatchObject([
        { login: 'a', failure: expect.stringContaining('without an administrator') as unknown },
        { login: 'c', changes: 1 },
      ]);
      expect(formatSummary(summary)).toContain("a: not imported. This would leave 'a' without an administrator");
      const left = await database.number(
        "SELECT COUNT(*) AS n FROM tenant_accesses a JOIN tenants t ON t.id = a.tenant_id WHERE t.slug = 'a'",
      );
      expect(left).toBe(2);
    });

    it('say that nothing was imported when there is nothing to read', async () => {
      const summary = await database.import(await temporaryFiles({}));
      expect(summary).toMatchObject({ failed: true, organizations: [] });
      expect(formatSummary(summary)).toBe('Nothing was imported.');
      expect(formatProblems(summary)).toContain('There is no organisation here');
    });
  });
});

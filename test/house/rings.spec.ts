import { FixtureTree } from './fixture-tree.js';

/** One import that the house forbids: the rule that must bite, the file that imports, what it imports. */
const FORBIDDEN: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['core-imports-core', 'src/core/kernel/package.ts', 'graphql'],
  ['core-imports-core', 'src/core/kernel/node-module.ts', 'node:crypto'],
  ['core-imports-core', 'src/core/kernel/other-ring.ts', 'src/storage/users/user-store.ts'],
  ['core-kernel-sees-the-rooms-below', 'src/core/kernel/id.ts', 'src/core/access/actor.ts'],
  ['core-access-sees-the-rooms-below', 'src/core/access/policy/groups.ts', 'src/core/users/user.ts'],
  ['core-audit-sees-the-rooms-below', 'src/core/audit/chain.ts', 'src/core/changes/change.ts'],
  ['core-changes-sees-the-rooms-below', 'src/core/changes/change.ts', 'src/core/tenants/tenant.ts'],
  ['core-tenants-sees-the-rooms-below', 'src/core/tenants/tenant.ts', 'src/core/users/user.ts'],
  ['core-users-sees-the-rooms-below', 'src/core/users/user-service.ts', 'src/core/roles/role.ts'],
  ['core-users-sees-the-rooms-below', 'src/core/users/user-policy.ts', 'src/core/groups/group.ts'],
  ['core-roles-sees-the-rooms-below', 'src/core/roles/role-service.ts', 'src/core/users/user.ts'],
  ['core-groups-sees-the-rooms-below', 'src/core/groups/group-service.ts', 'src/core/assignments/assignment.ts'],
  ['core-assignments-sees-the-rooms-below', 'src/core/assignments/wish.ts', 'src/core/invitations/invitation.ts'],
  ['core-kernel-sees-the-rooms-below', 'src/core/kernel/page.ts', 'src/core/services.ts'],
  ['fronts-import-core', 'src/graphql/users/user-resolver.ts', 'src/storage/users/user-store.ts'],
  ['fronts-import-core', 'src/graphql/users/user-import.ts', 'src/importing/reader.ts'],
  ['fronts-import-core', 'src/importing/writer.ts', 'src/graphql/users/user-type.ts'],
  ['fronts-import-core', 'src/importing/store.ts', 'src/storage/users/user-store.ts'],
  ['graphql-connection-sees-the-rooms-below', 'src/graphql/connection/edge.ts', 'src/graphql/users/user-type.ts'],
  ['graphql-changes-sees-the-rooms-below', 'src/graphql/changes/payload.ts', 'src/graphql/tenants/tenant-type.ts'],
  ['graphql-tenants-sees-the-rooms-below', 'src/graphql/tenants/tenant-type.ts', 'src/graphql/users/user-type.ts'],
  ['graphql-users-sees-the-rooms-below', 'src/graphql/users/user-groups.ts', 'src/graphql/groups/group-type.ts'],
  ['graphql-roles-sees-the-rooms-below', 'src/graphql/roles/role-type.ts', 'src/graphql/users/user-type.ts'],
  ['graphql-groups-sees-the-rooms-below', 'src/graphql/groups/group-roles.ts', 'src/graphql/assignments/assigned.ts'],
  ['graphql-assignments-sees-the-rooms-below', 'src/graphql/assignments/wish.ts', 'src/graphql/tokens/token-type.ts'],
  ['storage-imports-core', 'src/storage/users/user-table.ts', 'src/graphql/users/user-type.ts'],
  ['cli-imports-core-and-server', 'src/cli/list-users.ts', 'src/storage/users/user-store.ts'],
  ['cli-imports-core-and-server', 'src/cli/print-type.ts', 'src/graphql/users/user-type.ts'],
  ['nobody-imports-server', 'src/graphql/users/user-config.ts', 'src/server/config.ts'],
  ['nobody-imports-server', 'src/storage/users/user-config.ts', 'src/server/config.ts'],
  ['nobody-imports-server', 'migrations/1-with-config.ts', 'src/server/config.ts'],
  ['nobody-imports-server', 'src/elsewhere.ts', 'src/server/config.ts'],
  ['browser-code-stands-alone', 'src/graphiql/page.ts', 'src/core/users/user.ts'],
  ['browser-code-is-not-for-node', 'src/server/page-server.ts', 'src/graphiql/editor.ts'],
  ['migrations-stand-alone', 'migrations/2-with-rule.ts', 'src/core/users/user.ts'],
  ['migrations-stand-alone', 'migrations/3-with-table.ts', 'src/storage/users/user-store.ts'],
  ['production-imports-no-test', 'src/server/seed.ts', 'test/support/builder.ts'],
  ['production-imports-no-test', 'src/server/speed.ts', 'bench/load.ts'],
  ['production-imports-no-test', 'src/server/expectation.ts', 'src/core/users/user.spec.ts'],
  ['production-imports-dependencies', 'src/server/types.ts', 'fast-check'],
  ['no-cycle', 'src/core/tokens/chicken.ts', 'src/core/tokens/egg.ts'],
  ['imports-resolve', 'src/server/nowhere.ts', 'src/server/does-not-exist.ts'],
];

/** The other half of the cycle, which is reported once. */
const WAY_BACK = ['src/core/tokens/egg.ts', 'src/core/tokens/chicken.ts'] as const;

/** Imports that look much the same and are right. */
const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['src/core/users/user-rule.ts', 'src/core/tenants/tenant-rule.ts'],
  ['src/core/groups/group-changes.ts', 'src/core/changes/change.ts'],
  ['src/graphql/groups/group-payloads.ts', 'src/graphql/changes/payload.ts'],
  ['src/core/groups/membership.ts', 'src/core/users/user.ts'],
  ['src/core/invitations/invitation-service.ts', 'src/core/assignments/assignment.ts'],
  ['src/core/invitations/invitation-rule.ts', 'src/core/tokens/token.ts'],
  ['src/core/users/user.spec.ts', 'fast-check'],
  ['src/core/users/user-rule.spec.ts', 'test/support/builder.ts'],
  ['src/graphql/users/user-paging.ts', 'src/graphql/connection/connection.ts'],
  ['src/graphql/users/user-errors.ts', 'src/graphql/schema/errors.ts'],
  ['src/graphql/users/user-viewer.ts', 'src/graphql/context.ts'],
  ['src/graphql/groups/user-groups.ts', 'src/graphql/users/user-type.ts'],
  ['src/graphql/access/who-can.ts', 'src/graphql/groups/group-type.ts'],
  ['src/graphql/connection/date-filter.ts', 'src/graphql/schema/date-time.ts'],
  ['src/graphql/schema/rooms.ts', 'src/graphql/groups/group-type.ts'],
  ['src/importing/command.ts', 'src/core/users/user.ts'],
  ['src/importing/format.ts', 'yaml'],
  ['src/cli/serve.ts', 'src/server/config.ts'],
  ['src/cli/import.ts', 'src/importing/reader.ts'],
  ['src/main.ts', 'src/server/config.ts'],
  ['src/server/compose.ts', 'src/storage/users/user-store.ts'],
  ['src/server/page-config-reader.ts', 'src/graphiql/page-config.ts'],
  ['src/server/http.ts', 'node:http'],
  ['migrations/4-with-columns.ts', 'src/storage/database/columns.ts'],
  ['test/api/users.spec.ts', 'src/server/config.ts'],
];

/** What dependency-cruiser answers, as far as it is used here. */
interface Cruise {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

/** Imports a package for what it does, but of our own files only the types: a type is enough to depend on somebody. */
function importing(from: string, to: string): string {
  if (!isFile(to)) return `import * as other from '${to}';\nexport const used = other;\n`;
  const toTop = '../'.repeat(from.split('/').length - 1) || './';
  return `import type * as other from '${toTop}${to.replace(/\.ts$/, '.js')}';\nexport type Used = typeof other;\n`;
}

function isFile(specifier: string): boolean {
  return specifier.endsWith('.ts');
}

async function cruise(imports: readonly (readonly [from: string, to: string])[]): Promise<Cruise['summary']> {
  const files: Record<string, string> = { 'migrations/.keep': '', 'test/.keep': '', 'bench/.keep': '' };
  for (const [, to] of imports) {
    if (isFile(to) && !to.includes('does-not-exist')) files[to] = 'export const thing = 1;\n';
  }
  for (const [from, to] of imports) files[from] = importing(from, to);
  const configs = ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'test/tsconfig.json'];
  const tree = new FixtureTree(files, configs);
  const output = await tree.run(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'migrations', 'test', 'bench'],
  );
  tree.remove();
  return (JSON.parse(output) as Cruise).summary;
}

describe('the rings and rooms', () => {
  let bitten: string[];
  let rules: string[];

  beforeAll(async () => {
    const { violations, ruleSetUsed } = await cruise([
      ...FORBIDDEN.map(([, from, to]) => [from, to] as const),
      WAY_BACK,
    ]);
    bitten = violations.map(({ rule, from }) => `${rule.name} ${from}`);
    rules = ruleSetUsed.forbidden.map(({ name }) => name);
  });

  it.each(FORBIDDEN)('%s refuses %s -> %s', (rule, from) => {
    expect(bitten).toContain(`${rule} ${from}`);
  });

  it('are broken above in every way that a rule forbids', () => {
    expect(new Set(FORBIDDEN.map(([rule]) => rule))).toEqual(new Set(rules));
  });

  it('let everything else through', async () => {
    expect((await cruise(ALLOWED)).violations).toEqual([]);
  });
});

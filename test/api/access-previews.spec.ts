import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  DeleteRoleDocument,
  HeldOnDomainDocument,
  HeldPermissionsDocument,
  MoveDomainDocument,
  RevokeRoleDocument,
  UpdateRoleDocument,
  type AssignRoleMutation,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRandomRights, type RandomRights } from './random-rights.js';

type Preview = NonNullable<NonNullable<AssignRoleMutation['assignRole']>['preview']>;
type Held = Preview['differences']['nodes'][number]['gained'][number];

/** A permission on a scope as one text. */
function textOf({ permission, scope }: { permission: Held['permission']; scope: Held['scope'] }): string {
  const { kind, tenant, directory, domain } = scope;
  return [permission?.name, kind, (domain ?? directory ?? tenant)?.id].join(' ');
}

/** What a dry run tells of each principal. */
function toldBy(preview: Preview | null | undefined): string[] {
  return (preview?.differences.nodes ?? [])
    .flatMap(({ principal, gained, lost }) => [
      ...gained.map((one) => `${principal?.id} gains ${textOf(one)}`),
      ...lost.map((one) => `${principal?.id} loses ${textOf(one)}`),
    ])
    .sort();
}

describe.each(dialects)('on %s', (dialect) => {
  describe.each([1, 2, 3])('in made-up company %i', (seed) => {
    let rights: RandomRights;
    let changing: Changing;
    beforeAll(async () => {
      rights = foundRandomRights(seed);
      changing = await Changing.start(dialect, rights.insert);
    });
    afterAll(() => changing.stop());

    const held = async () => {
      const ids = rights.principals.map(({ id }) => id);
      const nodes = await changing.ask('root', HeldPermissionsDocument, { ids, tenantId: rights.tenant.id });
      return new Set(
        nodes.flatMap((node) =>
          node && 'effectivePermissions' in node
            ? node.effectivePermissions.map((one) => `${node.id} ${textOf(one)}`)
            : [],
        ),
      );
    };
    /** What they may do on a domain, wherever from. */
    const heldOn = async (domainId: string) => {
      const ids = rights.principals.map(({ id }) => id);
      const nodes = await changing.ask('root', HeldOnDomainDocument, { ids, domainId });
      return new Set(
        nodes.flatMap((node) =>
          node && 'effectivePermissions' in node
            ? node.effectivePermissions.map(({ permission }) => `${node.id} ${permission?.name} DOMAIN ${domainId}`)
            : [],
        ),
      );
    };
    /** What changed from one moment to another, in the words of a dry run. */
    const between = (before: ReadonlySet<string>, after: ReadonlySet<string>) => {
      const told = (verb: string, text: string) => text.replace(' ', ` ${verb} `);
      return [
        ...[...after].filter((one) => !before.has(one)).map((one) => told('gains', one)),
        ...[...before].filter((one) => !after.has(one)).map((one) => told('loses', one)),
      ].sort();
    };

    it('a dry run tells exactly what the change then does, and does nothing itself', async () => {
      const changed = { byMoves: 0, otherwise: 0 };
      for (const step of rights.steps) {
        const run = async (dryRun: boolean) => {
          switch (step.kind) {
            case 'assign':
              return changing.ask('root', AssignRoleDocument, { input: { ...step.input, dryRun } });
            case 'revoke':
              return changing.ask('root', RevokeRoleDocument, { input: { ...step.input, dryRun } });
            case 'update':
              return changing.ask('root', UpdateRoleDocument, { input: { ...step.input, dryRun } });
            case 'delete':
              return changing.ask('root', DeleteRoleDocument, { input: { ...step.input, dryRun } });
            case 'move':
              return changing.ask('root', MoveDomainDocument, { input: { ...step.input, dryRun } });
          }
        };
        // A move changes no scope, but what reaches the domain.
        const measured = () => (step.kind === 'move' ? heldOn(step.input.id) : held());
        const [before, at] = [await measured(), await changing.revision()];
        const tried = await run(true);
        expect([await measured(), await changing.revision()]).toEqual([before, at]);
        const done = await run(false);
        expect(done.preview).toBeNull();
        expect(tried.userErrors).toEqual(done.userErrors);
        const difference = between(before, await measured());
        expect([step.kind, toldBy(tried.preview)]).toEqual([step.kind, difference]);
        changed[step.kind === 'move' ? 'byMoves' : 'otherwise'] += difference.length;
      }
      expect(changed.byMoves).toBeGreaterThan(3);
      expect(changed.otherwise).toBeGreaterThan(10);
    });
  });

  it('tells nobody what they could not ask for outright', async () => {
    const rights = foundRandomRights(4);
    const changing = await Changing.start(dialect, rights.insert);
    try {
      const input = {
        principalId: rights.other.id,
        roleId: builtInRoleIds.member,
        scope: { kind: 'TENANT' as const },
        dryRun: true,
      };
      const { preview } = await changing.done('giver', AssignRoleDocument, { input });
      expect(preview?.differences.nodes).toMatchObject([{ principal: { id: rights.other.id }, gained: [], lost: [] }]);
      const all = await changing.done('boss', AssignRoleDocument, { input });
      expect(all.preview?.differences.nodes[0]?.gained.length).toBeGreaterThan(0);
    } finally {
      await changing.stop();
    }
  });
});

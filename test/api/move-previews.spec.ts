import type { Role } from '../../src/core/roles/role.js';
import type { Domain, Tenant } from '../../src/core/tenants/tenant.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { dialects } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { ChangedDomainByIdDocument, MoveDomainDocument } from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { builtInRole, moments } from './companies.js';

/** A domain that lies in one and shall lie in another, with people who have roles on all of these. */
function foundMove() {
  const world = new World();
  const tenant = world.tenant({ slug: 'acme', name: 'Acme' });
  const directory = world.directory(tenant);
  const [old, next] = [world.domain(tenant, { name: 'old' }), world.domain(tenant, { name: 'next' })];
  const moved = world.domain(old, { name: 'moved' });
  const inner = world.domain(moved, { name: 'inner' });
  for (const name of ['page:read', 'page:write']) world.permission(name);
  const role = (...permissions: string[]) => {
    const made = world.role(tenant);
    for (const permission of permissions) world.rolePermissions.push({ roleId: made.id, permission });
    return made;
  };
  const reader = role('page:read');
  const writer = role('page:read', 'page:write');
  const person = (username: string, ...given: readonly (readonly [Role, Tenant | Domain])[]) => {
    const made = world.user({ username, displayName: username }, directory);
    for (const [one, on] of given) world.assign(made, one, on);
    return made;
  };
  person('leaver', [writer, old]);
  person('changer', [writer, old], [reader, next]);
  person('keeper', [reader, next], [reader, moved]);
  person('everywhere', [writer, tenant], [writer, next]);
  person('bystander', [writer, inner]);
  const group = world.group(directory);
  const outer = world.group(directory);
  world.nest(outer, group);
  world.assign(outer, writer, next);
  world.member(group, person('joiner'));
  const deactivated = world.user({ username: 'former', accountStatus: 'DEACTIVATED' }, directory);
  world.assign(deactivated, writer, next);
  world.assign(person('late'), writer, next, { expiresAt: moments.ended });
  const mover = role('domain:read', 'domain:update', 'domain:create', 'application-permission:delegate');
  const [sees, asks] = [role('user:read'), role('role-assignment:read')];
  person('blind', [mover, tenant]);
  person('seer', [mover, tenant], [sees, tenant]);
  person('asker-on-it', [mover, tenant], [sees, tenant], [asks, moved]);
  person('asker-on-all', [mover, tenant], [sees, tenant], [asks, tenant]);
  person('insider', [mover, tenant], [reader, next]);
  person('boss', [builtInRole('tenantAdministrator'), tenant]);
  const names = new Map(world.users.map(({ id, username }) => [id as string, username]));
  return { world, tenant, old, next, moved, names };
}

describe.each(dialects)('the preview of a move on %s', (dialect) => {
  const { world, next, old, moved, names } = foundMove();
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, (database) =>
      database.transaction((connection) => insertRows(new SqlSession(connection), world)),
    );
  });
  afterAll(() => changing.stop());

  const told = async (who: string, parentId: string | null) => {
    const input = { id: moved.id, parentId, dryRun: true };
    const { preview, domain } = await changing.done(who, MoveDomainDocument, { input });
    expect(domain).toBeNull();
    const texts = (held: NonNullable<typeof preview>['differences']['nodes'][number]['gained'], sign: string) =>
      held.map(({ permission, scope }) => {
        expect([scope.kind, scope.domain?.id]).toEqual(['DOMAIN', moved.id]);
        return sign + permission?.name;
      });
    return (preview?.differences.nodes ?? [])
      .map(({ principal, gained, lost }) =>
        [names.get(principal?.id ?? '') ?? '?', ...texts(gained, '+'), ...texts(lost, '-')].join(' '),
      )
      .sort();
  };
  const all = [
    'changer -page:write',
    'insider +page:read',
    'joiner +page:read +page:write',
    'leaver -page:read -page:write',
  ];

  it('tells what roles around the new and the old place give and take on the domain, and moves nothing', async () => {
    const before = await changing.ask('boss', ChangedDomainByIdDocument, { id: moved.id });
    const at = await changing.revision();
    expect(await told('boss', next.id)).toEqual(all);
    expect(await told('boss', null)).toEqual(['changer -page:read -page:write', 'leaver -page:read -page:write']);
    expect(await told('boss', old.id)).toEqual([]);
    expect(await changing.ask('boss', ChangedDomainByIdDocument, { id: moved.id })).toEqual(before);
    expect(await changing.revision()).toBe(at);
  });

  it('tells of others what may be asked on the place that it comes from, and nobody who is not seen', async () => {
    expect(await told('asker-on-all', next.id)).toEqual(all);
    // May ask what they lose on the domain, but not who has which role where it would lie.
    expect(await told('asker-on-it', next.id)).toEqual([
      'changer -page:write',
      'insider',
      'joiner',
      'leaver -page:read -page:write',
    ]);
    expect(await told('seer', next.id)).toEqual(['changer', 'insider', 'joiner', 'leaver']);
    expect(await told('blind', next.id)).toEqual(['?', '?', '?', '?']);
    // Everybody knows their own.
    expect(await told('insider', next.id)).toEqual(['?', '?', '?', 'insider +page:read']);
  });

  it('tells what keeps the move from being done, as the move itself does', async () => {
    const outcome = async (who: string, parentId: string | null) => {
      const input = { id: moved.id, parentId };
      const real = await changing.outcome(who, MoveDomainDocument, { input });
      const at = await changing.revision();
      expect(await changing.outcome(who, MoveDomainDocument, { input: { ...input, dryRun: true } })).toBe(real);
      expect(await changing.revision()).toBe(at);
      return real;
    };
    expect(await outcome('boss', moved.id)).toBe('INVALID input.parentId');
    expect(await outcome('leaver', next.id)).toBe('FORBIDDEN!');
    expect(await outcome('late', next.id)).toBe('NOT_FOUND input.id');
  });
});

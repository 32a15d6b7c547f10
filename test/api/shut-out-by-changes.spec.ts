import { dialects } from '../support/databases.js';
import {
  DeactivateUserDocument,
  RevokeTenantAccessDocument,
  UpdateTenantDocument,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { builtInRole } from './companies.js';
import { as, foundStaff } from './staff.js';

// Whose request would be refused after the change that it made.
describe.each(dialects)('a change is answered as done, on %s, also when', (dialect) => {
  const { world, acme, main, tess, insert } = foundStaff();
  const leaver = world.user({ username: 'leaver', displayName: 'leaver' }, main);
  const goner = world.user({ username: 'goner', displayName: 'goner' }, main);
  world.assign(leaver, builtInRole('tenantAdministrator'), acme);
  world.assign(goner, builtInRole('platformAdministrator'), null);
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, insert);
  }, 60_000);
  afterAll(() => changing.stop());

  it.each([
    ['root', 'acme', 'acme-one'],
    ['tess', 'acme-one', 'acme'],
  ])('the tenant that the request asks in by its slug gets another one, by %s', async (username, before, slug) => {
    const key = { 'idempotency-key': `${slug}-0123456789abcdef` };
    const rename = (inTenant: string) =>
      changing.raw(
        username,
        UpdateTenantDocument,
        { input: { id: acme.id, slug } },
        { ...key, 'x-denizen-tenant': inTenant },
      );
    const { data, errors } = await rename(before);
    expect(errors).toBeUndefined();
    expect(data?.updateTenant).toMatchObject({
      ...{ tenant: { slug }, userErrors: [] },
      revision: await changing.revision(),
    });
    // Nobody asks in that name any more; in the new one, what was done is told again.
    expect((await rename(before)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await rename(slug)).data).toEqual(data);
  });

  it('the caller gives up the tenant that they ask in; what comes after is refused, and nothing of it shown', async () => {
    const asking = await as(changing.app, leaver);
    const headers = { 'x-denizen-tenant': acme.id };
    const operation = `mutation ($access: RevokeTenantAccessInput!, $group: CreateGroupInput!) {
      revokeTenantAccess(input: $access) { tenant { id } userErrors { code } revision }
      createGroup(input: $group) { revision } }`;
    const variables = { access: { userId: leaver.id, tenantId: acme.id }, group: { directoryId: main.id, name: 'No' } };
    const { data, errors } = await changing.raw(asking, operation, variables, headers);
    expect(data).toEqual({
      revokeTenantAccess: { tenant: null, userErrors: [], revision: await changing.revision() },
      createGroup: null,
    });
    const message = 'You may not ask in the tenant that `x-denizen-tenant` names.';
    expect(errors).toMatchObject([{ message, path: ['createGroup'], extensions: { code: 'UNAUTHENTICATED' } }]);
    const next = await changing.raw(asking, RevokeTenantAccessDocument, { input: variables.access }, headers);
    expect(next.errors).toMatchObject([{ message, extensions: { code: 'FORBIDDEN' } }]);
  });

  it('the person in whose name it was done can’t sign in any more', async () => {
    const headers = { 'x-denizen-impersonate': goner.id };
    const { data, errors } = await changing.raw('root', DeactivateUserDocument, { input: { id: goner.id } }, headers);
    expect(errors).toBeUndefined();
    expect(data?.deactivateUser).toMatchObject({ user: null, userErrors: [], revision: await changing.revision() });
    const next = await changing.raw('root', DeactivateUserDocument, { input: { id: tess.id } }, headers);
    expect(next.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

import {
  UserByKeyDocument,
  UserCountsDocument,
  UserGroupsDocument,
  UserPageDocument,
  UserRolesDocument,
  UserTenantsDocument,
} from '../support/generated/test-documents.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ seed: 'kubernetes', prepare: companies.insert });
}, 120_000);
afterAll(() => everywhere.stop());
it('x', async () => {
  console.log(JSON.stringify(await everywhere.ask(UserByKeyDocument, { username: 'ADA' }), null, 1));
  console.log(
    JSON.stringify(
      await everywhere.ask(UserPageDocument, { first: 2, filter: { username: { startsWith: 'k8s' } } }),
      null,
      1,
    ),
  );
  console.log(JSON.stringify(await everywhere.ask(UserCountsDocument, {}), null, 1));
  console.log(
    JSON.stringify(
      await everywhere.ask(UserTenantsDocument, {
        filter: { memberOf: { groupId: companies.acme.groups.payments.id, transitive: true } },
      }),
      null,
      1,
    ),
  );
  console.log(
    JSON.stringify(
      await everywhere.ask(UserGroupsDocument, {
        filter: { username: { in: ['ada', 'bob', 'cblecker'] } },
        transitive: true,
      }),
      null,
      1,
    ),
  );
  console.log(JSON.stringify(await everywhere.ask(UserRolesDocument, { first: 1 }), null, 1));
});

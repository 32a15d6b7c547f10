import { gatherCrowd } from './crowd.js';
import { startApp } from '../support/app.js';
import { UserGroupsDocument, TenantContentsDocument } from '../support/generated/test-documents.js';
it.each(['sqlite', 'mysql'] as const)('%s', async (d) => {
  let t = Date.now();
  const c = gatherCrowd();
  const app = await startApp(d, { prepare: c.insert, config: { DENIZEN_MAX_COST: '100000000' } });
  console.log('start', Date.now() - t);
  for (const first of [1, 10, 100]) {
    t = Date.now();
    const a = await app.graphql(UserGroupsDocument, { first, filter: { username: { startsWith: 'someone' } } });
    console.log(first, a.text.slice(0, 200), a.extensions, Date.now() - t, a.text.length);
    for (const l of app.log) if (l.level === 'error') console.log(JSON.stringify(l).slice(0, 600));
  }
  await app.stop();
}, 60000);

import { gatherCrowd } from './crowd.js';
import { startApp } from '../support/app.js';
it.each(['sqlite', 'mysql'] as const)('%s', async (d) => {
  const c = gatherCrowd();
  const app = await startApp(d, { prepare: c.insert, config: {  } });
  for (const q of ['{ users(first: 100) { nodes { groups(first: 100) { edges { via { name } } } } }  groups(first: 100) { nodes { members(first: 100, filter: {kind: {eq: SERVICE_ACCOUNT}}) { edges { via { name } } } } } }',
   '{ users(first: 100) { nodes { a: groups(first: 100) { nodes { id roleAssignments(first: 100) { nodes { id } } } } } } roles(first: 100) { nodes { assignments(first: 100) { nodes { createdBy { id } principal { id roleAssignments(first: 1) { nodes { id } } } } } } } }']) {
    const t = Date.now();
    const a = await app.graphql(q);
    console.log(a.text.slice(0, 300), a.extensions, Date.now() - t, a.text.length);
    for (const l of app.log) if (l.level === 'error' || l.level === 'warn') console.log(JSON.stringify(l).slice(0, 400), JSON.stringify(l).slice(-300));
  }
  await app.stop();
}, 60000);

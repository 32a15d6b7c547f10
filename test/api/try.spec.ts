import { startApp } from '../support/app.js';
it('x', async () => {
  for (const d of ['sqlite','mysql'] as const) {
  let t = Date.now();
  const app = await startApp(d, { seed: 'kubernetes' });
  console.log('start', Date.now() - t);
  console.log((await app.graphql('{ users(first: 50) { nodes { username groups { edges { role node { name roleAssignments { nodes { role { name permissions { name } } scope { kind domain { path } } } } } } } } } }')).extensions);
  console.log(app.log);
  t = Date.now();
  await app.stop();
  console.log('stop', Date.now() - t);
  }
});

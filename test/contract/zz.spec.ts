import { dialects, freshDatabase } from '../support/databases.js';
describe.each(dialects)('t %s', (d) => { it('x', async () => { for (let i=0;i<3;i++){ const t=Date.now(); const a = await freshDatabase(d); const u=Date.now(); await a.close(); process.stderr.write(`${d} ${u-t} ${Date.now()-u}\n`);} }); });

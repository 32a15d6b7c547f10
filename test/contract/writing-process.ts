import { openDatabase } from '../../src/storage/database/open-database.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { migrate } from '../../src/storage/database/migrate.js';
import type { SqlSession } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { tenantRow } from '../../src/storage/tenants/tenant-rows.js';
import { World } from '../support/builders.js';

// Another process on the same database file: `<file> migrate`, `<file> write <name> <count>` or `<file> hold`. It says
// "ready" when it has begun.
async function main([path = '', task, name = '', count = '0']: string[]): Promise<void> {
  const database = await openDatabase({ kind: 'sqlite', path }, { poolSize: 1, statementTimeoutMs: 20_000 });
  const unitOfWork = new SqlUnitOfWork(database, (session: SqlSession) => session);
  const add = (session: SqlSession, slug: string) =>
    session.run(insertSql('tenants', [tenantRow(new World().tenant({ slug }))]));
  console.log('ready');
  if (task === 'migrate') console.log((await migrate(database)).length);
  if (task === 'write')
    for (let n = 0; n < Number(count); n++)
      await unitOfWork.run(async (session) => {
        await add(session, `${name}-${n}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        await add(session, `${name}-${n}-too`);
      });
  if (task === 'hold')
    await unitOfWork.run(async (session) => {
      for (let n = 0; n < 500; n++) await add(session, `held-${n}`);
      console.log('holding');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });
  await database.close();
}

void main(process.argv.slice(2));

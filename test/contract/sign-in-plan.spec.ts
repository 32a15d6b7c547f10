import { newId } from '../../src/core/kernel/ids.js';
import { factsSql } from '../../src/storage/access/facts-sql.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { freshDatabase } from '../support/databases.js';

describe('on sqlite, finding out who asks', () => {
  it('begins with them, and reads no table as a whole', async () => {
    const { database, close } = await freshDatabase('sqlite');
    try {
      const asked = sql`SELECT p.id FROM principals p WHERE p.id = ${idValue(newId('usr'))}`;
      const plan = await new SqlSession(database.reader).rows(sql`EXPLAIN QUERY PLAN ${factsSql(asked)}`);
      const steps = plan.map(({ detail }) => String(detail));
      expect(steps.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThan(10);
      // What is held is made a moment before, and small.
      expect(steps.filter((step) => step.startsWith('SCAN') && !/^SCAN (h|held|had)\b/.test(step))).toEqual([]);
    } finally {
      await close();
    }
  });
});

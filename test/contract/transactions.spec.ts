import { tenantRow } from '../../src/storage/tenants/tenant-rows.js';
import type { Database } from '../../src/storage/database/database.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { readText } from '../../src/storage/database/read-row.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { gate } from './gate.js';

const tenantNamed = (name: string) => new World().tenant({ name, slug: name });

describe.each(dialects)('transactions on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  let unitOfWork: SqlUnitOfWork<SqlSession>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    unitOfWork = new SqlUnitOfWork(database, (session) => session);
  });
  afterAll(() => close());
  beforeEach(() => unitOfWork.run((session) => session.run(sql`DELETE FROM tenants`)));

  const add = (session: SqlSession, name: string) => session.run(insertSql('tenants', [tenantRow(tenantNamed(name))]));
  const kept = async () => {
    const rows = await new SqlSession(database.reader).rows(raw('SELECT slug FROM tenants ORDER BY slug'));
    return rows.map((row) => readText(row, 'slug'));
  };

  it('keeps all of what ended well, and answers what the work answered', async () => {
    const answer = await unitOfWork.run(async (session) => {
      await add(session, 'a');
      await add(session, 'b');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('keeps nothing of what threw, and throws the same', async () => {
    const failure = new Error('on purpose');
    const work = async (session: SqlSession) => {
      await add(session, 'a');
      throw failure;
    };
    await expect(unitOfWork.run(work)).rejects.toBe(failure);
    expect(await kept()).toEqual([]);
    await unitOfWork.run((session) => add(session, 'b'));
    expect(await kept()).toEqual(['b']);
  });

  it('keeps a commit that was acknowledged while another transaction rolls back around it', async () => {
    const [written, free] = [gate(), gate()];
    const doomed = unitOfWork.run(async (session) => {
      await add(session, 'doomed');
      written.open();
      await free.passed;
      await add(session, 'also-doomed');
      throw new Error('on purpose');
    });
    await written.passed;
    const other = unitOfWork.run((session) => add(session, 'kept'));
    // SQLite has one writer at a time: there the other one waits.
    if (dialect === 'mysql') await other;
    free.open();
    await expect(doomed).rejects.toThrow('on purpose');
    await other;
    expect(await kept()).toEqual(['kept']);
  });

  it('shows readers nothing that is not committed', async () => {
    await unitOfWork.run(async (session) => {
      await add(session, 'a');
      expect(await kept()).toEqual([]);
    });
    expect(await kept()).toEqual(['a']);
  });

  it('lets a transaction see what it has written itself', async () => {
    await unitOfWork.run(async (session) => {
      await add(session, 'a');
      expect(await session.rows(raw('SELECT slug FROM tenants'))).toHaveLength(1);
    });
  });

  it('keeps exactly the commits of two hundred transactions at once', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `t${String(n).padStart(3, '0')}`);
    const runs = names.map((name, n) =>
      unitOfWork.run(async (session) => {
        await add(session, name);
        await session.rows(raw('SELECT COUNT(*) AS count FROM tenants'));
        if (n % 2 === 1) throw new Error('on purpose');
      }),
    );
    const ends = await Promise.allSettled(runs);
    expect(ends.map(({ status }) => status)).toEqual(names.map((_, n) => (n % 2 === 1 ? 'rejected' : 'fulfilled')));
    expect(await kept()).toEqual(names.filter((_, n) => n % 2 === 0));
  });

  it('refuses a second row under a unique key with an error that says so, and goes on', async () => {
    const twice = unitOfWork.run(async (session) => {
      await add(session, 'a');
      await add(session, 'a');
    });
    await expect(twice).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await unitOfWork.run(async (session) => {
      await add(session, 'b');
      await expect(add(session, 'b')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
      await add(session, 'c');
    });
    expect(await kept()).toEqual(['b', 'c']);
  });

  it('undoes a part with the parts within it, one of them alone, and nothing else', async () => {
    const failure = new Error('on purpose');
    await unitOfWork.run(async (session) => {
      await add(session, 'a');
      const outer = session.savepoint(async () => {
        await add(session, 'b');
        await session.savepoint(() => add(session, 'c'));
        throw failure;
      });
      await expect(outer).rejects.toBe(failure);
      await session.savepoint(async () => {
        await add(session, 'd');
        const inner = session.savepoint(async () => {
          await add(session, 'e');
          throw failure;
        });
        await expect(inner).rejects.toBe(failure);
        await add(session, 'f');
      });
    });
    expect(await kept()).toEqual(['a', 'd', 'f']);
  });

  it('says that what is referred to is not there, or is in use, as an error of the domain', async () => {
    const world = new World();
    const tenant = world.tenant({ slug: 'a' });
    const orphan = sql`INSERT INTO tenant_accesses (user_id, tenant_id, management_source, created_at)
      VALUES (${idValue(tenant.id)}, ${idValue(tenant.id)}, 'LOCAL', 0)`;
    await expect(unitOfWork.run((session) => session.run(orphan))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const inUse = unitOfWork.run(async (session) => {
      await session.run(insertSql('tenants', [tenantRow(tenant)]));
      await session.run(sql`INSERT INTO directories (id, tenant_id, name, name_key, is_default, created_at, updated_at, version)
        VALUES (${idValue(tenant.id)}, ${idValue(tenant.id)}, 'd', 'd', 1, 0, 0, 1)`);
      await session.run(sql`DELETE FROM tenants`);
    });
    await expect(inUse).rejects.toMatchObject({ code: 'IN_USE' });
    expect(await kept()).toEqual([]);
  });

  it('lets nothing through that is sent after the end, into no transaction and not into the next', async () => {
    let leaked: SqlSession | undefined;
    const late: Promise<unknown>[] = [];
    const work = async (session: SqlSession) => {
      leaked = session;
      await add(session, 'a');
      // Not waited for, as a mistake would have it.
      late.push(
        add(session, 'straggler').catch(() => undefined),
        add(session, 'straggler-2').catch(() => undefined),
      );
      throw new Error('on purpose');
    };
    await unitOfWork.run(work).catch(() => undefined);
    await unitOfWork.run(async (session) => {
      await add(session, 'b');
      await expect(add(leaked as SqlSession, 'stranger')).rejects.toThrow('has ended');
    });
    await Promise.all(late);
    await expect(add(leaked as SqlSession, 'later')).rejects.toThrow('has ended');
    expect(await kept()).toEqual(['b']);
  });

  it('keeps what was sent at once and not one after another', async () => {
    await unitOfWork.run((session) => Promise.all(['a', 'b', 'c'].map((name) => add(session, name))));
    expect(await kept()).toEqual(['a', 'b', 'c']);
  });

  it('refuses a transaction within a transaction, which would wait for itself', async () => {
    const nested = unitOfWork.run(async (session) => {
      await add(session, 'a');
      await unitOfWork.run((inner) => add(inner, 'b'));
    });
    await expect(nested).rejects.toThrow('within a transaction');
    expect(await kept()).toEqual([]);
  });

  it('has no way to write with the session of a reader', async () => {
    const reader = new SqlSession(database.reader);
    await expect(add(reader, 'a')).rejects.toThrow('only reads');
    if (dialect === 'sqlite') {
      const insert = insertSql('tenants', [tenantRow(tenantNamed('a'))]);
      await expect(reader.rows(insert)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(await kept()).toEqual([]);
  });

  it('shows a snapshot one state, whatever is committed meanwhile', async () => {
    await unitOfWork.run((session) => add(session, 'a'));
    const snapshot = await database.snapshot();
    const inSnapshot = new SqlSession(snapshot.connection);
    await unitOfWork.run((session) => add(session, 'b'));
    expect(await inSnapshot.rows(raw('SELECT slug FROM tenants'))).toHaveLength(1);
    await expect(add(inSnapshot, 'c')).rejects.toThrow('only reads');
    await snapshot.close();
    expect(await kept()).toEqual(['a', 'b']);
  });
});

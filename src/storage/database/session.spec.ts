import { DomainError } from '../../core/kernel/errors.js';
import { SqlSession, type Connection } from './session.js';

/** A session whose connection fails where it is told to, and the statements that it sent. */
function failing(at: RegExp, failure: Error) {
  const sent: string[] = [];
  const connection: Connection = {
    dialect: 'sqlite',
    flavour: 'sqlite',
    statementTimeoutMs: 1000,
    read: () => Promise.resolve([]),
    write: (text) => {
      sent.push(text);
      return at.test(text) ? Promise.reject(failure) : Promise.resolve({ affected: 0 });
    },
  };
  return { session: new SqlSession(connection), sent };
}

describe('a part of a transaction', () => {
  const refused = new DomainError('CONFLICT', 'on purpose');
  const part = () => Promise.reject(refused);

  it('fails as it failed, when it was undone', async () => {
    const { session, sent } = failing(/nothing/, refused);
    await expect(session.savepoint(part)).rejects.toBe(refused);
    expect(sent.map((text) => text.replace(/ \w+$/, ''))).toEqual(['SAVEPOINT', 'ROLLBACK TO SAVEPOINT']);
  });

  it('tells both failures when it could not be undone, as one that no change puts up with', async () => {
    const failure = new Error('SAVEPOINT does not exist');
    const error: unknown = await failing(/^ROLLBACK/, failure)
      .session.savepoint(part)
      .catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ errors: [refused, failure], cause: refused });
  });

  it('is UNAVAILABLE when the database went while it was undone, so that the whole may be tried again', async () => {
    const { session } = failing(/^ROLLBACK/, Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' }));
    await expect(session.savepoint(part)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

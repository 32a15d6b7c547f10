import { withTimeLimit } from './dialect.js';

describe('the time limit of a reading statement', () => {
  const plain = 'SELECT u.id FROM users u WHERE u.id IN (SELECT 1)';
  const recursive = 'WITH RECURSIVE held AS (SELECT 1 AS id) SELECT id FROM held UNION ALL SELECT id FROM held';

  it.each([
    ['mariadb', plain, `SET STATEMENT max_statement_time=2.5 FOR ${plain}`],
    ['mariadb', recursive, `SET STATEMENT max_statement_time=2.5 FOR ${recursive}`],
    ['mysql', plain, 'SELECT /*+ MAX_EXECUTION_TIME(2500) */ u.id FROM users u WHERE u.id IN (SELECT 1)'],
    ['mysql', recursive, `SELECT /*+ MAX_EXECUTION_TIME(2500) */ * FROM (${recursive}) limited`],
    ['sqlite', plain, plain],
    ['sqlite', recursive, recursive],
  ] as const)('on %s is said where the server heeds it: %s', (flavour, text, limited) => {
    expect(withTimeLimit(text, flavour, 2500)).toBe(limited);
  });
});

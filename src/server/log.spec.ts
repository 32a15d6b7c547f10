import { createLogger } from './log.js';

/** Logs through a logger of this level, and reads the lines. */
function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('has one JSON object per line, with time, level and message', () => {
    const [line] = logged((logger) => logger.info({ count: 1 }, 'hello'));
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      count: 1,
      msg: 'hello',
    });
  });

  it('leaves out what is below its level', () => {
    expect(logged((logger) => logger.debug('quiet'))).toEqual([]);
  });

  it('replaces secrets', () => {
    const text = JSON.stringify(
      logged((logger) => {
        logger.info({ password: 'hush', input: { password: 'hush', newPassword: 'hush' } }, 'a');
        logger.info({ req: { headers: { authorization: 'Bearer hush', cookie: 'hush' } } }, 'b');
        logger.info({ headers: { authorization: 'hush' }, database: { password: 'hush' }, token: 'hush' }, 'c');
        logger.child({ secret: 'hush' }).info('d');
        logger.info({ a: { b: { token: 'hush' } } }, 'e');
        logger.info({ gateway: { secrets: ['hush'] }, 'x-denizen-gateway-secret': 'hush' }, 'f');
        logger.info({ req: { headers: { 'x-denizen-gateway-secret': 'hush' } } }, 'g');
      }),
    );
    expect(text).not.toContain('hush');
    expect(text.match(/\[redacted\]/g)).toHaveLength(13);
  });

  it('tells which statement failed, but not with which values', () => {
    const driverError = Object.assign(new Error('driver'), { sql: "SELECT 'hush'", code: 'ER_X' });
    const err = Object.assign(new Error('failed'), { query: 'SELECT ?', parameters: ['hush'], driverError });
    const text = JSON.stringify(logged((logger) => logger.error({ err: Object.assign(err, driverError) }, 'a')));
    expect(text).toContain('SELECT ?');
    expect(text).toContain('ER_X');
    expect(text).not.toContain('hush');
  });

  it('keeps a name with line breaks and escapes in one line', () => {
    const [line] = logged((logger) => logger.info({ name: 'a\n{"level":"fatal"}\u001b[31m' }, 'x\ny'));
    expect(line).toMatchObject({ level: 'info', name: 'a\n{"level":"fatal"}\u001b[31m', msg: 'x\ny' });
  });

  it('shows an error with its cause', () => {
    const [line] = logged((logger) =>
      logger.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'failed'),
    );
    expect(JSON.stringify(line)).toMatch(/outer.*inner/);
  });
});

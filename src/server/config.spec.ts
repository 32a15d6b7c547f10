import { readFileSync } from 'node:fs';
import { ConfigError, configVariables, readConfig } from './config.js';
import { describeDatabase, parseDatabaseUrl } from './database-url.js';

/** The message of the configuration error that these variables make. */
function problemOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      database: { kind: 'sqlite', path: 'data/denizen.sqlite' },
      replica: null,
      port: 4000,
      host: '127.0.0.1',
      environment: 'development',
      logLevel: 'info',
      graphiql: true,
      introspection: true,
      demo: true,
      nodeFields: true,
      accessDirectives: false,
      maxPageSize: 100,
      maxBodyBytes: 262_144,
      maxTokens: 5_000,
      maxDepth: 16,
      maxAliases: 100,
      maxCost: 1_000_000,
      maxRepresentations: 1_000,
      requestTimeoutMs: 15_000,
      statementTimeoutMs: 5_000,
      poolSize: 10,
      drainMs: 10_000,
      stats: true,
      compiledExecution: true,
      openId: null,
      sessions: { issuer: 'denizen', secret: null },
      gateway: { secrets: [], requiredFor: 'nothing' },
      mail: null,
      invitationUrl: null,
      passwordResetUrl: null,
    });
  });

  it('shows less in production unless told, and never has demo identities there', () => {
    const shown = { graphiql: false, introspection: false, demo: false, stats: false };
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({
      ...shown,
      nodeFields: true,
      accessDirectives: false,
      compiledExecution: true,
    });
    expect(readConfig({ NODE_ENV: 'production', DENIZEN_GRAPHIQL: 'on', DENIZEN_INTROSPECTION: 'on' })).toMatchObject({
      graphiql: true,
      introspection: true,
      demo: false,
    });
    expect(readConfig({ NODE_ENV: 'production', DENIZEN_DEMO: 'off' }).demo).toBe(false);
    expect(problemOf({ NODE_ENV: 'production', DENIZEN_DEMO: 'on' })).toContain(
      'DENIZEN_DEMO must not be on in production',
    );
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DENIZEN_DEMO: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('accepts port 0', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0);
  });

  it.each([
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536", for example PORT=4000'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, not "-1", for example PORT=4000'],
    [{ PORT: '1e3' }, 'PORT must be a whole number from 0 to 65535, not "1e3", for example PORT=4000'],
    [{ PORT: ' 80' }, 'PORT must be a whole number from 0 to 65535, not " 80", for example PORT=4000'],
    [{ HOST: 'a b' }, 'HOST must be a host name or an address, for example HOST=127.0.0.1'],
    [
      { NODE_ENV: 'staging' },
      'NODE_ENV must be one of development, production, test, not "staging", for example NODE_ENV=development',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud", for example LOG_LEVEL=info',
    ],
    [{ DENIZEN_STATS: 'true' }, 'DENIZEN_STATS must be on or off, not "true", for example DENIZEN_STATS=on'],
    [
      { DENIZEN_MAX_DEPHT: '3' },
      'DENIZEN_MAX_DEPHT is not a setting of Denizen (.env.example has them all): correct its name or remove it',
    ],
    [
      { DATABASE_URL: 'postgres://u:hush@h/d' },
      'DATABASE_URL must begin with "sqlite:", "mysql://" or "mariadb://", for example DATABASE_URL=sqlite:data/denizen.sqlite',
    ],
  ])('says in one line what is wrong with %j', (env, message) => {
    expect(problemOf(env)).toBe(message);
  });

  it('tells all problems at once, in one line', () => {
    const message = problemOf({
      PORT: 'x',
      LOG_LEVEL: 'y',
      DENIZEN_OOPS: '1',
      NODE_ENV: 'production',
      DENIZEN_DEMO: 'on',
    });
    expect(message.split('; ').map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'DENIZEN_DEMO',
      'DENIZEN_OOPS',
    ]);
    expect(message).not.toContain('\n');
  });

  it('ignores variables of others', () => {
    expect(readConfig({ PATH: '/bin', DATABASE: 'x', MY_DENIZEN_X: '1' })).toEqual(readConfig({}));
  });

  it('can not be changed', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const settings = lines.flatMap((line) => /^#([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const pairs = settings.flatMap((item, index) => (index % 2 === 0 ? [[item, settings[index + 1]]] : []));

  it('names exactly the variables that the server reads', () => {
    expect(pairs.map(([name]) => name).sort()).toEqual([...configVariables].sort());
  });

  it('shows the defaults', () => {
    expect(readConfig(Object.fromEntries(pairs) as Record<string, string>)).toEqual(readConfig({}));
  });

  it('sets nothing by itself', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('DATABASE_REPLICA_URL', () => {
  it('names a server that copies one', () => {
    const env = { DATABASE_URL: 'mysql://a@first/d', DATABASE_REPLICA_URL: 'mariadb://b@second/d' };
    expect(readConfig(env)).toMatchObject({ database: { host: 'first' }, replica: { host: 'second', user: 'b' } });
  });

  it.each([
    ['sqlite:b.db', 'mysql://a@h/d', 'must begin with "mysql://" or "mariadb://"'],
    ['mysql://b:hush@h', 'mysql://a@h/d', 'must name one database after the host'],
    ['mysql://b:hush@h/d', 'sqlite:a.db', 'must copy a database on MySQL or MariaDB'],
  ])('is refused as %s for %s', (replica, database, message) => {
    const problem = problemOf({ DATABASE_URL: database, DATABASE_REPLICA_URL: replica });
    expect(problem).toContain(`DATABASE_REPLICA_URL ${message}`);
    expect(problem).not.toContain('hush');
  });
});

describe('DATABASE_URL', () => {
  it.each([
    ['sqlite:a.db', { kind: 'sqlite', path: 'a.db' }],
    ['sqlite:/var/lib/a.db', { kind: 'sqlite', path: '/var/lib/a.db' }],
    ['sqlite:///var/lib/a.db', { kind: 'sqlite', path: '/var/lib/a.db' }],
    ['sqlite:C:\\data\\a.db', { kind: 'sqlite', path: 'C:\\data\\a.db' }],
    ['sqlite::memory:', { kind: 'sqlite', path: ':memory:' }],
    [
      'mysql://bob:p%40ss%2F%25@db.example:3307/den%20izen',
      { kind: 'mysql', host: 'db.example', port: 3307, user: 'bob', password: 'p@ss/%', database: 'den izen' },
    ],
    ['mariadb://b@[::1]/d', { kind: 'mysql', host: '::1', port: 3306, user: 'b', password: '', database: 'd' }],
    ['MySQL://b:c@h/d/', undefined],
  ])('is read from %s', (text, expected) => {
    if (expected) expect(parseDatabaseUrl(text)).toEqual(expected);
    else expect(() => parseDatabaseUrl(text)).toThrow('must name one database after the host');
  });

  it.each([
    ['sqlite:', 'must name a file'],
    ['sqlite://host/file', 'must name a file'],
    ['mysql:', 'must name a host'],
    ['mysql://h/d', 'must name a user'],
    ['mysql://u:hush@h', 'must name one database'],
    ['mysql://u:hush@h/', 'must name one database'],
    ['mysql://u:hush@h:port/d', 'is not a URL'],
    ['mysql://u:hush#x@h/d', 'must name|takes no|is not a URL'],
    ['mysql://u:hush@h/d?ssl=true', 'takes no "?" or "#" part'],
    ['mysql://u:hush%zz@h/d', 'has a "%"'],
  ])('is refused without showing the password: %s', (text, message) => {
    expect(() => parseDatabaseUrl(text)).toThrow(new RegExp(message.replace(/[?]/g, '\\?')));
    expect(problemOf({ DATABASE_URL: text })).not.toContain('hush');
  });

  it('is shown without its password', () => {
    const address = parseDatabaseUrl('mysql://bob:hush@[::1]:3307/d');
    expect(describeDatabase(address)).toBe('mysql://bob@[::1]:3307/d');
    expect(describeDatabase(parseDatabaseUrl('sqlite::memory:'))).toBe('sqlite::memory:');
  });
});

import { z } from 'zod';
import type { DatabaseAddress, MysqlAddress } from '../storage/database/database.js';
import { databaseUrl, mysqlUrlOrUnset, oneOf, onOrOff, wholeNumber } from './config-values.js';
import { DEFAULT_DATABASE_URL } from './database-url.js';
import { mailContradictions, mailExamples, mailFrom, mailVariables, type MailConfig } from './mail/mail-config.js';
import {
  signInContradictions,
  signInExamples,
  signInFrom,
  signInVariables,
  type GatewayConfig,
  type OpenIdConfig,
  type SessionConfig,
} from './sign-in/sign-in-config.js';

/** The environment does not say what it must; the message is one line that names each variable and what is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Levels of the log, the quietest last. */
export type LogLevel = (typeof logLevels)[number];

/** What the server runs with. Times are in milliseconds. */
export interface Config {
  readonly database: DatabaseAddress;
  /** A server that copies the database, which lists and look-ups are read from; null for none. */
  readonly replica: MysqlAddress | null;
  /** 0 stands for any free port. */
  readonly port: number;
  readonly host: string;
  readonly environment: 'development' | 'production' | 'test';
  readonly logLevel: LogLevel;
  /** Whether `/` shows GraphiQL. */
  readonly graphiql: boolean;
  /** Whether clients may ask for the schema, and errors suggest names. */
  readonly introspection: boolean;
  /** Whether an empty database gets the demo company, and each start a token of its administrator; never in production. */
  readonly demo: boolean;
  /** Whether the schema has `node` and `nodes`. */
  readonly nodeFields: boolean;
  /** Whether the SDL tells gateways who may come in by which field. */
  readonly accessDirectives: boolean;
  readonly maxPageSize: number;
  /** Of a request's body, inflated. */
  readonly maxBodyBytes: number;
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  /** Fields that one operation may return. */
  readonly maxCost: number;
  /** Entities that one operation may ask for through `_entities`. */
  readonly maxRepresentations: number;
  readonly requestTimeoutMs: number;
  readonly statementTimeoutMs: number;
  /** Connections to the database. */
  readonly poolSize: number;
  /** How long requests under way may go on when the server stops. */
  readonly drainMs: number;
  /** Whether every answer tells what it cost. */
  readonly stats: boolean;
  /** Whether operations that come again are compiled. */
  readonly compiledExecution: boolean;
  /** Null when there is no provider. */
  readonly openId: OpenIdConfig | null;
  readonly gateway: GatewayConfig;
  readonly sessions: SessionConfig;
  /** Null when nobody sends mails: they wait, and links are shown to who may see them. */
  readonly mail: MailConfig | null;
  /** Where people accept invitations; null for this server itself. */
  readonly invitationUrl: string | null;
  /** Where people set a password that they have forgotten; null for this server itself. */
  readonly passwordResetUrl: string | null;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const DAY_MS = 86_400_000;

/** Every variable, with how its text is read. The message of a problem goes on after the variable's name. */
const environment = z.object({
  DATABASE_URL: databaseUrl(DEFAULT_DATABASE_URL),
  DATABASE_REPLICA_URL: mysqlUrlOrUnset(),
  PORT: wholeNumber(4000, 0, 65_535),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => /^[\w.:-]+$/.test(text), 'must be a host name or an address'),
  NODE_ENV: oneOf(['development', 'production', 'test'], 'development'),
  LOG_LEVEL: oneOf(logLevels, 'info'),
  DENIZEN_GRAPHIQL: onOrOff(),
  DENIZEN_INTROSPECTION: onOrOff(),
  DENIZEN_DEMO: onOrOff(),
  DENIZEN_NODE_FIELDS: onOrOff(),
  DENIZEN_ACCESS_DIRECTIVES: onOrOff(),
  DENIZEN_MAX_PAGE_SIZE: wholeNumber(100, 1, 1_000),
  DENIZEN_MAX_BODY_BYTES: wholeNumber(262_144, 1_024, 100_000_000),
  DENIZEN_MAX_TOKENS: wholeNumber(5_000, 100, 100_000),
  DENIZEN_MAX_DEPTH: wholeNumber(16, 1, 100),
  DENIZEN_MAX_ALIASES: wholeNumber(100, 0, 10_000),
  DENIZEN_MAX_COST: wholeNumber(1_000_000, 1, 1_000_000_000_000),
  DENIZEN_MAX_REPRESENTATIONS: wholeNumber(1_000, 1, 100_000),
  DENIZEN_REQUEST_TIMEOUT_MS: wholeNumber(15_000, 1, DAY_MS),
  DENIZEN_STATEMENT_TIMEOUT_MS: wholeNumber(5_000, 1, DAY_MS),
  DENIZEN_POOL_SIZE: wholeNumber(10, 1, 1_000),
  DENIZEN_DRAIN_MS: wholeNumber(10_000, 0, DAY_MS),
  DENIZEN_STATS: onOrOff(),
  DENIZEN_COMPILED_EXECUTION: onOrOff(),
  ...signInVariables,
  ...mailVariables,
});

/** The names of all variables that the server reads. */
export const configVariables: readonly string[] = Object.keys(environment.shape);

/**
 * Reads the configuration. An empty variable counts as one that is not set.
 * @throws ConfigError with all problems in one line; it never holds a password
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    configVariables.flatMap((name) => (env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]])),
  );
  const read = environment.safeParse(given);
  const problems = [
    ...(read.error?.issues.map(
      ({ path, message }) => `${path.join('.')} ${message}, for example ${exampleOf(path[0])}`,
    ) ?? []),
    ...contradictions(given),
    ...unknownVariables(env),
  ];
  if (!read.success || problems.length > 0) throw new ConfigError(problems.join('; '));
  return configFrom(read.data);
}

function configFrom(read: z.output<typeof environment>): Config {
  const inProduction = read.NODE_ENV === 'production';
  return Object.freeze({
    database: read.DATABASE_URL,
    replica: read.DATABASE_REPLICA_URL ?? null,
    port: read.PORT,
    host: read.HOST,
    environment: read.NODE_ENV,
    logLevel: read.LOG_LEVEL,
    graphiql: read.DENIZEN_GRAPHIQL ?? !inProduction,
    introspection: read.DENIZEN_INTROSPECTION ?? !inProduction,
    demo: !inProduction && (read.DENIZEN_DEMO ?? true),
    nodeFields: read.DENIZEN_NODE_FIELDS ?? true,
    accessDirectives: read.DENIZEN_ACCESS_DIRECTIVES ?? false,
    maxPageSize: read.DENIZEN_MAX_PAGE_SIZE,
    maxBodyBytes: read.DENIZEN_MAX_BODY_BYTES,
    maxTokens: read.DENIZEN_MAX_TOKENS,
    maxDepth: read.DENIZEN_MAX_DEPTH,
    maxAliases: read.DENIZEN_MAX_ALIASES,
    maxCost: read.DENIZEN_MAX_COST,
    maxRepresentations: read.DENIZEN_MAX_REPRESENTATIONS,
    requestTimeoutMs: read.DENIZEN_REQUEST_TIMEOUT_MS,
    statementTimeoutMs: read.DENIZEN_STATEMENT_TIMEOUT_MS,
    poolSize: read.DENIZEN_POOL_SIZE,
    drainMs: read.DENIZEN_DRAIN_MS,
    stats: read.DENIZEN_STATS ?? !inProduction,
    compiledExecution: read.DENIZEN_COMPILED_EXECUTION ?? true,
    ...signInFrom(read),
    ...mailFrom(read),
  });
}

function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const demo =
    given.NODE_ENV === 'production' && given.DENIZEN_DEMO === 'on'
      ? ['DENIZEN_DEMO must not be on in production, which never loads a demo: leave it out']
      : [];
  const copied = /^(mysql|mariadb):/i.test(given.DATABASE_URL ?? '');
  const replica =
    given.DATABASE_REPLICA_URL !== undefined && !copied
      ? ['DATABASE_REPLICA_URL must copy a database on MySQL or MariaDB: let DATABASE_URL name that, or leave it out']
      : [];
  return [...demo, ...replica, ...signInContradictions(given), ...mailContradictions(given)];
}

/** A misspelt setting would otherwise be silently without effect. */
function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('DENIZEN_') && !configVariables.includes(name))
    .map((name) => `${name} is not a setting of Denizen (.env.example has them all): correct its name or remove it`);
}

const examples: Readonly<Partial<Record<string, string>>> = {
  ...signInExamples,
  ...mailExamples,
  DATABASE_REPLICA_URL: 'mysql://user:password@replica:3306/denizen',
};

/** A right value of a variable: its default, if it has one. */
function exampleOf(name: PropertyKey | undefined): string {
  const variable = environment.keyof().parse(name);
  const example = examples[variable];
  if (example !== undefined) return `${variable}=${example}`;
  const fallback = environment.shape[variable].parse(undefined) ?? 'on';
  return `${variable}=${typeof fallback === 'object' ? DEFAULT_DATABASE_URL : fallback}`;
}

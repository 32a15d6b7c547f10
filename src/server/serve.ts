import { join } from 'node:path';
import type { Logger } from 'pino';
import { invitationLink } from '../core/invitations/invitation-secret.js';
import { passwordResetLink } from '../core/passwords/reset-secret.js';
import { systemClock } from '../core/kernel/clock.js';
import { buildSubgraph } from '../graphql/schema/subgraph.js';
import { findDamage } from '../storage/access/damage.js';
import type { Database } from '../storage/database/database.js';
import { isNewest } from '../storage/database/migrate.js';
import { openDatabase } from '../storage/database/open-database.js';
import { SqlSession } from '../storage/database/session.js';
import { contextMaker, mailService, purgeService, signingKeys, tokenUseRecorder } from './compose.js';
import type { Config } from './config.js';
import { prepareDemo } from './demo.js';
import { graphiqlHandler, isLoopback, readExamples } from './graphiql.js';
import { createHttpServer } from './http.js';
import { Mailing } from './mail/mailing.js';
import { projectFolder, projectVersion } from './project.js';
import { Purging } from './purging.js';
import { requireNewest } from './tools.js';

/** A server that answers. */
export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** A token of the demo's administrator, when there is a demo. */
  readonly demoToken?: string;
  stop(): Promise<void>;
}

/**
 * Opens the database and serves the graph. In development the database is brought to the newest form on the way, and an
 * empty one is given the demo; in production it must be ready.
 * @throws UNAVAILABLE or INVALID with one line for the person who starts it
 */
export async function serve(config: Config, logger: Logger): Promise<RunningServer> {
  const subgraph = await buildSubgraph(config);
  const database = await openDatabase(config.database, config, config.replica);
  try {
    await requireNewest(database, config);
    const demoToken = config.demo ? await prepareDemo(database, systemClock) : undefined;
    const instance = { version: projectVersion, startedAt: systemClock() };
    const tokenUse = tokenUseRecorder(database, logger);
    const purging = new Purging(purgeService(database, systemClock), logger);
    // Its own address is known when it listens; nobody asks before that.
    let ownUrl = '';
    const mail = {
      hasServer: config.mail !== null,
      invitationLink: (secret: string) => invitationLink(config.invitationUrl ?? `${ownUrl}/`, secret),
      passwordResetLink: (secret: string) => passwordResetLink(config.passwordResetUrl ?? `${ownUrl}/`, secret),
    };
    const transport = config.mail && (await smtpTransport(config.mail));
    const mailing = transport && new Mailing(mailService(database, systemClock, transport, mail), logger);
    const keys = signingKeys(database, systemClock, config, logger);
    const made = { database, clock: systemClock, instance, limits: config, signIn: config, mail, tokenUse, keys };
    const server = createHttpServer({
      config,
      logger,
      schema: subgraph.schema,
      createContext: contextMaker(made),
      publicKeys: () => keys.published(),
      onDocument: (document, { wanted }) => wanted.narrowTo(subgraph.wantedBy(document)),
      ready: () => readiness(database),
      onClose: () => Promise.all([tokenUse.flush(), purging.stop(), mailing?.stop()]).then(() => database.close()),
      // Where others can reach the page, it must not carry a token: the person who starts the server has it on the terminal.
      ...(config.graphiql ? { root: await graphiql(isLoopback(config.host) ? demoToken : undefined) } : {}),
    });
    const { url } = await server.start();
    ownUrl = url;
    purging.start();
    mailing?.start();
    void reportDamage(database, logger);
    return { url, stop: () => server.stop(), ...(demoToken === undefined ? {} : { demoToken }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

// Beside the requests: damaged rows are harmless to them, but a person must know.
async function reportDamage(database: Database, logger: Logger): Promise<void> {
  try {
    for (const { what, count } of await findDamage(new SqlSession(database.reader), systemClock()))
      logger.error({ count }, `the data is damaged: ${what}`);
  } catch (error) {
    logger.warn({ err: error }, 'whether the data is damaged could not be found out');
  }
}

async function readiness(database: Database): Promise<{ ok: true } | { ok: false; reason: string }> {
  try {
    return (await isNewest(database)) ? { ok: true } : { ok: false, reason: 'The database lacks migrations.' };
  } catch {
    return { ok: false, reason: 'The database does not answer.' };
  }
}

async function graphiql(demoToken: string | undefined) {
  return graphiqlHandler({
    assetsDir: join(projectFolder, 'dist', 'graphiql'),
    endpoint: '/graphql',
    headers: demoToken === undefined ? {} : { Authorization: `Bearer ${demoToken}` },
    examples: await readExamples(join(projectFolder, 'schema', 'examples')),
  });
}

// Loaded where mail is sent: the others start sooner.
async function smtpTransport(config: NonNullable<Config['mail']>) {
  const { SmtpTransport } = await import('./mail/smtp-transport.js');
  return new SmtpTransport(config);
}

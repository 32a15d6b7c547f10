import type { Logger } from 'pino';
import { onlyTenant } from '../core/access/question.js';
import { placeOf, platformScope } from '../core/access/scope.js';
import { visibilityOf, type Actor } from '../core/access/actor.js';
import { everythingVisible, type Visibility } from '../core/access/visibility.js';
import { verifyChain, type AuditVerdict, type ChainHead } from '../core/audit/chain.js';
import { ChangeService } from '../core/changes/change-service.js';
import type { ChangeStores } from '../core/changes/change-stores.js';
import { Wanted } from '../core/kernel/wanted.js';
import type { Clock } from '../core/kernel/clock.js';
import { composeInvitation } from '../core/invitations/invitation-mail.js';
import { MailService } from '../core/mail/mail-service.js';
import type { MailLinks } from '../core/mail/secret-link.js';
import type { MailTransport } from '../core/mail/mail.js';
import { composePasswordReset } from '../core/passwords/reset-mail.js';
import type { TransferStore } from '../core/transfer/transfer-store.js';
import { ProvisioningService } from '../core/provisioning/provisioning-service.js';
import type { SigningKey } from '../core/sessions/signing-key-store.js';
import { TokenService } from '../core/tokens/token-service.js';
import { PurgeService } from '../core/users/purge-service.js';
import { Loaders } from '../graphql/connection/loaders.js';
import type { GraphContext, ReadingStores, WritingStores } from '../graphql/context.js';
import { SqlAccessStore } from '../storage/access/access-store.js';
import { SqlActorStore } from '../storage/access/actor-store.js';
import { SqlAuditStore } from '../storage/audit/audit-store.js';
import { SqlAuditSource, SqlAuditTrail } from '../storage/audit/audit-trail.js';
import { SqlAdministratorStore } from '../storage/changes/administrator-store.js';
import { SqlAffectedStore } from '../storage/changes/affected-store.js';
import { SqlAnswerStore } from '../storage/changes/answer-store.js';
import { SqlAssignmentStore } from '../storage/assignments/assignment-stores.js';
import { SqlAssignmentWriter } from '../storage/assignments/assignment-writer.js';
import type { Database } from '../storage/database/database.js';
import { SqlSession, type Connection, type SqlStatistics } from '../storage/database/session.js';
import { SqlUnitOfWork } from '../storage/database/sql-unit-of-work.js';
import { SqlGroupStore } from '../storage/groups/group-stores.js';
import { SqlGroupWriters } from '../storage/groups/group-writer.js';
import { SqlInvitationStore } from '../storage/invitations/invitation-store.js';
import { SqlInvitationWriter } from '../storage/invitations/invitation-writer.js';
import { SqlOutbox } from '../storage/mail/outbox.js';
import { SqlProvisioningStore } from '../storage/provisioning/sql-provisioning-store.js';
import { SqlPermissionStore, SqlRoleStore } from '../storage/roles/role-stores.js';
import { SqlPermissionWriter, SqlRoleWriters } from '../storage/roles/role-writer.js';
import { SqlPasswordStates, SqlPasswordStore } from '../storage/sessions/password-store.js';
import { SqlResetWriter } from '../storage/sessions/reset-writer.js';
import { SqlSessionStore, SqlSessionWriter } from '../storage/sessions/session-stores.js';
import { SqlSigningKeyStore } from '../storage/sessions/signing-key-store.js';
import { SqlDomainWriter } from '../storage/tenants/domain-writer.js';
import { SqlDirectoryStore, SqlDomainStore, SqlTenantStore } from '../storage/tenants/tenant-stores.js';
import { SqlDirectoryWriter, SqlTenantWriter } from '../storage/tenants/tenant-writer.js';
import { SqlApiTokenStore } from '../storage/tokens/api-token-store.js';
import { SqlTokenStore } from '../storage/tokens/token-store.js';
import { SqlTransferStore } from '../storage/transfer/sql-transfer-store.js';
import { SqlAccessWriter } from '../storage/users/access-writer.js';
import { SqlPrincipalStore, SqlServiceAccountStore } from '../storage/users/principal-stores.js';
import { SqlServiceAccountWriter } from '../storage/users/service-account-writer.js';
import { SqlUserStore } from '../storage/users/user-stores.js';
import { SqlUserWriters } from '../storage/users/user-writer.js';
import { viewAfterChange } from './after-change.js';
import { authenticate } from './authenticate.js';
import { changesOf, idempotencyKeyOf } from './changes.js';
import type { Config } from './config.js';
import type { ContextOptions } from './context-options.js';
import type { IncomingRequest } from './operation-context.js';
import { awaitRevision } from './min-revision.js';
import { SessionTokens } from './sign-in/access-tokens.js';
import { Argon2 } from './sign-in/argon2.js';
import { askedTenant, TENANT_HEADER } from './sign-in/asked-tenant.js';
import { gatewayCheck } from './sign-in/gateway-secret.js';
import { openIdVerifier } from './sign-in/open-id.js';
import { RequestPasswords } from './sign-in/passwords.js';
import { SigningKeys } from './sign-in/signing-keys.js';
import { TokenUseRecorder } from './token-use.js';

function readingStores(session: SqlSession, visibility: Visibility): ReadingStores {
  return {
    tenants: new SqlTenantStore(session, visibility),
    directories: new SqlDirectoryStore(session, visibility),
    domains: new SqlDomainStore(session, visibility),
    users: new SqlUserStore(session, visibility),
    serviceAccounts: new SqlServiceAccountStore(session, visibility),
    principals: new SqlPrincipalStore(session, visibility),
    groups: new SqlGroupStore(session, visibility),
    roles: new SqlRoleStore(session, visibility),
    permissions: new SqlPermissionStore(session, visibility),
    assignments: new SqlAssignmentStore(session, visibility),
    access: new SqlAccessStore(session, visibility),
    apiTokens: new SqlApiTokenStore(session, visibility),
    invitations: new SqlInvitationStore(session, visibility),
    audit: new SqlAuditStore(session, visibility),
    passwords: new SqlPasswordStates(session, visibility.at),
    sessions: new SqlSessionStore(session, visibility),
  };
}

/** Makes the context of each request: who asks, what they see, and stores and loaders of its own. */
export function contextMaker(options: ContextOptions) {
  const { database, clock, instance, limits, signIn, mail, tokenUse } = options;
  const sessions = new SessionTokens(options.keys, signIn.sessions.issuer, clock);
  const argon2 = new Argon2();
  const verify = signIn.openId === null ? null : openIdVerifier(signIn.openId);
  const isThroughGateway = gatewayCheck(signIn.gateway);
  return async ({ headers, signal, log, requestId }: ContextRequest): Promise<GraphContext> => {
    const stats: SqlStatistics = { sqlStatements: 0, sqlMs: 0 };
    const wanted = new Wanted();
    // Who asks and what they may do is always as of now; what they ask about may come from a replica that lags.
    const current = new SqlSession(database.reader, stats, signal, wanted);
    let session = database.replica === undefined ? current : new SqlSession(database.replica, stats, signal, wanted);
    const throughGateway = isThroughGateway(headers);
    const passwords = new RequestPasswords(argon2, new SqlPasswordStore(current));
    const contextOf = (who: Actor | null, at: number, over = session): Omit<GraphContext, 'changes'> => ({
      actor: who,
      impersonator: null,
      throughGateway,
      tenantId: null,
      stores: readingStores(over, visibilityOf(who, at)),
      wanted,
      loaders: new Loaders(),
      passwords,
      accessTokens: sessions,
      limits,
      instance,
      mail,
      stats,
      mayReadStats: who?.rights.hold('instance:read', placeOf(platformScope)) ?? false,
    });
    // Who asks and what they see, as of now.
    const asking = async (inTenant: unknown = headers[TENANT_HEADER]) => {
      const at = clock();
      const asked = await authenticate(headers, { actors: new SqlActorStore(current), verify, sessions, at, log });
      const { actor, impersonator, problem } = asked;
      const tokenId = (impersonator ?? actor)?.tokenId ?? null;
      if (tokenId !== null) tokenUse?.used(tokenId, at);
      const context = contextOf(actor, at);
      const tenants = new SqlTenantStore(current, visibilityOf(actor, at));
      const tenantId = actor && (await askedTenant(inTenant, actor, tenants));
      const view = { ...context, tenantId, ...(problem === undefined ? {} : { signInProblem: problem }) };
      return { view, impersonator: impersonator && contextOf(impersonator, at), asked };
    };
    let first = await asking();
    // Nobody who has not signed in makes the database wait.
    const revision = async () => (await new SqlAuditSource(session).head()).revision;
    if (first.asked.actor !== null && (await awaitRevision(headers, revision))) first = await asking();
    const changes = changesOf({
      service: changeService(database, clock, stats),
      asked: first.asked,
      key: idempotencyKeyOf(headers),
      requestId,
      tenantId: first.view.tenantId ?? (first.view.actor && onlyTenant(first.view.actor)),
      renew: async () => {
        // What has just been changed is on the replica later.
        session = current;
        const seeing = {
          // The tenant's slug may be another one now.
          anew: () => asking(headers[TENANT_HEADER] && (first.view.tenantId ?? undefined)),
          through: (reader: Connection, who: Actor | null) => contextOf(who, clock(), new SqlSession(reader, stats)),
          reader: database.reader,
        };
        const { view, impersonator } = await viewAfterChange(context, seeing, log);
        Object.assign(context, view, { impersonator: impersonator && { ...impersonator, changes } });
      },
    });
    const context: GraphContext = {
      ...first.view,
      impersonator: first.impersonator && { ...first.impersonator, changes },
      changes,
    };
    return context;
  };
}

type ContextRequest = Pick<IncomingRequest, 'headers' | 'signal' | 'log' | 'requestId'>;

// The statements of changes count with those of the request.
function changeService(database: Database, clock: Clock, stats: SqlStatistics) {
  const storesOf = (session: SqlSession): ChangeStores<ReadingStores, WritingStores> => ({
    trail: new SqlAuditTrail(session),
    actors: new SqlActorStore(session),
    answers: new SqlAnswerStore(session),
    administrators: new SqlAdministratorStore(session),
    affected: new SqlAffectedStore(session),
    writers: writingStores(session),
    seenBy: (actor, at) => readingStores(session, visibilityOf(actor, at)),
    savepoint: (part) => session.savepoint(part),
  });
  return new ChangeService(new SqlUnitOfWork(database, storesOf, stats), clock);
}

function writingStores(session: SqlSession): WritingStores {
  return {
    groups: new SqlGroupWriters(session),
    accesses: new SqlAccessWriter(session),
    roles: new SqlRoleWriters(session),
    permissions: new SqlPermissionWriter(session),
    assignments: new SqlAssignmentWriter(session),
    users: new SqlUserWriters(session),
    tenants: new SqlTenantWriter(session),
    directories: new SqlDirectoryWriter(session),
    domains: new SqlDomainWriter(session),
    serviceAccounts: new SqlServiceAccountWriter(session),
    tokens: new SqlTokenStore(session),
    passwords: new SqlPasswordStore(session),
    resets: new SqlResetWriter(session),
    sessions: new SqlSessionWriter(session),
    invitations: new SqlInvitationWriter(session),
    outbox: new SqlOutbox(session),
  };
}

/** The keys that sign the tokens of sessions, as an open database keeps them for all processes. */
export function signingKeys(database: Database, clock: Clock, { sessions }: Pick<Config, 'sessions'>, log: Logger) {
  const unitOfWork = new SqlUnitOfWork(database, (session) => new SqlSigningKeyStore(session));
  const reading = new SqlSigningKeyStore(new SqlSession(database.reader));
  const kept = {
    published: (at: number) => reading.published(at),
    add: (key: SigningKey, at: number) => unitOfWork.run((keys) => keys.add(key, at)),
  };
  return new SigningKeys(kept, clock, sessions.secret, log);
}

/** Follows the audit trail of an open database from its beginning to its end. */
export function auditVerifier(database: Database): (checkpoint: ChainHead | null) => Promise<AuditVerdict> {
  return async (checkpoint) => {
    // One state of the data: changes go on meanwhile.
    const snapshot = await database.snapshot();
    try {
      const source = new SqlAuditSource(new SqlSession(snapshot.connection));
      const head = await source.head();
      return { head, broken: await verifyChain(source.events(), head, checkpoint) };
    } finally {
      await snapshot.close();
    }
  };
}

/** Makes API tokens in an open database. */
export function tokenService(database: Database, clock: Clock): TokenService {
  const storesOf = (session: SqlSession) => ({ trail: new SqlAuditTrail(session), tokens: new SqlTokenStore(session) });
  return new TokenService(new SqlUnitOfWork(database, storesOf), clock);
}

/** Notes in an open database when tokens were last used. */
export function tokenUseRecorder(database: Database, log: Logger): TokenUseRecorder {
  const unitOfWork = new SqlUnitOfWork(database, (session) => ({ tokens: new SqlTokenStore(session) }));
  return new TokenUseRecorder((uses, apartMs) => unitOfWork.run(({ tokens }) => tokens.noteUses(uses, apartMs)), log);
}

/** Deletes the accounts of an open database whose deletion is due. */
export function purgeService(database: Database, clock: Clock): PurgeService {
  const storesOf = (session: SqlSession) => ({
    trail: new SqlAuditTrail(session),
    users: new SqlUserWriters(session),
    access: new SqlAccessStore(session, everythingVisible(clock())),
  });
  return new PurgeService(new SqlUnitOfWork(database, storesOf), clock);
}

/** Sends the mails of an open database. */
export function mailService(
  database: Database,
  clock: Clock,
  transport: MailTransport,
  { invitationLink, passwordResetLink }: MailLinks,
) {
  const storesOf = (session: SqlSession) => ({
    mail: new SqlOutbox(session),
    invitations: new SqlInvitationWriter(session),
    users: new SqlUserWriters(session),
    passwords: new SqlPasswordStore(session),
    resets: new SqlResetWriter(session),
  });
  return new MailService(new SqlUnitOfWork(database, storesOf), clock, transport, {
    INVITATION: (stores, { aboutId }, at) => composeInvitation(stores, aboutId, at, invitationLink),
    PASSWORD_RESET: (stores, { aboutId }, at) => composePasswordReset(stores, aboutId, at, passwordResetLink),
  });
}

/** Makes tenants what a description says, in an open database. */
export function provisioningService(database: Database, clock: Clock): ProvisioningService {
  const storesOf = (session: SqlSession) => ({
    trail: new SqlAuditTrail(session),
    provisioning: new SqlProvisioningStore(session, clock),
  });
  return new ProvisioningService(new SqlUnitOfWork(database, storesOf), clock);
}

/** Takes everything out of an open database, and puts it into an empty one. */
export function transferStore(database: Database, clock: Clock): TransferStore {
  return new SqlTransferStore(database, clock);
}

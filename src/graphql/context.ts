import type { AccessStore } from '../core/access/access-store.js';
import type { Actor } from '../core/access/actor.js';
import type { AssignmentStore } from '../core/assignments/assignment-store.js';
import type { AssignmentWriter } from '../core/assignments/assignment-writer.js';
import type { AuditStore } from '../core/audit/audit-store.js';
import type { AnonymousChange, Change } from '../core/changes/change.js';
import type { ChangeOutcome } from '../core/changes/change-service.js';
import type { GroupStore } from '../core/groups/group-store.js';
import type { GroupWriters } from '../core/groups/group-writer.js';
import type { InvitationStore } from '../core/invitations/invitation-store.js';
import type { InvitationWriter } from '../core/invitations/invitation-writer.js';
import type { TenantId } from '../core/kernel/ids.js';
import type { Outbox } from '../core/mail/outbox.js';
import type { Wanted } from '../core/kernel/wanted.js';
import type { PasswordStore, PasswordWriter } from '../core/passwords/password-writer.js';
import type { ResetWriter } from '../core/passwords/reset-writer.js';
import type { Passwords } from '../core/passwords/tried-password.js';
import type { PermissionStore, RoleStore } from '../core/roles/role-store.js';
import type { PermissionWriter, RoleWriters } from '../core/roles/role-writer.js';
import type { AccessTokens } from '../core/sessions/access-token.js';
import type { SessionStore, SessionWriter } from '../core/sessions/session-store.js';
import type { DomainWriter } from '../core/tenants/domain-writer.js';
import type { DirectoryStore, DomainStore, TenantStore } from '../core/tenants/tenant-store.js';
import type { DirectoryWriter, TenantWriter } from '../core/tenants/tenant-writer.js';
import type { ApiTokenStore, TokenStore } from '../core/tokens/token-store.js';
import type { AccessWriter } from '../core/users/access-writer.js';
import type { ServiceAccountWriter } from '../core/users/service-account-writer.js';
import type { PrincipalStore, ServiceAccountStore, UserStore } from '../core/users/user-store.js';
import type { UserWriters } from '../core/users/user-writer.js';
import type { Loaders } from './connection/loaders.js';

/** Everything that can be read, bound to one request: its statements and what its caller may see. */
export interface ReadingStores {
  readonly tenants: TenantStore;
  readonly directories: DirectoryStore;
  readonly domains: DomainStore;
  readonly users: UserStore;
  readonly serviceAccounts: ServiceAccountStore;
  readonly principals: PrincipalStore;
  readonly groups: GroupStore;
  readonly roles: RoleStore;
  readonly permissions: PermissionStore;
  readonly assignments: AssignmentStore;
  readonly access: AccessStore;
  readonly apiTokens: ApiTokenStore;
  readonly invitations: InvitationStore;
  readonly audit: AuditStore;
  readonly passwords: PasswordStore;
  readonly sessions: SessionStore;
}

/** Everything that can be written, bound to one transaction. */
export interface WritingStores {
  readonly groups: GroupWriters;
  readonly accesses: AccessWriter;
  readonly roles: RoleWriters;
  readonly permissions: PermissionWriter;
  readonly assignments: AssignmentWriter;
  readonly users: UserWriters;
  readonly tenants: TenantWriter;
  readonly directories: DirectoryWriter;
  readonly domains: DomainWriter;
  readonly serviceAccounts: ServiceAccountWriter;
  readonly tokens: TokenStore;
  readonly passwords: PasswordWriter;
  readonly resets: ResetWriter;
  readonly sessions: SessionWriter;
  readonly invitations: InvitationWriter;
  readonly outbox: Outbox;
}

/** A change that is under way. */
export type GraphChange = Change<ReadingStores, WritingStores>;

/** A change as a mutation asks for it. */
export interface WantedChange {
  /** The mutation's name. */
  readonly action: string;
  /** Under which name the operation wants the answer: what tells two mutations of one operation apart. */
  readonly responseKey: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly dryRun: boolean;
  /** Whether it can take nobody's right away. */
  readonly onlyAdds: boolean;
}

/** A change by nobody that is under way. */
export type GraphAnonymousChange = AnonymousChange<WritingStores, ReadingStores>;

/** Carries out changes. After each, the context sees the new state, with the rights that its caller has from then on. */
export interface Changes {
  run<T>(wanted: WantedChange, work: (change: GraphChange) => Promise<T>): Promise<ChangeOutcome<T>>;
  /** One that needs nobody to have signed in. Whoever has is not asked about: what the input proves decides. */
  runAnonymous<T>(
    wanted: Pick<WantedChange, 'action' | 'responseKey' | 'input'>,
    work: (change: GraphAnonymousChange) => Promise<T>,
  ): Promise<ChangeOutcome<T>>;
}

/** What a resolver receives: one value for one operation, never shared with another. */
export interface GraphContext {
  readonly actor: Actor | null;
  /** Why there is no actor, for the error's message. */
  readonly signInProblem?: string;
  /** The context that whoever acts in the actor's name would have without that; null for the actor themself. */
  readonly impersonator: GraphContext | null;
  /** Whether the request holds the gateway's secret, or none is required: without it, nothing that only gateways ask. */
  readonly throughGateway: boolean;
  /** The tenant that the request asks in; null for none. */
  readonly tenantId: TenantId | null;
  readonly stores: ReadingStores;
  /** What the stores need to read of each thing. */
  readonly wanted: Wanted;
  readonly loaders: Loaders;
  readonly changes: Changes;
  /** Tries and hashes passwords, before the changes that they are for. */
  readonly passwords: Passwords;
  readonly accessTokens: AccessTokens;
  readonly limits: { readonly maxPageSize: number; readonly maxRepresentations: number };
  readonly instance: InstanceFacts;
  readonly mail: MailFacts;
  /**
   * What the operation has cost the database so far; `sqlMs` are the milliseconds that each statement took, added up, which can
   * be more than have passed, as some run at the same time.
   */
  readonly stats: { sqlStatements: number; sqlMs: number };
  readonly mayReadStats: boolean;
}

/** How this instance reaches people. */
export interface MailFacts {
  /** Whether there is a server that mails are handed over to. */
  readonly hasServer: boolean;
  /** The link by which whoever has the secret of an invitation accepts it. */
  readonly invitationLink: (secret: string) => string;
}

/** What this instance tells about itself. */
export interface InstanceFacts {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

import type { ApiTokenId, AuditEventId, Id, PrincipalId, TenantId } from '../kernel/ids.js';

/** What became of what was tried: done; refused, because the caller may not; or not possible as things were. */
export type AuditOutcome = 'SUCCEEDED' | 'DENIED' | 'FAILED';

/** What the trail keeps of a thing: its facts as JSON knows them. Never a secret. */
export type AuditFacts = { readonly [fact: string]: AuditValue };

/** A fact. */
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditFacts;

/** What became of one thing: null before it was there, and null after it has gone. */
export interface AuditChange {
  /** Null for what has no id: a permission of the catalogue, which its facts name, and an import, which they count. */
  readonly objectId: Id | null;
  readonly before: AuditFacts | null;
  readonly after: AuditFacts | null;
}

/** How many characters of a request's id the trail keeps: one that a caller gives must fit, or nothing could be told of it. */
export const longestRequestId = 100;

/** Who did something, and by which request. */
export interface AuditOrigin {
  /** Null for nobody who has signed in, and for the instance itself. */
  readonly actorId: PrincipalId | null;
  /** Who acted in the actor's name. */
  readonly impersonatorId: PrincipalId | null;
  readonly tokenId: ApiTokenId | null;
  /** At most `longestRequestId` characters; null for what no request asked for. */
  readonly requestId: string | null;
}

/** One thing that somebody did or tried, before it has its place in the trail. */
export interface AuditEntry extends AuditOrigin {
  readonly id: AuditEventId;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The mutation's name, for example `assignRole`; `import` and `purgeUser` for what no mutation does. */
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** Why it did not succeed. */
  readonly code: string | null;
  /** The tenant that it concerns; null for the instance, and for several. */
  readonly tenantId: TenantId | null;
  readonly changes: readonly AuditChange[];
  /** Every thing that it concerns: those that changed, and those that it was about. */
  readonly objectIds: readonly Id[];
}

/** An entry in its place: its revision is the number of all events up to it. */
export interface AuditEvent extends AuditEntry {
  readonly revision: number;
}

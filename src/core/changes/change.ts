import type { Actor } from '../access/actor.js';
import type { Place } from '../access/scope.js';
import type { AuditChange } from '../audit/audit-event.js';
import type { DomainError, DomainErrorCode } from '../kernel/errors.js';
import type { Id, PrincipalId, TenantId } from '../kernel/ids.js';

/** What a change does to one thing, for the trail. */
export interface ChangeNote extends AuditChange {
  /** The tenant that it belongs to; null for the instance. */
  readonly tenantId: TenantId | null;
  /** Further things that it is about. */
  readonly about?: readonly Id[];
}

/** What became of a part of a change: its value, or why it was undone. */
export type Attempt<T> = { readonly value: T } | { readonly failure: DomainError };

/** A place that comes to lie elsewhere: the same scope, by its former and by its next way through the tree. */
export interface PlaceMove {
  readonly from: Place;
  readonly to: Place;
}

/**
 * A change that is under way, inside its transaction: nobody else changes anything until it ends, so that what it reads
 * here holds until it is written. `Seen` reads as far as the actor may see, `Writers` writes.
 */
export interface Change<Seen, Writers> {
  /** The moment of the change, in milliseconds since 1970. */
  readonly at: number;
  /** Who asks, with the rights that they have at this moment. */
  readonly actor: Actor;
  readonly seen: Seen;
  readonly writers: Writers;
  /** Tells the trail what is done. */
  note(note: ChangeNote): void;
  /**
   * Says whose rights are about to change, before they do: these principals, and whoever is in them when they are groups. A
   * dry run compares what they may do before and after.
   */
  affects(principals: readonly PrincipalId[]): Promise<void>;
  /**
   * Says that a place is about to come to lie elsewhere, before it does, and who holds roles around one of the two: these
   * principals, and whoever is in them when they are groups. A dry run compares what they may do on it before and after.
   */
  affectsPlace(principals: readonly PrincipalId[], move: PlaceMove): Promise<void>;
  /** Runs a part that is undone alone when it fails as the rules expect; any other failure ends the whole change. */
  attempt<T>(part: () => Promise<T>): Promise<Attempt<T>>;
  /** The same change as somebody else would carry it out, who promised it; null when their account does not work. */
  inNameOf(id: PrincipalId): Promise<ActingChange<Seen, Writers> | null>;
}

/** As much of a change as carrying it out takes. */
export type ActingChange<Seen, Writers> = Pick<Change<Seen, Writers>, 'at' | 'actor' | 'seen' | 'writers' | 'note'>;

/** Why a change by nobody was not done, and what it was about, as far as the trail may tell. */
export interface Refusal {
  readonly code: DomainErrorCode;
  readonly tenantId: TenantId | null;
  readonly objectIds: readonly Id[];
  /** What the caller is told as a user error of this code; nothing if left out: the answer of the change tells it. */
  readonly message?: string;
  /** The argument that is at fault, from the outside in. */
  readonly path?: readonly string[];
}

/**
 * A change by somebody who has not signed in: what it is given proves that they may. It decides by that alone and sees
 * everything, so that it answers no more than the proof is worth.
 */
export interface AnonymousChange<Writers, Seen = unknown> extends Pick<
  Change<Seen, Writers>,
  'at' | 'writers' | 'note' | 'inNameOf'
> {
  /** Says who it turned out to be, for the trail. */
  provenBy(principalId: PrincipalId): void;
  /** Tells the trail that it was refused. What is written stays, unlike after an error: a failed try can be counted. */
  refuse(refusal: Refusal): void;
}

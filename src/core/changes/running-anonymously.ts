import type { AuditEntry } from '../audit/audit-event.js';
import { DomainError } from '../kernel/errors.js';
import type { PrincipalId } from '../kernel/ids.js';
import type { ActingChange, AnonymousChange, ChangeNote, Refusal } from './change.js';
import type { ChangeStores } from './change-stores.js';
import { entryOf, type Recorded } from './entry-of.js';
import { inNameOf } from './in-name-of.js';
import { problemOf, type Problem } from './problem.js';

/** A change by nobody while it runs: gathers what the trail is to tell. */
export class RunningAnonymously<Seen, Writers> implements AnonymousChange<Writers, Seen> {
  readonly writers: Writers;
  private readonly notes: ChangeNote[] = [];
  private principalId: PrincipalId | null = null;
  private refusal: Refusal | null = null;

  constructor(
    private readonly stores: ChangeStores<Seen, Writers>,
    readonly at: number,
  ) {
    this.writers = stores.writers;
  }

  note(note: ChangeNote): void {
    this.notes.push(note);
  }

  provenBy(principalId: PrincipalId): void {
    this.principalId = principalId;
  }

  refuse(refusal: Refusal): void {
    this.refusal = refusal;
  }

  /** What the caller is told about a refusal. */
  get problems(): readonly Problem[] {
    const { code, message, path } = this.refusal ?? {};
    return code === undefined || message === undefined ? [] : [problemOf(new DomainError(code, message, path))];
  }

  inNameOf(id: PrincipalId): Promise<ActingChange<Seen, Writers> | null> {
    return inNameOf(this.stores, { at: this.at, note: (note) => this.note(note) }, id);
  }

  entryOf(request: Recorded): AuditEntry {
    const { at, notes, principalId, refusal } = this;
    const actor = principalId && { principalId, impersonatorId: null, tokenId: null };
    return refusal === null
      ? entryOf(request, { actor, at, outcome: 'SUCCEEDED', code: null, notes })
      : entryOf({ ...request, named: refusal }, { actor, at, outcome: 'DENIED', code: refusal.code, notes });
  }
}

import type { AuditEntry } from '../audit/audit-event.js';
import { DomainError } from '../kernel/errors.js';
import type { PrincipalId } from '../kernel/ids.js';
import type { AnonymousChange, ChangeNote, Refusal } from './change.js';
import { entryOf, type Recorded } from './entry-of.js';
import { problemOf, type Problem } from './problem.js';

/** A change by nobody while it runs: gathers what the trail is to tell. */
export class RunningAnonymously<Writers> implements AnonymousChange<Writers> {
  private readonly notes: ChangeNote[] = [];
  private principalId: PrincipalId | null = null;
  private refusal: Refusal | null = null;

  constructor(
    readonly writers: Writers,
    readonly at: number,
  ) {}

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

  entryOf(request: Recorded): AuditEntry {
    const { at, notes, principalId, refusal } = this;
    const actor = principalId && { principalId, impersonatorId: null, tokenId: null };
    return refusal === null
      ? entryOf(request, { actor, at, outcome: 'SUCCEEDED', code: null, notes })
      : entryOf({ ...request, named: refusal }, { actor, at, outcome: 'DENIED', code: refusal.code, notes });
  }
}

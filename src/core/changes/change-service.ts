import type { Actor } from '../access/actor.js';
import type { ActorStore } from '../access/actor-store.js';
import { heldBy, rightDifferences, type HeldByPrincipal, type RightDifference } from '../access/right-difference.js';
import type { AuditEntry, AuditOrigin, AuditOutcome } from '../audit/audit-event.js';
import type { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type Id, type PrincipalId, type TenantId } from '../kernel/ids.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { Administration } from './administration.js';
import type { Attempt, Change, ChangeNote } from './change.js';
import type { ChangeStores } from './change-stores.js';
import { isExpected, problemOf, type Problem } from './problem.js';
import { Replay, type IdempotencyKey } from './replay.js';

/** Who asks for a change, as it is found out anew inside the transaction: rights may have gone since the request began. */
export type WhoAsks = (actors: ActorStore, at: number) => Promise<Actor>;

/** A change that somebody asks for. */
export interface ChangeRequest {
  /** The mutation's name. */
  readonly action: string;
  readonly whoAsks: WhoAsks;
  /** Who it is as far as the request has told, for the trail of what was refused. */
  readonly origin: AuditOrigin;
  /** The tenant that the request asks in, and the things that it names: what the trail tells of one that failed. */
  readonly named: { readonly tenantId: TenantId | null; readonly objectIds: readonly Id[] };
  /** Only answers what the change would do to people's rights. */
  readonly dryRun: boolean;
  /** Whether it can take nobody's right away, so that it need not be asked whether an administrator remains. */
  readonly onlyAdds?: boolean;
  /** Given again within a day, the same answer comes and nothing is done. */
  readonly idempotencyKey: IdempotencyKey | null;
}

/** What came of a change. */
export interface ChangeOutcome<T> {
  /** Null when it failed, and after a dry run. */
  readonly result: T | null;
  readonly problems: readonly Problem[];
  /** The number of the event that tells of it; after a dry run, of the last one. */
  readonly revision: number;
  /** What it would do to people's rights; null unless that was asked. */
  readonly differences: readonly RightDifference[] | null;
}

/** How many people's facts are read at once. */
const batch = 500;

// Leaves the transaction of a dry run, so that nothing of it is kept.
class DryRunDone extends Error {
  constructor(
    readonly revision: number,
    readonly differences: readonly RightDifference[],
  ) {
    super('A dry run is over.');
  }
}

/**
 * Carries out changes: one at a time, each with its event in the trail in one transaction, decided by what the caller may do
 * at that moment. What the rules refuse is told as a problem, and the trail tells of it, too.
 */
export class ChangeService<Seen, Writers> {
  constructor(
    private readonly unitOfWork: UnitOfWork<ChangeStores<Seen, Writers>>,
    private readonly clock: Clock,
  ) {}

  /**
   * Carries out a change.
   * @throws FORBIDDEN when the caller may not, UNAUTHENTICATED when nobody is there any more, UNAVAILABLE when the database does not answer
   */
  async run<T>(request: ChangeRequest, work: (change: Change<Seen, Writers>) => Promise<T>): Promise<ChangeOutcome<T>> {
    try {
      return await this.unitOfWork.run((stores) => this.carriedOut(request, stores, work));
    } catch (error) {
      if (error instanceof DryRunDone)
        return { result: null, problems: [], revision: error.revision, differences: error.differences };
      return this.failed(request, error);
    }
  }

  private async carriedOut<T>(
    request: ChangeRequest,
    stores: ChangeStores<Seen, Writers>,
    work: (change: Change<Seen, Writers>) => Promise<T>,
  ): Promise<ChangeOutcome<T>> {
    const head = await stores.trail.lockHead();
    const at = this.clock();
    const actor = await request.whoAsks(stores.actors, at);
    const replay = request.idempotencyKey && (await Replay.of(request.idempotencyKey, actor.principalId));
    const given = await replay?.given(stores.answers, at);
    if (given?.to === 'this') return givenAgain(given.answer);
    if (given?.to === 'another request')
      throw new DomainError('CONFLICT', 'This idempotency key was used for another request. Send a new one.');
    const running = new RunningChange(stores, actor, at, request.dryRun);
    const administration = request.onlyAdds ? null : await Administration.before(stores.administrators);
    const result = await work(running);
    await administration?.mustRemain();
    if (request.dryRun) throw new DryRunDone(head.revision, await running.differences());
    const entry = entryOf(request, { actor, at, outcome: 'SUCCEEDED', code: null, notes: running.notes });
    const revision = await stores.trail.append(head, entry);
    await replay?.keep(stores.answers, at, { result, problems: [], revision });
    return { result, problems: [], revision, differences: null };
  }

  // Tells the trail of what was refused, and the caller why.
  private async failed<T>(request: ChangeRequest, error: unknown): Promise<ChangeOutcome<T>> {
    if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE' || error.code === 'UNAUTHENTICATED')
      throw error;
    const denied = error.code === 'FORBIDDEN' || error.code === 'PRIVILEGE_ESCALATION';
    const outcome: AuditOutcome = denied ? 'DENIED' : 'FAILED';
    const problems = [problemOf(error)];
    const failure = await this.unitOfWork.run(async (stores): Promise<ChangeOutcome<T>> => {
      const head = await stores.trail.lockHead();
      if (request.dryRun) return { result: null, problems, revision: head.revision, differences: null };
      const at = this.clock();
      // What was broken or forbidden is decided anew each time; an expected failure is an answer.
      const { actorId } = request.origin;
      const replay = isExpected(error) && request.idempotencyKey && (await Replay.of(request.idempotencyKey, actorId));
      const given = replay ? await replay.given(stores.answers, at) : null;
      // The same request was quicker, twice sent at one moment.
      if (given?.to === 'this') return givenAgain(given.answer);
      const entry = entryOf(request, { actor: null, at, outcome, code: error.code, notes: [] });
      const revision = await stores.trail.append(head, entry);
      // The answer of the request that the key was for stays what it is.
      if (replay && given?.to === 'nothing')
        await replay.keep(stores.answers, at, { result: null, problems, revision });
      return { result: null, problems, revision, differences: null };
    });
    if (!isExpected(error)) throw error;
    return failure;
  }
}

function givenAgain<T>(answer: unknown): ChangeOutcome<T> {
  return { ...(answer as Pick<ChangeOutcome<T>, 'result' | 'problems' | 'revision'>), differences: null };
}

function entryOf(
  { action, origin, named }: ChangeRequest,
  done: {
    readonly actor: Actor | null;
    readonly at: number;
    readonly outcome: AuditOutcome;
    readonly code: string | null;
    readonly notes: readonly ChangeNote[];
  },
): AuditEntry {
  const { actor, at, outcome, code, notes } = done;
  const tenantIds = new Set(notes.map(({ tenantId }) => tenantId));
  const [tenantId] = tenantIds.size === 1 ? [...tenantIds] : [];
  return {
    ...origin,
    ...(actor && { actorId: actor.principalId, impersonatorId: actor.impersonatorId, tokenId: actor.tokenId }),
    id: newId('evt', at),
    at,
    action,
    outcome,
    code,
    tenantId: outcome === 'SUCCEEDED' ? (tenantId ?? null) : named.tenantId,
    changes: notes.map(({ objectId, before, after }) => ({ objectId, before, after })),
    objectIds:
      outcome !== 'SUCCEEDED'
        ? named.objectIds
        : [
            ...new Set(
              notes.flatMap(({ objectId, about = [] }) => [...(objectId === null ? [] : [objectId]), ...about]),
            ),
          ],
  };
}

class RunningChange<Seen, Writers> implements Change<Seen, Writers> {
  readonly seen: Seen;
  readonly writers: Writers;
  notes: ChangeNote[] = [];
  private before = new Map<PrincipalId, ReadonlyMap<string, RightDifference['gained'][number]>>();

  constructor(
    private readonly stores: ChangeStores<Seen, Writers>,
    readonly actor: Actor,
    readonly at: number,
    private readonly compares: boolean,
  ) {
    this.seen = stores.seenBy(actor, at);
    this.writers = stores.writers;
  }

  note(note: ChangeNote): void {
    this.notes.push(note);
  }

  async affects(principals: readonly PrincipalId[]): Promise<void> {
    if (!this.compares || principals.length === 0) return;
    const people = (await this.stores.affected.peopleOf(principals)).filter((id) => !this.before.has(id));
    for (const [id, held] of await this.held(people)) this.before.set(id, held);
  }

  async attempt<T>(part: () => Promise<T>): Promise<Attempt<T>> {
    const { notes } = this;
    this.notes = [...notes];
    try {
      return { value: await this.stores.savepoint(part) };
    } catch (error) {
      if (!(error instanceof DomainError) || !(isExpected(error) || error.code === 'FORBIDDEN')) throw error;
      this.notes = notes;
      return { failure: error };
    }
  }

  /** What the change does to the rights of those whom it affects. */
  async differences(): Promise<RightDifference[]> {
    return rightDifferences(this.before, await this.held([...this.before.keys()]));
  }

  private async held(people: readonly PrincipalId[]): Promise<HeldByPrincipal> {
    const held = new Map<PrincipalId, ReadonlyMap<string, RightDifference['gained'][number]>>();
    for (let start = 0; start < people.length; start += batch) {
      const some = people.slice(start, start + batch);
      for (const [id, permissions] of heldBy(some, await this.stores.affected.factsOf(some, this.at)))
        held.set(id, permissions);
    }
    return held;
  }
}

import type { Actor } from '../access/actor.js';
import type { ActorStore } from '../access/actor-store.js';
import type { RightDifference } from '../access/right-difference.js';
import type { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { Administration } from './administration.js';
import type { AnonymousChange, Change } from './change.js';
import type { ChangeStores } from './change-stores.js';
import { entryOf, type Recorded } from './entry-of.js';
import { isExpected, problemOf, type Problem } from './problem.js';
import { Replay, type Given, type IdempotencyKey } from './replay.js';
import { RunningAnonymously } from './running-anonymously.js';
import { RunningChange } from './running-change.js';
import { toldAs } from './told-as.js';

/** Who asks for a change, as it is found out anew inside the transaction: rights may have gone since the request began. */
export type WhoAsks = (actors: ActorStore, at: number) => Promise<Actor>;

/** A change that is asked for, by nobody who has signed in. */
export interface AnonymousRequest extends Recorded {
  /** Given again within a day, the same answer comes and nothing is done. */
  readonly idempotencyKey: IdempotencyKey | null;
}

/** A change that somebody asks for. */
export interface ChangeRequest extends AnonymousRequest {
  readonly whoAsks: WhoAsks;
  /** Only answers what the change would do to people's rights. */
  readonly dryRun: boolean;
  /** Whether it can take nobody's right away, so that it need not be asked whether an administrator remains. */
  readonly onlyAdds?: boolean;
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

  /**
   * Carries out a change by nobody who has signed in, one that can take nobody's right away.
   * @throws UNAVAILABLE when the database does not answer
   */
  async runAnonymous<T>(
    request: AnonymousRequest,
    work: (change: AnonymousChange<Writers, Seen>) => Promise<T>,
  ): Promise<ChangeOutcome<T>> {
    try {
      return await this.unitOfWork.run((stores) => this.carriedOutAnonymously(request, stores, work));
    } catch (error) {
      return this.failed({ ...request, dryRun: false }, error);
    }
  }

  private async carriedOutAnonymously<T>(
    request: AnonymousRequest,
    stores: ChangeStores<Seen, Writers>,
    work: (change: AnonymousChange<Writers, Seen>) => Promise<T>,
  ): Promise<ChangeOutcome<T>> {
    const head = await stores.trail.lockHead();
    const at = this.clock();
    const replay = request.idempotencyKey && (await Replay.of(request.idempotencyKey, null));
    const given = await replay?.given(stores.answers, at);
    if (given && given.to !== 'nothing') return answerTo(given);
    const running = new RunningAnonymously(stores, at);
    const result = await work(running);
    const revision = await stores.trail.append(head, running.entryOf(request));
    const { problems } = running;
    const answer = { result: problems.length > 0 ? null : result, problems, revision };
    await replay?.keep(stores.answers, at, answer);
    return { ...answer, differences: null };
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
    if (given && given.to !== 'nothing') return answerTo(given);
    const running = new RunningChange(stores, actor, at, request.dryRun);
    const administration = request.onlyAdds ? null : await Administration.before(stores.administrators);
    const result = await work(running);
    await administration?.mustRemain();
    if (request.dryRun) throw new DryRunDone(head.revision, await running.differences());
    const entry = entryOf(request, { actor, at, ...running.told(), notes: running.notes });
    const revision = await stores.trail.append(head, entry);
    await replay?.keep(stores.answers, at, { result, problems: [], revision });
    return { result, problems: [], revision, differences: null };
  }

  // Tells the trail of what was refused, and the caller why.
  private async failed<T>(
    request: AnonymousRequest & Pick<ChangeRequest, 'dryRun'>,
    error: unknown,
  ): Promise<ChangeOutcome<T>> {
    if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE' || error.code === 'UNAUTHENTICATED')
      throw error;
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
      const entry = entryOf(request, { actor: null, at, ...toldAs(error), notes: [] });
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

// What is given again, unless the key was for something else.
function answerTo<T>(given: Exclude<Given, { to: 'nothing' }>): ChangeOutcome<T> {
  if (given.to === 'this') return givenAgain(given.answer);
  throw new DomainError('CONFLICT', 'This idempotency key was used for another request. Send a new one.');
}

function givenAgain<T>(answer: unknown): ChangeOutcome<T> {
  return { ...(answer as Pick<ChangeOutcome<T>, 'result' | 'problems' | 'revision'>), differences: null };
}

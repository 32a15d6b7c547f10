import type { Actor } from '../access/actor.js';
import type { AccessFacts } from '../access/access-facts.js';
import {
  heldBy,
  heldOn,
  rightDifferences,
  together,
  type HeldByPrincipal,
  type RightDifference,
} from '../access/right-difference.js';
import type { Place } from '../access/scope.js';
import { DomainError } from '../kernel/errors.js';
import type { PrincipalId } from '../kernel/ids.js';
import type { ActingChange, Attempt, Change, ChangeNote, PlaceMove } from './change.js';
import type { ChangeStores } from './change-stores.js';
import { inNameOf } from './in-name-of.js';
import { isExpected } from './problem.js';
import { toldAs, type Told } from './told-as.js';

/** How many people's facts are read at once. */
const batch = 500;

/** What some people hold, from the facts that decide it. */
type Holding = (people: readonly PrincipalId[], facts: AccessFacts) => HeldByPrincipal;

/** A change while it runs: gathers its notes, and for a dry run what those whom it affects may do before it. */
export class RunningChange<Seen, Writers> implements Change<Seen, Writers> {
  readonly seen: Seen;
  readonly writers: Writers;
  notes: ChangeNote[] = [];
  private readonly failures: DomainError[] = [];
  private successes = 0;
  private before = new Map<PrincipalId, ReadonlyMap<string, RightDifference['gained'][number]>>();
  private moves: { readonly before: HeldByPrincipal; readonly to: Place }[] = [];

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
    for (const [id, held] of await this.held(people, heldBy)) this.before.set(id, held);
  }

  async affectsPlace(principals: readonly PrincipalId[], { from, to }: PlaceMove): Promise<void> {
    if (!this.compares) return;
    const people = await this.stores.affected.peopleOf(principals);
    this.moves.push({ before: await this.held(people, on(from)), to });
  }

  async attempt<T>(part: () => Promise<T>): Promise<Attempt<T>> {
    const { notes, moves } = this;
    this.notes = [...notes];
    this.moves = [...moves];
    try {
      const value = await this.stores.savepoint(part);
      this.successes += 1;
      return { value };
    } catch (error) {
      if (!(error instanceof DomainError) || !(isExpected(error) || error.code === 'FORBIDDEN')) throw error;
      this.notes = notes;
      this.moves = moves;
      this.failures.push(error);
      return { failure: error };
    }
  }

  inNameOf(id: PrincipalId): Promise<ActingChange<Seen, Writers> | null> {
    return inNameOf(this.stores, { at: this.at, note: (note) => this.note(note) }, id);
  }

  /** What the trail tells of it: a change whose every part was refused has changed nothing, and was not a success. */
  told(): Told | { readonly outcome: 'SUCCEEDED'; readonly code: null } {
    const [first, ...further] = this.failures;
    return first === undefined || this.successes > 0 || this.notes.length > 0
      ? { outcome: 'SUCCEEDED', code: null }
      : toldAs(first, ...further);
  }

  /** What the change does to the rights of those whom it affects. */
  async differences(): Promise<RightDifference[]> {
    const comparisons = [rightDifferences(this.before, await this.held([...this.before.keys()], heldBy))];
    for (const { before, to } of this.moves)
      comparisons.push(rightDifferences(before, await this.held([...before.keys()], on(to))));
    return together(comparisons);
  }

  private async held(people: readonly PrincipalId[], holding: Holding): Promise<HeldByPrincipal> {
    const held = new Map<PrincipalId, ReadonlyMap<string, RightDifference['gained'][number]>>();
    for (let start = 0; start < people.length; start += batch) {
      const some = people.slice(start, start + batch);
      for (const [id, permissions] of holding(some, await this.stores.affected.factsOf(some, this.at)))
        held.set(id, permissions);
    }
    return held;
  }
}

function on(place: Place): Holding {
  return (people, facts) => heldOn(people, facts, place);
}

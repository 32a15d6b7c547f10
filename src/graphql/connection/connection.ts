import { writeCursor } from '../../core/kernel/cursor.js';
import type { Page, PageRequest, Placed } from '../../core/kernel/page.js';

/** One page of a list with what is needed to tell its cursors and, when somebody asks, its total. */
export interface ConnectionSource<T> {
  readonly page: Page<T>;
  readonly request: PageRequest;
  /** What tells this list from every other, for the cursors. */
  readonly shape: () => string;
  readonly count: () => Promise<number> | number;
}

/** An edge: what is at its end, the facts of the relation, and how its cursor is made when somebody reads it. */
export interface Edge<N> {
  readonly node: N;
  readonly writeCursor: () => string;
}

/** What `PageInfo` is read from. */
export interface PageInfoSource {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** The runtime side of a connection type. Everything that costs is done when it is asked for. */
export abstract class Connection<T, N> {
  private made: Edge<N>[] | undefined;
  private shape: string | undefined;

  constructor(readonly source: ConnectionSource<T>) {}

  protected abstract edgeOf(item: T, writeCursor: () => string): Edge<N>;
  protected abstract nodeOf(item: T): N;

  get edges(): Edge<N>[] {
    this.made ??= this.source.page.rows.map((row) => this.edgeOf(row.item, () => this.cursorOf(row)));
    return this.made;
  }

  get nodes(): N[] {
    return this.source.page.rows.map((row) => this.nodeOf(row.item));
  }

  get pageInfo(): PageInfoSource {
    const { page, request } = this.source;
    const [first, last] = [page.rows[0], page.rows.at(-1)];
    // Rows lie behind a cursor that was given; further ones ahead were looked for.
    return {
      hasNextPage: request.backwards ? request.from !== undefined : page.more,
      hasPreviousPage: request.backwards ? page.more : request.from !== undefined,
      startCursor: first === undefined ? null : this.cursorOf(first),
      endCursor: last === undefined ? null : this.cursorOf(last),
    };
  }

  /** How many there are on all pages; a statement of its own. */
  total(): Promise<number> | number {
    return this.source.count();
  }

  private cursorOf(row: Placed<T>): string {
    this.shape ??= this.source.shape();
    return writeCursor(this.shape, row.position);
  }
}

/** A connection straight to things. */
export class NodeConnection<N> extends Connection<N, N> {
  protected edgeOf(node: N, writeCursor: () => string): Edge<N> {
    return { node, writeCursor };
  }

  protected nodeOf(node: N): N {
    return node;
  }
}

/** A connection whose edges tell facts of the relation. */
export class FactConnection<T extends { readonly node: N }, N> extends Connection<T, N> {
  protected edgeOf(item: T, writeCursor: () => string): Edge<N> & T {
    // The item itself: a copy of one that was read in part would not know what it lacks.
    const edge: T & { writeCursor?: () => string } = item;
    edge.writeCursor = writeCursor;
    return edge as Edge<N> & T;
  }

  protected nodeOf(item: T): N {
    return item.node;
  }
}

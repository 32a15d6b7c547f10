/** Something in something: the edges of a graph that must not have circles, with the lines they were read from. */
export class Nesting {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly edges: { readonly from: number; readonly to: number; readonly line: number }[] = [];

  /** Adds that `inner` is in `outer`. */
  add(outer: string, inner: string, line: number): void {
    this.edges.push({ from: this.number(outer), to: this.number(inner), line });
  }

  /** A circle, if there is one: its names from the outside in, and the last of its lines. */
  circle(): { readonly names: readonly string[]; readonly line: number } | undefined {
    // What nothing is in can't be part of a circle; peeled off until nothing changes, circles and what is below remain.
    const inside = Array.from(this.names, () => 0);
    const below = Array.from(this.names, (): typeof this.edges => []);
    for (const edge of this.edges) {
      inside[edge.to] = (inside[edge.to] as number) + 1;
      (below[edge.from] as typeof this.edges).push(edge);
    }
    const outermost = [...inside.keys()].filter((n) => inside[n] === 0);
    for (let node = outermost.pop(); node !== undefined; node = outermost.pop())
      for (const { to } of below[node] as typeof this.edges) {
        inside[to] = (inside[to] as number) - 1;
        if (inside[to] === 0) outermost.push(to);
      }
    const start = inside.findIndex((count) => count > 0);
    return start < 0 ? undefined : this.walk(start, inside);
  }

  // Outwards: whatever remains is in something that remains, so this way comes back to where it was.
  private walk(start: number, inside: readonly number[]) {
    const outer = new Map<number, (typeof this.edges)[number]>();
    for (const edge of this.edges) if ((inside[edge.from] as number) > 0) outer.set(edge.to, edge);
    const seen = new Set<number>();
    let node = start;
    while (!seen.has(node)) {
      seen.add(node);
      node = outer.get(node)?.from as number;
    }
    const names: string[] = [];
    let line = 0;
    const end = node;
    do {
      const edge = outer.get(node) as (typeof this.edges)[number];
      names.unshift(this.names[edge.from] as string);
      line = Math.max(line, edge.line);
      node = edge.from;
    } while (node !== end);
    return { names, line };
  }

  private number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

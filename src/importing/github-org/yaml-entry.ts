import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { keyPath, type Place, type Problems } from './problems.js';
import { offsetOf, type YamlFile } from './yaml-file.js';

/** A value in a YAML file that knows where it stands, so that whatever is wrong with it can be told with its place. */
export class Entry {
  private constructor(
    private readonly file: YamlFile,
    private readonly problems: Problems,
    private readonly names: readonly string[],
    private readonly node: Node | null,
    private readonly offset: number,
  ) {}

  /** The whole document. */
  static root(file: YamlFile, problems: Problems): Entry {
    const { contents } = file.document;
    return new Entry(file, problems, [], contents && (file.resolve(contents) ?? null), 0);
  }

  /** The same entry, with what is found in it going elsewhere. */
  reportingTo(problems: Problems): Entry {
    return new Entry(this.file, problems, this.names, this.node, this.offset);
  }

  /** Where the entry is written. */
  get place(): Place {
    return this.file.place(this.offset, keyPath(this.names));
  }

  /** True for a value that is left empty or null. */
  get empty(): boolean {
    return this.node === null || (isScalar(this.node) && this.node.value === null);
  }

  /** Notes that the value can't be used. */
  error(message: string): void {
    this.problems.error(this.place, message);
  }

  /** Notes that the value is odd. */
  warn(message: string): void {
    this.problems.warn(this.place, message);
  }

  /** The text, or undefined after noting that it is none. A whole number that is not quoted counts as it is written. */
  text(what: string): string | undefined {
    const text = isScalar(this.node) ? scalarText(this.node) : undefined;
    if (text === undefined) this.error(`${what} must be a text, not ${this.kind()}.`);
    return text;
  }

  /** The entries of a list, in order; none when the value is empty or, after noting that, no list. */
  list(what: string): Entry[] {
    if (this.empty) return [];
    if (isSeq(this.node)) return this.node.items.map((item, n) => this.item(item as Node, n));
    this.error(`${what} must be a list, not ${this.kind()}.`);
    return [];
  }

  /**
   * The entries of a mapping by key, in order; none when the value is empty or, after noting that, no mapping.
   * An entry's place is that of its key.
   */
  map(what: string): Map<string, Entry> {
    if (isMap(this.node)) return this.entries(this.node);
    if (!this.empty) this.error(`${what} must be a mapping of keys to values, not ${this.kind()}.`);
    return new Map();
  }

  private entries(map: YAMLMap): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const { key, value } of map.items) {
      const name = isScalar(key) ? scalarText(key) : undefined;
      const entry = this.step([...this.names, name ?? '?'], value as Node | null, offsetOf(key as Node));
      const first = name === undefined ? undefined : entries.get(name);
      if (name === undefined) entry.error('A key must be a text; write it in quotes.');
      else if (name === '<<') entry.error('Merge keys (<<) are not supported; write the entries out.');
      else if (first) entry.error(`The key is written twice; the first one is in line ${first.place.line}.`);
      else entries.set(name, entry);
    }
    return entries;
  }

  private item(value: Node, n: number): Entry {
    const names = [...this.names.slice(0, -1), `${this.names.at(-1) ?? ''}[${n}]`];
    return this.step(names, value, offsetOf(value));
  }

  private step(names: readonly string[], value: Node | null, offset: number): Entry {
    const node = value && this.file.resolve(value);
    const entry = new Entry(this.file, this.problems, names, node ?? null, offset);
    if (node === undefined) entry.error('This alias has no anchor before it.');
    return entry;
  }

  private kind(): string {
    if (this.empty) return 'empty';
    if (isMap(this.node)) return 'a mapping';
    if (isSeq(this.node)) return 'a list';
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value === 'string') return 'a text';
    return `the ${typeof value} ${String(value)} (write it in quotes if it is a name)`;
  }
}

// 0012 is the name "0012": a name is what is written, also where YAML would read a number.
function scalarText(scalar: Scalar): string | undefined {
  if (typeof scalar.value === 'string') return scalar.value;
  return typeof scalar.value === 'number' && /^\d+$/.test(scalar.source ?? '') ? scalar.source : undefined;
}

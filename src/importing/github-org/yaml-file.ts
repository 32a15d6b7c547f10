import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { LineCounter, isAlias, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Place, Problems } from './problems.js';

const largestFile = 20 * 1024 * 1024;
// How many values are read from one file at most, each counted as often as aliases repeat it.
const mostValues = 1_000_000;

const mostSyntaxErrors = 5;
// What the parser says for programmers, said for authors.
const ownWords: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'A file must hold one YAML document, and a second one begins here.',
  RESOURCE_EXHAUSTION: 'The values are nested too deeply here.',
};

/** A YAML document with the places of its nodes and with its aliases resolved. */
export class YamlFile {
  private readonly targets = new Map<Node, Node>();
  private values = 0;

  constructor(
    /** The path as it is shown to people. */
    readonly name: string,
    readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {
    // PERF: the library's own look-up walks the whole document for each alias.
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_key, node) => {
        const target = isAlias(node) ? anchors.get(node.source) : undefined;
        if (target) this.targets.set(node, target);
        if (!isAlias(node) && node.anchor) anchors.set(node.anchor, node);
      },
    });
  }

  /** The place of an offset in the text. */
  place(offset: number, key: string): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.name, line, column: col, key };
  }

  /**
   * The node that an alias stands for, or the node itself; undefined for an alias of nothing.
   * @throws YamlTooLarge when more is read than real data could hold, which is what nested aliases are made for
   */
  resolve(node: Node): Node | undefined {
    this.values += 1;
    if (this.values > mostValues) throw new YamlTooLarge();
    return isAlias(node) ? this.targets.get(node) : node;
  }
}

/** Thrown when a file expands to more values than can be real. */
export class YamlTooLarge extends Error {
  constructor() {
    super(`The file holds more than ${mostValues.toLocaleString('en')} values, counting what its aliases repeat.`);
  }
}

/** The offset at which a node starts in its text. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/**
 * Reads a YAML file of at most 20 MB. What is wrong with it goes to `problems`.
 * @returns undefined when the file can't be read as one YAML document
 */
export async function readYamlFile(path: string, name: string, problems: Problems): Promise<YamlFile | undefined> {
  const refuse = (message: string) => void problems.error({ file: name }, message);
  try {
    const found = await stat(path);
    // SAFETY: asked before opening, because opening a pipe waits for its writer.
    if (!found.isFile()) return refuse('This is not a file.');
    if (found.size > largestFile)
      return refuse(`The file has ${megabytes(found.size)} MB; at most ${megabytes(largestFile)} MB are read.`);
    const bytes = await readFile(path);
    return isUtf8(bytes) ? parseYaml(bytes.toString(), name, problems) : refuse('The file is not UTF-8 text.');
  } catch (error) {
    return refuse(readFailure(error));
  }
}

function parseYaml(text: string, name: string, problems: Problems): YamlFile | undefined {
  const lineCounter = new LineCounter();
  // Keys that are written twice are found where mappings are read: the parser compares each key with every other one.
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  if (document.errors.length === 0) return new YamlFile(name, document, lineCounter);
  // One slip makes the parser stumble many times.
  for (const { code, message, pos } of document.errors.slice(0, mostSyntaxErrors)) {
    const { line, col } = lineCounter.linePos(pos[0]);
    problems.error({ file: name, line, column: col }, ownWords[code] ?? `Not YAML: ${message}.`);
  }
  return undefined;
}

function megabytes(bytes: number): string {
  return String(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
}

/** Why a file or folder can't be read, in words. Rethrows what is no error of the file system. */
export function readFailure(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') throw error;
  if (code === 'ENOENT') return 'There is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file or folder may not be read by the user who runs this.';
  if (code === 'ELOOP') return 'The symbolic links lead in a circle.';
  return `This file or folder can't be read (${code}).`;
}

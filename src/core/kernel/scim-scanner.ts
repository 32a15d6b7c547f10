import { badInput, type DomainError } from './errors.js';

/** A piece of a filter's text. `at` is its index; `text` is what a string literal says. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark' | 'end' | 'bad';
  readonly at: number;
  readonly source: string;
  readonly text?: string;
  /** Why a bad token is no token. It is told only when the parser comes to it, so that errors keep their order. */
  readonly problem?: string;
}

const wordStart = /[A-Za-z_$]/;
const wordPart = /[A-Za-z0-9_$.:-]/;
const numberStart = /[0-9-]/;
const numberPart = /[A-Za-z0-9_.:+-]/;
const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const otherQuotes = /['`´‘’“”„«»]/;

/** Cuts a SCIM filter into tokens, one at a time and each character once, and tells errors with their place. */
export class ScimScanner {
  /** The token that comes next. */
  token: Token;
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly path: readonly string[],
  ) {
    this.token = this.scan();
  }

  /** Takes the token that comes next. */
  advance(): Token {
    const token = this.token;
    this.token = this.scan();
    return token;
  }

  /** Whether the next token is this bracket or parenthesis. */
  isMark(mark: string): boolean {
    return this.token.kind === 'mark' && this.token.source === mark;
  }

  /** Whether the next token is this word, in whatever case. */
  isWord(word: string): boolean {
    return this.token.kind === 'word' && this.token.source.toLowerCase() === word;
  }

  /** An error at an index of the text; people count its characters from 1. */
  error(at: number, message: string): DomainError {
    return badInput(`At character ${Array.from(this.source.slice(0, at)).length + 1}: ${message}.`, ...this.path);
  }

  /** An error that says what should have come instead of the next token. */
  unexpected(expected: string): DomainError {
    const { kind, at, source, problem } = this.token;
    if (problem !== undefined) return this.error(at, `expected ${expected}, but ${problem}`);
    if (kind === 'end') return this.error(at, `expected ${expected}, but the filter ends`);
    return this.error(at, `expected ${expected}, but found ${kind === 'text' ? shortened(source) : quoted(source)}`);
  }

  private scan(): Token {
    while (' \t\r\n'.includes(this.source.charAt(this.at)) && this.at < this.source.length) this.at++;
    const at = this.at;
    if (at === this.source.length) return { kind: 'end', at, source: '' };
    const first = this.source.charAt(at);
    if (first === '"') return this.scanText(at);
    if ('()[]'.includes(first)) return { kind: 'mark', at, source: this.take(at, 1) };
    if (wordStart.test(first)) return { kind: 'word', at, source: this.run(at, wordPart) };
    if (numberStart.test(first)) return this.scanNumber(at);
    const source = this.take(at, String.fromCodePoint(this.source.codePointAt(at) as number).length);
    const hint = otherQuotes.test(source) ? '; texts are written in straight double quotes' : '';
    return { kind: 'bad', at, source, problem: `found ${JSON.stringify(source)}${hint}` };
  }

  private scanNumber(at: number): Token {
    const source = this.run(at, numberPart);
    if (jsonNumber.test(source)) return { kind: 'number', at, source };
    return {
      kind: 'bad',
      at,
      source,
      problem: `found ${quoted(source)}; texts and times are written in double quotes`,
    };
  }

  private scanText(at: number): Token {
    let end = at + 1;
    while (end < this.source.length && this.source.charAt(end) !== '"') end += this.source.charAt(end) === '\\' ? 2 : 1;
    const source = this.take(at, end + 1 - at);
    if (end >= this.source.length)
      return { kind: 'bad', at, source, problem: 'the text that starts here has no closing double quote' };
    try {
      return { kind: 'text', at, source, text: String(JSON.parse(source)) };
    } catch {
      const problem = `${shortened(source)} is not written as JSON has it; put a backslash only before " \\ / b f n r t u`;
      return { kind: 'bad', at, source, problem };
    }
  }

  private run(at: number, part: RegExp): string {
    let end = at + 1;
    while (end < this.source.length && part.test(this.source.charAt(end))) end++;
    return this.take(at, end - at);
  }

  private take(at: number, length: number): string {
    const source = this.source.slice(at, at + length);
    this.at = at + source.length;
    return source;
  }
}

function shortened(source: string): string {
  const characters = Array.from(source);
  return characters.length <= 40 ? source : `${characters.slice(0, 40).join('')}…`;
}

/** A piece of the caller's text as an error message shows it: in single quotes, at most 40 characters. */
export function quoted(source: string): string {
  return `'${shortened(source)}'`;
}

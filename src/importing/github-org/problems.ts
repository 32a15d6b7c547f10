/** Where in which file something was found. Lines and columns start at 1; absent for a file or folder as a whole. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The way to the value from the top of the file, for example `teams.sig-foo.members[2]`. */
  readonly key?: string;
}

/** The way to a value in one text; names that hold dots or spaces are quoted. */
export function keyPath(names: readonly string[]): string {
  return names.map((name) => (/^[\w-]+(\[\d+\])*$/.test(name) ? name : JSON.stringify(name))).join('.');
}

/** Something that is wrong (`error`: the organisation is not imported) or odd (`warning`) in the files. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Collects what is found while files are read, so that one run shows everything there is to mend. */
export class Problems {
  private readonly found: Problem[] = [];
  private errors = 0;

  /** Everything found so far, in the order of finding. */
  get all(): readonly Problem[] {
    return this.found;
  }

  /** True when an error was found: what was read must not be used. */
  get failed(): boolean {
    return this.errors > 0;
  }

  /** Notes something that makes the organisation unusable. */
  error(place: Place, message: string): void {
    this.errors += 1;
    this.found.push({ ...place, severity: 'error', message });
  }

  /** Notes something that the reader should know, though the import goes on. */
  warn(place: Place, message: string): void {
    this.found.push({ ...place, severity: 'warning', message });
  }
}

/** A problem in one line, as compilers write it: `file:line:column: error: key: message`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, key, severity, message } = problem;
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${severity}: ${key ? `${key}: ` : ''}${message}`;
}

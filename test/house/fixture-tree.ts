import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The top level of the checkout: npm scripts and Jest run there. */
const HOUSE = resolve('.');

/** A small copy of the house in a temporary folder, with files that break its rules on purpose. */
export class FixtureTree {
  readonly path = mkdtempSync(join(tmpdir(), 'denizen-house-'));

  /**
   * @param files content by path; folders are made as needed
   * @param copied paths of the checkout's own files that the tool under test reads
   */
  constructor(files: Readonly<Record<string, string>>, copied: readonly string[]) {
    for (const path of copied) {
      this.makeFolder(path);
      copyFileSync(join(HOUSE, path), join(this.path, path));
    }
    for (const [path, content] of Object.entries(files)) {
      this.makeFolder(path);
      writeFileSync(join(this.path, path), content);
    }
    symlinkSync(join(HOUSE, 'node_modules'), join(this.path, 'node_modules'), 'dir');
  }

  /**
   * Runs a JavaScript program of node_modules in the tree.
   *
   * @returns what it printed, whatever its exit code was
   */
  run(program: string, ...args: string[]): Promise<string> {
    return new Promise((done, fail) => {
      const command = [join(HOUSE, 'node_modules', program), ...args];
      execFile(process.execPath, command, { cwd: this.path, maxBuffer: 50_000_000 }, (_error, stdout, stderr) => {
        if (stdout === '') fail(new Error(`${program} printed nothing: ${stderr}`));
        else done(stdout);
      });
    });
  }

  /** Deletes the folder. */
  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  private makeFolder(path: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
  }
}

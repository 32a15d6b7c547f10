import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder, from which the compiled and the source files are at different distances. */
export const projectFolder = folderWith('package.json', import.meta.dirname);

/** The version of this software. */
export const projectVersion = (
  JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { readonly version: string }
).version;

function folderWith(file: string, from: string): string {
  if (existsSync(join(from, file))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`No folder above holds ${file}.`);
  return folderWith(file, above);
}

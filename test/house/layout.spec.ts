import { readdirSync, readFileSync } from 'node:fs';

/** Everything that may stand at the top level and does not begin with a dot. What each is for: README.md. */
const TOP_LEVEL = [
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'bench',
  'codegen.yml',
  'migrations',
  'package-lock.json',
  'package.json',
  'schema',
  'src',
  'test',
  'tsconfig.json',
];

const ignored = readFileSync('.gitignore', 'utf8')
  .split('\n')
  .map((line) => line.replace(/^\/|\/$/g, ''));

/** Paths of all files in the folders, which git knows or would know. */
function filesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
}

const ourFiles = filesIn(['src', 'migrations', 'test', 'bench']);

describe('the layout', () => {
  it('has only the named things at the top level', () => {
    const present = readdirSync('.').filter((name) => !name.startsWith('.') && !ignored.includes(name));
    expect(present.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('has files and folders in kebab-case', () => {
    const isKebabCase = (name: string): boolean => /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name);
    expect(ourFiles.filter((path) => !path.split('/').every(isKebabCase))).toEqual([]);
  });

  it('has no room for things that belong nowhere', () => {
    expect(ourFiles.filter((path) => /(^|\/)(utils?|common|helpers?|misc|lib)(\/|\.ts$)/.test(path))).toEqual([]);
  });

  it('keeps the licence that package.json names', () => {
    expect(readFileSync('LICENSE', 'utf8')).toMatch(/Apache License\s+Version 2\.0/);
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toHaveProperty('license', 'Apache-2.0');
  });
});

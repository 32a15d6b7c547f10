import { mkdir, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, readFiles, readPath } from '../../../test/support/reading.js';
import { removeTemporaryFiles, temporaryFiles } from '../../../test/support/temporary-files.js';

afterAll(removeTemporaryFiles);

const orgYaml = 'admins: [ann]\n';

describe('a layout that is not understood', () => {
  it.each([
    ['an empty folder', {}, '', 'There is no organisation here'],
    ['a path that leads nowhere', {}, '/nowhere', 'There is no such file or folder.'],
    ['one file of an organisation', { 'acme/org.yaml': orgYaml }, '/acme/org.yaml', 'give the folder'],
    ['a folder that is no login', { 'a_b/org.yaml': orgYaml }, '', "'a_b' is no organisation's login"],
    ['teams without settings', { 'acme/sig/teams.yaml': 'teams: {}' }, '', 'There are teams here and no org.yaml.'],
  ])('is refused: %s', async (_what, files, path, expected) => {
    const folder = await temporaryFiles(files);
    const { lines, tenants } = await readPath(folder, path);
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
    expect(tenants).toEqual([]);
  });
});

describe('a folder', () => {
  it('is warned about where it holds files that nobody reads', async () => {
    const { lines } = await readFiles({
      'acme/org.yaml': orgYaml,
      'acme/teams.yaml': '',
      'acme/sig/other.yml': '',
      'acme/sig/teams.yaml': '',
      'acme/.hidden/teams.yaml': '[',
      'stray.yaml': '',
      'restrictions.yaml': '',
      'docs/notes.yaml': '',
    });
    expect(lines.map((line) => line.slice(0, line.indexOf(': This')))).toEqual([
      'stray.yaml: warning',
      'acme/teams.yaml: warning',
      'acme/sig/other.yml: warning',
    ]);
  });
});

describe('a file that is meant to do harm', () => {
  it('is not read when it has more than 20 MB', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': orgYaml });
    await truncate(join(folder, 'acme/org.yaml'), 20 * 1024 * 1024 + 1);
    const { lines } = await readPath(folder);
    expect(lines).toEqual(['acme/org.yaml: error: The file has 20.1 MB; at most 20 MB are read.']);
  });

  it('is given up when its aliases expand without end', async () => {
    const many = Array.from({ length: 300 }, (_, n) => `  t${n}: { members: *m }`).join('\n');
    const members = Array.from({ length: 5000 }, (_, n) => `m${n}`).join(', ');
    const lines = await linesOf(`admins: [ann]\nmembers: &m [${members}]\nteams:\n${many}`);
    expect(lines).toEqual([expect.stringContaining('The file holds more than 1,000,000 values')]);
  });

  it('is refused when a team is its own child', async () => {
    const lines = await linesOf('admins: [ann]\nteams: &t\n  core:\n    teams: *t');
    expect(lines).toEqual([expect.stringContaining("There is a team 'core' already")]);
  });

  it('is refused when it nests without end', async () => {
    const [first] = await linesOf('['.repeat(20_000));
    expect(first).toContain('nested too deeply');
  });

  it('is refused when it is no text', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': new Uint8Array([0x61, 0xff, 0xfe]) });
    expect((await readPath(folder)).lines).toEqual(['acme/org.yaml: error: The file is not UTF-8 text.']);
  });

  it('is refused when it is a folder', async () => {
    const folder = await temporaryFiles({ 'acme/sig/teams.yaml': '' });
    await mkdir(join(folder, 'acme/org.yaml'));
    expect((await readPath(folder)).lines.join()).toContain('no org.yaml');
  });

  it('is not followed out of the folder, and is within', async () => {
    const folder = await temporaryFiles({ 'in/acme/..data/org.yaml': orgYaml, 'out/org.yaml': orgYaml });
    await symlink('..data/org.yaml', join(folder, 'in/acme/org.yaml'));
    const inside = await readPath(folder, '/in');
    expect(inside.tenants).toHaveLength(1);
    await mkdir(join(folder, 'in/acme/sig'));
    await symlink(join(folder, 'out/org.yaml'), join(folder, 'in/acme/sig/teams.yaml'));
    const outside = await readPath(folder, '/in');
    expect(outside.lines).toEqual([
      'in/acme/sig/teams.yaml: error: This symbolic link leads out of the folder that was given.',
    ]);
    expect(outside.tenants).toEqual([]);
  });

  it.each([
    ['in an organisation', 'acme/link', ['acme']],
    ["for an organisation's settings", 'acme/org.yaml', ['acme']],
    ['in an unrelated folder', 'docs/link', []],
  ])('stops no other organisation: a symbolic link %s that leads nowhere', async (_where, link, refused) => {
    const settings = { 'good/org.yaml': orgYaml, ...(link === 'acme/org.yaml' ? {} : { 'acme/org.yaml': orgYaml }) };
    const folder = await temporaryFiles({ ...settings, 'acme/sig/notes.txt': '', 'docs/notes.txt': '' });
    await symlink('gone', join(folder, link));
    const { lines, organizations } = await readPath(folder);
    const failed = organizations.filter(({ desired }) => desired === undefined);
    expect(organizations.map(({ login }) => login)).toEqual(['acme', 'good']);
    expect(failed.map(({ login }) => login)).toEqual(refused);
    expect(lines).toHaveLength(refused.length);
  });

  it('is told when a symbolic link leads nowhere or in a circle', async () => {
    const folder = await temporaryFiles({ 'acme/org.yaml': orgYaml });
    await symlink('gone', join(folder, 'acme/a'));
    await symlink('b', join(folder, 'acme/b'));
    const { lines } = await readPath(folder);
    expect(lines).toEqual([
      expect.stringContaining('There is no such file or folder.'),
      expect.stringContaining('lead in a circle'),
    ]);
  });
});

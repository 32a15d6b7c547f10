import { join } from 'node:path';
import { linesOf, readFiles, readPath } from '../../../test/support/reading.js';
import { removeTemporaryFiles, temporaryFiles } from '../../../test/support/temporary-files.js';
import type { DesiredTenant } from '../../core/provisioning/desired-tenant.js';
import { readGithubOrg } from './read-github-org.js';

afterAll(removeTemporaryFiles);

const orgYaml = 'name: Acme\nadmins: [ann]\nmembers: [bob]\n';

const readOrg = (text: string) => readFiles({ 'acme/org.yaml': text });

async function readOne(text: string): Promise<DesiredTenant> {
  const { lines, tenants } = await readOrg(text);
  expect(lines).toEqual([]);
  return tenants[0] as DesiredTenant;
}

describe('what is read', () => {
  it('is a tenant with its people, teams, repositories and permissions', async () => {
    const tenant = await readOne(`
name: Acme Corp
description: We make things.
admins: [Ann]
members: [bob, "249043822"]
teams:
  Core Team:
    description: The core
    privacy: closed
    maintainers: [ann]
    members: [bob]
    previously: [Old Team]
    repos: { Tools: admin, docs: read }
    teams:
      inner:
        members: [249043822]
`);
    expect(tenant).toMatchObject({ slug: 'acme', name: 'Acme Corp', description: 'We make things.' });
    expect([...tenant.people.values()].map(({ username }) => username)).toEqual(['Ann', 'bob', '249043822']);
    expect([...tenant.groups.values()]).toEqual([
      { key: 'core team', name: 'Core Team', description: 'The core', parents: [], formerKeys: ['old team'] },
      { key: 'inner', name: 'inner', description: null, parents: ['core team'], formerKeys: [] },
    ]);
    expect([...tenant.memberships.values()]).toEqual([
      { group: 'core team', person: 'ann', role: 'OWNER' },
      { group: 'core team', person: 'bob', role: 'MEMBER' },
      { group: 'inner', person: '249043822', role: 'MEMBER' },
    ]);
    expect([...tenant.domains.values()]).toEqual([
      { key: 'tools', name: 'Tools' },
      { key: 'docs', name: 'docs' },
    ]);
    expect(
      [...tenant.assignments.values()].map(({ principal, role, domain }) => [principal.key, role.key, domain]),
    ).toEqual([
      ['ann', 'tenant administrator', null],
      ['core team', 'admin', 'tools'],
      ['core team', 'read', 'docs'],
    ]);
  });

  it('has five roles, each of which carries its own permission and includes the one before', async () => {
    const { roles } = await readOne(orgYaml);
    expect(
      [...roles.values()].map((role) => [role.name, role.permissions.map(({ name }) => name), role.includes]),
    ).toEqual([
      ['read', ['repo:read'], []],
      ['triage', ['repo:triage'], ['read']],
      ['write', ['repo:write'], ['triage']],
      ['maintain', ['repo:maintain'], ['write']],
      ['admin', ['repo:admin'], ['maintain']],
    ]);
  });

  it('is the same from folders and from one file', async () => {
    const team = 'teams: { core: { members: [bob] } }\n';
    const folder = await readFiles({ 'acme/org.yaml': orgYaml, 'acme/sig/teams.yaml': team, 'acme/README.md': '' });
    const path = await temporaryFiles({
      'all.yaml': 'orgs:\n  acme: { name: Acme, admins: [ann], members: [bob], teams: { core: { members: [bob] } } }',
    });
    const file = await readPath(path, '/all.yaml');
    expect(file.tenants).toEqual(folder.tenants);
    expect([file.lines, folder.lines]).toEqual([[], []]);
  });

  it('is one organisation when the path is its folder', async () => {
    const folder = await temporaryFiles({ 'Acme/org.yaml': orgYaml });
    const { organizations } = await readGithubOrg(join(folder, 'Acme'));
    expect(organizations).toMatchObject([{ login: 'Acme', desired: { slug: 'acme' } }]);
  });

  it('shows a login in its first spelling, in all organisations', async () => {
    const { tenants } = await readFiles({
      'a/org.yaml': 'admins: [ANN]',
      'b/org.yaml': 'admins: [ann, Bob]',
      'c/org.yaml': 'admins: [Ann, BOB]',
    });
    const names = tenants.map(({ people }) => [...people.values()].map(({ username }) => username));
    expect(names).toEqual([['ANN'], ['ANN', 'Bob'], ['ANN', 'Bob']]);
  });

  it('takes repositories of the organisation as domains, with their descriptions', async () => {
    const { lines, tenants } = await readOrg(`${orgYaml}repos:
  Tools: { description: Our tools, private: true }
  empty:
  shared: { collaborators: { eve: write } }
teams: { core: { repos: { tools: read } } }`);
    expect([...(tenants[0]?.domains.values() ?? [])]).toEqual([
      { key: 'tools', name: 'Tools', description: 'Our tools' },
      { key: 'empty', name: 'empty' },
      { key: 'shared', name: 'shared' },
    ]);
    expect(lines).toEqual([expect.stringContaining('acme/org.yaml:7:13: warning: repos.shared.collaborators: ')]);
  });

  it('may leave out what is empty, and repeat parts by alias', async () => {
    const tenant = await readOne(`admins: &all [ann, '@Bob', 'acme-app[bot]', eve_corp]
members:
teams: { one: { members: *all, repos: , teams: }, two: , three: &t { members: *all }, four: *t }`);
    expect([...tenant.people.keys()]).toEqual(['ann', 'bob', 'acme-app[bot]', 'eve_corp']);
    expect(tenant.groups.size).toBe(4);
    expect(tenant.memberships.size).toBe(12);
  });
});

describe('what is odd', () => {
  it('is warned about, and the organisation is read', async () => {
    const { lines, tenants } = await readOrg(`admins: [ann]
members: [bob, Ann, BOB]
colour: red
default_repository_permission: read
teams:
  core:
    maintainers: [ann]
    members: [ANN, eve, eve]
    emoji: x
`);
    expect(lines).toEqual([
      'acme/org.yaml:3:1: warning: colour: This key is not known here; it is left out.',
      "acme/org.yaml:2:16: warning: members[1]: 'Ann' is named twice; an administrator stays one.",
      "acme/org.yaml:2:21: warning: members[2]: 'BOB' is named twice; an administrator stays one.",
      'acme/org.yaml:9:5: warning: teams.core.emoji: This key is not known here; it is left out.',
      "acme/org.yaml:8:15: warning: teams.core.members[0]: 'ANN' is named twice; a maintainer stays one.",
      "acme/org.yaml:8:20: warning: teams.core.members[1]: 'eve' is in no list of admins or members; being in a team, they are taken in as a member.",
      "acme/org.yaml:8:25: warning: teams.core.members[2]: 'eve' is named twice; a maintainer stays one.",
    ]);
    expect([...(tenants[0]?.memberships.values() ?? [])].map(({ person, role }) => [person, role])).toEqual([
      ['ann', 'OWNER'],
      ['eve', 'MEMBER'],
    ]);
    expect([...(tenants[0]?.people.keys() ?? [])]).toEqual(['ann', 'bob', 'eve']);
  });

  it('includes an organisation without administrators', async () => {
    expect(await linesOf('members: [bob]')).toEqual([
      expect.stringContaining('acme/org.yaml:1:1: warning: No admins are named'),
    ]);
  });
});

describe('what is wrong', () => {
  const cases: readonly (readonly [what: string, text: string, ...expected: string[]])[] = [
    ['no YAML', 'admins: [ann\nmembers: x', '2:1: error: Not YAML: '],
    ['two documents', 'admins: [ann]\n---\nadmins: [bob]', '2:1: error: A file must hold one YAML document'],
    ['a text for a list', 'admins: ann', '1:1: error: admins: The administrators must be a list, not a text.'],
    ['a list for a mapping', 'admins: [ann]\nteams: [x]', '2:1: error: teams: The teams must be a mapping'],
    [
      'a mapping for a text',
      'admins: [ann]\nname: {a: b}',
      '2:1: error: name: The name must be a text, not a mapping.',
    ],
    [
      'a truth value for a login',
      'admins: [ann, true]',
      '1:15: error: admins[1]: A login must be a text, not the boolean true (write it',
    ],
    [
      'a number that is none',
      'admins: [ann, 1.5]',
      '1:15: error: admins[1]: A login must be a text, not the number 1.5',
    ],
    ['a login with bad characters', 'admins: [ann, "a b"]', "1:15: error: admins[1]: 'a b' is no login"],
    [
      'a login that is too long',
      `admins: [ann, ${'a'.repeat(40)}]`,
      `1:15: error: admins[1]: '${'a'.repeat(40)}' is no login`,
    ],
    [
      'an unknown permission',
      'admins: [ann]\nteams:\n  core:\n    repos:\n      tools: rite\n',
      "5:7: error: teams.core.repos.tools: 'rite' is no permission; there are read, triage, write, maintain, admin.",
    ],
    [
      'a bad repository',
      'admins: [ann]\nteams: { core: { repos: { "a/b": read } } }',
      `2:27: error: teams.core.repos."a/b": 'a/b' is no repository`,
    ],
    [
      'a repository twice',
      'admins: [ann]\nteams: { core: { repos: { a: read, A: write } } }',
      '2:36: error: teams.core.repos.A: The repository is named twice',
    ],
    [
      'a key twice',
      'admins: [ann]\nteams: {}\nadmins: [bob]',
      '3:1: error: admins: The key is written twice; the first one is in line 1.',
    ],
    [
      'a team twice',
      'admins: [ann]\nteams:\n  core: {}\n  other:\n    teams:\n      CORE: {}',
      "6:7: error: teams.other.teams.CORE: There is a team 'CORE' already, in acme/org.yaml, line 3; capitals make no difference.",
    ],
    ['a team without a name', 'admins: [ann]\nteams: { "": {} }', '2:10: error: teams."": The text must not be empty.'],
    [
      'an invisible name',
      'admins: [ann]\nteams: { "a\u200bb": {} }',
      '2:10: error: teams."a\u200bb": The text must not hold',
    ],
    [
      'a description that is too long',
      `admins: [ann]\ndescription: ${'x'.repeat(1001)}`,
      '2:1: error: description: The description has 1001 characters',
    ],
    [
      'a control character',
      'admins: [ann]\ndescription: "a\\x07b"',
      '2:1: error: description: The description must not hold control characters.',
    ],
    [
      'a merge key',
      'admins: [ann]\nteams:\n  a: &a {}\n  b:\n    <<: *a',
      '5:5: error: teams.b."<<": Merge keys (<<) are not supported',
    ],
    ['an alias of nothing', 'admins: *who', '1:1: error: admins: This alias has no anchor before it.'],
    ['a key that is a list', 'admins: [ann]\n? [a]\n: b', '2:3: error: "?": A key must be a text'],
    ['nothing at all', '# nothing\n', '1:1: error: The file is empty.'],
    ['a list of everything', '- a', '1:1: error: An organisation must be a mapping of keys to values, not a list.'],
  ];

  it.each(cases)('%s is told with file, line, column and key', async (_what, text, ...expected) => {
    const { lines, tenants } = await readOrg(text);
    const errors = lines.filter((line) => line.includes(': error: '));
    expect(errors).toHaveLength(expected.length);
    for (const [n, line] of expected.entries()) expect(errors[n]).toContain(`acme/org.yaml:${line}`);
    expect(tenants).toEqual([]);
  });

  it('is collected, over all files of an organisation', async () => {
    const { lines } = await readFiles({
      'acme/org.yaml': 'admins: x\nmembers: y\n',
      'acme/a/teams.yaml': 'teams: 1\n',
      'acme/b/teams.yaml': ': [',
    });
    expect(lines.filter((line) => line.includes(': error: ')).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'acme/org.yaml',
      'acme/org.yaml',
      'acme/a/teams.yaml',
      'acme/b/teams.yaml',
    ]);
  });

  it('keeps its organisation out and no other', async () => {
    const { organizations } = await readFiles({ 'bad/org.yaml': 'admins: x', 'good/org.yaml': orgYaml });
    expect(organizations.map(({ login, desired }) => [login, desired !== undefined])).toEqual([
      ['bad', false],
      ['good', true],
    ]);
    const path = await temporaryFiles({ 'all.yaml': 'orgs:\n  bad: { admins: x }\n  good: { admins: [ann] }' });
    const file = await readGithubOrg(join(path, 'all.yaml'));
    expect(file.organizations.map(({ desired }) => desired?.slug)).toEqual([undefined, 'good']);
  });

  it('keeps everything out when the organisations themselves are not clear', async () => {
    for (const text of [
      'orgs:\n  a: {admins: [x]}\n  A: {admins: [x]}',
      'orgs:\n  a:\n  a:\n',
      'teams: {}',
      '[]',
      'orgs: 1',
    ]) {
      const path = await temporaryFiles({ 'all.yaml': text });
      const { problems, organizations } = await readGithubOrg(join(path, 'all.yaml'));
      expect(organizations).toEqual([]);
      expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });
});

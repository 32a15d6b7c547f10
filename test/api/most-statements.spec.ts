import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';
import { Everywhere } from './everywhere.js';

// The first of each list has nothing that has to be looked up; from the tenth on, there was something of everything.
const world = new World();
const tenant = world.tenant();
const top = world.domain(tenant);
const everybodys = world.role(null);
world.allow(everybodys, world.permission('mixture:read'));
for (let n = 0; n < 30; n++) {
  const directory = world.directory(tenant);
  const [group, person, robot] = [world.group(directory), world.user({}, directory), world.serviceAccount(tenant)];
  const role = world.role(tenant);
  world.include(role, everybodys);
  world.assign(group, everybodys, n === 0 ? null : world.domain(top));
  world.assign(person, role, tenant, { createdBy: robot.id });
  world.assign(robot, role, world.domain(world.domain(top)), { createdBy: person.id });
  world.assign(group, role, directory);
  world.member(group, person, n === 0 ? {} : { addedBy: robot.id });
  world.member(group, robot, { addedBy: person.id });
}
const prepare = (database: Database): Promise<void> =>
  database.transaction((connection) => insertRows(new SqlSession(connection), world));

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare });
});
afterAll(() => everywhere.stop());

const questions: readonly (readonly [statements: number, about: string, list: string])[] = [
  [
    10,
    'who asks, page with roles and domains, people, groups, robots, tenants, directories, domains, what roles include and carry',
    `roleAssignments(first: $first) { nodes {
      principal { displayName }
      role { name tenant { slug } includes { name } permissions { name } }
      scope { tenant { slug } directory { name } domain { path parent { path } } }
      createdBy { displayName } } }`,
  ],
  [5, 'who asks, page, people, groups, robots', 'principals(first: $first) { nodes { displayName } }'],
  [3, 'who asks, page, those above', 'domains(first: $first) { nodes { path parent { path } } }'],
  [
    4,
    'who asks, page, what they include, tenants',
    'roles(first: $first) { nodes { name includes { name } tenant { slug } } }',
  ],
  [
    5,
    'who asks, page, members, people, robots',
    'groups(first: $first) { nodes { members { edges { node { displayName } addedBy { displayName } } } } }',
  ],
];

describe('the number of statements of a list in which no two are alike', () => {
  it.each(questions)('is %i at most (%s), and that from ten rows to a hundred', async (statements, _, list) => {
    const of = async (first: number) =>
      (await everywhere.ask(`query ($first: Int!) { ${list} }`, { first })).statements;
    expect(await of(1)).toBeLessThanOrEqual(statements);
    expect([await of(10), await of(100)]).toEqual([statements, statements]);
  });
});

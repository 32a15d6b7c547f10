import { readdirSync, readFileSync } from 'node:fs';
import { AccessGraph } from '../../src/core/access/access-graph.js';
import { can, effectivePermissions, effectiveRoles, onPlace } from '../../src/core/access/derivation.js';
import { rightsOf } from '../../src/core/access/rights.js';
import { mayBruteForce } from '../support/access-model.js';
import { readTruthTables, type TruthRow } from './truth-table.js';

const files = readdirSync('test/access').filter((name) => name.endsWith('.yaml'));

/** Whether the engine allows what a row is about, asked in every way there is; they must agree. */
function answers({ facts, who, permission, place, narrowing }: TruthRow): Record<string, boolean> {
  const graph = new AccessGraph(facts);
  const rights = rightsOf(graph, who, narrowing);
  const { everywhere, tenantIds, directoryIds, domainIds } = rights.reachOf(permission);
  const ofRights = {
    hold: rights.hold(permission, place),
    on: rights.on(place).includes(permission),
    reachOf:
      everywhere ||
      tenantIds.some((id) => id === place.tenantId) ||
      directoryIds.some((id) => id === place.directoryId) ||
      domainIds.some((id) => place.domainPath.includes(id)),
  };
  // A credential narrows rights; what somebody has in themself stays the same.
  if (narrowing.tenantId !== null || narrowing.permissions !== null) return ofRights;
  const roles = effectiveRoles(graph, who, { inScope: onPlace(place) }).map(({ roleId }) => roleId);
  return {
    ...ofRights,
    can: can(graph, who, permission, place),
    effectivePermissions: effectivePermissions(graph, who, { inScope: onPlace(place) }).some(
      (one) => one.permission === permission,
    ),
    effectiveRoles: facts.permissions.some((one) => one.permission === permission && roles.includes(one.roleId)),
    model: mayBruteForce(facts, who, permission, place),
  };
}

function waysTold({ facts, who, permission, place, wayOf }: TruthRow): string[] {
  return effectivePermissions(new AccessGraph(facts), who, { inScope: onPlace(place), permission })
    .flatMap(({ scope, derivations }) => derivations.map((derivation) => wayOf(derivation, scope)))
    .sort();
}

describe.each(files)('%s', (file) => {
  describe.each(readTruthTables(readFileSync(`test/access/${file}`, 'utf8')))('$rule', ({ rows }) => {
    it.each(rows)('$says', (row) => {
      const found = answers(row);
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((way) => [way, row.allowed])));
      if (row.ways !== null) expect(waysTold(row)).toEqual([...row.ways].sort());
    });
  });
});

describe('a truth table', () => {
  const given =
    'people: { ann: acme }\n    roles: { Reader: { may: [page:read] } }\n    assignments: [ann is Reader on acme]';
  const read = (row: string) => readTruthTables(`- rule: A rule.\n  given:\n    ${given}\n  then:\n    ${row}`);

  it.each([
    ['a name that is not given', 'bob may not page:read on acme: nobody', 'Nobody is called "bob"'],
    ['a sentence of another form', 'ann could page:read on acme: nobody', 'is not understood'],
    ['a place of another form', 'ann may not page:read on page 7: nobody', '"page 7" is not understood'],
    ['a time of another form', 'ann may not page:read on acme at 7:00: nobody', '"7:00" is not understood'],
    ['a permission without its ways', 'ann may page:read on acme: because', 'tells its ways'],
    ['a refusal with ways', 'ann may not page:read on acme: [ann is Reader on acme]', 'tells its ways'],
  ])('does not accept %s', (_, row, message) => {
    expect(() => read(row)).toThrow(message);
  });
});

import { newId, type RoleId } from '../../src/core/kernel/ids.js';
import { textKey } from '../../src/core/kernel/text.js';
import type { Role } from '../../src/core/roles/role.js';
import { describeContract } from './contract.js';
import { permissionList, retyped, roleList } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel } from './list-suites.js';
import type { SeenWorld } from './seen-world.js';

describeContract('roles and permissions', (subject) => {
  const { world } = subject;
  const ids = () => world.roles.map(({ id }) => id);

  itListsLikeTheModel('roles', subject, {
    list: roleList,
    items: ({ roles }) => roles,
    page: ({ roles }, query, request) => roles.page(query, request),
    count: ({ roles }, query) => roles.count(query),
  });

  itListsLikeTheModel('permissions', subject, {
    list: () => permissionList,
    items: ({ permissions }) => permissions,
    page: ({ permissions }, query, request) => permissions.page(query, request),
    count: ({ permissions }, query) => permissions.count(query),
  });

  itLooksUpLikeTheModel('roles', subject, {
    ids,
    strangers: [newId('rol'), retyped('rol', world.tenants[0])],
    find: ({ roles }, some) => roles.byIds(some),
    expected: (seen, id) => seen.roles.find((one) => one.id === id) ?? null,
  });

  itLooksUpLikeTheModel('permissions', subject, {
    ids: () => world.permissions.map(({ name }) => name),
    strangers: ['', 'User:read', 'user:read ', 'user:rea%', 'user:reaⅾ', "' OR 1=1 -- "],
    find: ({ permissions }, names) => permissions.byNames(names),
    expected: ({ permissions }, name) => permissions.find((one) => one.name === name) ?? null,
  });

  for (const transitive of [false, true]) {
    const how = transitive ? 'transitive ' : '';

    itLooksUpLikeTheModel(`the ${how}permissions of roles`, subject, {
      ids,
      strangers: [newId('rol')],
      find: ({ roles }, some) => roles.permissions(some, transitive),
      expected: (seen, id) =>
        [...seen.permissionsOf(id, transitive)]
          .filter(() => seen.sees(id))
          .sort()
          .map((name) => world.permissions.find((one) => one.name === name)),
    });

    itLooksUpLikeTheModel(`the ${how}roles that roles include`, subject, {
      ids,
      strangers: [newId('rol')],
      find: ({ roles }, some) => roles.includes(some, transitive),
      expected: (seen, id) =>
        seen.roles
          .filter((role) => {
            const depth = seen.rolesIn(id).get(role.id) ?? 0;
            return seen.sees(id) && (transitive ? depth > 0 : isIncluded(seen, id, role));
          })
          .sort(byName),
    });
  }
});

// A role may be included directly and through another as well; the shortest way counts.
function isIncluded({ world }: SeenWorld, id: RoleId, { id: includedId }: Role): boolean {
  return world.roleIncludes.some((one) => one.roleId === id && one.includedId === includedId);
}

function byName(a: Role, b: Role): number {
  return Buffer.compare(Buffer.from(textKey(a.name)), Buffer.from(textKey(b.name))) || (a.id < b.id ? -1 : 1);
}

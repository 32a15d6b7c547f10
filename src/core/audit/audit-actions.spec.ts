import { platformScope, tenantScope, type Scope } from '../access/scope.js';
import { noRights, Rights } from '../access/rights.js';
import { newId } from '../kernel/ids.js';
import { auditActionsFor } from './audit-actions.js';

const holding = (scope: Scope, ...permissions: string[]) => new Rights([{ scope, permissions: new Set(permissions) }]);
const all = ['createApiToken', 'createUser', 'deleteApiToken', 'import', 'purgeUser', 'revokeApiToken'];
const tenant = tenantScope(newId('ten'));

it.each<[string, Rights, string[]]>([
  ['whoever may read the trail of the instance', holding(platformScope, 'audit-event:read'), all],
  ['whoever may read the trail of a tenant', holding(tenant, 'audit-event:read'), all],
  ['whoever may do something else', holding(tenant, 'user:read'), []],
  ['whoever may do nothing', noRights, []],
])('%s finds the actions of mutations and of commands, each once and in order, or none', (_who, rights, found) => {
  expect(auditActionsFor(rights, ['createUser', 'createApiToken'])).toEqual(found);
});

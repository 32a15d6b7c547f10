/** What must be there only once, and which key of a record is at fault where it is not. */
interface UniqueKey {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key?: string;
  readonly message: string;
}

const ofTenant = (table: string, columns: readonly string[], what: string, key = 'name'): UniqueKey => ({
  table,
  columns,
  key,
  message: `${what} has this name already. Names are compared without regard to case.`,
});

const uniqueKeys: readonly UniqueKey[] = [
  { table: 'tenants', columns: ['slug'], key: 'slug', message: 'Another tenant has this slug already.' },
  ofTenant('directories', ['tenant_id', 'name_key'], 'Another directory of the tenant'),
  ofTenant('domains', ['tenant_id', 'path_key'], 'Another domain in this place'),
  ofTenant('service_accounts', ['tenant_id', 'name_key'], 'Another service account of the tenant'),
  ofTenant('groups', ['directory_id', 'name_key'], 'Another group of the directory'),
  ofTenant('roles', ['owner_key', 'name_key'], 'Another role of the tenant'),
  ofTenant('users', ['username_key'], 'Another person', 'username'),
  { table: 'users', columns: ['email_key'], key: 'email', message: 'Another person has this address already.' },
  { table: 'users', columns: ['external_id'], key: 'externalId', message: 'Another person has this id already.' },
  {
    table: 'external_identities',
    columns: ['provider', 'subject'],
    key: 'subject',
    message: 'The provider knows somebody else by this subject.',
  },
  { table: 'api_tokens', columns: ['secret_hash'], key: 'secretHash', message: 'Another token has this hash.' },
  {
    table: 'role_assignments',
    columns: ['principal_id', 'role_id', 'scope_id'],
    key: 'roleId',
    message: 'The principal has this role on this scope already.',
  },
];

/** What an error about a duplicate in a table means for the record that was being written. */
export function duplicateProblem(table: string, error: unknown): { readonly key?: string; readonly message: string } {
  const text = messages(error);
  const found = uniqueKeys.find(
    ({ table: of, columns }) =>
      of === table &&
      // MySQL names the constraint, SQLite its columns.
      (text.includes(`uq_${table}_${columns.join('_')}'`) ||
        text.includes(columns.map((column) => `${table}.${column}`).join(', '))),
  );
  if (found === undefined && table === 'principals')
    return { key: 'id', message: 'Another user, group or service account has this id already.' };
  if (found) return found.key === undefined ? { message: found.message } : { key: found.key, message: found.message };
  return { message: 'This record is there twice.' };
}

function messages(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${messages(error.cause)}` : '';
}

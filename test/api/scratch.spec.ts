import { foundCompanies } from './companies.js';
import { startApp } from '../support/app.js';
const c = foundCompanies();
const { acme } = c;
const deep = (n: number): object => (n === 0 ? { username: { eq: 'a' } } : { not: deep(n - 1) });
it.each(['sqlite', 'mysql'] as const)('%s', async (d) => {
  const app = await startApp(d, { prepare: c.insert });
  const users = (args: string, v: object = {}, decl = '') => [`query ${decl} { users(${args}) { nodes { id } } }`, v] as const;
  const foreign = (await app.graphql<any>('{ groups(first: 1) { pageInfo { endCursor } } users(first: 1, orderBy: {field: USERNAME}) { pageInfo { endCursor } } u: users(first: 1) { pageInfo { endCursor } } }')).data;
  const forge = (text: string) => Buffer.from(text).toString('base64url');
  const cases: Record<string, readonly [string, object]> = {
    'first -1': users('first: -1'), 'first 101': users('first: 101'), 'first 2^31': users('first: 2147483648'), 'first 1.5': users('first: 1.5'), 'first var 2^31': users('first: $n', { n: 2 ** 31 }, '($n: Int)'),
    'first var "1"': users('first: $n', { n: '1' }, '($n: Int)'),
    'first+last': users('first: 1, last: 1'), 'after+last': users('last: 1, after: "x"'), 'after+before': users('after: "x", before: "y"'), 'before only': users('before: "x"'), 'last -1': users('last: -1'), 'last 101': users('last: 101'),
    'cursor garbage': users('after: "garbage"'), 'cursor empty': users('after: ""'), 'cursor forged': users(`after: "${forge('aaa["usr_00000000000000000000000000"]')}"`), 'cursor of groups': users(`after: "${foreign.groups.pageInfo.endCursor}"`),
    'cursor of other order': users(`after: "${foreign.users.pageInfo.endCursor}"`), 'cursor edited': users(`after: "${foreign.u.pageInfo.endCursor.slice(0, -2)}xx"`), 'cursor 64kB': users(`after: $c`, { c: 'x'.repeat(65536) }, '($c: String)'),
    'before garbage': users('last: 2, before: "garbage"'),
    'nested cursor': ['{ users(first: 2) { nodes { groups(after: "garbage") { nodes { id } } } } }', {}],
    'nested first': ['{ users(first: 2) { nodes { groups(first: 101) { nodes { id } } } } }', {}],
    'wrong id type': [`{ user(id: "${acme.groups.cards.id}") { id } }`, {}],
    'wrong id group': [`{ group(id: "${acme.users.ada.id}") { id } }`, {}],
    'no key': ['{ user { id } }', {}], 'null key': ['{ user(id: null) { id } }', {}], 'two keys': ['{ user(username: "a", email: "b") { id } }', {}], 'three': ['{ user(username: "a", email: "b", externalId: "c") { id } }', {}], 'tenant two': [`{ tenant(slug: "a", id: "b") { id } }`, {}], 'tenant none': [`{ tenant { id } }`, {}],
    'enum': users('filter: { status: { eq: BOGUS } }'), 'enum var': users('filter: $f', { f: { status: { eq: 'BOGUS' } } }, '($f: UserFilter)'),
    'and []': users('filter: { and: [] }'), 'or []': users('filter: { or: [] }'), 'and [{}]': users('filter: { and: [{}] }'), 'not {}': users('filter: { not: {} }'), 'nested empty': users('filter: { or: [{ username: {} }] }'), 'eq null': users('filter: { username: { eq: null } }'), 'in 101': users('filter: $f', { f: { username: { in: Array(101).fill('a') } } }, '($f: UserFilter)'),
    'unknown filter field': users('filter: { bogus: { eq: 1 } }'), 'unknown op': users('filter: { username: { gt: "a" } }'), 'id garbage': users('filter: { id: { eq: "garbage" } }'), 'text 1001': users('filter: $f', { f: { username: { eq: 'a'.repeat(1001) } } }, '($f: UserFilter)'),
    'deep 21': users('filter: $f', { f: deep(21) }, '($f: UserFilter)'), 'deep 5000': users('filter: $f', { f: deep(5000) }, '($f: UserFilter)'), '101 terms': users('filter: $f', { f: { or: Array.from({ length: 101 }, () => ({ username: { eq: 'a' } })) } }, '($f: UserFilter)'),
    'memberOf wrong': users(`filter: { memberOf: { groupId: "${acme.users.ada.id}" } }`), 'memberOf garbage': users('filter: { memberOf: { groupId: "x" } }'), 'hasAccessTo garbage': users('filter: { hasAccessTo: "x" }'),
    'hasPermission long': ['query ($p: String) { roles(filter: { hasPermission: $p }) { nodes { id } } }', { p: 'x'.repeat(129) }],
    'scim attr': users('query: "bogus eq \\"a\\""'), 'scim op': users('query: "username gt \\"a\\""'), 'scim syntax': users('query: "username eq"'), 'scim empty': users('query: ""'), 'scim deep': users('query: $q', { q: '('.repeat(21) + 'username pr' + ')'.repeat(21) }, '($q: String)'), 'scim long': users('query: $q', { q: 'x'.repeat(4097) }, '($q: String)'), 'scim 101': users('query: $q', { q: Array(101).fill('username pr').join(' or ') }, '($q: String)'), 'scim enum': users('query: "status eq \\"bogus\\""'), 'scim time': users('query: "createdAt gt \\"yesterday\\""'),
    'date literal': users('filter: { createdAt: { gt: "yesterday" } }'), 'date var': users('filter: $f', { f: { createdAt: { gt: '2026-13-45T00:00:00Z' } } }, '($f: UserFilter)'), 'date number': users('filter: { createdAt: { gt: 5 } }'), 'date feb 30': users('filter: { createdAt: { gt: "2026-02-30T00:00:00Z" } }'),
    'search long': users('search: $s', { s: 'a'.repeat(201) }, '($s: String)'), 'orderBy six': users('orderBy: [{field: USERNAME},{field: USERNAME},{field: USERNAME},{field: USERNAME},{field: USERNAME},{field: USERNAME}]'), 'orderBy bogus': users('orderBy: [{field: BOGUS}]'), 'orderBy twice': users('orderBy: [{field: USERNAME},{field: USERNAME}]'),
    'tenantId garbage': users('tenantId: "x"'), 'tenantId wrong': users(`tenantId: "${acme.users.ada.id}"`), 'tenantId unknown': users(`tenantId: "ten_${'0'.repeat(26)}"`),
    'nodes 101': ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(101).fill('x') }], 'entities 1001': ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: Array(1001).fill({ __typename: 'User', id: 'x' }) }], 'entities bogus': ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{ __typename: 'Bogus', id: 'x' }] }], 'entities null': ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [null] }], 'entities string': ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: ['x'] }],'entities no typename': ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{id: 'x'}] }],
    'depth': [`{ users { nodes ${'{ groups { nodes { parents { nodes '.repeat(4)} { id } ${'} } } }'.repeat(4)} } }`, {}],
    'aliases': [`{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`, {}], 'tokens': [`{ ${'__typename '.repeat(5000)} }`, {}], 'cost': ['{ users(first: 100) { nodes { groups(first: 100) { nodes { members(first: 100) { nodes { id displayName } } } } } } }', {}],
    'syntax': ['{ users( }', {}], 'unknown field': ['{ users { nodes { bogus } } }', {}], 'unknown arg': ['{ users(bogus: 1) { nodes { id } } }', {}], 'no variable': ['query ($id: ID!) { group(id: $id) { id } }', {}], 'wrong variable': ['query ($id: ID!) { group(id: $id) { id } }', { id: { a: 1 } }], 'null variable': ['query ($id: ID!) { group(id: $id) { id } }', { id: null }], 'unused var': ['query ($id: ID) { viewer { platformAdministrator } }', {}], 'mutation': ['mutation { x }', {}], 'two ops': ['query A { viewer { platformAdministrator } } query B { viewer { platformAdministrator } }', {}], 'empty': ['', {}],
    'transitive null': ['{ users { nodes { groups(transitive: null) { nodes { id } } } } }', {}],
    'subscription': ['subscription { x }', {}],
  };
  const out: string[] = [];
  for (const [name, [q, v]] of Object.entries(cases)) for (const round of [1, 2]) {
    const a = await app.graphql(q, v as any, { headers: { accept: 'application/graphql-response+json' } });
    const line = `${name.padEnd(22)} ${a.status} ${JSON.stringify(a.errors?.map((e) => [e.extensions.code, e.path?.join('.'), (e.extensions.argumentPath as any)?.join('.'), e.message.slice(0, 230)]) ?? a.data).slice(0, 420)}`;
    if (round === 1 || out.at(-1) !== line) out.push(line);
  }
  const bob = await app.token('bob');
  for (const h of ['globex', 'initech', 'nowhere', 'ten_x', acme.users.ada.id, 'ä', '']) { const a = await app.graphql('{ viewer { tenant { slug } } }', {}, { token: bob, headers: { 'x-denizen-tenant': h.replace('ä', '\u00e4') } }); out.push(`header ${h}: ${a.status} ${a.text.slice(0, 200)}`); }
  for (const h of ['Basic x', 'Bearer', 'Bearer ', 'bearer x y', 'x']) { const a = await app.graphql('{ viewer { tenant { slug } } }', {}, { token: null, headers: { authorization: h } }); out.push(`auth ${h}: ${a.status} ${a.text.slice(0, 200)}`); }
  console.log(out.join('\n'));
  for (const l of app.log) if (l.level === 'error' || l.level === 'warn') console.log(JSON.stringify(l).slice(0, 600));
  await app.stop();
}, 60000);

import { FakeActors, moment, person, type Person, noSessions } from '../../../test/support/fake-actors.js';
import type { Account } from '../../core/access/actor.js';
import { placeOf, platformScope, tenantScope, type Scope } from '../../core/access/scope.js';
import { newId } from '../../core/kernel/ids.js';
import { authenticate, type Authentication } from '../authenticate.js';

const acme = { id: newId('ten'), slug: 'acme' };
const globex = { id: newId('ten'), slug: 'globex' };
const inAcme = tenantScope(acme.id);
const onPlatform = placeOf(platformScope);

let actors: FakeActors;
let logged: object[];
beforeEach(() => {
  actors = new FakeActors();
  logged = [];
});

/** Signs in with a token and more headers. */
function signIn(token: string, headers: object): Promise<Authentication> {
  const log = { info: (line: object) => logged.push(line), warn: (line: object) => logged.push(line) };
  const tools = { actors, verify: null, sessions: noSessions, at: moment, log: log as never };
  return authenticate({ authorization: `Bearer ${token}`, ...headers }, tools);
}

describe('acting as another person', () => {
  const forbidden = {
    code: 'FORBIDDEN',
    message: 'You may not act as the person that `x-denizen-impersonate` names.',
  };
  const may = 'user:impersonate';
  const as = (target: Person) => ({ 'x-denizen-impersonate': target.id });

  it('is for who may do it on the platform, and gives that person’s rights and name', async () => {
    const root = person([], [platformScope, may, 'user:read']);
    const ada = person([acme], [inAcme, 'user:read']);
    await actors.add(ada);
    const { actor, impersonator } = await signIn(await actors.add(root), as(ada));
    expect(actor).toMatchObject({ principalId: ada.id, impersonatorId: root.id, tenants: [acme] });
    expect(actor?.rights.on(placeOf(inAcme))).toEqual(['user:read']);
    expect(actor?.rights.hold(may, onPlatform)).toBe(false);
    expect(actor?.belongings.assignmentIds).toHaveLength(1);
    expect(impersonator).toMatchObject({ principalId: root.id, impersonatorId: null });
    expect(actors.statements).toBe(2);
  });

  it('is for who may do it on every tenant of that person', async () => {
    const admin = person([acme], [inAcme, may]);
    const [own, shared] = [person([acme]), person([acme, globex])];
    const secret = await actors.add(admin);
    for (const one of [own, shared]) await actors.add(one);
    expect((await signIn(secret, as(own))).actor).toMatchObject({ principalId: own.id, impersonatorId: admin.id });
    await expect(signIn(secret, as(shared))).rejects.toMatchObject(forbidden);
  });

  it('stays within what the token is for', async () => {
    const root = person([acme], [platformScope, may, 'user:read', 'user:update', 'instance:read']);
    const ada = person([acme], [inAcme, 'user:read', 'user:update'], [platformScope, 'instance:read']);
    await actors.add(ada);
    const secret = await actors.add(root, { tenantId: acme.id, scopes: [may, 'user:read'] });
    const { actor } = await signIn(secret, as(ada));
    expect(actor).toMatchObject({ principalId: ada.id, tenantId: acme.id, scopes: [may, 'user:read'] });
    expect(actor?.tokenId).not.toBeNull();
    expect(actor?.rights.on(onPlatform)).toEqual([]);
    expect(actor?.rights.on(placeOf(inAcme))).toEqual(['user:read']);
  });

  const elsewhere: Scope = { kind: 'DOMAIN', tenantId: acme.id, directoryId: null, domainId: newId('dom') };
  it.each<[string, Person['held'], Partial<Account>, Person]>([
    ['without the permission', [[platformScope, 'user:read']], {}, person([acme])],
    ['with the permission in another tenant', [[inAcme, may]], {}, person([globex])],
    ['with the permission in a tenant, of who is in none', [[inAcme, may]], {}, person([])],
    ['with the permission on a domain', [[elsewhere, may]], {}, person([acme])],
    ['with a token that leaves the permission out', [[platformScope, may]], { scopes: ['user:read'] }, person([acme])],
    ['with a token for another tenant', [[platformScope, may]], { tenantId: globex.id }, person([acme])],
    ['who holds more', [[platformScope, may]], {}, person([acme], [inAcme, 'user:update'])],
    ['who holds the same on more', [[inAcme, may, 'user:update']], {}, person([acme], [platformScope, 'user:update'])],
    [
      'who holds the same elsewhere',
      [
        [platformScope, may],
        [inAcme, 'user:update'],
      ],
      {},
      person([acme, globex], [tenantScope(globex.id), 'user:update']),
    ],
    [
      'who holds more beyond what the token is for',
      [
        [platformScope, may],
        [inAcme, may],
      ],
      { tenantId: acme.id, scopes: [may] },
      person([acme], [platformScope, 'user:update']),
    ],
  ])('is refused %s', async (_what, held, credential, target) => {
    await actors.add(target);
    const root = person([acme], ...held);
    await expect(signIn(await actors.add(root, credential), as(target))).rejects.toMatchObject(forbidden);
    expect(logged).toEqual([{ actor: root.id, target: target.id }]);
  });

  it('needs for what an application allows no more than the right to delegate it there', async () => {
    const delegate = 'application-permission:delegate';
    actors.applications.add('repo:write');
    const inRepos = person([acme], [inAcme, 'repo:write']);
    await actors.add(inRepos);
    const secret = await actors.add(person([], [platformScope, may, delegate]));
    expect((await signIn(secret, as(inRepos))).actor?.principalId).toBe(inRepos.id);
    const elsewhere = await actors.add(person([acme, globex], [inAcme, may], [tenantScope(globex.id), delegate]));
    await expect(signIn(elsewhere, as(inRepos))).rejects.toMatchObject(forbidden);
    const stronger = person([acme], [inAcme, 'repo:write', 'user:update']);
    await actors.add(stronger);
    await expect(signIn(secret, as(stronger))).rejects.toMatchObject(forbidden);
  });

  it('is refused in the same words and statements for who is not there, can’t sign in, or holds more', async () => {
    const secret = await actors.add(person([], [platformScope, may]));
    const stronger = person([acme], [inAcme, 'user:update']);
    await actors.add(stronger);
    for (const target of [stronger, person([acme])]) {
      actors.statements = 0;
      await expect(signIn(secret, as(target))).rejects.toMatchObject(forbidden);
      expect(actors.statements).toBe(2);
    }
  });

  it('costs who may not do it no statement about the other', async () => {
    const ada = person([acme]);
    await actors.add(ada);
    const secret = await actors.add(person([acme], [inAcme, 'user:read']));
    await expect(signIn(secret, as(ada))).rejects.toMatchObject(forbidden);
    expect(actors.statements).toBe(1);
  });

  it.each([['ada'], [newId('grp')], [newId('svc')], ['usr_'], [['a', 'b']], [`${newId('usr')}, ${newId('usr')}`]])(
    'is by the id of one person only, not by %p',
    async (header) => {
      const secret = await actors.add(person([], [platformScope, may]));
      await expect(signIn(secret, { 'x-denizen-impersonate': header })).rejects.toMatchObject(forbidden);
      expect(actors.statements).toBe(1);
    },
  );

  it('is not meant by an empty header', async () => {
    const ada = person([acme]);
    const { actor, impersonator } = await signIn(await actors.add(ada), { 'x-denizen-impersonate': '' });
    expect([actor?.principalId, impersonator]).toEqual([ada.id, null]);
  });

  it('is no refusal when the database fails: the outage is told', async () => {
    const root = person([], [platformScope, may]);
    const secret = await actors.add(root);
    actors.failing = 'byPrincipal';
    await expect(signIn(secret, as(root))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

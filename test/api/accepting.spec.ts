import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { purgeService } from '../../src/server/compose.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import {
  AcceptInvitationDocument,
  AuditEventsDocument,
  CreateDirectoryDocument,
  DeactivateTenantDocument,
  DeactivateUserDocument,
  DeleteDirectoryDocument,
  DeleteGroupDocument,
  DeleteRoleDocument,
  DeleteUserDocument,
  InvitationByIdDocument,
  NewcomerDocument,
  ReceivedInvitationsDocument,
  RevokeInvitationDocument,
  type AcceptInvitationInput,
} from '../support/generated/test-documents.js';
import { Inviting } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';
import { madeToken } from './made-token.js';

const company = foundInvitingCompany();
const { world, north, people, groups, roles } = company;
// Each loses something in the course of a test.
const losing = (name: string) => {
  const user = world.user({ username: name, displayName: name }, company.staff);
  return { user, right: world.assign(user, { ...roles.weak, id: builtInRoleIds.tenantAdministrator }, north) };
};
const [lou, lea, lin] = [losing('lou'), losing('lea'), losing('lin')];
const shown = world.user(
  { username: 'shown', displayName: 'shown', email: 'shown@home.example', emailVerified: true, restricted: true },
  company.abroad,
);
const [roleGone, roleKept] = ['Gone', 'Kept'].map((name) => world.role(north, { name }));
const groupGone = world.group(company.staff, { name: 'Gone' });
world.group(company.staff, { name: 'Everybody', system: true });
const robot = world.serviceAccount(company.south, { name: 'Robot' });
const onTenant = { kind: 'TENANT' } as const;
const weakOnTenant = { roleId: roles.weak.id, scope: onTenant };

describe.each(dialects)('accepting an invitation, on %s', (dialect) => {
  let inviting: Inviting;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
  });
  afterAll(() => inviting.changing.stop());
  const newcomer = (username: string) => inviting.changing.ask('root', NewcomerDocument, { username });
  const received = async (who: string) =>
    (await inviting.changing.ask(who, ReceivedInvitationsDocument)).invitations as unknown as {
      readonly id: string;
      readonly tenantName: string;
    }[];
  const acceptAs = (who: string, input: AcceptInvitationInput) =>
    inviting.changing.outcome(who, AcceptInvitationDocument, { input });
  const takeRight = (id: string) =>
    inviting.changing.app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(
        sql`DELETE FROM role_assignments WHERE id = ${idValue(id as `asg_${string}`)}`,
      );
    });

  it('makes an account with access, roles and groups, told by one event of the newcomer', async () => {
    const { changing } = inviting;
    const { id, email, secret } = await inviting.invited('tess', {
      roles: [weakOnTenant],
      groupIds: [groups.crew.id],
    });
    const payload = await inviting.accept(secret, 'nina', { givenName: 'Nina', familyName: 'Neu' });
    expect(payload).toMatchObject({ user: null, leftOut: [], userErrors: [] });
    expect(await newcomer('nina')).toMatchObject({
      id: payload?.userId,
      displayName: 'Nina Neu',
      email,
      managementSource: 'INVITED',
      tenants: { nodes: [{ slug: 'north' }] },
      groups: { nodes: expect.arrayContaining([{ name: 'Crew' }, { name: 'Everybody' }]) as unknown },
      roleAssignments: {
        nodes: [
          {
            role: { name: 'Weak' },
            scope: { kind: 'TENANT' },
            managementSource: 'INVITED',
            createdBy: { displayName: 'tess' },
          },
        ],
      },
    });
    expect(await changing.ask('tess', InvitationByIdDocument, { id })).toMatchObject({
      status: 'ACCEPTED',
      acceptedBy: { username: 'nina' },
      version: 2,
    });
    const { nodes } = (await changing.ask('root', AuditEventsDocument, { filter: { concerns: id } })) as unknown as {
      nodes: { action: string; actorId: string | null; outcome: string; objectIds: string[] }[];
    };
    expect(nodes.find(({ action }) => action === 'acceptInvitation')).toMatchObject({
      outcome: 'SUCCEEDED',
      actorId: payload?.userId,
      objectIds: expect.arrayContaining([id, payload?.userId, north.id, groups.crew.id, roles.weak.id]) as unknown,
    });
  });

  it('a secret that the inviter was shown does not prove that the address is theirs', async () => {
    const { secret } = await inviting.invited('tess');
    await inviting.accept(secret, 'maybe');
    expect(await newcomer('maybe')).toMatchObject({ emailVerified: false });
  });

  it('a secret is used once, also by twenty at one moment (case 34)', async () => {
    const { secret } = await inviting.invited('tess');
    const names = Array.from({ length: 20 }, (_, n) => `racer${n}`);
    const outcomes = await Promise.all(names.map((name) => inviting.acceptance(secret, name)));
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'NOT_FOUND input.secret')).toHaveLength(19);
    expect(await inviting.changing.rows(`users WHERE username_key LIKE 'racer%'`)).toBe(1);
    expect(await inviting.acceptance(secret, 'racer99')).toBe('NOT_FOUND input.secret');
  });

  it('what was never a secret, was used or was taken back is refused in the same words', async () => {
    const { changing } = inviting;
    const [used, revoked] = [await inviting.invited('tess'), await inviting.invited('tess')];
    await inviting.accept(used.secret, 'first');
    await changing.done('tess', RevokeInvitationDocument, { input: { id: revoked.id } });
    const none = `dzi_${'A'.repeat(43)}`;
    const words = [];
    for (const secret of [used.secret, revoked.secret, none, 'nonsense', ''])
      words.push((await inviting.accept(secret, 'second'))?.userErrors.map(({ code, message }) => [code, message]));
    expect(new Set(words.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(words[0]?.[0]?.[0]).toBe('NOT_FOUND');
  });

  it('a name that is taken leaves the secret good', async () => {
    const { secret } = await inviting.invited('tess');
    expect(await inviting.acceptance(secret, 'TESS')).toBe('ALREADY_EXISTS input.username');
    expect(await inviting.acceptance(secret, '')).toBe('INVALID input.username');
    expect(await inviting.acceptance(secret, 'patient')).toBe('done');
  });

  it('who has an account of the address signs in to it', async () => {
    const { id, secret } = await inviting.invited('tess', { email: 'ZOE@home.example', groupIds: [groups.crew.id] });
    expect(await inviting.acceptance(secret, 'zoe2')).toBe('ALREADY_EXISTS input.secret');
    expect(await received('zoe')).toMatchObject([
      { id, tenantName: 'North & Söhne', invitedBy: 'tess', message: null },
    ]);
    expect(await received('peg')).toEqual([]);
    expect(await acceptAs('zoe', { id })).toBe('done');
    expect(await received('zoe')).toEqual([]);
    expect(await newcomer('zoe')).toMatchObject({ tenants: { nodes: [{ slug: 'north' }] } });
    expect(await acceptAs('zoe', { secret })).toBe('NOT_FOUND input.secret');
    expect(await acceptAs('zoe', { id })).toBe('NOT_FOUND input.id');
  });

  it('by the id alone only whose verified address it is accepts', async () => {
    const { id } = await inviting.invited('tess', { email: 'una@home.example' });
    expect(await received('una')).toEqual([]);
    for (const who of ['una', 'sue', 'tess', 'root']) expect(await acceptAs(who, { id })).toBe('NOT_FOUND input.id');
  });

  it('whoever has signed in and has the secret gets what it carries, whatever their address', async () => {
    const { secret } = await inviting.invited('tess', { roles: [weakOnTenant] });
    const { data } = await inviting.changing.raw('sue', AcceptInvitationDocument, { input: { secret } });
    expect(data?.acceptInvitation).toMatchObject({ userId: people.sue.id, user: { username: 'sue' }, leftOut: [] });
    expect(await newcomer('sue')).toMatchObject({
      emailVerified: true,
      email: 'sue@home.example',
      tenants: { nodes: expect.arrayContaining([{ slug: 'north' }]) as unknown },
    });
  });

  it('a member gets what they lack, and keeps what they have', async () => {
    const input = { roles: [weakOnTenant], groupIds: [groups.crew.id] };
    const [first, second] = [await inviting.invited('tess', input), await inviting.invited('tess', input)];
    expect(await acceptAs('peg', { secret: first.secret })).toBe('done');
    expect(await acceptAs('peg', { secret: second.secret })).toBe('done');
    const peg = await newcomer('peg');
    expect(peg.roleAssignments.nodes).toHaveLength(1);
    expect(peg.groups.nodes.filter((group) => group?.name === 'Crew')).toHaveLength(1);
  });

  it('nobody accepts by a limited credential, in the name of somebody else, or for a program', async () => {
    const { app } = inviting.changing;
    const { secret } = await inviting.invited('tess');
    const send = async (token: string, headers = {}, input: AcceptInvitationInput = { secret }) =>
      (await app.graphql(AcceptInvitationDocument, { input }, { token, headers })).errors?.[0]?.extensions['code'];
    expect(await send(await madeToken(app, { owner: robot }))).toBe('FORBIDDEN');
    expect(await send(await madeToken(app, { owner: people.sue, scopes: ['user:read'] }))).toBe('FORBIDDEN');
    expect(await send(await madeToken(app, { owner: people.peg, tenant: north }))).toBe('FORBIDDEN');
    expect(await send(app.rootToken, { 'x-denizen-impersonate': people.sue.id })).toBe('FORBIDDEN');
    expect(await send(await madeToken(app, { owner: shown }))).toBe('FORBIDDEN');
    expect(await send(`dzn_${'A'.repeat(43)}`)).toBe('UNAUTHENTICATED');
    const anonymous = await app.graphql(AcceptInvitationDocument, { input: { id: 'inv_1' } }, { token: null });
    expect(anonymous.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(await acceptAs('sue', { secret, account: { username: 'other' } })).toBe('INVALID input.account');
    expect(await acceptAs('sue', {})).toBe('INVALID input');
  });

  it('nothing is done when the inviter has lost the permission, the account or is gone; the secret stays good', async () => {
    const { changing } = inviting;
    const { secret } = await inviting.invited('lou', { roles: [weakOnTenant] });
    await takeRight(lou.right.id);
    expect(await inviting.acceptance(secret, 'afterlou')).toBe('INVALID input');
    expect(await changing.rows(`users WHERE username_key = 'afterlou'`)).toBe(0);
    const other = await inviting.invited('lea');
    await changing.done('root', DeactivateUserDocument, { input: { id: lea.user.id } });
    expect(await inviting.acceptance(other.secret, 'afterlea')).toBe('INVALID input');
    const { id, secret: third } = await inviting.invited('lin');
    await changing.done('root', DeleteUserDocument, { input: { id: lin.user.id } });
    const month = 30 * 24 * 60 * 60 * 1000;
    expect(await purgeService(changing.app.database, () => Date.now() + month).run()).toBe(1);
    expect(await inviting.acceptance(third, 'afterlin')).toBe('INVALID input');
    expect(await changing.ask('tess', InvitationByIdDocument, { id })).toMatchObject({ createdBy: null });
  });

  it('what the inviter may not give any more, and what is gone, is left out and told', async () => {
    const { changing } = inviting;
    const gone = roleGone?.id ?? '';
    const carried = {
      roles: [weakOnTenant, { roleId: gone, scope: onTenant }, { roleId: roleKept?.id ?? '', scope: onTenant }],
      groupIds: [groupGone.id, groups.crew.id],
    };
    const { secret } = await inviting.invited('tess', carried);
    await changing.done('root', DeleteRoleDocument, { input: { id: gone } });
    await changing.done('root', DeleteGroupDocument, { input: { id: groupGone.id } });
    // From now on the role carries what Tess does not hold.
    const permission = sql`INSERT INTO role_permissions (role_id, permission_name) VALUES (${idValue(roles.weak.id)}, 'tenant:create')`;
    await changing.app.database.transaction(async (connection) => {
      await new SqlSession(connection).run(permission);
    });
    const payload = await inviting.accept(secret, 'less');
    expect(payload?.leftOut).toEqual([
      { roleId: roles.weak.id, groupId: null, reason: 'Whoever sent the invitation may not give it any more.' },
      { roleId: gone, groupId: null, reason: 'It is gone.' },
      { roleId: null, groupId: groupGone.id, reason: 'It is gone.' },
    ]);
    expect(await newcomer('less')).toMatchObject({
      groups: { nodes: expect.arrayContaining([{ name: 'Crew' }]) as unknown },
      roleAssignments: { nodes: [{ role: { name: 'Kept' } }] },
    });
  });

  it('an invitation goes with its directory, and with the account that accepted it', async () => {
    const { changing } = inviting;
    const made = await changing.done('root', CreateDirectoryDocument, { input: { tenantId: north.id, name: 'Brief' } });
    const directoryId = made.directory?.id ?? '';
    const { id } = await inviting.invited('tess', {}, { directoryId });
    await changing.done('root', DeleteDirectoryDocument, { input: { id: directoryId } });
    expect(await changing.ask('root', InvitationByIdDocument, { id })).toBeNull();
    const other = await inviting.invited('tess');
    const payload = await inviting.accept(other.secret, 'brief');
    await changing.done('root', DeleteUserDocument, { input: { id: payload?.userId ?? '' } });
    const month = 30 * 24 * 60 * 60 * 1000;
    expect(await purgeService(changing.app.database, () => Date.now() + month).run()).toBe(1);
    expect(await changing.rows(`invitations WHERE email = '${other.email}'`)).toBe(0);
  });

  it('the same answer comes to the same request with an idempotency key', async () => {
    const { app } = inviting.changing;
    const { secret } = await inviting.invited('tess');
    const input = { secret, account: { username: 'twice' } };
    const asking = { token: null, headers: { 'idempotency-key': '0123456789abcdef-again' } };
    const [one, other] = [
      await app.graphql(AcceptInvitationDocument, { input }, asking),
      await app.graphql(AcceptInvitationDocument, { input }, asking),
    ];
    expect(one.data?.acceptInvitation?.userErrors).toEqual([]);
    expect(other.data).toEqual(one.data);
  });

  it('nobody gets into a tenant that is deactivated', async () => {
    const { changing } = inviting;
    const mine = await inviting.invited('root', { email: 'gro@home.example' }, { tenantId: company.south.id });
    expect(await received('gro')).toHaveLength(1);
    await changing.done('root', DeactivateTenantDocument, { input: { id: company.south.id } });
    expect(await received('gro')).toEqual([]);
    expect(await acceptAs('gro', { secret: mine.secret })).toBe('INVALID input');
    expect(await acceptAs('gro', { id: mine.id })).toBe('INVALID input');
  });
});

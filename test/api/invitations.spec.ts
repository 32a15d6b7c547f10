import { SqlSession } from '../../src/storage/database/session.js';
import { raw, sql } from '../../src/storage/database/sql.js';
import { dialects } from '../support/databases.js';
import { AuditEventsDocument, InviteUsersDocument } from '../support/generated/test-documents.js';
import { Inviting } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';
import { builtInRole } from './companies.js';

const company = foundInvitingCompany();
const { north, south, staff, guests, abroad, shop, far, groups, roles } = company;
const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const onTenant = { kind: 'TENANT' } as const;
const weakOnTenant = { roleId: roles.weak.id, scope: onTenant };

describe.each(dialects)('inviting people, on %s', (dialect) => {
  let inviting: Inviting;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
  });
  afterAll(() => inviting.changing.stop());

  it('an invitation carries roles, groups, a language and words, holds seven days, and shows its link where no mail goes out', async () => {
    const before = Date.now();
    const [result] = await inviting.invite('tess', [
      {
        email: 'Nina@Post.example',
        roles: [weakOnTenant, { roleId: roles.weak.id, scope: { kind: 'DOMAIN', domainId: shop.id } }],
        groupIds: [groups.crew.id],
        language: 'de-AT',
        message: 'Servus!\r\n\r\nKomm herein.',
      },
    ]);
    expect(result).toMatchObject({
      email: 'Nina@Post.example',
      outcome: 'INVITED',
      user: null,
      userErrors: [],
      invitation: {
        email: 'Nina@Post.example',
        status: 'PENDING',
        language: 'de-AT',
        message: 'Servus!\n\nKomm herein.',
        delivery: 'QUEUED',
        sentAt: null,
        version: 1,
        tenant: { slug: 'north' },
        directory: { name: 'Staff' },
        roles: [
          { role: { name: 'Weak' }, scope: { kind: 'TENANT', domain: null } },
          { role: { name: 'Weak' }, scope: { kind: 'DOMAIN', domain: { name: 'shop' } } },
        ],
        groups: [{ name: 'Crew' }],
        createdBy: { displayName: 'tess' },
        acceptedBy: null,
        viewerCanUpdate: true,
        viewerCanRevoke: true,
      },
    });
    expect(result?.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#invitation=dzi_[\w-]{43}$/);
    const ends = Date.parse(result?.invitation?.expiresAt ?? '');
    expect(ends - 7 * day).toBeGreaterThanOrEqual(before);
    expect(ends - 7 * day).toBeLessThanOrEqual(Date.now());
  });

  it('nothing that opens an invitation is in the database, the log or the trail', async () => {
    const { id, secret } = await inviting.invited('tess');
    const { changing } = inviting;
    expect(secret).not.toBe('');
    expect(await changing.rows(`invitation_secrets`)).toBeGreaterThan(0);
    expect(JSON.stringify(changing.app.log)).not.toContain(secret);
    const events = await changing.app.graphql(AuditEventsDocument, {
      filter: { concerns: id },
    });
    expect(events.text).toContain('inviteUsers');
    expect(events.text).not.toContain(secret);
    for (const table of ['invitations', 'outbox', 'audit_events', 'kept_answers'])
      expect(JSON.stringify(await changing.app.database.dataSource.query(`SELECT * FROM ${table}`))).not.toContain(
        secret,
      );
  });

  it('several at once get an answer each, in their order', async () => {
    const [ours, twice] = [inviting.address(), inviting.address()];
    const results = await inviting.invite('tess', [
      { email: ours },
      { email: 'PEG@home.example' },
      { email: 'no address' },
      { email: twice },
      { email: twice.toUpperCase() },
      { email: inviting.address(), groupIds: [groups.synced.id] },
    ]);
    expect(
      results.map(({ outcome, user, userErrors }) => [
        outcome,
        user?.username,
        userErrors[0]?.code,
        userErrors[0]?.path,
      ]),
    ).toEqual([
      ['INVITED', undefined, undefined, undefined],
      ['ALREADY_MEMBER', 'peg', undefined, undefined],
      ['REFUSED', undefined, 'INVALID', ['input', 'invitations', '2', 'email']],
      ['INVITED', undefined, undefined, undefined],
      ['REFUSED', undefined, 'ALREADY_EXISTS', ['input', 'invitations', '4', 'email']],
      ['REFUSED', undefined, 'EXTERNALLY_MANAGED', ['input', 'invitations', '5', 'groupIds', '0']],
    ]);
  });

  it('with `atomic`, one that is refused undoes all', async () => {
    const email = inviting.address();
    const input = { tenantId: north.id, atomic: true, invitations: [{ email }, { email: 'no address' }] };
    expect(await inviting.changing.outcome('tess', InviteUsersDocument, { input })).toBe(
      'INVALID input.invitations.1.email',
    );
    expect(await inviting.changing.rows(`invitations WHERE email = '${email}'`)).toBe(0);
  });

  it('somebody of another tenant, or of none, is invited like anybody new (case 40)', async () => {
    const [stranger] = await inviting.invite('tess', [{ email: inviting.address() }]);
    const known = await inviting.invite('tess', [{ email: 'sue@home.example' }, { email: 'zoe@home.example' }]);
    const shape = (one: unknown) =>
      JSON.stringify(one, (key, value: unknown) =>
        ['id', 'email', 'createdAt', 'expiresAt'].includes(key) ? 'any' : key === 'link' ? typeof value : value,
      );
    expect(known.map(shape)).toEqual([shape(stranger), shape(stranger)]);
  });

  it('who may not see the people of the tenant does not learn who is one (case 40)', async () => {
    expect(await inviting.outcome('gro', { email: 'peg@home.example' }, { directoryId: guests.id })).toBe('INVITED');
  });

  it.each([
    [
      'a role whose permissions one does not hold',
      'uma',
      { roles: [weakOnTenant] },
      'FORBIDDEN input.invitations.0.roles.0',
    ],
    [
      'a group without the permission to add to it',
      'uma',
      { groupIds: [groups.crew.id] },
      'FORBIDDEN input.invitations.0.groupIds.0',
    ],
    [
      'a role beyond the platform',
      'tess',
      { roles: [{ roleId: builtInRole('platformAdministrator').id, scope: onTenant }] },
      'PRIVILEGE_ESCALATION input.invitations.0.roles.0.roleId',
    ],
    [
      'a role on another tenant',
      'root',
      { roles: [{ roleId: builtInRole('member').id, scope: { kind: 'DOMAIN' as const, domainId: far.id } }] },
      'INVALID input.invitations.0.roles.0.scope',
    ],
    [
      'a role on the platform',
      'root',
      { roles: [{ roleId: builtInRole('member').id, scope: { kind: 'PLATFORM' as const } }] },
      'INVALID input.invitations.0.roles.0.scope.kind',
    ],
    ['a group of another tenant', 'root', { groupIds: [groups.gang.id] }, 'INVALID input.invitations.0.groupIds.0'],
    [
      'a group that one does not see',
      'tess',
      { groupIds: [groups.gang.id] },
      'NOT_FOUND input.invitations.0.groupIds.0',
    ],
    ['the same role twice', 'tess', { roles: [weakOnTenant, weakOnTenant] }, 'INVALID input.invitations.0.roles.1'],
    [
      'the same group twice',
      'tess',
      { groupIds: [groups.crew.id, groups.crew.id] },
      'INVALID input.invitations.0.groupIds',
    ],
    ['an end in the past', 'tess', { expiresAt: '2020-01-01T00:00:00.000Z' }, 'INVALID input.invitations.0.expiresAt'],
    ['an end too far ahead', 'tess', { expiresAt: inDays(91) }, 'INVALID input.invitations.0.expiresAt'],
    ['a language that is none', 'tess', { language: 'Deutsch!' }, 'INVALID input.invitations.0.language'],
    ['words that hide something', 'tess', { message: 'a\u0000b' }, 'INVALID input.invitations.0.message'],
  ])('does not carry %s', async (_, who, one, outcome) => {
    expect(await inviting.outcome(who, one)).toBe(outcome);
  });

  it('does not carry a group that holds more than who invites', async () => {
    const one = { groupIds: [groups.admins.id] };
    expect(await inviting.outcome('tess', one)).toBe('INVITED');
    expect(await inviting.outcome('adi', { groupIds: [groups.crew.id] })).toBe('INVITED');
    expect(await inviting.outcome('adi', one)).toBe('PRIVILEGE_ESCALATION input.invitations.0.groupIds.0');
  });

  it.each([
    ['peg', { tenantId: north.id }, 'FORBIDDEN!'],
    ['max', { tenantId: north.id }, 'FORBIDDEN!'],
    ['gro', { tenantId: north.id, directoryId: staff.id }, 'NOT_FOUND input.directoryId'],
    ['tess', { tenantId: south.id }, 'NOT_FOUND input.tenantId'],
    ['tess', { tenantId: north.id, directoryId: abroad.id }, 'NOT_FOUND input.directoryId'],
    ['root', { tenantId: north.id, directoryId: abroad.id }, 'INVALID input.directoryId'],
  ])('%s may not invite into %j', async (who, where, outcome) => {
    const input = { ...where, invitations: [{ email: inviting.address() }] };
    expect(await inviting.changing.outcome(who, InviteUsersDocument, { input })).toBe(outcome);
  });

  it('of twenty who invite one address at once, one does (the others find it invited)', async () => {
    const email = inviting.address();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => inviting.outcome('tess', { email })));
    expect(outcomes.filter((one) => one === 'INVITED')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'ALREADY_EXISTS input.invitations.0.email')).toHaveLength(19);
    expect(await inviting.changing.rows(`invitations WHERE email_key = '${email}'`)).toBe(1);
  });

  it('the database itself keeps a second open one for an address in a tenant from being written', async () => {
    const { email } = await inviting.invited('tess');
    const columns = raw(
      'tenant_id, directory_id, email, email_key, open_key, roles, group_ids, language, created_at, expires_at, version',
    );
    const id = raw(`X'${'ab'.repeat(16)}'`);
    const insert = sql`INSERT INTO invitations (id, ${columns}) SELECT ${id}, ${columns} FROM invitations WHERE email_key = ${email}`;
    // In a transaction as all others, or SQLite could be locked by the server that runs beside it.
    const written = inviting.changing.app.database.transaction((connection) => new SqlSession(connection).run(insert));
    await expect(written).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});

import { dialects } from '../support/databases.js';
import {
  InvitationByIdDocument,
  RenewInvitationDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
} from '../support/generated/test-documents.js';
import { Inviting, secretIn } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';

const company = foundInvitingCompany();
const { groups, roles } = company;
const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();
const weakOnTenant = { roleId: roles.weak.id, scope: { kind: 'TENANT' } } as const;

describe.each(dialects)('invitations that were sent, on %s', (dialect) => {
  let inviting: Inviting;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
  });
  afterAll(() => inviting.changing.stop());

  it('nobody gets a link to an invitation that carries a group beyond them', async () => {
    const { id } = await inviting.invited('tess', { groupIds: [groups.admins.id] });
    const resent = await inviting.changing.outcome('adi', ResendInvitationDocument, { input: { id } });
    expect(resent).toBe('PRIVILEGE_ESCALATION input.id');
  });

  it('one that has expired makes room for another, and is renewed only as long as there is none', async () => {
    const { id, email, secret } = await inviting.invited('tess');
    await inviting.expire(id);
    const next = await inviting.invited('tess', { email });
    expect(await inviting.acceptance(secret, 'late')).toBe('NOT_FOUND input.secret');
    expect(await inviting.changing.outcome('tess', RenewInvitationDocument, { input: { id } })).toBe(
      'ALREADY_EXISTS input.id',
    );
    await inviting.changing.done('tess', RevokeInvitationDocument, { input: { id: next.id } });
    await inviting.changing.done('tess', RenewInvitationDocument, { input: { id } });
    expect(await inviting.outcome('tess', { email })).toBe('ALREADY_EXISTS input.invitations.0.email');
  });

  it('resending gives another link beside the first; renewing makes all earlier ones worthless', async () => {
    const { changing } = inviting;
    const first = await inviting.invited('tess');
    const { id } = first;
    const resent = await changing.done('tess', ResendInvitationDocument, { input: { id } });
    expect(resent.invitation).toMatchObject({ delivery: 'QUEUED', version: 2 });
    const second = secretIn(resent.link);
    const renewed = await changing.done('tess', RenewInvitationDocument, { input: { id, expiresAt: inDays(30) } });
    const third = secretIn(renewed.link);
    expect(new Set([first.secret, second, third]).size).toBe(3);
    for (const dead of [first.secret, second]) expect(await inviting.acceptance(dead, 'early')).toMatch(/^NOT_FOUND/);
    expect(await inviting.acceptance(third, `renewed ${dialect}`)).toBe('done');
    expect(await changing.outcome('tess', ResendInvitationDocument, { input: { id } })).toBe('INVALID input.id');
    expect(await changing.outcome('tess', RevokeInvitationDocument, { input: { id } })).toBe('INVALID input.id');
  });

  it('one that has expired is not resent but renewed, and says so to whoever has its secret alone', async () => {
    const { changing } = inviting;
    const { id, secret } = await inviting.invited('tess');
    await inviting.expire(id);
    expect((await changing.ask('tess', InvitationByIdDocument, { id }))?.status).toBe('EXPIRED');
    expect(await inviting.acceptance(secret, 'slow')).toBe('INVALID input.secret');
    expect(await changing.outcome('tess', ResendInvitationDocument, { input: { id } })).toBe('INVALID input.id');
    const { invitation } = await changing.done('tess', RenewInvitationDocument, { input: { id } });
    expect(invitation?.status).toBe('PENDING');
  });

  it('a stale version is a conflict', async () => {
    const { id } = await inviting.invited('tess');
    const input = { id, version: 7 };
    for (const document of [ResendInvitationDocument, RenewInvitationDocument, RevokeInvitationDocument])
      expect(await inviting.changing.outcome('tess', document as typeof ResendInvitationDocument, { input })).toBe(
        'CONFLICT input.version',
      );
  });

  it('who may not give what an invitation carries gets no link to it, and may take it back', async () => {
    const { changing } = inviting;
    const { id } = await inviting.invited('tess', { roles: [weakOnTenant] });
    expect(await changing.outcome('uma', ResendInvitationDocument, { input: { id } })).toBe('INVALID input.id');
    expect(await changing.outcome('uma', RenewInvitationDocument, { input: { id } })).toBe('INVALID input.id');
    expect(await changing.outcome('uma', RevokeInvitationDocument, { input: { id } })).toBe('done');
  });

  it('who sees invitations changes none without the permission; who sees none finds none', async () => {
    const { changing } = inviting;
    const { id } = await inviting.invited('tess');
    for (const document of [ResendInvitationDocument, RenewInvitationDocument, RevokeInvitationDocument]) {
      const change = document as typeof ResendInvitationDocument;
      expect(await changing.outcome('max', change, { input: { id } })).toBe('FORBIDDEN!');
      expect(await changing.outcome('peg', change, { input: { id } })).toBe('NOT_FOUND input.id');
      expect(await changing.outcome('sue', change, { input: { id } })).toBe('NOT_FOUND input.id');
    }
  });
});

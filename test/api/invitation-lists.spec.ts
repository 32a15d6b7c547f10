import { dialects } from '../support/databases.js';
import { InvitationByIdDocument, InvitationsDocument } from '../support/generated/test-documents.js';
import { Inviting } from './inviting.js';
import { foundInvitingCompany } from './inviting-company.js';

const company = foundInvitingCompany();
const { south, guests } = company;

describe.each(dialects)('lists of invitations, on %s', (dialect) => {
  let inviting: Inviting;
  beforeAll(async () => {
    inviting = await Inviting.start(dialect, company);
  });
  afterAll(() => inviting.changing.stop());
  const listed = async (who: string, variables: object = {}) =>
    (await inviting.changing.ask(who, InvitationsDocument, variables)) as unknown as {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string; readonly email: string }[];
    };

  it('shows invitations by permission, with the directory on which it is held', async () => {
    const inGuests = await inviting.invited('tess', {}, { directoryId: guests.id });
    const inStaff = await inviting.invited('tess');
    const seen = async (who: string) => (await listed(who)).nodes.map(({ id }) => id);
    for (const who of ['tess', 'uma', 'max', 'root']) {
      const ids = await listed(who, { filter: { id: { in: [inGuests.id, inStaff.id] } } });
      expect(ids.totalCount).toBe(2);
    }
    expect(await seen('gro')).toContain(inGuests.id);
    expect(await seen('gro')).not.toContain(inStaff.id);
    for (const who of ['peg', 'sue', 'zoe']) expect(await seen(who)).toEqual([]);
    expect(await inviting.changing.ask('gro', InvitationByIdDocument, { id: inStaff.id })).toBeNull();
  });

  it('finds invitations by address, status and delivery, by filter, SCIM string and search', async () => {
    const address = 'Finde.Mich@Bücher.example';
    const { id } = await inviting.invited('tess', { email: address }, { sendEmail: false });
    for (const variables of [
      { filter: { email: { eq: 'finde.mich@xn--bcher-kva.example' } } },
      { filter: { email: { startsWith: 'FINDE' }, status: { eq: 'PENDING' }, delivery: { eq: 'NONE' } } },
      { query: 'email sw "finde" and status eq "PENDING"' },
      { search: 'finde.mich' },
    ])
      expect((await listed('tess', variables)).nodes.map((one) => one.id)).toEqual([id]);
    expect(
      (await listed('tess', { filter: { email: { startsWith: 'finde' }, sentAt: { isNull: false } } })).nodes,
    ).toEqual([]);
    expect((await listed('root', { tenantId: south.id })).totalCount).toBe(0);
  });
});

import { dialects } from '../support/databases.js';
import {
  AddGroupMembersDocument,
  AssignRolesDocument,
  AuditEventsDocument,
  RevokeApiTokensDocument,
  RevokeRolesDocument,
} from '../support/generated/test-documents.js';
import type { Operation } from '../support/app.js';
import type { Payload } from './changing.js';
import { builtInRole } from './companies.js';
import { foundGivingCompany, Giving, nobodys, onTenant } from './giving.js';

const company = foundGivingCompany();
const { world, north, people, groups, roles, kept } = company;
// Sees everything, and may do nothing of all this.
world.assign(people.ben, builtInRole('auditor'), north);
const token = world.token(people.tess, { tenantId: north.id });
const revoked = world.token(people.ann, { tenantId: north.id, revokedAt: Date.UTC(2026, 0, 1) });

const noToken = 'tok_01gr5ztr00e008000000000000';
const given = (principalId: string, roleId: string) => ({ principalId, roleId, scope: onTenant });
const member = (memberId: string) => ({ groupId: groups.crew.id, memberId });

interface Answer extends Payload {
  readonly revision: number;
  readonly results: readonly Payload[] | null;
}

interface Event {
  readonly outcome: string;
  readonly code: string;
  readonly objectIds: readonly string[];
}

type Asked = readonly [who: string, operation: Operation<object, { input: never }>, input: object];

const adding = AddGroupMembersDocument as Operation<object, { input: never }>;
const assigning = AssignRolesDocument as Operation<object, { input: never }>;
const revoking = RevokeRolesDocument as Operation<object, { input: never }>;
const ending = RevokeApiTokensDocument as Operation<object, { input: never }>;

describe.each(dialects)('a change of several things of which none is done, on %s', (dialect) => {
  let giving: Giving;
  beforeAll(async () => {
    giving = await Giving.start(dialect, company);
  });
  afterAll(() => giving.stop());

  const ask = async ([who, operation, input]: Asked, headers = {}) =>
    (await giving.changing.ask(who, operation, { input: input as never }, headers)) as unknown as Answer;
  const codes = ({ results }: Answer) => results?.map(({ userErrors }) => userErrors[0]?.code ?? 'done');
  const last = async () => {
    const { nodes } = await giving.changing.ask('root', AuditEventsDocument, {
      first: 1,
      orderBy: [{ field: 'AT', direction: 'DESC' }],
    });
    return nodes[0];
  };

  it.each<[string, Asked, string[], Event]>([
    [
      'adding members is denied',
      ['ben', adding, { members: [member(people.ann.id), member(people.mel.id)] }],
      ['FORBIDDEN', 'FORBIDDEN'],
      { outcome: 'DENIED', code: 'FORBIDDEN', objectIds: [groups.crew.id, people.ann.id, people.mel.id] },
    ],
    [
      'adding members has failed',
      ['tess', adding, { members: [member(nobodys.person), member(people.far.id)] }],
      ['NOT_FOUND', 'NOT_FOUND'],
      { outcome: 'FAILED', code: 'NOT_FOUND', objectIds: [groups.crew.id, nobodys.person, people.far.id] },
    ],
    [
      'giving roles is denied',
      [
        'mel',
        assigning,
        { assignments: [given(people.ann.id, roles.strong.id), given(people.mel.id, roles.strong.id)] },
      ],
      ['PRIVILEGE_ESCALATION', 'PRIVILEGE_ESCALATION'],
      {
        ...{ outcome: 'DENIED', code: 'PRIVILEGE_ESCALATION' },
        objectIds: [people.ann.id, roles.strong.id, people.mel.id],
      },
    ],
    [
      'giving roles, partly denied, has failed',
      [
        'mel',
        assigning,
        { assignments: [given(nobodys.person, roles.weak.id), given(people.ann.id, roles.strong.id)] },
      ],
      ['NOT_FOUND', 'PRIVILEGE_ESCALATION'],
      {
        outcome: 'FAILED',
        code: 'NOT_FOUND',
        objectIds: [nobodys.person, roles.weak.id, people.ann.id, roles.strong.id],
      },
    ],
    [
      'taking roles away is denied',
      ['ben', revoking, { assignmentIds: [kept.id] }],
      ['FORBIDDEN'],
      { outcome: 'DENIED', code: 'FORBIDDEN', objectIds: [kept.id] },
    ],
    [
      'taking roles away has failed',
      ['tess', revoking, { assignmentIds: [kept.id, 'nothing'] }],
      ['EXTERNALLY_MANAGED', 'NOT_FOUND'],
      { outcome: 'FAILED', code: 'EXTERNALLY_MANAGED', objectIds: [kept.id] },
    ],
    [
      'ending tokens is denied',
      ['ben', ending, { ids: [token.id] }],
      ['FORBIDDEN'],
      { outcome: 'DENIED', code: 'FORBIDDEN', objectIds: [token.id] },
    ],
    [
      'ending tokens has failed',
      ['tess', ending, { ids: [noToken] }],
      ['NOT_FOUND'],
      { outcome: 'FAILED', code: 'NOT_FOUND', objectIds: [noToken] },
    ],
  ])(
    '%s in the trail, with what it named and no change',
    async (_, asked, expected, { outcome, code, objectIds: named }) => {
      const answer = await ask(asked);
      expect([answer.userErrors, codes(answer)]).toEqual([[], expected]);
      const { objectIds = [], ...told } = (await last()) ?? {};
      expect(told).toMatchObject({ outcome, code, revision: answer.revision, changes: [] });
      expect([...objectIds].sort()).toEqual([...named].sort());
    },
  );

  it('tells who asked', async () => {
    await ask(['ben', revoking, { assignmentIds: [kept.id] }]);
    expect(await last()).toMatchObject({ actorId: people.ben.id });
  });

  it('gives its answer again for its key, and is told once', async () => {
    const headers = { 'idempotency-key': 'refused-items-0123456789' };
    const asked: Asked = ['ben', revoking, { assignmentIds: [kept.id] }];
    const answer = await ask(asked, headers);
    expect(await ask(asked, headers)).toEqual(answer);
    expect(await giving.changing.revision()).toBe(answer.revision);
  });

  it('succeeds when one of them is as it shall be already', async () => {
    expect(codes(await ask(['tess', ending, { ids: [revoked.id, noToken] }]))).toEqual(['done', 'NOT_FOUND']);
    expect(await last()).toMatchObject({ outcome: 'SUCCEEDED', code: null, changes: [] });
  });

  it('succeeds when there was nothing to do', async () => {
    expect(codes(await ask(['tess', revoking, { assignmentIds: [] }]))).toEqual([]);
    expect(await last()).toMatchObject({ outcome: 'SUCCEEDED', code: null, changes: [] });
  });

  it('succeeds when one of them is done', async () => {
    const assignmentId = await giving.newAssignment();
    const answer = await ask(['tess', revoking, { assignmentIds: ['nothing', assignmentId] }]);
    expect(codes(answer)).toEqual(['NOT_FOUND', 'done']);
    expect(await last()).toMatchObject({ outcome: 'SUCCEEDED', code: null, changes: [{ objectId: assignmentId }] });
  });
});

import type { Answer } from '../support/app.js';
import {
  CanDocument,
  EffectivePermissionsDocument,
  WhatCanDocument,
  WhoCanDocument,
} from '../support/generated/test-documents.js';
import { foundWorkshop } from './access-company.js';
import { Everywhere, type Sending } from './everywhere.js';
import { expectRefusal, expectRefusedEverywhere, type Refusal } from './refusal.js';

const workshop = foundWorkshop();
const { tenant, elsewhere, domains, groups, people } = workshop;
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: workshop.insert });
});
afterAll(() => everywhere.stop());

const inWorks = { tenantId: tenant.id };
const [noTenant, noDomain] = ['ten_01gr5ztr00e008000000000000', 'dom_01gr5ztr00e008000000000000'];

/** A refusal below a list whose things may be missing: nothing of the thing is told. */
function expectRefusedBelow(answer: Answer, refusal: Refusal): void {
  expect(answer.data).toEqual({ nodes: [null] });
  expectRefusal({ ...answer, data: null }, refusal);
}

describe('who may ask', () => {
  const ask = (id: string, variables: object, sending: Sending) =>
    everywhere.raw(CanDocument, { ids: [id], permission: 'repo:read', ...variables }, sending);
  const forbidden = (says: string, path = 'nodes.0.can'): Refusal => ({ code: 'FORBIDDEN', path, says });
  const onTenant = 'needs the permission `role-assignment:read` on that tenant. Give the `tenantId` of one';
  const onDomain = 'needs the permission `role-assignment:read` on that domain. Give a domain, or the `tenantId`';
  const onPlatform = 'needs the permission `role-assignment:read` on the platform. To ask about a tenant alone, give';

  it('about themself and the groups that they are in: everybody', async () => {
    for (const [as, id, variables] of [
      ['dia', people.dia.id, {}],
      ['dia', groups.left.id, inWorks],
      ['dia', groups.all.id, { domainId: domains.app.id }],
      ['stray', people.stray.id, {}],
      ['bob', people.bob.id, { tenantId: elsewhere.id }],
    ] as const)
      for (const { answer } of await ask(id, variables, { as })) {
        expect(answer.errors).toBeUndefined();
        expect(answer.data?.nodes).toEqual([expect.objectContaining({ can: expect.any(Boolean) as boolean })]);
      }
  });

  it.each<[string, string, string, object, string]>([
    ['another person', 'dia', people.tess.id, {}, onTenant],
    ['another person, on a domain', 'dia', people.tess.id, { domainId: domains.ops.id }, onDomain],
    ['a group that one is not in', 'mem', groups.all.id, inWorks, onTenant],
    ['somebody, on the whole instance', 'tess', people.dia.id, { tenantId: elsewhere.id }, onTenant],
    ['oneself, on a tenant that is not there', 'dia', people.dia.id, { tenantId: noTenant }, onTenant],
    ['oneself, on a domain that is not there', 'dia', people.dia.id, { domainId: noDomain }, onDomain],
    ['oneself, on a tenant that one does not see', 'dia', people.dia.id, { tenantId: elsewhere.id }, onTenant],
    ['anybody, on a tenant that is not there', 'root', people.dia.id, { tenantId: noTenant }, onTenant],
  ])('about %s: not without the permission', async (_, as, id, variables, says) => {
    for (const { answer } of await ask(id, variables, { as })) expectRefusedBelow(answer, forbidden(says));
  });

  it('about everybody: whoever holds the permission on the place', async () => {
    const who = (variables: object, as: string) =>
      everywhere.raw(WhoCanDocument, { permission: 'repo:read', ...variables }, { as });
    for (const [as, variables] of [
      ['root', {}],
      ['tess', {}],
      ['tess', { domainId: domains.app.id }],
      ['rita', inWorks],
      ['domi', { domainId: domains.app.id }],
    ] as const)
      for (const { answer } of await who(variables, as)) expect(answer.errors).toBeUndefined();
    for (const [as, variables, says] of [
      ['dia', {}, onTenant],
      ['domi', {}, onTenant],
      ['domi', { domainId: domains.ops.id }, onDomain],
      ['eve', inWorks, onTenant],
      ['bob', {}, onPlatform],
      ['stray', {}, onPlatform],
    ] as const)
      for (const { answer } of await who(variables, as)) expectRefusal(answer, forbidden(says, 'whoCan'));
  });

  it('not whoever has not signed in', async () => {
    const says = 'Sign in first';
    for (const { answer } of await everywhere.raw(WhoCanDocument, { permission: 'a:b' }, { as: null }))
      expectRefusal(answer, { code: 'UNAUTHENTICATED', path: 'whoCan', says });
    for (const { answer } of await everywhere.raw(
      WhatCanDocument,
      { permission: 'a:b', principalId: people.dia.id },
      { as: null },
    ))
      expectRefusal(answer, { code: 'UNAUTHENTICATED', path: 'whatCan', says });
  });
});

describe('an operation with very many rights in it', () => {
  it('is refused for what it costs, before anything is read', async () => {
    const text = `{ users(first: 100) { nodes { groups(first: 100) { nodes {
      effectivePermissions { derivations { viaGroups { name } viaRoles { name } } } } } } } }`;
    await expectRefusedEverywhere(everywhere, '', text, {}, { status: 400, says: 'Ask for smaller pages' });
  });
});

describe('a question that makes no sense', () => {
  const who = (variables: object) => everywhere.raw(WhoCanDocument, { permission: 'repo:read', ...variables });

  it.each<[string, object, Refusal]>([
    ['without a colon', { permission: 'read' }, { argument: 'permission', says: "named 'resource:action'" }],
    ['in capitals', { permission: 'Repo:Read' }, { argument: 'permission', says: 'lower-case' }],
    ['that is too long', { permission: `${'a'.repeat(64)}:b` }, { argument: 'permission', says: 'named' }],
    ['on a tenant that is no id', { tenantId: 'works' }, { argument: 'tenantId', says: 'starts with ten_' }],
    ['on a domain that is no id', { domainId: tenant.id }, { argument: 'domainId', says: 'starts with dom_' }],
    [
      'on a domain of another tenant',
      { domainId: domains.app.id, tenantId: elsewhere.id },
      { argument: 'tenantId', says: 'not in the tenant' },
    ],
    ['with a cursor of another list', { first: 1, after: 'WyJ4Il0' }, { argument: 'after', says: 'cursor' }],
    ['for too many', { first: 101 }, { argument: 'first', says: 'at most 100' }],
  ])('is refused: a permission %s', async (_, variables, refusal) => {
    for (const { answer } of await who(variables)) expectRefusal(answer, { path: 'whoCan', ...refusal });
  });

  it('is refused in the same words by each field', async () => {
    const refusal: Refusal = { argument: 'permission', says: "named 'resource:action'" };
    const ids = [people.dia.id];
    for (const { answer } of await everywhere.raw(CanDocument, { ids, permission: 'x' }))
      expectRefusedBelow(answer, { ...refusal, path: 'nodes.0.can' });
    for (const { answer } of await everywhere.raw(EffectivePermissionsDocument, { ids, permission: 'x' }))
      expectRefusedBelow(answer, { ...refusal, path: 'nodes.0.effectivePermissions' });
    for (const { answer } of await everywhere.raw(WhatCanDocument, { principalId: people.dia.id, permission: 'x' }))
      expectRefusal(answer, { ...refusal, path: 'whatCan' });
    for (const { answer } of await everywhere.raw(WhatCanDocument, { principalId: tenant.id, permission: 'a:b' }))
      expectRefusal(answer, { path: 'whatCan', argument: 'principalId', says: 'usr_, grp_ or svc_' });
  });
});

import { gatewayFixture, settings, type GatewayFixture } from './gateway-fixture.js';

describe.each(settings)('on %s, behind Apollo Gateway, composed by %s,', (...setting) => {
  let fixture: GatewayFixture;
  beforeAll(async () => {
    fixture = await gatewayFixture(setting);
  });
  afterAll(() => fixture.close());

  it('things of another subgraph lead to ours, by the id of each type', async () => {
    const { data, errors } = await fixture.ask(`{
      documentPage(first: 1) {
        nodes {
          title
          author { displayName username }
          publisher { name }
          readers { name }
          tenant { slug }
          directory { name }
          domain { path }
          roleToEdit { name }
          sharedBy { role { name } }
          writtenWith { name owner { displayName } }
          attachedTo { email directory { name } }
          toldOfBy { action objectIds }
        }
        pageInfo { hasNextPage }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      documentPage: {
        nodes: [
          {
            title: 'Handbook',
            author: { displayName: 'Ada Lovelace', username: 'acme-ada-lovelace' },
            publisher: { name: 'Robot 1' },
            readers: [{ name: 'Team 1' }],
            tenant: { slug: 'acme' },
            directory: { name: 'Directory 1' },
            domain: { path: 'product-1' },
            roleToEdit: { name: 'Editor 1' },
            sharedBy: { role: { name: 'Editor 1' } },
            writtenWith: { name: 'For the tests', owner: { displayName: 'Ada Lovelace' } },
            attachedTo: { email: 'invited-1@acme.example', directory: { name: 'Directory 1' } },
            toldOfBy: { action: 'inviteUsers', objectIds: [fixture.company.acme.invitations[0]] },
          },
        ],
        pageInfo: { hasNextPage: true },
      },
    });
  });

  it('our things lead to those of another subgraph, by the id of each type', async () => {
    const { apiTokens, invitations, auditEvents } = fixture.company.acme;
    const query = `query ($token: ID!, $invitation: ID!, $event: ID!) {
      user(username: "ACME-Ada-Lovelace") { displayName documents { title author { username } } }
      groups(first: 1) { nodes { documentCount } }
      serviceAccounts(first: 1) { nodes { documentCount } }
      tenants { nodes { documentCount directories(first: 1) { nodes { documentCount } } } }
      domains(first: 1) { nodes { documentCount } }
      roles(first: 1, filter: { name: { eq: "Editor 1" } }) { nodes { documentCount } }
      roleAssignments(first: 1) { nodes { documentCount } }
      node(id: $token) { ... on ApiToken { documentCount } }
      invitation(id: $invitation) { documentCount }
      auditEvent(id: $event) { documentCount }
    }`;
    const variables = { token: apiTokens[0], invitation: invitations[0], event: auditEvents[0] };
    const { data, errors } = await fixture.ask(query, { variables });
    expect(errors).toBeUndefined();
    const one = { nodes: [{ documentCount: 2 }] };
    const ada = { author: { username: 'acme-ada-lovelace' } };
    expect(data).toEqual({
      user: {
        displayName: 'Ada Lovelace',
        documents: [
          { title: 'Handbook', ...ada },
          { title: 'Handbook 11', ...ada },
        ],
      },
      groups: { nodes: [{ documentCount: 60 }] },
      serviceAccounts: one,
      tenants: { nodes: [{ documentCount: 60, directories: one }] },
      domains: one,
      roles: one,
      roleAssignments: one,
      node: { documentCount: 2 },
      invitation: { documentCount: 2 },
      auditEvent: { documentCount: 2 },
    });
  });

  it('people are joined by user name, and tenants by slug, both ways', async () => {
    const { data, errors } = await fixture.ask(`{
      signIns { at user { displayName documents { id } } tenant { name documentCount signInCount } }
      users(first: 1) { nodes { username lastSignInAt } }
      tenants { nodes { slug signInCount } }
    }`);
    expect(errors).toBeUndefined();
    const tenant = { name: 'ACME', documentCount: 60, signInCount: 3 };
    expect(data).toMatchObject({
      signIns: [
        { user: { displayName: 'Ada Lovelace', documents: [{ id: 'doc-1' }, { id: 'doc-41' }] }, tenant },
        { user: { displayName: 'Grace Hopper', documents: [{ id: 'doc-2' }, { id: 'doc-42' }] }, tenant },
        { user: { displayName: 'Radia Perlman' }, tenant },
      ],
      users: { nodes: [{ username: 'acme-ada-lovelace', lastSignInAt: '2026-11-20T08:00:00.000Z' }] },
      tenants: { nodes: [{ slug: 'acme', signInCount: 3 }] },
    });
  });

  it('a field that another subgraph adds to principals is on people, groups and service accounts', async () => {
    const { groups, users } = fixture.company.acme;
    const { data, errors } = await fixture.ask(
      `query ($group: ID!, $user: ID!) {
        group(id: $group) { actionCount members(first: 5) { nodes { __typename displayName actionCount } } }
        node(id: $user) { ... on User { actionCount } }
        principals(first: 3, filter: { id: { in: [$group, $user] } }) { nodes { __typename id actionCount } }
        roles(first: 1, filter: { name: { eq: "Editor 1" } }) { nodes { holders { nodes { __typename actionCount } } } }
      }`,
      { variables: { group: groups[1], user: users[1] } },
    );
    expect(errors).toBeUndefined();
    const user = (displayName: string, actionCount: number) => ({ __typename: 'User', displayName, actionCount });
    const robot = (name: string, actionCount: number) => ({
      __typename: 'ServiceAccount',
      displayName: name,
      actionCount,
    });
    expect(data).toEqual({
      group: {
        actionCount: 1,
        members: {
          nodes: [
            user('Grace Hopper', 1),
            user('Radia Perlman', 0),
            user('Barbara Liskov', 0),
            robot('Robot 1', 2),
            robot('Robot 2', 0),
          ],
        },
      },
      node: { actionCount: 1 },
      principals: {
        nodes: expect.arrayContaining([
          { __typename: 'User', id: users[1], actionCount: 1 },
          { __typename: 'Group', id: groups[1], actionCount: 1 },
        ]) as unknown,
      },
      roles: {
        nodes: [
          {
            holders: {
              nodes: [
                { __typename: 'User', actionCount: 0 },
                { __typename: 'Group', actionCount: 1 },
                { __typename: 'ServiceAccount', actionCount: 0 },
              ],
            },
          },
        ],
      },
    });
  });

  it('a principal that another subgraph names is of its own type', async () => {
    const { data, errors } = await fixture.ask(`{
      recentActions {
        what
        actor { __typename displayName actionCount ... on User { username } ... on ServiceAccount { documentCount } }
      }
    }`);
    expect(errors).toBeUndefined();
    const robot = { __typename: 'ServiceAccount', displayName: 'Robot 1', actionCount: 2, documentCount: 2 };
    expect(data).toEqual({
      recentActions: [
        { what: 'published the handbook', actor: robot },
        {
          what: 'wrote the roadmap',
          actor: { __typename: 'User', displayName: 'Grace Hopper', actionCount: 1, username: 'acme-grace-hopper' },
        },
        { what: 'read the roadmap', actor: { __typename: 'Group', displayName: 'Team 2', actionCount: 1 } },
        { what: 'published the roadmap', actor: robot },
      ],
    });
  });

  it('what the caller may not see is null where another subgraph refers to it', async () => {
    const { data, errors } = await fixture.ask('{ documentPage(first: 4) { nodes { title author { username } } } }');
    const titled = (title: string, username: string) => ({ title, author: { username } });
    expect(errors).toBeUndefined();
    const [first, second, third, last] = (data?.['documentPage'] as { nodes: unknown[] }).nodes;
    expect([first, second, third]).toEqual([
      titled('Handbook', 'acme-ada-lovelace'),
      titled('Release notes', 'acme-grace-hopper'),
      titled('Roadmap', 'acme-radia-perlman'),
    ]);
    expect(last).toEqual({ title: 'Post-mortem', author: null });
    const foreign = await fixture.ask('{ documents { author { username } } }', {
      token: fixture.company.tokens.globex,
    });
    expect(foreign.errors).toBeUndefined();
    expect(new Set((foreign.data?.['documents'] as { author: unknown }[]).map(({ author }) => author))).toEqual(
      new Set([null]),
    );
  });
});

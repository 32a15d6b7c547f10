import 'reflect-metadata';
import { execute, parse, validate } from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { contextMaker, provisioningService, tokenService } from '../../src/server/compose.js';
import { importGithubOrg } from '../../src/importing/github-org/import-github-org.js';
import { formatSummary } from '../../src/importing/github-org/format-summary.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { kubernetesOrgPath } from '../support/shared-data.js';

const queries = [
  `{ users(first: 50) { totalCount pageInfo { hasNextPage endCursor } nodes { username status groups { totalCount edges { role node { name roleAssignments { nodes { role { name permissions { name } } scope { kind domain { path } } } } } } } } } }`,
  `{ users(first: 3, orderBy: [{field: DISPLAY_NAME, direction: DESC}], filter: {username: {startsWith: "k8s"}}) { totalCount edges { cursor node { id displayName tenants { edges { status since directories { status directory { name } } node { slug } } } externalIdentities { provider subject } roleAssignments { nodes { role { name } scope { tenant { slug } } } } } } } }`,
  `{ groups(first: 2, search: "release managers", query: "displayName co \\"release\\"") { nodes { name members(transitive: true, first: 3) { totalCount edges { role direct via { name } node { displayName __typename } } nodes { id } } children(transitive: true) { edges { depth node { name } } } parents { nodes { name } } } } }`,
  `{ roles(filter: {name: {eq: "write"}}, first: 1) { nodes { name tenant { slug } permissions(transitive: true) { name } includes(transitive: true) { name } holders(transitive: true, first: 2) { totalCount edges { direct node { displayName } } } assignments(first:1) { totalCount nodes { principal { displayName } } } } } }`,
  `{ userStats { total byStatus { value count } } groupStats { total byKind { value count } } usersCount(filter: {hasAccessTo: null}) tenants { nodes { slug users(first: 1) { totalCount nodes { username } } groups(first: 1) { totalCount } domains(first: 1) { totalCount nodes { path } } } } viewer { platformAdministrator principal { displayName } } principals(first: 2) { totalCount nodes { displayName __typename } } domains(first: 2) { totalCount } roleAssignments(filter: {principalKind: {eq: GROUP}}) { totalCount } }`,
];

describe.each(dialects)('%s', (dialect) => {
  it('answers', async () => {
    const { database, close } = await freshDatabase(dialect);
    const { schema } = await buildSubgraph({ nodeFields: true });
    let t = Date.now();
    const summary = await importGithubOrg(kubernetesOrgPath()!, { dryRun: false, prune: false }, { provisioning: provisioningService(database, Date.now) });
    console.log(formatSummary(summary), Date.now() - t);
    const token = await tokenService(database, Date.now).create({ username: 'Root', name: 'test', platformAdministrator: true });
    const context = contextMaker({ database, clock: Date.now, instance: { version: '0', startedAt: 0 }, limits: { maxPageSize: 100, maxRepresentations: 1000 } });
    for (const text of queries) {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      const contextValue = await context({ headers: { authorization: `Bearer ${token}` }, signal: new AbortController().signal });
      t = Date.now();
      const result = await execute({ schema, document, contextValue });
      console.log(text.slice(0, 60), Date.now() - t, 'ms', JSON.stringify(contextValue.stats), JSON.stringify(result).slice(0, 1500));
      for (const error of result.errors ?? []) console.log(error.originalError?.stack, (error.originalError as any)?.cause);
    }
    await close();
  }, 60000);
});

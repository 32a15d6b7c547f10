import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import {
  getNamedType,
  Kind,
  OperationTypeNode,
  parse,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { demoAdministrator } from '../../src/importing/demo/people.js';
import { loadDemo } from '../../src/importing/demo/load-demo.js';
import { tokenService } from '../../src/server/compose.js';
import { systemClock } from '../../src/core/kernel/clock.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';

const folder = 'schema/examples';
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

/** An operation of an example. */
interface Shown {
  readonly file: string;
  readonly name: string;
  /** What the file's one operation, or the comment above this one of several, says. */
  readonly comment: string;
  readonly query: string;
  readonly definition: OperationDefinitionNode;
}

/** All operations in the order in which a reader meets them, which is the one that they run in here. */
const shown = files.flatMap((file) => {
  const query = readFileSync(`${folder}/${file}`, 'utf8');
  const { definitions } = parse(query);
  const operations = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operations.map((definition): Shown => {
    const before = query.slice(0, definition.loc?.start);
    const comment = /(?:# .+\n)*$/.exec(before)?.[0] ?? '';
    return { file, name: definition.name?.value ?? '', comment, query, definition };
  });
});

// What an answer has empty because that is what the example is about.
const emptyOnPurpose: Readonly<Record<string, readonly string[]>> = {
  // Nobody asks in a tenant before they have read how to.
  WhoAmI: ['viewer.tenant'],
  CancelUserDeletion: ['cancelUserDeletion.user.deletionScheduledAt'],
  UnlinkIdentity: ['unlinkIdentity.user.externalIdentities'],
  MoveDomain: ['moveDomain.domain.parent'],
  SignOut: ['signOut.endedSessionId'],
  UnlockUser: ['unlockUser.user.lockedUntil'],
};

describe('the examples', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
  });

  it.each(files)(
    '%s has a title that fits on a tab, some words on what it shows, and a name for what it does',
    (file) => {
      expect(readFileSync(`${folder}/${file}`, 'utf8')).toMatch(
        /^# \S.{3,60}\n(# .+\n){1,3}(?:(query|mutation) \w+|\n(# .+\n){1,3}mutation \w+)/,
      );
      for (const { name, comment } of shown.filter((one) => one.file === file)) {
        expect({ name, comment }).toEqual({
          name: expect.stringMatching(/^[A-Z]/) as unknown,
          comment: expect.stringMatching(/^# \S/) as unknown,
        });
      }
    },
  );

  it('are of every mutation that there is', () => {
    const mutations = shown.filter(({ definition }) => definition.operation === OperationTypeNode.MUTATION);
    const used = new Set(mutations.flatMap(({ definition }) => definition.selectionSet.selections.map(nameOf)));
    const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  it('tell everything that went wrong: whatever has errors for users is asked for them', () => {
    const payload = (name: string) => getNamedType(schema.getMutationType()?.getFields()[name]?.type);
    for (const { name, definition } of shown) {
      if (definition.operation !== OperationTypeNode.MUTATION) continue;
      for (const selection of definition.selectionSet.selections) {
        const inner = selection.kind === Kind.FIELD ? (selection.selectionSet?.selections.map(nameOf) ?? []) : [];
        const asked = { name, of: payload(nameOf(selection))?.name, inner };
        expect(asked).toEqual({ ...asked, inner: expect.arrayContaining(['userErrors']) as unknown });
      }
    }
  });
});

describe.each(dialects)('the examples on the demo, one after the other, on %s', (dialect) => {
  let server: DenizenServer;
  let token: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await freshDatabase(dialect);
    await loadDemo(new SqlTransferStore(fresh.database, Date.now), Date.now());
    const request = { username: demoAdministrator, name: 'examples', platformAdministrator: true };
    token = await tokenService(fresh.database, systemClock).create(request);
    server = await startDenizen(fresh.database);
    close = async () => {
      await server.stop();
      await fresh.close();
    };
  });
  afterAll(() => close());

  it.each(shown)('$file: $name answers, and has something to show', async (example) => {
    const { name, comment, file, query } = example;
    const given = `${folder}/${file.replace('.graphql', '.json')}`;
    const variables: unknown = readdirSync(folder).some((one) => `${folder}/${one}` === given)
      ? JSON.parse(readFileSync(given, 'utf8'))
      : {};
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      // As GraphiQL sends it: the whole tab, and which of its operations is meant.
      body: JSON.stringify({ query, variables, operationName: name }),
    });
    const answer = (await response.json()) as { data: unknown; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    const refusal = /Refused with `(\w+)`/.exec(comment)?.[1];
    expect(refusals(answer.data)).toEqual(refusal === undefined ? [] : [refusal]);
    if (refusal !== undefined) return;
    // What a dry run has not made or changed it cannot show.
    if (isDryRun(example)) expect(differencesIn(answer.data)).toBeGreaterThan(0);
    else expect(neverFilled(answer.data)).toEqual(emptyOnPurpose[name] ?? []);
  });
});

function isDryRun({ query, definition }: Shown): boolean {
  return query.slice(definition.loc?.start, definition.loc?.end).includes('dryRun: true');
}

function nameOf(selection: SelectionNode): string {
  return selection.kind === Kind.FIELD ? selection.name.value : '';
}

/** The codes of everything that was refused, wherever in an answer. */
function refusals(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(refusals);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === 'userErrors' ? (value as { readonly code: string }[]).map(({ code }) => code) : refusals(value),
  );
}

/** How many people and others a dry run tells something about. */
function differencesIn(data: unknown): number {
  const [payload] = Object.values(
    data as Readonly<Record<string, { readonly preview?: { readonly differences: { readonly totalCount: number } } }>>,
  );
  return payload?.preview?.differences.totalCount ?? 0;
}

/** The places where every list was empty or every value null: what an example should not be about. */
function neverFilled(data: unknown): string[] {
  const filled = new Map<string, boolean>();
  const visit = (value: unknown, place: string): void => {
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (place !== '' && !place.endsWith('userErrors')) filled.set(place, (filled.get(place) ?? false) || !empty);
    if (Array.isArray(value)) for (const item of value) visit(item, `${place}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, place === '' ? key : `${place}.${key}`);
  };
  visit(data, '');
  return [...filled].filter(([, some]) => !some).map(([place]) => place);
}

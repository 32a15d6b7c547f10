import * as fc from 'fast-check';
import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { createExecutor, type Executor } from '../../src/graphql/schema/executor.js';
import { tried } from '../support/seed.js';
import { randomQuery } from './random-operation.js';
import { operations, type Operation } from './toy-operations.js';
import { annWithGetter, toySchema, type ToyContext } from './toy-schema.js';

const schema = toySchema();

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
}

/** An answer as a client would see it, its errors in a fixed order (which GraphQL leaves open). */
function comparable(result: ExecutionResult): Answer {
  const errors = result.errors?.map((error) => ({
    // Compiled code names a field that was merged from several once for each of them; the text is masked anyway.
    message: error.message.replace(/\((\w+)(,\w+)*\)/, '$1'),
    path: error.path,
    locations: error.locations,
    extensions: error.extensions,
  }));
  errors?.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return JSON.parse(JSON.stringify({ data: result.data, errors })) as Answer;
}

/**
 * The nulls of an answer that errors explain. Of several errors under one null, GraphQL leaves open which are told;
 * an error exactly at its null must be the same.
 */
function explainedNulls({ data, errors = [] }: Answer): string[] {
  const nulls = errors.map((error) => {
    const path = error.path ?? [];
    let value = data;
    let length = 0;
    while (length < path.length && value !== null) {
      value = (value as Record<string | number, unknown>)[path[length] ?? ''];
      length += 1;
    }
    return JSON.stringify(length === path.length ? error : path.slice(0, length));
  });
  return [...new Set(nulls)].sort();
}

function run(executor: Executor, { query, variables, operationName }: Operation, contextValue: ToyContext) {
  return executor({ document: parse(query), queryHash: query, variables, operationName, contextValue });
}

describe('the compiling executor', () => {
  const interpreted: string[] = [];
  const compiling = createExecutor({
    schema,
    compile: true,
    compileAtUse: 1,
    onInterpreted: (reason) => interpreted.push(reason),
  });
  const interpreting = createExecutor({ schema, compile: false });

  it.each(Object.keys(operations))('answers as graphql-js does: %s', async (name) => {
    const operation = operations[name];
    if (!operation) throw new Error('unreachable');
    expect(validate(schema, parse(operation.query))).toEqual([]);
    const expectedLog: string[] = [];
    const expected = comparable(await run(interpreting, operation, { log: expectedLog }));
    for (let time = 1; time <= 3; time += 1) {
      const log: string[] = [];
      expect(comparable(await run(compiling, operation, { log }))).toEqual(expected);
      expect(log).toEqual(expectedLog);
    }
  });

  it('answers as graphql-js does: any query', async () => {
    let compared = 0;
    let leftToGraphqlJs = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.boolean(), fc.boolean(), async (g, x, y) => {
        const query = randomQuery(schema, g);
        expect(validate(schema, parse(query))).toEqual([]);
        const onInterpreted = (): number => (leftToGraphqlJs += 1);
        const executor = createExecutor({ schema, compile: true, compileAtUse: 1, onInterpreted });
        const operation = { query, variables: { x, y, n: 1 } };
        const expected = comparable(await run(interpreting, operation, {}));
        const answer = comparable(await run(executor, operation, {}));
        expect({ query, data: answer.data }).toEqual({ query, data: expected.data });
        expect({ query, nulls: explainedNulls(answer) }).toEqual({ query, nulls: explainedNulls(expected) });
        compared += 1;
      }),
      { ...tried(100), endOnFailure: true },
    );
    expect(leftToGraphqlJs).toBeLessThan(compared / 2);
  });

  it('interprets only what can not be compiled', () => {
    const kinds = interpreted.map((reason) => reason.split(',')[0]);
    expect(kinds.sort()).toEqual([
      'Argument "if" of non-null type "Boolean!" must not be null.',
      'introspection',
      'introspection',
      'introspection',
    ]);
  });

  it('follows the values of conditions from request to request', async () => {
    const query = 'query ($x: Boolean!, $y: Boolean!) { me { id @include(if: $x) name @skip(if: $y) } }';
    for (const x of [true, false, true])
      for (const y of [true, false]) {
        const operation = { query, variables: { x, y } };
        const expected = comparable(await run(interpreting, operation, {}));
        expect(comparable(await run(compiling, operation, {}))).toEqual(expected);
      }
  });

  it('never runs text of a request as code', () => {
    expect('broken' in globalThis).toBe(false);
  });

  it('reports what a property’s getter throws, sooner or later, as an error and not as a crash', async () => {
    const query = schema.getQueryType()?.getFields();
    const original = query?.me?.resolve;
    if (!query?.me) throw new Error('unreachable');
    try {
      for (const value of [() => annWithGetter(), () => Promise.resolve(annWithGetter())]) {
        query.me.resolve = value;
        const fresh = createExecutor({ schema, compile: true, compileAtUse: 1 });
        const answer = run(fresh, { query: '{ me { id getter } stringly promised { id } }' }, {});
        const message = await answer.then(
          (result) => result.errors?.map((error) => error.message).join(),
          (error: Error) => error.message,
        );
        expect(message).toContain('a getter’s secret');
      }
    } finally {
      query.me.resolve = original;
    }
  });

  it('compiles what comes again, and not what comes once', async () => {
    const reasons: string[] = [];
    const executor = createExecutor({ schema, compile: true, onInterpreted: (reason) => reasons.push(reason) });
    const operation = { query: '{ __schema { queryType { name } } }' };
    await run(executor, operation, {});
    expect(reasons).toEqual([]);
    await run(executor, operation, {});
    await run(executor, operation, {});
    expect(reasons).toHaveLength(1);
  });

  it('leaves an operation to graphql-js when its code would be huge', async () => {
    const reasons: string[] = [];
    const executor = createExecutor({
      schema,
      compile: true,
      compileAtUse: 1,
      onInterpreted: (reason) => reasons.push(reason),
    });
    const fragments = Array.from(
      { length: 12 },
      (_, n) => `fragment F${n} on Person { a: friend { ...F${n + 1} } b: friend { ...F${n + 1} } }`,
    );
    const query = `{ me { ...F0 } } ${fragments.join(' ')} fragment F12 on Person { id }`;
    const result = await run(executor, { query }, {});
    expect(result.errors).toBeUndefined();
    expect(reasons).toEqual([expect.stringContaining('more than 2000 fields')]);
  });

  it('refuses a schema whose types are resolved asynchronously', () => {
    const broken = toySchema();
    const owner = broken.getType('Owner');
    if (!owner || !('resolveType' in owner)) throw new Error('unreachable');
    owner.resolveType = async () => Promise.resolve('Person');
    expect(() => createExecutor({ schema: broken, compile: true })).toThrow('Owner has an asynchronous resolveType');
    expect(() => createExecutor({ schema: broken, compile: false })).not.toThrow();
  });

  it('does not touch the schema or the document that it is given', async () => {
    const document = parse('query ($n: Int) { me { pets(first: $n) { name } } }');
    const before = JSON.stringify(document);
    await compiling({ document, queryHash: 'untouched', variables: { n: 1 }, contextValue: {} });
    expect(JSON.stringify(document)).toBe(before);
    const result = await execute({ schema, document, variableValues: { n: 1 }, contextValue: {} });
    expect(result.errors).toBeUndefined();
  });
});

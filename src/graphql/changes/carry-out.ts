import type { GraphQLResolveInfo } from 'graphql';
import type { ChangeOutcome } from '../../core/changes/change-service.js';
import type { Problem } from '../../core/changes/problem.js';
import { badInput, DomainError } from '../../core/kernel/errors.js';
import { parseId, type Id, type IdPrefix } from '../../core/kernel/ids.js';
import type { GraphAnonymousChange, GraphChange, GraphContext } from '../context.js';
import type { AccessPreviewType } from './payload.js';

/** The input of a mutation as it came in; absent fields are absent, and null is null. */
export type ChangeInput = Readonly<Record<string, unknown>> & { readonly dryRun?: boolean | null };

/** What sets a mutation apart. */
export interface ChangeOptions {
  /** Whether it can take nobody's right away, so that it need not be asked whether an administrator remains. */
  readonly onlyAdds?: boolean;
}

/** What the payload of every mutation has. */
export interface Payload {
  readonly userErrors: readonly Problem[];
  readonly revision: number;
  readonly preview: AccessPreviewType | null;
}

/**
 * Carries out the change that a mutation asks for, and makes its payload.
 * @param work does it; what it throws as an expected failure becomes a user error with a path below `input`
 * @param show loads what was changed, as the caller sees it from then on
 */
export async function carryOut<T, S extends object>(
  context: GraphContext,
  info: Pick<GraphQLResolveInfo, 'fieldName' | 'path'>,
  input: ChangeInput,
  work: (change: GraphChange) => Promise<T>,
  show: (result: T) => S | Promise<S>,
  { onlyAdds = false }: ChangeOptions = {},
): Promise<Payload & Partial<S>> {
  const outcome = await context.changes.run(
    { action: info.fieldName, responseKey: String(info.path.key), input, dryRun: input.dryRun === true, onlyAdds },
    work,
  );
  return shown(outcome, show);
}

/** The same for a change that nobody need have signed in for: what its input proves decides. */
export async function carryOutAnonymously<T, S extends object>(
  context: GraphContext,
  info: Pick<GraphQLResolveInfo, 'fieldName' | 'path'>,
  input: ChangeInput,
  work: (change: GraphAnonymousChange) => Promise<T>,
  show: (result: T) => S | Promise<S>,
): Promise<Payload & Partial<S>> {
  const wanted = { action: info.fieldName, responseKey: String(info.path.key), input };
  return shown(await context.changes.runAnonymous(wanted, work), show);
}

async function shown<T, S extends object>(
  { result, problems, revision, differences }: ChangeOutcome<T>,
  show: (result: T) => S | Promise<S>,
): Promise<Payload & Partial<S>> {
  return {
    ...(result === null ? ({} as Partial<S>) : await show(result)),
    userErrors: problems.map(belowInput),
    revision,
    preview: differences && { differences },
  };
}

/** A problem of an input, with the path from the argument on. */
export function belowInput(problem: Problem): Problem {
  return { ...problem, path: ['input', ...(problem.path ?? [])] };
}

/**
 * The id that an input names.
 * @throws BAD_USER_INPUT for an id of another type, NOT_FOUND for a text that is no id: nothing has it
 */
export function givenId<P extends IdPrefix>(text: unknown, prefixes: readonly P[], ...path: string[]): Id<P> {
  const id = parseId(text);
  if (id === undefined) throw new DomainError('NOT_FOUND', 'Nothing has this id.', path);
  if (!(prefixes as readonly IdPrefix[]).includes(id.prefix))
    throw badInput(`This must be an id that starts with ${prefixes.join('_ or ')}_.`, ...path);
  return text as Id<P>;
}

/** What an input says of an optional fact that cannot be cleared: null counts as left out nowhere. @throws BAD_USER_INPUT for null */
export function givenFact<T>(value: T | null | undefined, ...path: string[]): T | undefined {
  if (value === null) throw badInput('This cannot be cleared: leave it out to keep it as it is.', ...path);
  return value;
}

/** An object without the keys whose values are undefined, so that what is absent stays absent. */
export function present<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

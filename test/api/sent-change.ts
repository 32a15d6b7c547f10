import type { App, Asking, Answer } from '../support/app.js';
import type { TypedDocumentString } from '../support/generated/test-documents.js';

interface Told {
  readonly code: string;
  readonly path?: readonly string[] | null;
}

/** A mutation of one `input`. */
export type Mutation<Data, Input> = TypedDocumentString<Data, { input: Input }>;

/** What an operation answers when no part of it was refused. */
export type Answered<Data> = { readonly [K in keyof Data]: NonNullable<Data[K]> };

/** Sends a mutation; answers its payload, which there must be. */
export async function changed<Data extends object, Input>(
  app: App,
  mutation: Mutation<Data, Input>,
  input: Input,
  asking?: Asking,
): Promise<Answered<Data>> {
  const answer = await app.graphql<Data, { input: Input }>(mutation, { input }, asking);
  expect(answer.errors).toBeUndefined();
  const data = answer.data as Answered<Data>;
  expect(problemsOf(data)).toEqual([]);
  return data;
}

/** Sends a mutation that is refused; answers why: `NOT_FOUND input.id` for a user error, `error FORBIDDEN` for one of the operation. */
export async function refused<Data extends object, Input>(
  app: App,
  mutation: Mutation<Data, Input>,
  input: Input,
  asking?: Asking,
): Promise<string> {
  return whyNot(await app.graphql<Data, { input: Input }>(mutation, { input }, asking));
}

/** Why an answer is none, in few words. */
export function whyNot<Data>({ data, errors = [] }: Answer<Data>): string {
  const [error] = errors;
  if (error) return `error ${String(error.extensions['code'])}`;
  return problemsOf(data as object).join('; ') || 'done';
}

function problemsOf(data: object): string[] {
  const [payload] = Object.values(data) as { userErrors: readonly Told[] }[];
  return (payload?.userErrors ?? []).map(({ code, path }) => `${code} ${(path ?? []).join('.')}`);
}

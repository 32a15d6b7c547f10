import { badInput } from '../../core/kernel/errors.js';
import { parseId, type Id, type IdPrefix } from '../../core/kernel/ids.js';

/**
 * The id of a look-up.
 * @throws BAD_USER_INPUT for a well-formed id of another type, which can only be a mistake
 * @returns null for a text that is no id: nothing has it
 */
export function lookupId<P extends IdPrefix>(text: string, prefix: P, path = 'id'): Id<P> | null {
  const id = parseId(text);
  if (id !== undefined && id.prefix !== prefix)
    throw badInput(`\`${path}\` must start with ${prefix}_; this one is of another type.`, path);
  return id === undefined ? null : (text as Id<P>);
}

/** The one argument that was given of those of which exactly one must be. */
export function exactlyOne<T extends object>(
  args: T,
): { [K in keyof T & string]: readonly [K, NonNullable<T[K]>] }[keyof T & string] {
  const given = Object.entries(args).filter(([, value]) => value != null);
  const [only] = given;
  if (given.length !== 1 || only === undefined)
    throw badInput(
      `Give exactly one of ${Object.keys(args).join(', ')}; ${given.length} were given.`,
      given[1]?.[0] ?? Object.keys(args)[0] ?? '',
    );
  return only as never;
}

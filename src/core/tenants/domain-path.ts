import { badInput } from '../kernel/errors.js';
import { textKey } from '../kernel/text.js';

/** The longest path of a domain, in UTF-16 units. */
export const maxDomainPath = 700;

/**
 * The path of a domain: the names from the root of the tree down, joined by `/`. `parent` is the path of the domain above
 * it, or null at the root.
 * @throws BAD_USER_INPUT for a name that holds a `/`, and for a path of more than 700 characters, also in the form in which it is
 * compared
 */
export function domainPath(parent: string | null, name: string): string {
  // Also not one of the letters that are taken for it when names are compared, such as '／'.
  if (textKey(name).includes('/'))
    throw badInput("A domain's name must not hold '/', which separates the names of a path.", 'name');
  const path = parent === null ? name : `${parent}/${name}`;
  const length = Math.max(path.length, textKey(path).length);
  if (length > maxDomainPath)
    throw badInput(`The path of a domain has at most ${maxDomainPath} characters; this one has ${length}.`, 'name');
  return path;
}

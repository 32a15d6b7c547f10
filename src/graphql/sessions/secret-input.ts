import { tokenHash } from '../../core/tokens/token-secret.js';
import type { ChangeInput } from '../changes/carry-out.js';

/**
 * An input with the hashes of its secrets in place of them: what tells one request from another does not need the secrets, and
 * nothing else that looks at inputs can come by them.
 */
export async function withoutSecrets(input: object, ...secrets: readonly string[]): Promise<ChangeInput> {
  const entries = Object.entries(input).map(async ([name, value]): Promise<[string, unknown]> => {
    if (!secrets.includes(name) || typeof value !== 'string') return [name, value];
    return [name, Buffer.from(await tokenHash(value)).toString('hex')];
  });
  return Object.fromEntries(await Promise.all(entries));
}

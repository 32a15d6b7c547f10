import { checkedPassword, type PasswordOwner } from './password-policy.js';

/** A new password, hashed before the change that it is for: hashing takes long, and changes wait for each other. */
export interface NewPassword {
  readonly text: string;
  /** Null for a text that no password can be, which `checkedHash` refuses. */
  readonly hash: string | null;
}

/** Where no password is to be set. */
export const noPassword: NewPassword = { text: '', hash: null };

/**
 * The hash of a new password of somebody, for `PasswordWriter.set`.
 * @throws INVALID with the argument's path for one that is too short or long, or easily guessed
 */
export function checkedHash({ text, hash }: NewPassword, owner: PasswordOwner, ...path: string[]): string {
  checkedPassword(text, owner, ...path);
  return hash as string;
}

import { badInput } from '../kernel/errors.js';
import { checkedText } from '../kernel/text.js';
import type { User } from './user.js';

/** A language tag, roughly as BCP 47 has it. */
export const localeForm = /^(?=.{2,35}$)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** The name of a time zone in the IANA database. */
export const timeZoneForm = /^[A-Za-z0-9_+\-/]{1,64}$/;

/** Whether a text is the address of a picture or page: `http` or `https`, at most 1,000 characters. */
export function isWebAddress(text: string): boolean {
  return text.length <= 1000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What of a profile its owner may change themself. */
export type OwnProfile = Pick<
  User,
  'displayName' | 'givenName' | 'familyName' | 'nickname' | 'avatarUrl' | 'locale' | 'timeZone'
>;

/** What of a person whoever manages them may change. */
export type Profile = OwnProfile &
  Pick<User, 'username' | 'externalId' | 'jobTitle' | 'department' | 'organization' | 'location'>;

/** The facts that somebody may change of their own profile. */
export const ownFacts = [
  'displayName',
  'givenName',
  'familyName',
  'nickname',
  'avatarUrl',
  'locale',
  'timeZone',
] as const satisfies readonly (keyof OwnProfile)[];

type Facts = { readonly [F in keyof Profile]: Profile[F] };
type Check<T> = (value: T & string, fact: string) => string;

const upTo =
  (most: number): Check<string> =>
  (value, fact) =>
    checkedText(value, most, fact);

const checks: { readonly [F in keyof Profile]: Check<string> } = {
  username: upTo(100),
  externalId: (value, fact) => checkedCode(value, 255, fact),
  displayName: upTo(200),
  givenName: upTo(100),
  familyName: upTo(100),
  nickname: upTo(100),
  avatarUrl: checkedWebAddress,
  locale: formed(localeForm, "A language tag is expected, as 'pt-BR'."),
  timeZone: formed(timeZoneForm, "A time zone is expected, as 'Europe/Lisbon'."),
  jobTitle: upTo(200),
  department: upTo(200),
  organization: upTo(200),
  location: upTo(200),
};

/**
 * Checks those facts of a profile that are given, and answers them in the form in which they are kept.
 * @throws BAD_USER_INPUT with the fact's name as path
 */
export function checkedProfile<P extends Partial<Facts>>(given: P): P {
  return Object.fromEntries(
    Object.entries(given).map(([fact, value]) => [
      fact,
      value == null ? value : checks[fact as keyof Profile](value, fact),
    ]),
  ) as P;
}

// A code of another system is kept letter by letter. MySQL takes 'a' and 'a ' for the same.
function checkedCode(text: string, most: number, fact: string): string {
  if (text === '' || text.length > most || text !== text.trim() || /[\p{Cc}\p{Cs}]/u.test(text))
    throw badInput(`1 to ${most} characters are expected, without control characters and spaces at the ends.`, fact);
  return text;
}

function checkedWebAddress(text: string, fact: string): string {
  if (!isWebAddress(text)) throw badInput('A web address (https://…) of up to 1000 characters is expected.', fact);
  return checkedCode(text, 1000, fact);
}

function formed(form: RegExp, expected: string): Check<string> {
  return (text, fact) => {
    if (!form.test(text)) throw badInput(expected, fact);
    return text;
  };
}

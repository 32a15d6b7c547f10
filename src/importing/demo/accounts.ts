import { dayMs } from '../../core/kernel/clock.js';
import type { PrincipalId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { ManagementSource } from '../../core/tenants/tenant.js';
import type { TransferRecord } from '../../core/transfer/transfer-record.js';
import type { User } from '../../core/users/user.js';
import { demoId } from './demo-id.js';
import {
  exceptions,
  newcomer,
  nimbrikStaff,
  partners,
  tallowmereStaff,
  type DemoPerson,
  type Office,
} from './people.js';

const hour = 60 * 60 * 1000;

const places: Readonly<Record<Office, readonly [locale: string, timeZone: string]>> = {
  Porto: ['pt-PT', 'Europe/Lisbon'],
  Gdańsk: ['pl-PL', 'Europe/Warsaw'],
  Kraków: ['pl-PL', 'Europe/Warsaw'],
  Nairobi: ['en-KE', 'Africa/Nairobi'],
  'Đà Nẵng': ['vi-VN', 'Asia/Ho_Chi_Minh'],
  Montréal: ['fr-CA', 'America/Toronto'],
  Pune: ['en-IN', 'Asia/Kolkata'],
};

/** Where some people are listed, and what their accounts have in common. */
export interface Workforce {
  readonly people: readonly DemoPerson[];
  /** The company whose directory they are in; null for those who have access to nothing. */
  readonly company: 'tallowmere' | 'nimbrik' | null;
  readonly directory: string;
  readonly organization: string;
  readonly mailDomain: string;
  readonly managementSource: ManagementSource;
}

/** Everybody, in the order in which their ids are numbered. */
export const workforces: readonly Workforce[] = [
  {
    people: tallowmereStaff,
    company: 'tallowmere',
    directory: 'Staff',
    organization: 'Tallowmere Instruments',
    mailDomain: 'tallowmere.example',
    managementSource: 'SYNCED',
  },
  {
    people: nimbrikStaff,
    company: 'nimbrik',
    directory: 'Staff',
    organization: 'Nimbrik Weather Data',
    mailDomain: 'nimbrik.example',
    managementSource: 'LOCAL',
  },
  {
    people: partners,
    company: 'tallowmere',
    directory: 'Partners',
    organization: 'Field partner',
    mailDomain: 'partners.example',
    managementSource: 'INVITED',
  },
  {
    people: [newcomer],
    company: null,
    directory: '',
    organization: 'Tallowmere Instruments',
    mailDomain: 'tallowmere.example',
    managementSource: 'LOCAL',
  },
];

/** When somebody of this number joined: the first in March 2023, and then another one every 17 days. */
function joined(number: number): number {
  return Date.UTC(2023, 2, 1, 8) + number * 17 * dayMs;
}

const numbers = new Map(
  workforces.flatMap((workforce) => workforce.people).map((person, n) => [person.username, n + 1]),
);

const joinedById = new Map<PrincipalId, number>(
  [...numbers.values()].map((number) => [demoId('usr', number, joined(number)), joined(number)]),
);

/** The id of the person with this username. */
export function personId(username: string): UserId {
  const number = numbers.get(username);
  if (number === undefined) throw new TypeError(`The demo has nobody called '${username}'.`);
  return demoId('usr', number, joined(number));
}

/** When this person joined; undefined for a group or service account. */
export function joinedAt(id: PrincipalId): number | undefined {
  return joinedById.get(id);
}

/** The accounts of everybody. */
export function demoUsers(now: number): TransferRecord<'user'>[] {
  return workforces.flatMap((workforce) =>
    workforce.people.map((person) => ({ record: 'user', ...account(person, workforce, now) })),
  );
}

function account(person: DemoPerson, workforce: Workforce, now: number): User {
  const number = numbers.get(person.username) as number;
  const createdAt = joined(number);
  const staff = workforce.managementSource === 'SYNCED';
  const [locale, timeZone] = places[person.office];
  const invited = person.username === exceptions.invited;
  return {
    id: personId(person.username),
    username: person.username,
    externalId: staff ? `TW-${String(1000 + number)}` : null,
    email: `${person.username}@${workforce.mailDomain}`,
    emailVerified: !invited,
    displayName: displayName(person),
    givenName: person.given,
    familyName: person.family,
    nickname: person.nickname ?? null,
    avatarUrl: null,
    locale,
    timeZone,
    jobTitle: person.job,
    department: person.groups[0]?.replace('*', '') ?? null,
    organization: workforce.organization,
    location: person.office,
    accountStatus: invited ? 'INVITED' : person.username === exceptions.deactivated ? 'DEACTIVATED' : 'ACTIVE',
    claimStatus: workforce.company !== null && workforce.directory === 'Staff' ? 'MANAGED' : 'UNMANAGED',
    managementSource: workforce.managementSource,
    restricted: workforce.directory === 'Partners',
    mfaEnabled: number % 4 !== 3,
    lastActiveAt: lastActive(person, number, now),
    deletionScheduledAt: person.username === exceptions.leaving ? now + 20 * dayMs : null,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

function displayName({ given, family, familyFirst }: DemoPerson): string {
  if (!familyFirst) return `${given} ${family}`;
  return /\p{Script=Han}/u.test(family) ? `${family}${given}` : `${family} ${given}`;
}

// Most within the last days, some some weeks ago, a few never.
function lastActive(person: DemoPerson, number: number, now: number): number | null {
  const never = person.username === exceptions.invited || person.username === newcomer.username;
  if (never) return null;
  if (person.username === exceptions.deactivated) return now - 120 * dayMs;
  return now - ((number * 37) % (number % 5 === 0 ? 900 : 90)) * hour - number * 60_000;
}

/** How the company's sign-in service knows those whom it synced, and another one the people of other companies. */
export function demoIdentities(): TransferRecord<'externalIdentity'>[] {
  return [
    ...tallowmereStaff.map((person) => identity(person, 'https://sign-in.tallowmere.example')),
    ...partners.map((person) => identity(person, 'https://sign-in.partners.example')),
  ];
}

function identity({ username }: DemoPerson, provider: string): TransferRecord<'externalIdentity'> {
  const number = numbers.get(username) as number;
  return {
    record: 'externalIdentity',
    id: demoId('ext', number, joined(number)),
    userId: personId(username),
    provider,
    subject: `tw-${String(1000 + number)}`,
    createdAt: joined(number),
  };
}

/** Who has access to which company. */
export function demoTenantAccesses(tenantOf: (slug: string) => TenantId): TransferRecord<'tenantAccess'>[] {
  const of = (username: string, slug: string, managementSource: ManagementSource): TransferRecord<'tenantAccess'> => ({
    record: 'tenantAccess',
    userId: personId(username),
    tenantId: tenantOf(slug),
    managementSource,
    createdAt: joined(numbers.get(username) as number),
  });
  const own = workforces.flatMap(({ people, company, managementSource }) =>
    company === null ? [] : people.map(({ username }) => of(username, company, managementSource)),
  );
  return [...own, of(exceptions.inBothCompanies, 'nimbrik', 'LOCAL')];
}

/** What an id can name, by the prefix that its text starts with. */
export const idPrefixes = [
  'usr',
  'grp',
  'rol',
  'asg',
  'ten',
  'dir',
  'dom',
  'svc',
  'tok',
  'inv',
  'evt',
  'ext',
  'ses',
] as const;

/** The prefix of an id's text, which is its type. */
export type IdPrefix = (typeof idPrefixes)[number];

/** An id as everybody outside the storage sees it: a type and 26 characters that sort by time, `usr_01j…`. */
export type Id<P extends IdPrefix = IdPrefix> = `${P}_${string}`;

/** The id of a user. */
export type UserId = Id<'usr'>;
/** The id of a group. */
export type GroupId = Id<'grp'>;
/** The id of a role. */
export type RoleId = Id<'rol'>;
/** The id of a role assignment. */
export type RoleAssignmentId = Id<'asg'>;
/** The id of a tenant. */
export type TenantId = Id<'ten'>;
/** The id of a directory. */
export type DirectoryId = Id<'dir'>;
/** The id of a domain. */
export type DomainId = Id<'dom'>;
/** The id of a service account. */
export type ServiceAccountId = Id<'svc'>;
/** The id of an API token. */
export type ApiTokenId = Id<'tok'>;
/** The id of an invitation. */
export type InvitationId = Id<'inv'>;
/** The id of an event in the audit trail. */
export type AuditEventId = Id<'evt'>;
/** The id of a user's identity at an identity provider. */
export type ExternalIdentityId = Id<'ext'>;
/** The id of a session, which somebody opens by signing in with their password. */
export type SessionId = Id<'ses'>;
/** Whoever a role can be given to. */
export type PrincipalId = UserId | GroupId | ServiceAccountId;

// The alphabet and the 26-character form are those of the TypeID specification (Crockford's base 32, lower case).
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const codes = Buffer.from(alphabet);
const digits = new Int8Array(128).fill(-1);
for (let n = 0; n < 32; n++) digits[alphabet.charCodeAt(n)] = n;
const prefixes: ReadonlySet<string> = new Set(idPrefixes);

// PERF: an id is written once per row and column; one buffer and one slice cost a tenth of joining characters.
const scratch = Buffer.alloc(30);
scratch[3] = 95;

/** The text of an id of 16 bytes. */
export function formatId<P extends IdPrefix>(prefix: P, bytes: Uint8Array): Id<P> {
  scratch[0] = prefix.charCodeAt(0);
  scratch[1] = prefix.charCodeAt(1);
  scratch[2] = prefix.charCodeAt(2);
  let held = 0;
  let count = 2; // 128 bits are written as 130: the first two are zero
  let at = 4;
  for (let n = 0; n < 16; n++) {
    held = ((held & 31) << 8) | (bytes[n] as number);
    count += 8;
    while (count >= 5) {
      count -= 5;
      scratch[at++] = codes[(held >> count) & 31] as number;
    }
  }
  return scratch.toString('latin1') as Id<P>;
}

/**
 * An id's type and its 16 bytes, or undefined when the text is no id in its one right spelling.
 * @param bytes where the bytes are to be written, 16 of them
 */
export function parseId(
  text: unknown,
  bytes: Uint8Array = new Uint8Array(16),
): { prefix: IdPrefix; bytes: Uint8Array } | undefined {
  if (typeof text !== 'string' || text.length !== 30 || text.charCodeAt(3) !== 95) return undefined;
  const prefix = text.slice(0, 3);
  if (!prefixes.has(prefix)) return undefined;
  let held = 0;
  let count = -2;
  let at = 0;
  for (let n = 4; n < 30; n++) {
    const code = text.charCodeAt(n);
    const digit = code < 128 ? (digits[code] as number) : -1;
    if (digit < 0 || (n === 4 && digit > 7)) return undefined;
    held = ((held & 255) << 5) | digit;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (held >> count) & 255;
    }
  }
  return { prefix: prefix as IdPrefix, bytes };
}

/** True for a text that is an id of one of these types. */
export function isId<P extends IdPrefix>(text: unknown, ...wanted: P[]): text is Id<P> {
  const id = parseId(text);
  return id !== undefined && (wanted as string[]).includes(id.prefix);
}

/** The type that a well-formed id carries in its text. */
export function prefixOf(id: Id): IdPrefix {
  return id.slice(0, 3) as IdPrefix;
}

let lastTime = 0;
let lastCount = 0;

/**
 * A new id: a UUID version 7 (RFC 9562, section 5.7) whose 12 bits after the time count up within a millisecond,
 * so that ids of one process sort in the order they were made.
 */
export function newId<P extends IdPrefix>(prefix: P, now: number = Date.now()): Id<P> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Math.max(now, lastTime);
  lastCount = time === lastTime ? lastCount + 1 : ((bytes[6] as number) & 7) << 8;
  if (lastCount > 0xfff) {
    time += 1;
    lastCount = 0;
  }
  lastTime = time;
  const high = Math.floor(time / 0x10000);
  bytes[0] = high >>> 24;
  bytes[1] = high >>> 16;
  bytes[2] = high >>> 8;
  bytes[3] = high;
  bytes[4] = time >>> 8;
  bytes[5] = time;
  bytes[6] = 0x70 | (lastCount >> 8);
  bytes[7] = lastCount;
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  return formatId(prefix, bytes);
}

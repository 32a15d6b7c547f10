import { dayMs } from '../../core/kernel/clock.js';
import type { ServiceAccountId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { TransferRecord } from '../../core/transfer/transfer-record.js';
import { personId } from './accounts.js';
import { demoId } from './demo-id.js';
import { nimbrik, tallowmere } from './organization.js';
import { accountId, founded, tenantId } from './thing-ids.js';

interface DemoToken {
  readonly name: string;
  readonly ownerId: UserId | ServiceAccountId;
  readonly tenantId: TenantId | null;
  readonly scopes: readonly string[] | null;
  /** In days before now. */
  readonly made: number;
  readonly revoked?: number;
  readonly used?: number;
}

const tokens: readonly DemoToken[] = [
  {
    name: 'Nightly builds',
    ownerId: accountId(tallowmere, 'build-robot'),
    tenantId: tenantId(tallowmere),
    scopes: ['build:run'],
    made: 200,
    used: 1,
  },
  {
    name: 'Bench, before it was moved',
    ownerId: accountId(tallowmere, 'calibration-bench'),
    tenantId: tenantId(tallowmere),
    scopes: null,
    made: 420,
    used: 90,
  },
  {
    name: 'Readings',
    ownerId: accountId(nimbrik, 'ingest-robot'),
    tenantId: tenantId(nimbrik),
    scopes: null,
    made: 30,
    used: 0.01,
  },
  { name: 'Laptop', ownerId: personId('agnieszka'), tenantId: null, scopes: null, made: 60, used: 3 },
  {
    name: 'Lost phone',
    ownerId: personId('georges'),
    tenantId: tenantId(tallowmere),
    scopes: ['user:read', 'group:read'],
    made: 100,
    used: 45,
    revoked: 40,
  },
];

/**
 * API tokens that work, have ended and were revoked. Nobody can sign in with any of them: in place of the hash of a secret
 * each has a sentence, and no secret is known that has it as its hash.
 */
export function apiTokens(now: number): TransferRecord[] {
  return tokens.map(({ name, ownerId, tenantId: tenant, scopes, made, used, revoked }, n) => ({
    record: 'apiToken',
    id: demoId('tok', n + 1, founded),
    ownerId,
    tenantId: tenant,
    scopes,
    name,
    prefix: `dzn_demo${String(n + 1).padStart(4, '0')}`,
    secretHash: sentence(`nobody knows a secret for this ${String(n + 1)}`),
    createdAt: now - made * dayMs,
    expiresAt: now + (365 - made) * dayMs,
    lastUsedAt: used === undefined ? null : now - used * dayMs,
    revokedAt: revoked === undefined ? null : now - revoked * dayMs,
  }));
}

/** 32 letters in base64url. */
function sentence(text: string): string {
  return btoa(text).replace(/=+$/, '');
}

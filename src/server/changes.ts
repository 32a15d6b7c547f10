import type { IncomingHttpHeaders } from 'node:http';
import { canonical } from '../core/audit/chain.js';
import type { ChangeService } from '../core/changes/change-service.js';
import { checkedIdempotencyKey } from '../core/changes/replay.js';
import { badInput, DomainError } from '../core/kernel/errors.js';
import { parseId, type Id, type TenantId } from '../core/kernel/ids.js';
import type { Changes, ReadingStores, WantedChange, WritingStores } from '../graphql/context.js';
import type { Authentication } from './authenticate.js';

/** The header by which a client makes sure that what it asks for is done once. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** What the changes of one request need. */
export interface ChangeTools {
  readonly service: ChangeService<ReadingStores, WritingStores>;
  readonly asked: Authentication;
  /** Null when the client has sent none; throws for one that cannot be used. */
  readonly key: () => string | null;
  readonly requestId: string;
  /** The tenant that the request asks in. */
  readonly tenantId: TenantId | null;
  /**
   * Lets the rest of the operation see the new state, by the rights that its caller has from then on. Called once a change is
   * committed, it never fails: the answer that the change is done must get out. Who would be refused from then on sees
   * nothing more; what can't be read is an error where it is asked for.
   */
  readonly renew: () => Promise<void>;
}

/** The idempotency key of a request. It is checked when a change needs it: a query may carry any. */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): () => string | null {
  const header = headers[IDEMPOTENCY_HEADER];
  return () => {
    if (header === undefined) return null;
    if (typeof header !== 'string') throw badInput('Send one idempotency key, not several.');
    return checkedIdempotencyKey(header);
  };
}

/** Carries out the changes of one request, one after the other. */
export function changesOf({ service, asked, key, requestId, tenantId, renew }: ChangeTools): Changes {
  const { actor, impersonator, again } = asked;
  const origin = {
    actorId: actor?.principalId ?? null,
    impersonatorId: impersonator?.principalId ?? null,
    tokenId: actor?.tokenId ?? null,
    requestId,
  };
  const requestOf = (action: string, responseKey: string, input: WantedChange['input']) => {
    const given = key();
    const idempotencyKey =
      given === null ? null : { key: `${responseKey} ${given}`, request: canonical({ action, input }) };
    return { action, origin, named: { tenantId, objectIds: idsIn(input) }, idempotencyKey };
  };
  return {
    run: async ({ action, responseKey, input, dryRun, onlyAdds }, work) => {
      // The doors of the graph let nobody else in.
      if (again === null) throw new DomainError('UNAUTHENTICATED', 'Sign in first.');
      const request = { ...requestOf(action, responseKey, input), whoAsks: again, dryRun, onlyAdds };
      const outcome = await service.run(request, work);
      if (!dryRun) await renew();
      return outcome;
    },
    runAnonymous: async ({ action, responseKey, input }, work) => {
      const request = requestOf(action, responseKey, input);
      const outcome = await service.runAnonymous({ ...request, origin: { ...nobody, requestId } }, work);
      await renew();
      return outcome;
    },
  };
}

const nobody = { actorId: null, impersonatorId: null, tokenId: null };

// Every id that an input names, at whatever depth, none twice.
function idsIn(value: unknown): Id[] {
  if (typeof value === 'string') return parseId(value) === undefined ? [] : [value as Id];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(idsIn))];
}

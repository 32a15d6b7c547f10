import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayConfig } from './sign-in-config.js';

/** The header in which a gateway sends its secret. */
export const GATEWAY_SECRET_HEADER = 'x-denizen-gateway-secret';

/**
 * Makes what tells whether a request may ask what only the gateway may: because it holds a right secret, or because none is
 * required. It takes as long for a wrong secret as for a right one.
 */
export function gatewayCheck({ secrets, requiredFor }: GatewayConfig): (headers: IncomingHttpHeaders) => boolean {
  if (requiredFor === 'nothing') return () => true;
  const hashes = secrets.map(hashOf);
  return (headers) => {
    const given = headers[GATEWAY_SECRET_HEADER];
    const hash = hashOf(typeof given === 'string' ? given : '');
    return hashes.filter((right) => timingSafeEqual(right, hash)).length > 0;
  };
}

// Hashes are of one length, which comparing in constant time needs.
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

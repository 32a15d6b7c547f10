import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { INTERNAL_CODE } from '../graphql/schema/errors.js';
import { requestIdOf } from './log.js';
import { TENANT_HEADER } from './sign-in/asked-tenant.js';
import { gatewayCheck, GATEWAY_SECRET_HEADER } from './sign-in/gateway-secret.js';
import { IMPERSONATE_HEADER } from './sign-in/impersonation.js';
import type { GatewayConfig } from './sign-in/sign-in-config.js';

/** Answers with one error in the form that GraphQL clients read. */
export function sendError(
  response: Response,
  status: number,
  code: string,
  message: string,
  more: { readonly requestId?: string } = {},
): void {
  response.status(status).json({ errors: [{ message, extensions: { code, ...more } }] });
}

/** Answers 404 to whatever no route has taken. */
export const notFound: RequestHandler = (request, response) => {
  sendError(response, 404, 'NOT_FOUND', `There is nothing at ${request.path.slice(0, 200)}. GraphQL is at /graphql.`);
};

/** Refuses what does not come through the gateway, where everything must. */
export function gatewayOnly(config: GatewayConfig): RequestHandler {
  if (config.requiredFor !== 'everything') return (_request, _response, next) => next();
  const isRight = gatewayCheck(config);
  return (request, response, next) => {
    if (isRight(request.headers)) next();
    else
      sendError(
        response,
        403,
        'FORBIDDEN',
        `This server answers its gateway only, which sends its secret as \`${GATEWAY_SECRET_HEADER}\`.`,
      );
  };
}

/**
 * Refuses a request that says twice who asks, or where: whoever inspected it on its way may have read the other one. Node
 * itself would take the first and drop the rest, or join them.
 */
export const onceOnly: RequestHandler = (request, response, next) => {
  const repeated = ['authorization', TENANT_HEADER, IMPERSONATE_HEADER].find(
    (name) => (request.headersDistinct[name]?.length ?? 0) > 1,
  );
  if (repeated === undefined) next();
  else sendError(response, 400, 'BAD_REQUEST', `Send the header \`${repeated}\` once only.`);
};

/**
 * Refuses bodies that are not JSON in UTF-8, before they are read. The body parser would also take the other UTFs, and
 * of these UTF-7 hides from whatever inspects requests on their way.
 */
export const jsonOnly: RequestHandler = (request, response, next) => {
  const header = request.headers['content-type'];
  const type = header?.split(';', 1)[0]?.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(header ?? '')?.[1]?.toLowerCase() ?? 'utf-8';
  if (request.method !== 'POST' || type === undefined || (type === 'application/json' && charset === 'utf-8')) next();
  else
    sendError(
      response,
      415,
      'BAD_REQUEST',
      'Send the request as JSON in UTF-8, with "Content-Type: application/json".',
    );
};

/** Answers what goes wrong before GraphQL sees the request: a body that can't be read, or a fault of the server. */
export function errorHandler(maxBodyBytes: number): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status < 500) {
      sendError(response, status, 'BAD_REQUEST', explain(error, status, maxBodyBytes));
      return;
    }
    request.log.error({ err: error }, 'a request failed');
    sendError(response, 500, INTERNAL_CODE, 'Internal server error', { requestId: requestIdOf(request) });
  };
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function explain(error: unknown, status: number, maxBodyBytes: number): string {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return `The body is larger than ${maxBodyBytes} bytes.`;
    case 'entity.parse.failed':
      return 'The body is not valid JSON.';
    case 'encoding.unsupported':
      return 'Send the body plain, or with "Content-Encoding: gzip", deflate or br.';
    default:
      return status === 413 ? 'The request is too large.' : 'The request can not be read.';
  }
}

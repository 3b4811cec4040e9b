import type { ErrorCode, Failure } from '../contract/index.js';

/** A failure on its way to the person who asked. */
export class Failed extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly extra: Omit<Failure, 'code' | 'message'> = {}
  ) {
    super(message);
  }

  get failure(): Failure {
    return { code: this.code, message: this.message, ...this.extra };
  }
}

/**
 * HTTP status of each code. Nothing in 502 to 504: proxies on the way like to
 * replace those answers by a page of their own.
 */
export const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  denied: 403,
  gone: 404,
  changed: 409,
  cancelled: 409,
  sql: 422,
  locked: 423,
  unreachable: 424,
  login: 424,
  timeout: 424,
  internal: 500
};

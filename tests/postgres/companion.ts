import { pino } from 'pino';
import type { Static } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { buildApp } from '../../src/companion/app.js';
import { findConnections } from '../../src/companion/postgres/environment.js';
import { Sessions } from '../../src/companion/postgres/sessions.js';
import {
  CALLER_HEADER,
  Cancelled,
  Connections,
  Count,
  Found,
  Opened,
  Page,
  Relations,
  Routes,
  Schemas,
  Value,
  type Failure
} from '../../src/contract/index.js';
import { later } from './later.js';

/** What each route answers. */
const ANSWERS = {
  connections: Connections,
  schemas: Schemas,
  relations: Relations,
  partitions: Relations,
  search: Found,
  open: Opened,
  page: Page,
  value: Value,
  count: Count,
  cancel: Cancelled
};
type Answers = { [R in keyof typeof ANSWERS]: Static<(typeof ANSWERS)[R]> };

/** A companion in this process, called as the browser calls it. */
export interface Companion {
  sessions: Sessions;
  /** Calls a route, and fails the test where the answer is a failure. */
  call: <R extends keyof Answers>(
    route: R,
    body?: object
  ) => Promise<Answers[R]>;
  /** Calls a route that must fail. */
  fail: (route: keyof Answers, body?: object) => Promise<Failure>;
}

let requests = 0;

/** Builds a companion for the variables of an environment, closed at the end of the file. */
export function makeCompanion(env: Record<string, string>): Companion {
  const sessions = new Sessions(findConnections(env, () => 'nobody'));
  const app = buildApp({ sessions, log: pino({ level: 'silent' }) });
  later(() => app.close());
  const post = async (route: keyof Answers, body: object) => {
    requests += 1;
    const answer = await app.inject({
      method: 'POST',
      url: Routes[route],
      headers: { [CALLER_HEADER]: 'test' },
      payload: {
        connection: 'environment',
        system: false,
        request: `request ${requests}`,
        ...body
      }
    });
    return { ok: answer.statusCode === 200, text: answer.body };
  };
  return {
    sessions,
    async call<R extends keyof Answers>(route: R, body: object = {}) {
      const { ok, text } = await post(route, body);
      if (!ok) {
        throw new Error(`${route} failed: ${text}`);
      }
      const answer: unknown = JSON.parse(text);
      if (!Check(ANSWERS[route], answer)) {
        const faults = JSON.stringify(Errors(ANSWERS[route], answer));
        throw new Error(`${route} does not keep the contract: ${faults}`);
      }
      return answer as Answers[R];
    },
    async fail(route, body = {}) {
      const { ok, text } = await post(route, body);
      if (ok) {
        throw new Error(`${route} did not fail: ${text.slice(0, 500)}`);
      }
      return JSON.parse(text) as Failure;
    }
  };
}

import { pino } from 'pino';
import { buildApp } from '../../src/companion/app.js';
import { findConnections } from '../../src/companion/postgres/environment.js';
import { Sessions } from '../../src/companion/postgres/sessions.js';
import {
  CALLER_HEADER,
  Routes,
  type Count,
  type Failure,
  type Found,
  type Opened,
  type Page,
  type Relation,
  type Schema,
  type Value
} from '../../src/contract/index.js';
import { later } from './later.js';

/** What each route answers. */
interface Answers {
  connections: { connections: { name: string }[]; looked: string[] };
  schemas: { schemas: Schema[] };
  relations: { relations: Relation[] };
  partitions: { relations: Relation[] };
  search: Found;
  open: Opened;
  page: Page;
  value: Value;
  count: Count;
  cancel: { cancelled: boolean };
}

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
      return JSON.parse(text) as Answers[R];
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

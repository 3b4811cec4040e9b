import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  Cancelled,
  Count,
  InCancel,
  InCount,
  InOpen,
  InPage,
  InValue,
  Opened,
  Page,
  Routes,
  Value
} from '../../contract/index.js';
import { Browser } from '../postgres/browse/browser.js';
import type { Sessions } from '../postgres/sessions.js';

/** What is in it: opening, pages, whole values, exact counts, and the cancelling of all these. */
export function browseRoutes(app: FastifyInstance, sessions: Sessions): void {
  const browser = new Browser(sessions);
  const routes: FastifyPluginCallbackTypebox = (typed, _options, done) => {
    typed.post(
      Routes.open,
      { schema: { body: InOpen, response: { 200: Opened } } },
      async ({ body: { connection, schema, name, request } }) =>
        browser.open(connection, schema, name, request)
    );
    typed.post(
      Routes.page,
      { schema: { body: InPage, response: { 200: Page } } },
      async ({ body }) => browser.page(body, body.fromBlock, body.toBlock)
    );
    typed.post(
      Routes.value,
      { schema: { body: InValue, response: { 200: Value } } },
      async ({ body }) => browser.value(body, body.key, body.column, body.from)
    );
    typed.post(
      Routes.count,
      { schema: { body: InCount, response: { 200: Count } } },
      async ({ body: { connection, relation, request } }) =>
        browser.count(connection, relation, request)
    );
    typed.post(
      Routes.cancel,
      { schema: { body: InCancel, response: { 200: Cancelled } } },
      async ({ body }) => ({ cancelled: await sessions.cancel(body.request) })
    );
    done();
  };
  void app.register(routes);
}

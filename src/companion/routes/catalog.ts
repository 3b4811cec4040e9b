import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import {
  Connections,
  Found,
  InPartitions,
  InRelations,
  InSchemas,
  InSearch,
  Relations,
  Routes,
  Schemas
} from '../../contract/index.js';
import {
  listPartitions,
  listRelations,
  searchRelations
} from '../postgres/catalog/relations.js';
import { listSchemas } from '../postgres/catalog/schemas.js';
import type { Sessions } from '../postgres/sessions.js';

/** What is here: connections, schemas and relations, each loaded when it is looked at. */
export function catalogRoutes(app: FastifyInstance, sessions: Sessions): void {
  const routes: FastifyPluginCallbackTypebox = (typed, _options, done) => {
    typed.post(
      Routes.connections,
      { schema: { response: { 200: Connections } } },
      async () => sessions.list()
    );
    typed.post(
      Routes.schemas,
      { schema: { body: InSchemas, response: { 200: Schemas } } },
      async ({ body }) => ({
        schemas: await sessions.read(body.connection, {}, ask =>
          listSchemas(ask, body.system)
        )
      })
    );
    typed.post(
      Routes.relations,
      { schema: { body: InRelations, response: { 200: Relations } } },
      async ({ body }) => ({
        relations: await sessions.read(body.connection, {}, ask =>
          listRelations(ask, body.schema)
        )
      })
    );
    typed.post(
      Routes.partitions,
      { schema: { body: InPartitions, response: { 200: Relations } } },
      async ({ body }) => ({
        relations: await sessions.read(body.connection, {}, ask =>
          listPartitions(ask, body.parent)
        )
      })
    );
    typed.post(
      Routes.search,
      { schema: { body: InSearch, response: { 200: Found } } },
      async ({ body }) =>
        sessions.read(body.connection, {}, ask =>
          searchRelations(ask, body.text, body.system)
        )
    );
    done();
  };
  void app.register(routes);
}

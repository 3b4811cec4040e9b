import {
  TypeBoxValidatorCompiler,
  type TypeBoxTypeProvider
} from '@fastify/type-provider-typebox';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest
} from 'fastify';
import type { Failure } from '../contract/index.js';
import { Failed, STATUS } from './failed.js';
import { guard } from './guard.js';
import type { Sessions } from './postgres/sessions.js';
import { browseRoutes } from './routes/browse.js';
import { catalogRoutes } from './routes/catalog.js';
import { handshakeRoute } from './routes/handshake.js';

/** What the companion is built from; tests pass their own. */
export interface Deps {
  sessions: Sessions;
  log: FastifyBaseLogger;
}

/** The companion without its socket: every route behind the guard, every error a `Failure`. */
export function buildApp({ sessions, log }: Deps): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 0
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  // Fastify's own serialiser holds 5 MB of memory, and is slower with rows of text.
  app.setSerializerCompiler(() => JSON.stringify);
  app.addHook('onRequest', guard);
  app.setErrorHandler(async (error, request, reply) => {
    const failed = asFailed(error);
    if (failed.code === 'internal') {
      request.log.error(error, 'unexpected');
    }
    await drain(request);
    return reply.code(STATUS[failed.code]).send(failed.failure);
  });
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(STATUS.gone).send({
      code: 'gone',
      message: 'There is no such route.'
    } satisfies Failure)
  );
  handshakeRoute(app);
  catalogRoutes(app, sessions);
  browseRoutes(app, sessions);
  app.addHook('onClose', () => sessions.close());
  return app;
}

/** Reads what is left of a request: the proxy answers 500 when its pipe breaks before it has sent all. */
async function drain({ raw }: FastifyRequest): Promise<void> {
  if (!raw.readableEnded && !raw.destroyed) {
    await new Promise(resolve => {
      raw.once('end', resolve).once('close', resolve).resume();
    });
  }
}

function asFailed(error: unknown): Failed {
  if (error instanceof Failed) {
    return error;
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  return status < 500
    ? new Failed('invalid', (error as Error).message)
    : new Failed(
        'internal',
        "Labstead's companion had a fault. Its log says more: see the Jupyter server's output."
      );
}

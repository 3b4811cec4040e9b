import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import { UUID } from '@lumino/coreutils';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  CALLER_HEADER,
  CONTRACT,
  MOUNT,
  Routes,
  VERSION,
  type Cancelled,
  type Connections,
  type Count,
  type Failure,
  type Found,
  type Handshake,
  type InPage,
  type Opened,
  type Page,
  type Relation,
  type Schema,
  type Value
} from '../contract/index.js';

/** A failure of the companion, or of the way to it. */
export class CompanionError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Where a value lies. */
export interface ValuePlace {
  connection: string;
  relation: number;
  segment: number;
  key: string;
  column: number;
  from: number;
}

/** Calls the companion; every method rejects with `CompanionError`, and with the signal's reason where it was aborted before. */
export class Companion {
  constructor(
    private readonly settings: ServerConnection.ISettings,
    private readonly trans: TranslationBundle
  ) {}

  connections(): Promise<Connections> {
    return this.ask(Routes.connections, {});
  }

  async schemas(connection: string, system: boolean): Promise<Schema[]> {
    const answer = await this.ask<{ schemas: Schema[] }>(Routes.schemas, {
      connection,
      system
    });
    return answer.schemas;
  }

  async relations(connection: string, schema: string): Promise<Relation[]> {
    const answer = await this.ask<{ relations: Relation[] }>(Routes.relations, {
      connection,
      schema
    });
    return answer.relations;
  }

  async partitions(connection: string, parent: number): Promise<Relation[]> {
    const answer = await this.ask<{ relations: Relation[] }>(
      Routes.partitions,
      { connection, parent }
    );
    return answer.relations;
  }

  search(connection: string, text: string, system: boolean): Promise<Found> {
    return this.ask(Routes.search, { connection, text, system });
  }

  open(
    connection: string,
    schema: string,
    name: string,
    signal?: AbortSignal
  ): Promise<Opened> {
    return this.cancellable(Routes.open, { connection, schema, name }, signal);
  }

  page(place: Omit<InPage, 'request'>, signal?: AbortSignal): Promise<Page> {
    return this.cancellable(Routes.page, place, signal);
  }

  value(place: ValuePlace, signal?: AbortSignal): Promise<Value> {
    return this.cancellable(Routes.value, place, signal);
  }

  count(
    connection: string,
    relation: number,
    signal?: AbortSignal
  ): Promise<Count> {
    return this.cancellable(Routes.count, { connection, relation }, signal);
  }

  /** Asks under a name of its own; an abort cancels the statement on the server. */
  private async cancellable<T>(
    route: string,
    body: object,
    signal?: AbortSignal
  ): Promise<T> {
    // Not crypto.randomUUID, which a page has only over HTTPS.
    const request = UUID.uuid4();
    const cancel = (): void => {
      this.ask<Cancelled>(Routes.cancel, { request }).catch(() => undefined);
    };
    signal?.throwIfAborted();
    signal?.addEventListener('abort', cancel);
    window.addEventListener('pagehide', cancel);
    try {
      return await this.ask<T>(route, { ...body, request });
    } finally {
      signal?.removeEventListener('abort', cancel);
      window.removeEventListener('pagehide', cancel);
    }
  }

  private async ask<T>(route: string, body: object): Promise<T> {
    this.greeting ??= this.greet();
    try {
      await this.greeting;
    } catch (error) {
      this.greeting = undefined;
      throw error;
    }
    return this.send<T>(route, {
      method: 'POST',
      body: JSON.stringify(body),
      // A cancel must outlive the page that is left.
      keepalive: route === Routes.cancel
    });
  }

  private async greet(): Promise<void> {
    const { version, contract } = await this.send<Handshake>(
      Routes.handshake,
      {}
    );
    if (contract !== CONTRACT) {
      throw this.failed(
        'internal',
        this.trans.__(
          'This page has Labstead %1 and the server has %2. Reload the page; if that does not help, restart your Jupyter server.',
          VERSION,
          version
        )
      );
    }
  }

  private async send<T>(route: string, init: RequestInit): Promise<T> {
    const response = await this.request(route, init);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && answer !== undefined) {
      return answer as T;
    }
    if (isFailure(answer)) {
      throw new CompanionError(answer);
    }
    // Another companion may answer next.
    this.greeting = undefined;
    throw this.withoutCompanion(response.status);
  }

  private async request(route: string, init: RequestInit): Promise<Response> {
    const url = URLExt.join(this.settings.baseUrl, MOUNT, route);
    const headers = {
      [CALLER_HEADER]: VERSION,
      ...(init.body ? { 'Content-Type': 'application/json' } : {})
    };
    try {
      return await ServerConnection.makeRequest(
        url,
        { ...init, headers },
        this.settings
      );
    } catch {
      throw this.failed(
        'unreachable',
        this.trans.__(
          'The Jupyter server did not answer. Check the network, then try again.'
        )
      );
    }
  }

  /** Explains an answer that the Jupyter server gave in the companion's place. */
  private withoutCompanion(status: number): CompanionError {
    switch (status) {
      case 404:
        return this.failed(
          'unreachable',
          this.trans.__(
            'This Jupyter server has no Labstead. Install it there (pip install labstead), then restart the server.'
          )
        );
      case 401:
      case 403:
        return this.failed(
          'denied',
          this.trans.__('You are logged out. Reload the page to log in again.')
        );
      default:
        return this.failed(
          'unreachable',
          this.trans.__(
            "Labstead's companion did not start or stopped (%1). Try again; the Jupyter server's log says why.",
            status
          )
        );
    }
  }

  private failed(code: Failure['code'], message: string): CompanionError {
    return new CompanionError({ code, message });
  }

  private greeting: Promise<void> | undefined;
}

function isFailure(answer: unknown): answer is Failure {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'code' in answer &&
    'message' in answer
  );
}

/** The failure in whatever was thrown. */
export function failureOf(error: unknown): Failure {
  return error instanceof CompanionError
    ? error.failure
    : { code: 'internal', message: String(error) };
}

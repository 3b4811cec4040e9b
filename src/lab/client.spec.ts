import { ServerConnection } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';
import { beforeEach, expect, it, vi } from 'vitest';
import { CONTRACT, VERSION } from '../contract/index.js';
import { Companion, CompanionError } from './client.js';

/** What the server answers to each route, by the end of its address. */
type Answers = Record<string, () => [number, unknown] | Promise<never>>;

let asked: { url: string; headers: Headers; body: string }[];

function makeCompanion(answers: Answers): Companion {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push({
      url: request.url,
      headers: request.headers,
      body: await request.text()
    });
    const route = Object.keys(answers).find(end => request.url.includes(end));
    const [status, body] = await (
      answers[route ?? ''] ?? ((): [number, unknown] => [404, '<html>'])
    )();
    return new Response(
      typeof body === 'string' ? body : JSON.stringify(body),
      { status }
    );
  };
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://hub.example/user/ada/',
    fetch,
    Request,
    Headers
  });
  return new Companion(settings, nullTranslator.load('labstead'));
}

const HELLO: Answers = {
  handshake: () => [200, { version: VERSION, contract: CONTRACT }]
};

async function failureOf(promise: Promise<unknown>): Promise<CompanionError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown
  );
  expect(error).toBeInstanceOf(CompanionError);
  return error as CompanionError;
}

beforeEach(() => {
  asked = [];
});

it('greets once, and asks below the base address with its header', async () => {
  const companion = makeCompanion({
    ...HELLO,
    schemas: () => [200, { schemas: [] }]
  });
  await companion.schemas('c', false);
  await companion.schemas('c', true);
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
    '/user/ada/labstead/api/handshake',
    '/user/ada/labstead/api/postgres/schemas',
    '/user/ada/labstead/api/postgres/schemas'
  ]);
  expect(asked[1]?.headers.get('x-labstead-caller')).toBe(VERSION);
});

it('says in one sentence what to do when the halves do not match', async () => {
  const companion = makeCompanion({
    handshake: () => [200, { version: '9.9.9', contract: CONTRACT + 1 }]
  });
  const error = await failureOf(companion.schemas('c', false));
  expect(error.message).toBe(
    `This page has Labstead ${VERSION} and the server has 9.9.9. Reload the page; if that does not help, restart your Jupyter server.`
  );
});

it("hands on the companion's own failure", async () => {
  const failure = { code: 'gone', message: 'It is gone.', sqlstate: '42P01' };
  const companion = makeCompanion({ ...HELLO, schemas: () => [404, failure] });
  const error = await failureOf(companion.schemas('c', false));
  expect(error.failure).toEqual(failure);
});

it.each([
  [404, /has no Labstead.*pip install labstead/],
  [403, /logged out/],
  [500, /did not start or stopped \(500\)/],
  [599, /did not start or stopped \(599\)/]
])(
  'explains an answer %d that is not the companion’s',
  async (status, text) => {
    const companion = makeCompanion({ handshake: () => [status, '<html>'] });
    const error = await failureOf(companion.schemas('c', false));
    expect(error.message).toMatch(text);
  }
);

it('explains a server that does not answer, and greets again later', async () => {
  let up = false;
  const companion = makeCompanion({
    handshake: () =>
      up
        ? [200, { version: VERSION, contract: CONTRACT }]
        : Promise.reject(new TypeError('Failed to fetch')),
    schemas: () => [200, { schemas: [] }]
  });
  const error = await failureOf(companion.schemas('c', false));
  expect(error.failure.code).toBe('unreachable');
  up = true;
  expect(await companion.schemas('c', false)).toEqual([]);
});

it('cancels on the server by the name of the request', async () => {
  let end: (() => void) | undefined;
  const companion = makeCompanion({
    ...HELLO,
    'postgres/count': () => new Promise(() => undefined),
    cancel: () => {
      end?.();
      return [200, { cancelled: true }];
    }
  });
  const abort = new AbortController();
  const cancelled = new Promise<void>(resolve => (end = resolve));
  void companion.count('c', 1, abort.signal);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  abort.abort();
  await cancelled;
  const [, count, cancel] = asked.map(
    ({ body }) => (JSON.parse(body || '{}') as { request?: string }).request
  );
  expect(count).toBeTruthy();
  expect(cancel).toBe(count);
});

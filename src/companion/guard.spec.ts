import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { CALLER_HEADER, Routes } from '../contract/index.js';
import { buildApp } from './app.js';
import { Sessions } from './postgres/sessions.js';

const app = buildApp({
  sessions: new Sessions({ connections: [], looked: [] }),
  log: pino({ level: 'silent' })
});
afterAll(() => app.close());

async function ask(
  headers: Record<string, string>,
  url: string = Routes.handshake
): Promise<[number, string]> {
  const answer = await app.inject({
    url,
    headers: { host: 'hub.example:8000', [CALLER_HEADER]: 'lab', ...headers }
  });
  return [answer.statusCode, answer.body];
}

test.each([
  ['nothing else', {}],
  ['its own origin', { origin: 'https://hub.example:8000' }],
  ['its own site', { 'sec-fetch-site': 'same-origin' }],
  ['an address that a person typed', { 'sec-fetch-site': 'none' }],
  [
    'the host that a proxy tells',
    { origin: 'https://lab.example', 'x-forwarded-host': 'lab.example' }
  ],
  [
    'the host that the outermost of several proxies tells',
    { origin: 'https://lab.example', 'x-forwarded-host': 'lab.example, inner' }
  ]
])('the header and %s pass', async (_, headers) => {
  expect((await ask(headers))[0]).toBe(200);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'https://hub.example:9000' }],
  ['no origin that can be told', { origin: 'null' }],
  [
    'the host behind the proxy instead of the one before it',
    { origin: 'https://hub.example:8000', 'x-forwarded-host': 'lab.example' }
  ]
])('a request of %s is refused', async (_, headers) => {
  const [status, body] = await ask(headers);
  expect(status).toBe(403);
  expect(JSON.parse(body)).toMatchObject({
    code: 'denied',
    message: expect.stringMatching(
      /^Requests from another (site|origin) are/
    ) as string
  });
});

test.each(Object.values(Routes))('%s needs the header', async url => {
  const answer = await app.inject({ method: 'POST', url, payload: {} });
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toEqual({
    code: 'denied',
    message: `The header ${CALLER_HEADER} is missing.`
  });
});

test('what is not there is not told to strangers', async () => {
  expect((await app.inject('/secret')).statusCode).toBe(403);
  expect((await ask({}, '/secret'))[0]).toBe(404);
});

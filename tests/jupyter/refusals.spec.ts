import { expect, inject, test } from 'vitest';
import { CALLER_HEADER, MOUNT, Routes } from '../../src/contract/index.js';
import { ask, askJupyter } from './ask.js';

const lab = inject('lab');
const denied = { status: 403, body: { code: 'denied' } };

test('a request without the header of the extension is refused', async () => {
  expect(await askJupyter(lab, `/${MOUNT}${Routes.handshake}`)).toMatchObject(
    denied
  );
  expect(
    await askJupyter(lab, `/${MOUNT}${Routes.connections}`, {
      method: 'POST',
      // What a form of any page can send.
      headers: { 'Content-Type': 'text/plain' },
      body: '{}'
    })
  ).toMatchObject(denied);
});

test.for([
  ['Origin', 'http://elsewhere.example'],
  ['Origin', 'null'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['Sec-Fetch-Site', 'same-site']
] as const)('a request with %s: %s is refused', async ([name, value]) => {
  expect(
    await ask(lab, Routes.connections, {}, { [name]: value })
  ).toMatchObject(denied);
});

test.for([
  ['Origin', lab.url],
  ['Sec-Fetch-Site', 'same-origin']
] as const)('a request with %s: %s is answered', async ([name, value]) => {
  expect(
    await ask(lab, Routes.connections, {}, { [name]: value })
  ).toMatchObject({ status: 200 });
});

test.for([undefined, '', 'token wrong'])(
  'with the authorization %s the companion is not asked',
  async authorization => {
    const response = await fetch(`${lab.url}/${MOUNT}${Routes.handshake}`, {
      redirect: 'manual',
      headers: {
        [CALLER_HEADER]: 'test',
        ...(authorization === undefined ? {} : { Authorization: authorization })
      }
    });
    expect([302, 403]).toContain(response.status);
    expect(await response.text()).not.toContain('contract');
  }
);

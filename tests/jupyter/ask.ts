import { setTimeout as sleep } from 'node:timers/promises';
import { CALLER_HEADER, MOUNT } from '../../src/contract/index.js';
import type { Lab } from './lab.js';

/** What came back of a request. */
export interface Answer {
  status: number;
  body: unknown;
}

/** Asks the Jupyter server itself. */
export async function askJupyter(
  { url, token }: Lab,
  path: string,
  init: RequestInit = {}
): Promise<Answer> {
  const response = await fetch(url + path, {
    redirect: 'manual',
    ...init,
    headers: { Authorization: `token ${token}`, ...init.headers }
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}

/** Asks the companion through the proxy, as the extension does. */
export function ask(
  lab: Lab,
  route: string,
  body?: object,
  headers: Record<string, string> = {}
): Promise<Answer> {
  return askJupyter(lab, `/${MOUNT}${route}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body) } : {}),
    headers: {
      [CALLER_HEADER]: 'test',
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...headers
    }
  });
}

/** Asks again and again until the answer is 200, and gives the milliseconds that took. */
export async function askUntilAnswered(
  lab: Lab,
  route: string,
  timeout: number
): Promise<number> {
  const started = Date.now();
  for (;;) {
    const { status, body } = await ask(lab, route).catch(error => ({
      status: 0,
      body: String(error)
    }));
    const passed = Date.now() - started;
    if (status === 200) {
      return passed;
    }
    if (passed > timeout) {
      throw new Error(
        `No answer for ${timeout} ms. The last one: ${status} ${JSON.stringify(body)}`
      );
    }
    await sleep(100);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A whole page of HTML would hide what failed.
    return text.slice(0, 100);
  }
}

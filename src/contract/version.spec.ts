import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERSION } from './version.js';

const read = (name: string): string =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('the version is that of the npm package and of the wheel', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(version).toBe(VERSION);
  expect(/^version = "(.+)"$/m.exec(read('pyproject.toml'))?.[1]).toBe(VERSION);
});

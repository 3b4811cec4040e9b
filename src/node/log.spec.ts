import { afterEach, expect, test, vi } from 'vitest';
import { makeLogger } from './log.js';

afterEach(() => vi.restoreAllMocks());

function logged(write: (log: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    lines.push(String(text));
    return true;
  });
  write(makeLogger('test', 'info'));
  return lines.join('');
}

test('a request is logged without its headers', () => {
  const line = logged(log =>
    log.info(
      {
        req: {
          method: 'POST',
          url: '/api/postgres/page',
          headers: { authorization: 'token secret', cookie: 'session=secret' }
        }
      },
      'seen'
    )
  );
  expect(JSON.parse(line)).toMatchObject({
    name: 'test',
    msg: 'seen',
    req: { method: 'POST', url: '/api/postgres/page' }
  });
  expect(line).not.toContain('secret');
});

test('what is below the level is not logged', () => {
  expect(logged(log => log.debug('small talk'))).toBe('');
});

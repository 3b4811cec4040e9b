import { randomUUID } from 'node:crypto';
import { expect, test as base, type Page } from '@playwright/test';
import { Lab } from './lab.js';
import { servers, type LabServer, type Servers } from './servers.js';

export { expect };

/** Demands that a page complained of nothing but what a test made it to. */
export function expectNone(complaints: string[], expected: RegExp[]): void {
  const others = complaints.filter(
    text => !expected.some(pattern => pattern.test(text))
  );
  expect(others, 'complaints of the page').toEqual([]);
}

/** Notes what the page complains of, and what it asks a person in a dialog. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(`thrown: ${error.message}`));
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') {
      const { url } = message.location();
      const text = `${message.type()}: ${message.text()} (${url.replace(/\?.*/, '')})`;
      complaints.push(text);
    }
  });
  return complaints;
}

interface Given {
  /** Which of the servers the page is of. */
  data: keyof Omit<Servers, 'postgres'>;
  /** What the browser says of faults that a test makes on purpose. */
  expected: RegExp[];
  server: LabServer;
  /** A JupyterLab just loaded, in a workspace of its own. */
  lab: Lab;
}

/** The test of a page that must not complain. */
export const test = base.extend<Given>({
  data: ['demo', { option: true }],
  expected: [[], { option: true }],
  server: async ({ data }, use) => {
    await use(servers()[data]);
  },
  lab: async ({ page, server, expected }, use) => {
    const complaints = complaintsOf(page);
    const lab = new Lab(page, server, randomUUID());
    await lab.load();
    await use(lab);
    expectNone(complaints, expected);
  }
});

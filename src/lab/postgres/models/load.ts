import type { Failure } from '../../../contract/index.js';
import { failureOf } from '../../client.js';

/** Something that is fetched: each of its states is drawn. */
export type Load<T> =
  | { state: 'loading' }
  | { state: 'failed'; failure: Failure }
  | { state: 'ready'; value: T };

/** Runs a fetch and reports each state it goes through. */
export async function load<T>(
  fetch: () => Promise<T>,
  report: (load: Load<T>) => void
): Promise<void> {
  report({ state: 'loading' });
  try {
    report({ state: 'ready', value: await fetch() });
  } catch (error) {
    report({ state: 'failed', failure: failureOf(error) });
  }
}

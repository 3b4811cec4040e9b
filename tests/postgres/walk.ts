import type { Cell, Opened } from '../../src/contract/index.js';
import type { Companion } from './companion.js';

/** What a reader meets who pages through a relation from its first place to its last. */
export interface Walked {
  rows: Cell[][];
  /** Blocks that nobody asked for, since a page said that they hold no row. */
  skipped: number;
  pages: number;
}

/** Reads all pages of an opened relation in order. */
export async function walk(
  companion: Companion,
  { oid, paging, first }: Opened
): Promise<Walked> {
  if (paging.by !== 'place') {
    throw new Error(`not by place: ${paging.why}`);
  }
  const walked: Walked = { rows: [], skipped: 0, pages: 0 };
  for (const { oid: segment, blocks } of paging.segments) {
    for (let fromBlock = 0; fromBlock < blocks;) {
      const toBlock = Math.min(blocks, fromBlock + paging.span);
      const page = await companion.call('page', {
        relation: oid,
        segment,
        fromBlock,
        toBlock
      });
      if (walked.pages === 0 && page.rows.length !== first.rows.length) {
        throw new Error('the first page differs from the one at opening');
      }
      walked.rows.push(...page.rows);
      walked.skipped += page.emptyBlocks;
      walked.pages += 1;
      fromBlock = toBlock + page.emptyBlocks;
    }
  }
  return walked;
}

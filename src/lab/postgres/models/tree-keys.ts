import { expandedOf, type TreeRow } from './tree-rows.js';

/** What a key does in the tree: where to go, and whether to open or fold there. */
export interface TreeMove {
  index: number;
  toggle?: boolean;
  open?: boolean;
}

/**
 * The keys of a tree as the ARIA Authoring Practices have them: arrows move,
 * right unfolds, left folds or goes to the parent, Enter acts. Undefined where
 * the key means nothing.
 */
export function moveInTree(
  key: string,
  rows: readonly TreeRow[],
  index: number
): TreeMove | undefined {
  const row = rows[index];
  if (!row) {
    return undefined;
  }
  const expanded = expandedOf(row);
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { index: Math.min(last, index + 1) };
    case 'ArrowUp':
      return { index: Math.max(0, index - 1) };
    case 'Home':
      return { index: 0 };
    case 'End':
      return { index: last };
    case 'ArrowRight':
      if (expanded === undefined) {
        return undefined;
      }
      return expanded ? { index: index + 1 } : { index, toggle: true };
    case 'ArrowLeft':
      return expanded
        ? { index, toggle: true }
        : { index: parentOf(rows, index) };
    case 'Enter':
    case ' ':
      return { index, open: true };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.level ?? 0) < level) {
      return above;
    }
  }
  return index;
}

import type { Cell, Page } from '../../../contract/index.js';

/** Pages kept in memory; one has 20,000 values at the most. */
const MOST = 100;

/** A page with its cut values in a form that is quick to ask. */
interface Stored {
  page: Page;
  cut: Set<string>;
}

/** A value of a page in memory. */
export interface StoredCell {
  text: Cell;
  cut: boolean;
  /** The row's key, undefined where rows cannot be found again. */
  key: string | undefined;
}

/** The pages in memory; when there are too many, the one longest unseen is forgotten. */
export class PageStore {
  /** `inView` says which pages are never forgotten. */
  constructor(private readonly inView: (page: number) => boolean) {}

  has(page: number): boolean {
    return this.stored.has(page);
  }

  /** Keeps a page, in the place of what was known of it. */
  keep(number: number, page: Page): void {
    this.stored.delete(number);
    this.stored.set(number, {
      page,
      cut: new Set(page.cut.map(([row, column]) => `${row},${column}`))
    });
    for (const oldest of this.stored.keys()) {
      if (this.stored.size <= MOST) {
        break;
      }
      if (!this.inView(oldest)) {
        this.stored.delete(oldest);
      }
    }
  }

  /** Makes a page the last to be forgotten. */
  touch(page: number): void {
    const stored = this.stored.get(page);
    if (stored) {
      this.stored.delete(page);
      this.stored.set(page, stored);
    }
  }

  /** A value's text, undefined where its page is not here; called for every cell painted. */
  text(page: number, row: number, column: number): Cell | undefined {
    return this.stored.get(page)?.page.rows[row]?.[column];
  }

  /** A value with all that is known of it. */
  cell(page: number, row: number, column: number): StoredCell | undefined {
    const stored = this.stored.get(page);
    const text = stored?.page.rows[row]?.[column];
    return stored && text !== undefined
      ? {
          text,
          cut: stored.cut.has(`${row},${column}`),
          key: stored.page.keys[row]
        }
      : undefined;
  }

  private readonly stored = new Map<number, Stored>();
}

import type { Page } from '../../../contract/index.js';

/** Milliseconds a moving hand must rest before the pages under it are read. */
const REST = 50;

/** Pages read at the same time. */
const AT_ONCE = 2;

/** What the loader asks of its owner. */
export interface PageLoaderOptions {
  fetch(page: number, signal: AbortSignal): Promise<Page>;
  /** Whether a page is still worth reading. */
  wanted(page: number): boolean;
  arrived(page: number, rows: Page): void;
  failed(page: number, error: unknown): void;
}

/**
 * Reads pages as the view asks for them: at once where the view was at rest,
 * else when it rests again, the latest asked first; what has left the view
 * meanwhile is not read at all.
 */
export class PageLoader {
  constructor(private readonly options: PageLoaderOptions) {}

  /** Asks for a page; called for each cell painted, so it only takes note. */
  want(page: number): void {
    if (this.loading.has(page) || this.abort.signal.aborted) {
      return;
    }
    const now = performance.now();
    const rested = now - this.lastWant > REST;
    this.lastWant = now;
    if (!this.queue.has(page)) {
      this.queue.add(page);
      this.schedule(rested && this.loading.size === 0 ? 0 : REST);
    }
  }

  /** Gives up everything, also on the server. */
  dispose(): void {
    clearTimeout(this.timer);
    this.queue.clear();
    this.abort.abort();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), delay);
  }

  private flush(): void {
    const latestFirst = [...this.queue].reverse();
    this.queue.clear();
    for (const page of latestFirst.filter(each => this.options.wanted(each))) {
      if (this.loading.size < AT_ONCE) {
        void this.load(page);
      } else {
        this.queue.add(page);
      }
    }
  }

  private async load(page: number): Promise<void> {
    const { signal } = this.abort;
    this.loading.add(page);
    let settle: () => void;
    try {
      const rows = await this.options.fetch(page, signal);
      settle = () => this.options.arrived(page, rows);
    } catch (error) {
      settle = () => this.options.failed(page, error);
    }
    this.loading.delete(page);
    if (!signal.aborted) {
      settle();
      this.flush();
    }
  }

  private readonly queue = new Set<number>();
  private readonly loading = new Set<number>();
  private readonly abort = new AbortController();
  private timer: number | undefined;
  private lastWant = -Infinity;
}

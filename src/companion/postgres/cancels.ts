import type { PoolClient } from 'pg';
import type { Pool } from './pool.js';

/** Milliseconds by which a cancel may overtake its read. */
const EARLY = 10_000;

/** One read that can be cancelled. */
export class Running {
  cancelled = false;

  constructor(private readonly pool: Pool) {}

  /** The client that works for this read, once it has one. */
  client: PoolClient | undefined;

  /** Sends the cancel on a connection of its own, where there is anything to cancel yet. */
  async cancel(): Promise<void> {
    this.cancelled = true;
    // The pid of this very client: asking the pool for a pid gives another backend's.
    const { processID } = (this.client ?? {}) as { processID?: number };
    if (processID) {
      await this.pool.cancelBackend(processID);
    }
  }
}

/** The reads under way, by the caller's name for them. */
export class Cancels {
  /** Notes a read, until `end`; one without a name cannot be cancelled. */
  start(request: string | undefined, pool: Pool): Running {
    const running = new Running(pool);
    if (request !== undefined) {
      running.cancelled = this.early.delete(request);
      this.running.set(request, running);
    }
    return running;
  }

  end(request: string | undefined): void {
    if (request !== undefined) {
      this.running.delete(request);
    }
  }

  /** Cancels a read; false where none of that name runs, and one that comes late is cancelled then. */
  async cancel(request: string): Promise<boolean> {
    const running = this.running.get(request);
    if (!running) {
      this.early.add(request);
      setTimeout(() => this.early.delete(request), EARLY).unref();
      return false;
    }
    await running.cancel();
    return true;
  }

  private readonly running = new Map<string, Running>();
  /** Cancels that overtook their reads on the way. */
  private readonly early = new Set<string>();
}

import type { PoolClient } from 'pg';
import type { Pool } from './pool.js';

/** One read that can be cancelled. */
export interface Running {
  readonly cancelled: boolean;
  end(): void;
}

/** The reads under way, by the caller's name for them. */
export class Cancels {
  /** Notes that `client` works for `request`, until `end()`. */
  start(request: string | undefined, client: PoolClient, pool: Pool): Running {
    // The pid of this very client: asking the pool for a pid gives another backend's.
    const pid = (client as PoolClient & { processID?: number }).processID;
    const entry = { cancelled: false, pid, pool };
    if (request !== undefined) {
      this.running.set(request, entry);
    }
    return {
      get cancelled() {
        return entry.cancelled;
      },
      end: () => {
        if (request !== undefined) {
          this.running.delete(request);
        }
      }
    };
  }

  /** Sends the cancel on a connection of its own; false where nothing of that name runs. */
  async cancel(request: string): Promise<boolean> {
    const entry = this.running.get(request);
    if (!entry?.pid) {
      return false;
    }
    entry.cancelled = true;
    await entry.pool.cancelBackend(entry.pid);
    return true;
  }

  private readonly running = new Map<
    string,
    { cancelled: boolean; pid: number | undefined; pool: Pool }
  >();
}

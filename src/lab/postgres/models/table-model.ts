import { Signal, type ISignal } from '@lumino/signaling';
import type { Failure, Opened } from '../../../contract/index.js';
import { failureOf, type Companion } from '../../client.js';
import { CellReader } from './cell-reader.js';
import { RowsModel } from './rows-model.js';

/** An exact count: not asked for, under way, or done. */
export type CountState =
  | { state: 'none' }
  | { state: 'counting' }
  | { state: 'counted'; rows: string; at: Date }
  | { state: 'failed'; failure: Failure };

/** One opened relation: its rows, and what the status line says of them. */
export class TableModel {
  constructor(
    private readonly companion: Companion,
    private readonly connection: string,
    readonly opened: Opened
  ) {
    this.rows = new RowsModel(opened, (place, signal) =>
      companion.page({ connection, relation: opened.oid, ...place }, signal)
    );
    this.reader = new CellReader(companion, connection, opened);
    this.ms = opened.first.ms;
    this.rows.loaded.connect(this.onLoaded, this);
  }

  readonly rows: RowsModel;
  readonly reader: CellReader;

  /** Milliseconds that the last page took. */
  ms: number;
  /** Why the last page did not come. */
  failure: Failure | undefined;
  count: CountState = { state: 'none' };

  /** Emitted when anything here changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Notes why something could not be read. */
  fail(failure: Failure): void {
    this.failure = failure;
    this._changed.emit();
  }

  /** Asks again for what could not be read. */
  retry(): void {
    this.failure = undefined;
    this.rows.retry();
    this._changed.emit();
  }

  /** Counts the rows exactly, until done or cancelled. */
  async countRows(): Promise<void> {
    if (this.count.state === 'counting') {
      return;
    }
    const abort = (this.counting = new AbortController());
    this.setCount({ state: 'counting' });
    try {
      const { rows } = await this.companion.count(
        this.connection,
        this.opened.oid,
        abort.signal
      );
      this.setCount({ state: 'counted', rows, at: new Date() });
    } catch (error) {
      const failure = failureOf(error);
      this.setCount(
        failure.code === 'cancelled'
          ? { state: 'none' }
          : { state: 'failed', failure }
      );
    }
  }

  cancelCount(): void {
    this.counting?.abort();
  }

  dispose(): void {
    this.counting?.abort();
    this.rows.dispose();
    Signal.clearData(this);
  }

  private onLoaded(
    _: RowsModel,
    page: { ms: number } | { error: unknown }
  ): void {
    if ('ms' in page) {
      this.ms = page.ms;
    } else {
      this.failure = failureOf(page.error);
    }
    this._changed.emit();
  }

  private setCount(count: CountState): void {
    this.count = count;
    this._changed.emit();
  }

  private counting: AbortController | undefined;
  private readonly _changed = new Signal<this, void>(this);
}

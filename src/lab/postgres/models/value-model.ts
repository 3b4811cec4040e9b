import { Signal, type ISignal } from '@lumino/signaling';
import {
  VALUE_CHARS,
  type Cell,
  type Column
} from '../../../contract/index.js';
import { failureOf } from '../../client.js';
import type { CellReader } from './cell-reader.js';
import type { Load } from './load.js';
import { prettyJson } from './pretty-json.js';
import type { CellInfo } from './rows-model.js';

/** What the value view shows of one value. */
export interface ShownValue {
  text: Cell;
  /** Which stretch of how many. */
  part: number;
  parts: number;
  /** Characters of the whole value; null where only a cut text is to be had. */
  length: number | null;
}

/** One value on its way to the value view; a long one is read stretch by stretch. */
export class ValueModel {
  constructor(private readonly reader: CellReader) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  column: Column | undefined;
  value: Load<ShownValue> = { state: 'loading' };

  /** Shows a value from its start. */
  show(column: Column, index: number, cell: CellInfo): void {
    this.column = column;
    this.current = { index, cell };
    if (cell.cut && cell.key !== undefined) {
      void this.turnTo(0);
    } else {
      this.abort?.abort();
      const length = cell.cut ? null : [...(cell.text ?? '')].length;
      this.set({
        state: 'ready',
        value: {
          text: this.readable(cell.text, !cell.cut),
          part: 0,
          parts: 1,
          length
        }
      });
    }
  }

  /** Shows nothing until a value is here. */
  wait(): void {
    this.abort?.abort();
    this.current = undefined;
    this.set({ state: 'loading' });
  }

  /** Whether it waits for a value. */
  get waits(): boolean {
    return this.current === undefined;
  }

  /** Shows another stretch of the same value. */
  async turnTo(part: number): Promise<void> {
    const { current } = this;
    if (!current) {
      return;
    }
    this.abort?.abort();
    const abort = (this.abort = new AbortController());
    this.set({ state: 'loading' });
    let value: Load<ShownValue>;
    try {
      const from = part * VALUE_CHARS;
      const { cell, index } = current;
      const answer = await this.reader.part(cell, index, from, abort.signal);
      const parts = Math.max(1, Math.ceil(answer.length / VALUE_CHARS));
      const text = this.readable(answer.text, parts === 1);
      value = {
        state: 'ready',
        value: { text, part, parts, length: answer.length }
      };
    } catch (error) {
      value = { state: 'failed', failure: failureOf(error) };
    }
    if (!abort.signal.aborted) {
      this.set(value);
    }
  }

  /** The whole value, exactly as the server wrote it. */
  async exact(): Promise<Cell> {
    return this.current
      ? this.reader.whole(this.current.cell, this.current.index)
      : null;
  }

  dispose(): void {
    this.abort?.abort();
    Signal.clearData(this);
  }

  private readable(text: Cell, whole: boolean): Cell {
    return text !== null && whole && this.column?.json
      ? prettyJson(text)
      : text;
  }

  private set(value: Load<ShownValue>): void {
    this.value = value;
    this._changed.emit();
  }

  private current: { index: number; cell: CellInfo } | undefined;
  private abort: AbortController | undefined;
  private readonly _changed = new Signal<this, void>(this);
}

import { DataModel } from '@lumino/datagrid';
import { Signal, type ISignal } from '@lumino/signaling';
import type { Cell, Column, Opened, Page } from '../../../contract/index.js';
import { PageLoader } from './page-loader.js';
import { PageStore, type StoredCell } from './page-store.js';
import { PlaceMap, type PagePlace } from './place-map.js';

/** Stands for a value that is on its way. */
export const PENDING = Symbol('pending');

/** One value, and the way to the whole of it. */
export interface CellInfo extends StoredCell {
  /** The heap that holds its row. */
  segment: number;
}

/** Rows from `from` on stand `by` rows further down than before. */
export interface RowMove {
  from: number;
  by: number;
}

/** What the model asks of the grid that shows it. */
export interface RowsView {
  /** The rows in view, from 0. */
  rows(): { first: number; last: number };
  /** Makes a change and keeps the rows in view, and the selected ones, where they are. */
  keepPlace(change: () => RowMove[]): void;
}

/** Reads one page from the companion. */
export type FetchPage = (
  place: PagePlace,
  signal: AbortSignal
) => Promise<Page>;

/**
 * The rows of a relation for the grid. `data` is called for every cell painted
 * and only reads memory; a page that is missing is noted and loaded.
 */
export class RowsModel extends DataModel {
  constructor(
    readonly opened: Opened,
    fetchPage: FetchPage
  ) {
    super();
    const { paging, first } = opened;
    this.map =
      paging.by === 'place'
        ? new PlaceMap(paging.segments, paging.span)
        : new PlaceMap(
            [{ oid: 0, name: '', blocks: 1, rows: first.rows.length }],
            1
          );
    this.loader = new PageLoader({
      fetch: (page, signal) => fetchPage(this.map.placeOf(page), signal),
      wanted: page => !this.pages.has(page) && this.isVisible(page),
      arrived: (page, rows) => this.arrive(page, rows),
      failed: (page, error) => this.fail(page, error)
    });
    this.note(0, first);
  }

  /** The grid that shows the rows; until there is one, nothing is in view. */
  view: RowsView = {
    rows: () => ({ first: 0, last: 0 }),
    keepPlace: change => void change()
  };

  /** Emitted once a frame while other rows come into view. */
  get viewed(): ISignal<this, void> {
    return this._viewed;
  }

  /** Emitted when a page arrived, with its time, or could not be read. */
  get loaded(): ISignal<this, { ms: number } | { error: unknown }> {
    return this._loaded;
  }

  get columns(): readonly Column[] {
    return this.opened.columns;
  }

  /** Whether the number of rows and their row numbers are exact, not estimates. */
  get exact(): boolean {
    return this.map.exact && !this.opened.first.capped;
  }

  override rowCount(region: DataModel.RowRegion): number {
    return region === 'body' ? this.map.length : 2;
  }

  override columnCount(region: DataModel.ColumnRegion): number {
    return region === 'body' ? this.columns.length : 1;
  }

  override data(
    region: DataModel.CellRegion,
    row: number,
    column: number
  ): unknown {
    switch (region) {
      case 'body':
        return this.body(row, column);
      case 'column-header':
        return row === 0
          ? this.columns[column]?.name
          : this.columns[column]?.type;
      case 'row-header':
        this.noteView();
        return row;
      default:
        return '';
    }
  }

  /** Whether the number of this row is exact: all before it were read. */
  isExactRow(row: number): boolean {
    return this.map.isExactBefore(this.pageOf(row));
  }

  /** A value that is in memory. */
  cell(row: number, column: number): CellInfo | undefined {
    const page = this.pageOf(row);
    const cell = this.pages.cell(page, row - this.map.startOf(page), column);
    const segment = this.map.segmentOf(page)?.oid ?? 0;
    return cell && { ...cell, segment };
  }

  /** What a cell shows; asks for the page that lacks. */
  body(row: number, column: number): Cell | typeof PENDING {
    const page = this.pageOf(row);
    if (!this.pages.has(page) && !this.failures.has(page)) {
      this.loader.want(page);
    }
    const text = this.pages.text(page, row - this.map.startOf(page), column);
    return text === undefined ? PENDING : text;
  }

  /** Asks again for the pages that could not be read. */
  retry(): void {
    this.failures.clear();
    this.emitCells(0, this.map.length);
  }

  dispose(): void {
    this.loader.dispose();
    Signal.clearData(this);
  }

  /** The grid has no signal for scrolling, but asks for the header of each row it paints. */
  private noteView(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this._viewed.emit();
    });
  }

  /** The page of a row; the last answer is kept, since neighbours are asked for in turn. */
  private pageOf(row: number): number {
    const { start, end, page } = this.last;
    if (row >= start && row < end) {
      return page;
    }
    const found = this.map.pageOf(row);
    this.last = {
      page: found,
      start: this.map.startOf(found),
      end: this.map.startOf(found + 1)
    };
    this.pages.touch(found);
    return found;
  }

  private isVisible(page: number): boolean {
    const { first, last } = this.view.rows();
    return this.map.startOf(page) <= last && this.map.startOf(page + 1) > first;
  }

  private arrive(page: number, rows: Page): void {
    const start = this.map.startOf(page);
    this.view.keepPlace(() => this.put(page, start, rows));
    this.emitCells(start, rows.rows.length);
    this._loaded.emit({ ms: rows.ms });
  }

  /** Puts a page in its place and says which rows that moved: a page above the view grows or shrinks at its top, another at its end. */
  private put(page: number, start: number, rows: Page): RowMove[] {
    const guessed = this.map.sizeOf(page);
    const before = this.map.length;
    const above = start < this.view.rows().first;
    this.note(page, rows);
    const count = rows.rows.length;
    const first = {
      from: above ? start : start + Math.min(guessed, count),
      by: count - guessed
    };
    const second = {
      from: start + count,
      by: this.map.length - before - first.by
    };
    this.resize(first);
    this.resize(second);
    return [first, second];
  }

  private emitCells(row: number, rowSpan: number): void {
    if (rowSpan > 0 && this.columns.length > 0) {
      this.emitChanged({
        type: 'cells-changed',
        region: 'body',
        row,
        column: 0,
        rowSpan,
        columnSpan: this.columns.length
      });
    }
  }

  private resize({ from, by }: RowMove): void {
    if (by !== 0) {
      this.emitChanged({
        type: by > 0 ? 'rows-inserted' : 'rows-removed',
        region: 'body',
        index: from,
        span: Math.abs(by)
      });
    }
  }

  private fail(page: number, error: unknown): void {
    this.failures.add(page);
    this._loaded.emit({ error });
  }

  private note(page: number, rows: Page): void {
    this.pages.keep(page, rows);
    if (this.map.pages > 0) {
      this.map.setRows(page, rows.rows.length);
      this.map.setEmptyAfter(page, rows.emptyBlocks);
    }
    this.last = NOWHERE;
  }

  private readonly map: PlaceMap;
  private readonly loader: PageLoader;
  private readonly pages = new PageStore(page => this.isVisible(page));
  private readonly failures = new Set<number>();
  private last = NOWHERE;
  private frame: number | undefined;
  private readonly _viewed = new Signal<this, void>(this);
  private readonly _loaded = new Signal<
    this,
    { ms: number } | { error: unknown }
  >(this);
}

const NOWHERE = { page: 0, start: 0, end: 0 };

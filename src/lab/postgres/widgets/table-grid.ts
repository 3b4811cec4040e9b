import type { TranslationBundle } from '@jupyterlab/translation';
import { BasicSelectionModel, DataGrid } from '@lumino/datagrid';
import { Signal, type ISignal } from '@lumino/signaling';
import type { CellReader } from '../models/cell-reader.js';
import { readBlock } from '../models/copy-block.js';
import type { CellInfo, RowMove, RowsModel } from '../models/rows-model.js';
import { copyToClipboard } from './clipboard.js';
import { fitColumns } from './column-widths.js';
import { joinCopies } from './joined-copies.js';
import {
  selectCell,
  TableKeys,
  TableMouse,
  type GridActions
} from './grid-handlers.js';
import { makeRenderers } from './grid-renderers.js';
import { readGridTheme } from './grid-theme.js';
import { cellWords, emptyWords, headerWords } from './grid-words.js';

const ROW_HEIGHT = 24;
const HEADER_HEIGHT = 20;

/** What the grid needs. */
export interface TableGridOptions {
  model: RowsModel;
  reader: CellReader;
  trans: TranslationBundle;
  label: string;
  actions: Omit<GridActions, 'copy' | 'headerTip'>;
  /** Tells a person why a copy was not made. */
  complain: (sentence: string) => void;
}

/** The grid of one table: rows by place, exact copies, and a voice for those who do not see it. */
export class TableGrid extends DataGrid {
  constructor(private readonly options: TableGridOptions) {
    super({
      defaultSizes: {
        rowHeight: ROW_HEIGHT,
        columnWidth: 144,
        rowHeaderWidth: 96,
        columnHeaderHeight: HEADER_HEIGHT
      },
      headerVisibility: 'all'
    });
    const { model, label, actions } = options;
    this.addClass('jp-LabsteadGrid');
    this.dataModel = model;
    this.selectionModel = new BasicSelectionModel({ dataModel: model });
    const handlers: GridActions = {
      ...actions,
      copy: () => void this.copy(),
      headerTip: column =>
        headerWords(model.columns[column ?? -1], options.trans)
    };
    this.keyHandler = new TableKeys(handlers);
    this.mouseHandler = new TableMouse(handlers);
    model.view = {
      rows: () => this.viewedRows(),
      keepPlace: change => this.keepPlace(change)
    };
    this.selectionModel.changed.connect(this.onSelected, this);

    // The grid is one canvas, so what it is and where one stands must be said beside it.
    const view = this.viewport.node;
    view.tabIndex = 0;
    view.setAttribute('role', 'grid');
    view.setAttribute('aria-label', label);
    view.setAttribute('aria-colcount', String(model.columns.length));
    this.voice.className = 'jp-LabsteadGrid-voice';
    this.voice.setAttribute('aria-live', 'polite');
    this.voice.setAttribute('role', 'status');
    this.node.appendChild(this.voice);
    const canvas = view.querySelector('canvas')?.getContext('2d');
    this.endCopies = canvas ? joinCopies(canvas) : this.endCopies;
    this.applyTheme();
    // Before it is shown: resizing a visible column copies the canvas around.
    fitColumns(this, model, readGridTheme(document.body));
    if (model.columns.length === 0 || model.rowCount('body') === 0) {
      this.node.appendChild(this.describeEmpty());
    }
  }

  /** Emitted when another cell becomes the current one. */
  get currentChanged(): ISignal<this, void> {
    return this._currentChanged;
  }

  /** The rows in view, from 0. */
  viewedRows(): { first: number; last: number } {
    const first = this.rowAt('body', this.scrollY);
    const end = this.rowAt('body', this.scrollY + this.pageHeight - 1);
    const last = this.options.model.rowCount('body') - 1;
    return { first: Math.max(0, first), last: end < 0 ? last : end };
  }

  /** The current cell, where its value is in memory. */
  get current(): { row: number; column: number; cell: CellInfo } | undefined {
    const { cursorRow: row = -1, cursorColumn: column = -1 } =
      this.selectionModel ?? {};
    const cell = row < 0 ? undefined : this.options.model.cell(row, column);
    return cell && { row, column, cell };
  }

  /** Brings a row to the top of the view and makes it current; rows count from 0. */
  goToRow(row: number): void {
    const last = this.options.model.rowCount('body') - 1;
    const target = Math.max(0, Math.min(row, last));
    selectCell(
      this,
      target,
      Math.max(0, this.selectionModel?.cursorColumn ?? 0)
    );
    // Last, since scrolling to a cell adds to a place that is not yet taken.
    this.scrollTo(this.scrollX, this.offsetOf(target));
  }

  /** Takes the keyboard; a first cell is selected where none is. */
  takeFocus(): void {
    this.viewport.node.focus();
    if ((this.selectionModel?.cursorRow ?? -1) < 0) {
      selectCell(this, 0, 0);
    }
  }

  /** Repaints in the colours of the theme in force. */
  applyTheme(): void {
    const theme = readGridTheme(document.body);
    this.style = theme.style;
    this.cellRenderers = makeRenderers(this.options.model, theme);
  }

  /** Copies the selected values, exactly as the server wrote them, however long. */
  async copy(): Promise<void> {
    const { model, reader, trans, complain } = this.options;
    const [selection, ...others] = this.selectionModel?.selections() ?? [];
    if (!selection) {
      return;
    }
    if (others.length > 0) {
      complain(
        trans.__('Several blocks are selected. Select one block to copy it.')
      );
      return;
    }
    try {
      await copyToClipboard(await readBlock(model, reader, selection, trans));
    } catch (error) {
      complain((error as Error).message);
    }
  }

  protected override paintContent(
    x: number,
    y: number,
    width: number,
    height: number
  ): void {
    super.paintContent(x, y, width, height);
    this.endCopies();
  }

  override dispose(): void {
    Signal.clearData(this);
    super.dispose();
  }

  /** Where a row begins, in pixels from the first; a row past the last one begins at its end. */
  private offsetOf(row: number): number {
    const offset = this.rowOffset('body', row);
    return offset < 0 ? this.bodyHeight : offset;
  }

  /** The grid alone keeps neither: it scrolls to its end when it was there, and selections stay at their numbers. */
  private keepPlace(change: () => RowMove[]): void {
    const { scrollX, scrollY } = this;
    const { first } = this.viewedRows();
    const offset = this.offsetOf(first);
    const selection = this.selectionModel?.currentSelection() ?? null;
    const { cursorRow = -1, cursorColumn = -1 } = this.selectionModel ?? {};
    const moves = change();
    const moved = (row: number): number =>
      moves.reduce(
        (at, { from, by }) => (at >= from ? Math.max(from, at + by) : at),
        row
      );
    const shift = this.offsetOf(moved(first)) - offset;
    this.scrollTo(scrollX, scrollY + shift);
    if (
      selection &&
      [selection.r1, selection.r2].some(row => moved(row) !== row)
    ) {
      this.selectionModel?.select({
        ...selection,
        r1: moved(selection.r1),
        r2: moved(selection.r2),
        cursorRow: moved(cursorRow),
        cursorColumn,
        clear: 'all'
      });
    }
  }

  /** Tells a screen reader the current cell, where that is news. */
  sayCurrent(): void {
    const { cursorRow = -1, cursorColumn = -1 } = this.selectionModel ?? {};
    const { model, trans } = this.options;
    const words = cellWords(model, cursorRow, cursorColumn, trans);
    if (this.voice.textContent !== words) {
      this.voice.textContent = words;
    }
  }

  private onSelected(): void {
    this.sayCurrent();
    this._currentChanged.emit();
  }

  private describeEmpty(): HTMLElement {
    const { model, trans } = this.options;
    const note = document.createElement('p');
    note.className = 'jp-LabsteadGrid-empty';
    note.textContent = emptyWords(model, trans);
    return note;
  }

  private endCopies = (): void => undefined;
  private readonly voice = document.createElement('div');
  private readonly _currentChanged = new Signal<this, void>(this);
}

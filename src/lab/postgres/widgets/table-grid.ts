import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BasicSelectionModel, DataGrid } from '@lumino/datagrid';
import { Signal, type ISignal } from '@lumino/signaling';
import type { CellReader } from '../models/cell-reader.js';
import { copyText, COPY_CELLS } from '../models/copy-text.js';
import {
  PENDING,
  type CellInfo,
  type RowMove,
  type RowsModel
} from '../models/rows-model.js';
import { fitColumns } from './column-widths.js';
import { joinCopies } from './joined-copies.js';
import {
  selectCell,
  TableKeys,
  TableMouse,
  type GridActions
} from './grid-handlers.js';
import { makeRenderers, rowNumber } from './grid-renderers.js';
import { readGridTheme } from './grid-theme.js';

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
      headerTip: column => this.headerTip(column)
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
    this.scrollTo(this.scrollX, target * ROW_HEIGHT);
    selectCell(
      this,
      target,
      Math.max(0, this.selectionModel?.cursorColumn ?? 0)
    );
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
    const selection = this.selectionModel?.currentSelection();
    if (!selection) {
      return;
    }
    const [top, bottom] = ascending(selection.r1, selection.r2);
    const [left, right] = ascending(selection.c1, selection.c2);
    const height = bottom - top + 1;
    const width = right - left + 1;
    if (height * width > COPY_CELLS) {
      complain(
        trans.__(
          'The selection has more than %1 values, too many to copy. Select less.',
          COPY_CELLS.toLocaleString()
        )
      );
      return;
    }
    const rows: (string | null)[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const values: (string | null)[] = [];
      for (let column = left; column <= right; column += 1) {
        const cell = model.cell(row, column);
        if (!cell) {
          complain(
            trans.__(
              'Some of the selected rows are not loaded. Scroll over them, then copy again.'
            )
          );
          return;
        }
        if (cell.cut && cell.key === undefined) {
          complain(
            trans.__(
              'A selected value is cut and this relation has no way back to its row, so it cannot be copied whole. Query it by a key.'
            )
          );
          return;
        }
        values.push(await reader.whole(cell, column));
      }
      rows.push(values);
    }
    Clipboard.copyToSystem(copyText(rows));
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

  /** The grid alone keeps neither: it scrolls to its end when it was there, and selections stay at their numbers. */
  private keepPlace(change: () => RowMove[]): void {
    const { scrollX, scrollY } = this;
    const { first } = this.viewedRows();
    const selection = this.selectionModel?.currentSelection() ?? null;
    const { cursorRow = -1, cursorColumn = -1 } = this.selectionModel ?? {};
    const moves = change();
    const moved = (row: number): number =>
      moves.reduce(
        (at, { from, by }) => (at >= from ? Math.max(from, at + by) : at),
        row
      );
    this.scrollTo(scrollX, scrollY + (moved(first) - first) * ROW_HEIGHT);
    if (selection && moved(cursorRow) !== cursorRow) {
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

  private onSelected(): void {
    this.voice.textContent = this.describeCurrent();
    this._currentChanged.emit();
  }

  private describeCurrent(): string {
    const { model, trans } = this.options;
    const { cursorRow: row = -1, cursorColumn: column = -1 } =
      this.selectionModel ?? {};
    const name = model.columns[column]?.name;
    if (row < 0 || name === undefined) {
      return '';
    }
    const value = model.data('body', row, column);
    const said =
      value === PENDING
        ? trans.__('loading')
        : value === null
          ? 'NULL'
          : value === ''
            ? trans.__('empty')
            : String(value);
    return trans.__('%1: %2, row %3', name, said, rowNumber(row, model));
  }

  private describeEmpty(): HTMLElement {
    const { model, trans } = this.options;
    const note = document.createElement('p');
    note.className = 'jp-LabsteadGrid-empty';
    note.textContent =
      model.columns.length === 0
        ? trans.__('This table has no columns.')
        : trans.__('No rows. They appear here after a refresh.');
    return note;
  }

  private headerTip(index: number | undefined): string {
    const { model, trans } = this.options;
    const column = index === undefined ? undefined : model.columns[index];
    if (!column) {
      return '';
    }
    return [
      `${column.name} · ${column.type}`,
      ...(column.key === 'primary' ? [trans.__('in the primary key')] : []),
      ...(column.key === 'indexed' ? [trans.__('first in an index')] : []),
      ...(column.comment === null ? [] : [column.comment]),
      ...(column.readable
        ? []
        : [trans.__('No SELECT right on this column: ask the owner.')])
    ].join('\n');
  }

  private endCopies = (): void => undefined;
  private readonly voice = document.createElement('div');
  private readonly _currentChanged = new Signal<this, void>(this);
}

function ascending(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}

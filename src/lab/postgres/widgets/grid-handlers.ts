import {
  BasicKeyHandler,
  BasicMouseHandler,
  type DataGrid
} from '@lumino/datagrid';
import { Platform } from '@lumino/domutils';

/** What keys and pointer ask of the table. */
export interface GridActions {
  copy(): void;
  showValue(): void;
  closeValue(): boolean;
  /** The tooltip of a column's header, '' elsewhere. */
  headerTip(column: number | undefined): string;
}

/** The grid's own keys, and those of a spreadsheet that it lacks. */
export class TableKeys extends BasicKeyHandler {
  constructor(private readonly actions: GridActions) {
    super();
  }

  override onKeyDown(grid: DataGrid, event: KeyboardEvent): void {
    const accel = Platform.accelKey(event);
    switch (event.key) {
      case ' ':
        this.actions.showValue();
        break;
      case 'Home':
        this.moveTo(grid, accel ? 0 : undefined, 0);
        break;
      case 'End':
        this.moveTo(grid, accel ? Infinity : undefined, Infinity);
        break;
      case 'Tab':
        // Leaves the grid: whoever has no mouse must get out again.
        return;
      case 'Escape':
        if (this.actions.closeValue()) {
          break;
        }
        return super.onKeyDown(grid, event);
      default:
        return super.onKeyDown(grid, event);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  protected override onKeyC(_grid: DataGrid, event: KeyboardEvent): void {
    if (Platform.accelKey(event) && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      this.actions.copy();
    }
  }

  private moveTo(
    grid: DataGrid,
    row: number | undefined,
    column: number
  ): void {
    const { selectionModel, dataModel } = grid;
    if (selectionModel && dataModel) {
      const most = dataModel.rowCount('body') - 1;
      selectCell(
        grid,
        Math.min(row ?? selectionModel.cursorRow, most),
        Math.min(column, dataModel.columnCount('body') - 1)
      );
    }
  }
}

/** The grid's own mouse, with double click for the value and tooltips on headers. */
export class TableMouse extends BasicMouseHandler {
  constructor(private readonly actions: GridActions) {
    super();
  }

  override onMouseDoubleClick(grid: DataGrid, event: MouseEvent): void {
    const { region } = grid.hitTest(event.clientX, event.clientY);
    if (region === 'body') {
      this.actions.showValue();
    } else {
      super.onMouseDoubleClick(grid, event);
    }
  }

  override onMouseHover(grid: DataGrid, event: MouseEvent): void {
    super.onMouseHover(grid, event);
    const { region, column } = grid.hitTest(event.clientX, event.clientY);
    grid.viewport.node.title = this.actions.headerTip(
      region === 'column-header' ? column : undefined
    );
  }
}

/** Selects one cell and brings it into view. */
export function selectCell(grid: DataGrid, row: number, column: number): void {
  if (row < 0 || column < 0) {
    return;
  }
  grid.selectionModel?.select({
    r1: row,
    c1: column,
    r2: row,
    c2: column,
    cursorRow: row,
    cursorColumn: column,
    clear: 'all'
  });
  grid.scrollToCell(row, column);
}

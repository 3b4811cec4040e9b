import { Notification, type IThemeManager } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BoxLayout, SplitPanel, Widget } from '@lumino/widgets';
import { Signal } from '@lumino/signaling';
import type { Failure, RelationKind } from '../../../contract/index.js';
import type { TableModel } from '../models/table-model.js';
import { ValueModel } from '../models/value-model.js';
import { FailureBanner } from './failure-banner.js';
import { StatusLine } from './status-line.js';
import { TableGrid } from './table-grid.js';
import { ValueView } from './value-view.js';

/** What the view of a table needs. */
export interface TableViewOptions {
  model: TableModel;
  label: string;
  trans: TranslationBundle;
  themes: IThemeManager | null;
  /** Opens the relation anew. */
  refresh: () => void;
}

/** An opened table: a failure's sentence where there is one, the grid with the value at its right, the status line. */
export class TableView extends Widget {
  constructor({ model, label, trans, themes, refresh }: TableViewOptions) {
    super();
    this.addClass('jp-LabsteadTable-view');
    this.model = model;
    const complain = (sentence: string): void => {
      Notification.warning(sentence);
    };
    this.grid = new TableGrid({
      model: model.rows,
      reader: model.reader,
      trans,
      label,
      complain,
      actions: {
        showValue: () => this.showValue(),
        closeValue: () => this.closeValue()
      }
    });
    this.valueModel = new ValueModel(model.reader);
    this.value = new ValueView({
      model: this.valueModel,
      trans,
      complain,
      close: () => this.closeValue()
    });
    this.value.hide();
    this.split.addClass('jp-LabsteadTable-split');
    this.split.addWidget(this.grid);
    this.split.addWidget(this.value);

    const layout = (this.layout = new BoxLayout({ spacing: 0 }));
    const banner = new FailureBanner(model, trans, refresh);
    const status = new StatusLine(model, trans, () => this.grid.viewedRows());
    for (const part of [banner, this.split, status]) {
      layout.addWidget(part);
    }
    BoxLayout.setStretch(banner, 0);
    BoxLayout.setStretch(this.split, 1);
    BoxLayout.setStretch(status, 0);

    model.changed.connect(this.onChanged, this);
    this.grid.currentChanged.connect(this.onCurrent, this);
    model.rows.loaded.connect(this.onLoaded, this);
    themes?.themeChanged.connect(this.onTheme, this);
  }

  readonly grid: TableGrid;

  get kind(): RelationKind {
    return this.model.opened.kind;
  }

  /** Shows why a refresh failed, above the rows of before. */
  fail(failure: Failure): void {
    this.model.fail(failure);
  }

  /** Counts the rows exactly; the status line tells how it goes. */
  countRows(): Promise<void> {
    return this.model.countRows();
  }

  /** Shows the current value whole, at the right. */
  showValue(): void {
    const { current } = this.grid;
    const column = current && this.model.rows.columns[current.column];
    if (current && column) {
      if (this.value.isHidden) {
        this.value.show();
        this.split.setRelativeSizes([2, 1]);
        // The grid is narrower from the next frame on; its current cell must not be lost behind the value.
        requestAnimationFrame(() =>
          this.grid.scrollToCell(current.row, current.column)
        );
      }
      this.valueModel.show(column, current.column, current.cell);
    }
  }

  override dispose(): void {
    this.valueModel.dispose();
    this.model.dispose();
    Signal.clearData(this);
    super.dispose();
  }

  /** Closes the value; false where it was closed. */
  private closeValue(): boolean {
    const open = this.value.isVisible;
    this.value.hide();
    if (open) {
      this.grid.takeFocus();
    }
    return open;
  }

  private onCurrent(): void {
    if (!this.value.isVisible) {
      return;
    }
    if (this.grid.current) {
      this.showValue();
    } else {
      this.valueModel.wait();
    }
  }

  /** What was on its way may be the current value. */
  private onLoaded(): void {
    this.grid.sayCurrent();
    if (this.value.isVisible && this.valueModel.waits) {
      this.onCurrent();
    }
  }

  private onChanged(): void {
    this.split.toggleClass('jp-mod-failed', this.model.failure !== undefined);
  }

  private onTheme(): void {
    // The style sheet of the new theme counts from the next frame on.
    requestAnimationFrame(() => {
      if (!this.isDisposed) {
        this.grid.applyTheme();
      }
    });
  }

  private readonly model: TableModel;
  private readonly value: ValueView;
  private readonly valueModel: ValueModel;
  private readonly split = new SplitPanel({ spacing: 1 });
}

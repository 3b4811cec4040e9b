import type { IThemeManager } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { StackedPanel } from '@lumino/widgets';
import type { Failure } from '../../../contract/index.js';
import { failureOf, type Companion } from '../../client.js';
import { TableModel } from '../models/table-model.js';
import type { TableView } from './table-view.js';

/** What names a relation, and all that a restored layout remembers. */
export interface TableArgs {
  connection: string;
  schema: string;
  name: string;
}

/** What a table's tab needs. */
export interface TableContentOptions extends TableArgs {
  companion: Companion;
  trans: TranslationBundle;
  themes: IThemeManager | null;
}

/** The inside of a table's tab: opening, failed, or the table itself. */
export class TableContent extends StackedPanel {
  constructor(private readonly options: TableContentOptions) {
    super();
    this.addClass('jp-LabsteadTable');
  }

  /** The relation's full name. */
  get fullName(): string {
    return `${this.options.schema}.${this.options.name}`;
  }

  get args(): TableArgs {
    const { connection, schema, name } = this.options;
    return { connection, schema, name };
  }

  /** The table, once it is open. */
  view: TableView | undefined;

  /** Opens the relation, or opens it anew; the row in view stays in view. */
  async open(): Promise<void> {
    const { companion, connection, schema, name, trans } = this.options;
    this.abort?.abort();
    const abort = (this.abort = new AbortController());
    const row = this.view?.grid.viewedRows().first ?? 0;
    if (!this.view) {
      this.showState(
        <Opening
          text={trans.__('Opening %1…', this.fullName)}
          cancel={trans.__('Cancel')}
          onCancel={() => abort.abort()}
        />
      );
    }
    try {
      const [opened, { TableView }] = await Promise.all([
        companion.open(connection, schema, name, abort.signal),
        import('./table-view.js')
      ]);
      if (this.isDisposed || this.abort !== abort) {
        return;
      }
      const view = new TableView({
        model: new TableModel(companion, connection, opened),
        label: this.fullName,
        trans,
        themes: this.options.themes,
        refresh: () => void this.open()
      });
      this.replace(view);
      this.view = view;
      if (row > 0) {
        view.grid.goToRow(row);
      }
      if (this.wantsFocus && this.mayTakeFocus()) {
        view.grid.takeFocus();
      }
      this.wantsFocus = false;
    } catch (error) {
      if (!this.isDisposed && this.abort === abort) {
        this.fail(failureOf(error));
      }
    }
  }

  override dispose(): void {
    this.abort?.abort();
    super.dispose();
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.wantsFocus = !this.view;
    this.view?.grid.takeFocus();
  }

  /** Somebody who went on typing elsewhere keeps the keyboard. */
  private mayTakeFocus(): boolean {
    const { activeElement } = document;
    return (
      activeElement === null ||
      activeElement === document.body ||
      this.node.contains(activeElement) ||
      activeElement.closest('.jp-LabsteadPostgres') !== null
    );
  }

  private fail(failure: Failure): void {
    const { code, message } = failure;
    if (this.view && code !== 'gone' && code !== 'denied') {
      // The rows that are here are worth more than an empty tab.
      this.view.fail(failure);
      return;
    }
    this.view = undefined;
    this.showState(
      <div className="jp-LabsteadTable-state" role="alert">
        <p>{message}</p>
        <button className="jp-mod-styled" onClick={() => void this.open()}>
          {this.options.trans.__('Try again')}
        </button>
      </div>
    );
  }

  private showState(state: JSX.Element): void {
    this.replace(ReactWidget.create(state));
  }

  private replace(widget: TableView | ReactWidget): void {
    for (const old of [...this.widgets]) {
      old.dispose();
    }
    this.addWidget(widget);
  }

  private abort: AbortController | undefined;
  private wantsFocus = false;
}

function Opening({
  text,
  cancel,
  onCancel
}: {
  text: string;
  cancel: string;
  onCancel: () => void;
}): JSX.Element {
  return (
    <div className="jp-LabsteadTable-state jp-mod-late" role="status">
      <p>{text}</p>
      <button className="jp-mod-styled" onClick={onCancel}>
        {cancel}
      </button>
    </div>
  );
}

import type { JupyterFrontEnd } from '@jupyterlab/application';
import {
  MainAreaWidget,
  WidgetTracker,
  type IThemeManager
} from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Companion } from '../../client.js';
import { relationIcons } from '../../icons.js';
import { TableContent, type TableArgs } from './table-content.js';

/** A table's tab. */
export type TableTab = MainAreaWidget<TableContent>;

/** What the tabs need. */
export interface TableTabsOptions {
  shell: JupyterFrontEnd.IShell;
  /** Where tables open. */
  area: 'main' | 'down';
  companion: Companion;
  trans: TranslationBundle;
  themes: IThemeManager | null;
  /** Gives a new tab its toolbar. */
  decorate: (tab: TableTab) => void;
}

/** The tabs of open tables, one for each. */
export class TableTabs {
  constructor(private readonly options: TableTabsOptions) {}

  readonly tracker = new WidgetTracker<TableTab>({
    namespace: 'labstead-table'
  });

  /** Brings the tab of a relation forward, or makes it. */
  open(args: TableArgs): TableTab {
    const { shell } = this.options;
    const id = tabId(args);
    const tab = this.tracker.find(each => each.id === id) ?? this.make(args);
    shell.activateById(id);
    return tab;
  }

  /** The table that commands act on; below a notebook, the last one used. */
  get current(): TableTab | null {
    const { shell, area } = this.options;
    const { currentWidget } = this.tracker;
    return area === 'down' || currentWidget === shell.currentWidget
      ? currentWidget
      : null;
  }

  private make(args: TableArgs): TableTab {
    const { shell, area, companion, trans, themes, decorate } = this.options;
    const content = new TableContent({ ...args, companion, trans, themes });
    const tab: TableTab = new MainAreaWidget({ content });
    tab.id = tabId(args);
    tab.title.label = args.name;
    tab.title.caption = content.fullName;
    tab.title.icon = relationIcons.table;
    tab.addClass(`jp-mod-${area}`);
    decorate(tab);
    void content.open().then(() => {
      const kind = content.view?.kind;
      if (kind) {
        tab.title.icon = relationIcons[kind];
      }
    });
    void this.tracker.add(tab);
    shell.add(tab, area, { type: 'Labstead Table' });
    return tab;
  }
}

function tabId({ connection, schema, name }: TableArgs): string {
  return `labstead-table:${JSON.stringify([connection, schema, name])}`;
}

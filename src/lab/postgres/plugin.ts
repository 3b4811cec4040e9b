import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  createToolbarFactory,
  ICommandPalette,
  IThemeManager,
  IToolbarWidgetRegistry,
  MainAreaWidget,
  setToolbar,
  WidgetTracker
} from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator } from '@jupyterlab/translation';
import { Companion } from '../client.js';
import { CommandIDs } from '../commands.js';
import { relationIcons } from '../icons.js';
import { addCommands, type TableTab } from './commands.js';
import { CatalogModel } from './models/catalog-model.js';
import { PostgresSidebar } from './widgets/sidebar.js';
import { TableContent, type TableArgs } from './widgets/table-content.js';

const PLUGIN = 'labstead:postgres';
const TOOLBAR = 'LabsteadTable';

/** The Postgres panel: what is in the databases, and any table with one click. */
export const postgresPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN,
  description: 'Lists the tables of PostgreSQL databases and opens them.',
  autoStart: true,
  requires: [ITranslator, ISettingRegistry, IToolbarWidgetRegistry],
  optional: [ILayoutRestorer, ICommandPalette, IThemeManager],
  activate: (
    app: JupyterFrontEnd,
    translator: ITranslator,
    settings: ISettingRegistry,
    toolbars: IToolbarWidgetRegistry,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    themes: IThemeManager | null
  ) => {
    const trans = translator.load('labstead');
    const companion = new Companion(app.serviceManager.serverSettings, trans);
    const catalog = new CatalogModel(companion);
    const tracker = new WidgetTracker<TableTab>({
      namespace: 'labstead-table'
    });
    const toolbar = createToolbarFactory(
      toolbars,
      settings,
      TOOLBAR,
      PLUGIN,
      translator
    );

    const openTable = (args: TableArgs): TableTab => {
      const id = tabId(args);
      const open = tracker.find(tab => tab.id === id);
      if (open) {
        app.shell.activateById(id);
        return open;
      }
      const content = new TableContent({ ...args, companion, trans, themes });
      const tab: TableTab = new MainAreaWidget({ content });
      tab.id = id;
      tab.title.label = args.name;
      tab.title.caption = content.fullName;
      tab.title.icon = relationIcons.table;
      setToolbar(tab, toolbar);
      void content.open().then(() => {
        const kind = content.view?.kind;
        if (kind) {
          tab.title.icon = relationIcons[kind];
        }
      });
      void tracker.add(tab);
      app.shell.add(tab, 'main', { type: 'Labstead Table' });
      app.shell.activateById(id);
      return tab;
    };

    const sidebar = new PostgresSidebar({
      model: catalog,
      translator,
      trans,
      open: (connection, { schema, name }) =>
        openTable({ connection, schema, name })
    });
    app.shell.add(sidebar, 'left', { rank: 600, type: 'Labstead Postgres' });
    addCommands({ app, trans, catalog, tracker, openTable });
    app.commands.addCommand(CommandIDs.showPostgres, {
      label: trans.__('Show Postgres'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => {
        app.shell.activateById(sidebar.id);
      }
    });
    restorer?.add(sidebar, sidebar.id);
    void restorer?.restore(tracker, {
      command: CommandIDs.openTable,
      args: tab => ({ ...tab.content.args }),
      name: tab => tab.id
    });
    for (const command of [
      CommandIDs.showPostgres,
      CommandIDs.refreshRelations,
      CommandIDs.refreshTable,
      CommandIDs.goToRow,
      CommandIDs.countRows,
      CommandIDs.copyCells,
      CommandIDs.showValue
    ]) {
      palette?.addItem({ command, category: trans.__('Postgres') });
    }
    void settings.load(PLUGIN).then(loaded => {
      const apply = (): void =>
        catalog.setSystem(loaded.get('systemSchemas').composite === true);
      loaded.changed.connect(apply);
      apply();
    });
  }
};

function tabId({ connection, schema, name }: TableArgs): string {
  return `labstead-table:${JSON.stringify([connection, schema, name])}`;
}

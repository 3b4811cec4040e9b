import {
  ILabShell,
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import {
  createToolbarFactory,
  ICommandPalette,
  IThemeManager,
  IToolbarWidgetRegistry,
  setToolbar
} from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator } from '@jupyterlab/translation';
import { Companion } from '../client.js';
import { CommandIDs } from '../commands.js';
import { addCommands } from './commands.js';
import { CatalogModel } from './models/catalog-model.js';
import { PostgresSidebar } from './widgets/sidebar.js';
import { TableTabs } from './widgets/table-tabs.js';

const PLUGIN = 'labstead:postgres';
const TOOLBAR = 'LabsteadTable';

/** The Postgres panel: what is in the databases, and any table with one click. */
export const postgresPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN,
  description: 'Lists the tables of PostgreSQL databases and opens them.',
  autoStart: true,
  requires: [ITranslator, ISettingRegistry, IToolbarWidgetRegistry],
  optional: [ILabShell, ILayoutRestorer, ICommandPalette, IThemeManager],
  activate: (
    app: JupyterFrontEnd,
    translator: ITranslator,
    settings: ISettingRegistry,
    toolbars: IToolbarWidgetRegistry,
    labShell: ILabShell | null,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    themes: IThemeManager | null
  ) => {
    const trans = translator.load('labstead');
    const companion = new Companion(app.serviceManager.serverSettings, trans);
    const catalog = new CatalogModel(companion);
    const toolbar = createToolbarFactory(
      toolbars,
      settings,
      TOOLBAR,
      PLUGIN,
      translator
    );
    const tables = new TableTabs({
      shell: app.shell,
      // Notebook 7 has room for one document; below it is room for tables.
      area: labShell ? 'main' : 'down',
      companion,
      trans,
      themes,
      decorate: tab => setToolbar(tab, toolbar)
    });
    const sidebar = new PostgresSidebar({
      model: catalog,
      translator,
      trans,
      open: (connection, { schema, name }) =>
        tables.open({ connection, schema, name })
    });
    app.shell.add(sidebar, 'left', { rank: 600, type: 'Labstead Postgres' });
    addCommands({ app, trans, catalog, tables });
    app.commands.addCommand(CommandIDs.showPostgres, {
      label: trans.__('Show Postgres'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => {
        app.shell.activateById(sidebar.id);
      }
    });
    restorer?.add(sidebar, sidebar.id);
    void restorer?.restore(tables.tracker, {
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

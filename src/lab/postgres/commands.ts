import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Clipboard, InputDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { refreshIcon } from '@jupyterlab/ui-components';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { CommandIDs } from '../commands.js';
import type { CatalogModel } from './models/catalog-model.js';
import type { TableArgs, TableContent } from './widgets/table-content.js';
import type { TableTabs } from './widgets/table-tabs.js';

/** What the commands work on. */
export interface CommandOptions {
  app: JupyterFrontEnd;
  trans: TranslationBundle;
  catalog: CatalogModel;
  tables: TableTabs;
}

const TABLE_ARGS = {
  type: 'object',
  properties: {
    connection: { type: 'string', description: 'Name of the connection' },
    schema: { type: 'string', description: 'Schema of the relation' },
    name: { type: 'string', description: 'Name of the relation' }
  }
} as const;

const NO_ARGS = { type: 'object', properties: {} } as const;

/** Adds the commands of the list and of the tables; those that need no target are in the palette. */
export function addCommands(options: CommandOptions): void {
  addListCommands(options);
  addTableCommands(options);
}

function addListCommands({
  app,
  trans,
  catalog,
  tables
}: CommandOptions): void {
  const { commands } = app;
  /** The relation named in the arguments, else the one under the pointer. */
  const target = (args: ReadonlyPartialJSONObject): TableArgs | undefined => {
    const { connection, schema, name } = args;
    if (isText(connection) && isText(schema) && isText(name)) {
      return { connection, schema, name };
    }
    const line = app.contextMenuHitTest(
      node => node.dataset['kind'] === 'relation'
    )?.dataset;
    return line?.['name'] === undefined
      ? undefined
      : {
          connection: line['connection'] ?? '',
          schema: line['schema'] ?? '',
          name: line['name']
        };
  };
  commands.addCommand(CommandIDs.openTable, {
    label: trans.__('Open Table'),
    caption: trans.__('Open a table or view of the database'),
    describedBy: { args: TABLE_ARGS },
    execute: args => {
      const relation = target(args);
      return relation && tables.open(relation);
    }
  });
  commands.addCommand(CommandIDs.copyName, {
    label: trans.__('Copy Name'),
    caption: trans.__('Copy the quoted name for use in SQL'),
    describedBy: { args: TABLE_ARGS },
    execute: args => {
      const relation = target(args);
      if (relation) {
        Clipboard.copyToSystem(quoted(relation));
      }
    }
  });
  commands.addCommand(CommandIDs.refreshRelations, {
    label: trans.__('Refresh List of Tables'),
    icon: refreshIcon,
    describedBy: { args: NO_ARGS },
    execute: () => catalog.refresh()
  });
}

function addTableCommands({ app, trans, tables }: CommandOptions): void {
  const { commands, shell } = app;
  const ids: string[] = [];
  const add = (
    id: string,
    label: string,
    execute: (content: TableContent) => unknown,
    icon?: typeof refreshIcon
  ): void => {
    ids.push(id);
    commands.addCommand(id, {
      label,
      caption: label,
      ...(icon ? { icon } : {}),
      describedBy: { args: NO_ARGS },
      isEnabled: () => tables.current !== null,
      execute: () => tables.current && execute(tables.current.content)
    });
  };
  add(
    CommandIDs.refreshTable,
    trans.__('Refresh Table'),
    content => content.open(),
    refreshIcon
  );
  add(CommandIDs.copyCells, trans.__('Copy Cells'), ({ view }) =>
    view?.grid.copy()
  );
  add(CommandIDs.showValue, trans.__('Show Value'), ({ view }) =>
    view?.showValue()
  );
  add(CommandIDs.countRows, trans.__('Count Rows Exactly'), ({ view }) =>
    view?.countRows()
  );
  add(CommandIDs.goToRow, trans.__('Go to Row…'), async ({ view }) => {
    const { value } = await InputDialog.getNumber({
      title: trans.__('Go to Row'),
      label: trans.__('Row number, from 1 on')
    });
    if (value !== null && Number.isFinite(value)) {
      view?.grid.goToRow(Math.round(value) - 1);
      view?.grid.takeFocus();
    }
  });
  const notify = (): void =>
    ids.forEach(id => commands.notifyCommandChanged(id));
  tables.tracker.currentChanged.connect(notify);
  shell.currentChanged?.connect(notify);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Always in quotes: a name such as user or order is a word of SQL without them. */
function quoted({ schema, name }: TableArgs): string {
  return [schema, name]
    .map(part => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}

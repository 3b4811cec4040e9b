import type { TranslationBundle, ITranslator } from '@jupyterlab/translation';
import {
  FilterBox,
  ReactWidget,
  SidePanel,
  Toolbar,
  ToolbarButton,
  UseSignal,
  refreshIcon
} from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import { Panel, Widget } from '@lumino/widgets';
import type { Relation } from '../../../contract/index.js';
import { databaseIcon } from '../../icons.js';
import type { CatalogModel } from '../models/catalog-model.js';
import { Tree } from './tree.js';

/** What the sidebar needs. */
export interface SidebarOptions {
  model: CatalogModel;
  translator: ITranslator;
  trans: TranslationBundle;
  open: (connection: string, relation: Relation) => void;
}

/** The left sidebar: what is here. */
export class PostgresSidebar extends SidePanel {
  constructor({ model, translator, trans, open }: SidebarOptions) {
    super({ translator, content: new Panel() });
    this.id = 'labstead-postgres';
    this.addClass('jp-LabsteadPostgres');
    this.title.icon = databaseIcon;
    this.title.caption = trans.__('Postgres');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Postgres'));
    this.model = model;

    const heading = new Widget();
    heading.addClass('jp-LabsteadPostgres-heading');
    heading.node.textContent = trans.__('Postgres');
    this.toolbar.addItem('heading', heading);
    this.toolbar.addItem('spacer', Toolbar.createSpacerItem());
    this.toolbar.addItem(
      'refresh',
      new ToolbarButton({
        icon: refreshIcon,
        tooltip: trans.__('Refresh the list'),
        onClick: () => void model.refresh()
      })
    );
    const filter = ReactWidget.create(
      <FilterBox
        placeholder={trans.__('Filter relations')}
        useFuzzyFilter={false}
        showIcon={true}
        updateFilter={(_filter, query = '') => model.setFilter(query.trim())}
      />
    );
    filter.addClass('jp-LabsteadPostgres-filter');
    this.addWidget(filter);
    const body = ReactWidget.create(
      <UseSignal signal={model.changed}>
        {() => <Body model={model} trans={trans} open={open} />}
      </UseSignal>
    );
    body.addClass('jp-LabsteadPostgres-body');
    this.addWidget(body);
    model.changed.connect(this.focusTree, this);
  }

  override dispose(): void {
    Signal.clearData(this);
    super.dispose();
  }

  protected override onBeforeShow(): void {
    // Nothing is asked of a server until somebody looks.
    if (!this.asked) {
      this.asked = true;
      void this.model.refresh();
    }
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.wantsFocus = true;
    this.focusTree();
  }

  /** Gives the keyboard to the tree, as soon as there is one. */
  private focusTree(): void {
    if (this.wantsFocus) {
      requestAnimationFrame(() => {
        const tree = this.node.querySelector<HTMLElement>('.jp-LabsteadTree');
        if (tree && this.wantsFocus) {
          this.wantsFocus = false;
          tree.focus();
        }
      });
    }
  }

  private readonly model: CatalogModel;
  private asked = false;
  private wantsFocus = false;
}

function Body({
  model,
  trans,
  open
}: Pick<SidebarOptions, 'model' | 'trans' | 'open'>): JSX.Element {
  const { connections } = model;
  switch (connections.state) {
    case 'loading':
      return (
        <p className="jp-LabsteadPostgres-state jp-mod-late">
          {trans.__('Looking for connections…')}
        </p>
      );
    case 'failed':
      return (
        <div className="jp-LabsteadPostgres-state" role="alert">
          <p>{connections.failure.message}</p>
          <button
            className="jp-mod-styled"
            onClick={() => void model.refresh()}
          >
            {trans.__('Try again')}
          </button>
        </div>
      );
    case 'ready':
      return connections.value.connections.length === 0 ? (
        <div className="jp-LabsteadPostgres-state">
          <p>{trans.__('No connection yet. Looked at:')}</p>
          <ul>
            {connections.value.looked.map(place => (
              <li key={place}>{place}</li>
            ))}
          </ul>
          <p>
            {trans.__(
              'Set PGHOST, PGDATABASE and PGUSER where the Jupyter server starts, then restart it.'
            )}
          </p>
        </div>
      ) : (
        <Tree model={model} trans={trans} open={open} />
      );
  }
}

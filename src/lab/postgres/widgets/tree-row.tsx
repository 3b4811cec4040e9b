import {
  lockIcon,
  caretDownIcon,
  caretRightIcon
} from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Relation } from '../../../contract/index.js';
import { databaseIcon, relationIcons } from '../../icons.js';
import { fullCount, shortEstimate } from '../models/counts.js';
import type { TreeRow } from '../models/tree-rows.js';

/** What a line of the tree needs to be drawn. */
export interface TreeLineProps {
  row: TreeRow;
  trans: TranslationBundle;
  onRetry: () => void;
}

/** The content of one line: mark, icon, name, and what is known at the right. */
export function TreeLine({ row, trans, onRetry }: TreeLineProps): JSX.Element {
  switch (row.kind) {
    case 'connection':
      return (
        <>
          <Caret expanded={row.expanded} />
          <databaseIcon.react tag="span" className="jp-LabsteadTree-icon" />
          <span className="jp-LabsteadTree-name">
            {row.connection.database} · {row.connection.host}
          </span>
          <span className="jp-LabsteadTree-note">{trans.__('reading')}</span>
        </>
      );
    case 'schema':
      return (
        <>
          <Caret expanded={row.expanded} />
          <span className="jp-LabsteadTree-name">{row.schema.name}</span>
          {row.schema.usable ? (
            <span className="jp-LabsteadTree-note">
              {fullCount(row.schema.relations)}
            </span>
          ) : (
            <Lock />
          )}
        </>
      );
    case 'relation':
      return <RelationLine row={row} trans={trans} />;
    case 'loading':
      return (
        <span className="jp-LabsteadTree-hint jp-mod-late">
          {trans.__('Loading…')}
        </span>
      );
    case 'failed':
      return (
        <span className="jp-LabsteadTree-hint jp-mod-failed" role="alert">
          <span>{row.failure.message}</span>
          <button className="jp-mod-styled jp-mod-minimal" onClick={onRetry}>
            {trans.__('Try again')}
          </button>
        </span>
      );
    case 'cut':
      return (
        <span className="jp-LabsteadTree-hint">
          {trans.__('… only the first %1 are shown. Type more.', row.shown)}
        </span>
      );
    case 'empty':
      return (
        <span className="jp-LabsteadTree-hint">{emptyText(row.of, trans)}</span>
      );
  }
}

function RelationLine({
  row,
  trans
}: {
  row: TreeRow & { kind: 'relation' };
  trans: TranslationBundle;
}): JSX.Element {
  const { relation, qualified } = row;
  const Icon = relationIcons[relation.kind];
  return (
    <>
      {row.expanded === undefined ? (
        <span className="jp-LabsteadTree-indent" />
      ) : (
        <Caret expanded={row.expanded} />
      )}
      <Icon.react tag="span" className="jp-LabsteadTree-icon" />
      <span className="jp-LabsteadTree-name">
        {qualified && (
          <span className="jp-LabsteadTree-schema">{relation.schema}.</span>
        )}
        {relation.name}
      </span>
      {relation.readable ? (
        <span className="jp-LabsteadTree-note">{note(relation, trans)}</span>
      ) : (
        <Lock />
      )}
    </>
  );
}

function Caret({ expanded }: { expanded: boolean }): JSX.Element {
  const Icon = expanded ? caretDownIcon : caretRightIcon;
  return <Icon.react tag="span" className="jp-LabsteadTree-caret" />;
}

function Lock(): JSX.Element {
  return <lockIcon.react tag="span" className="jp-LabsteadTree-lock" />;
}

/** What stands at the right of a relation: its estimated rows, or its kind where it has none. */
function note(relation: Relation, trans: TranslationBundle): string {
  switch (relation.kind) {
    case 'view':
      return trans.__('view');
    case 'matview':
      return trans.__('matview');
    case 'foreign':
      return trans.__('foreign');
    default:
      return relation.rows === null ? '' : shortEstimate(relation.rows);
  }
}

function emptyText(
  of: (TreeRow & { kind: 'empty' })['of'],
  trans: TranslationBundle
): string {
  switch (of) {
    case 'schemas':
      return trans.__('No schemas. Ask the owner of the database for one.');
    case 'relations':
      return trans.__('No tables. They appear here once they are created.');
    case 'partitions':
      return trans.__('No partitions yet.');
    case 'found':
      return trans.__('Nothing has this in its name.');
  }
}

import type { TranslationBundle } from '@jupyterlab/translation';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Relation } from '../../../contract/index.js';
import type { CatalogModel } from '../models/catalog-model.js';
import { expandedOf, treeRows, type TreeRow } from '../models/tree-rows.js';
import { moveInTree } from '../models/tree-keys.js';
import { TreeLine } from './tree-row.js';
import { treeTooltip } from './tree-tooltip.js';

/** Height of a line in pixels, that of JupyterLab's file browser. */
const LINE = 24;

/** What the tree needs. */
export interface TreeProps {
  model: CatalogModel;
  trans: TranslationBundle;
  open: (connection: string, relation: Relation) => void;
}

/** The tree of connections, schemas and relations; only the lines in view are in the page. */
export function Tree({ model, trans, open }: TreeProps): JSX.Element {
  const { version } = model;
  // Scrolling draws many times what a change makes once.
  const rows = useMemo(() => treeRows(model), [model, version]);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState('');
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    getItemKey: index => rows[index]?.key ?? index,
    overscan: 8
  });
  const activeIndex = rows.findIndex(row => row.key === active);

  const act = (row: TreeRow): void => {
    setActive(row.key);
    if (row.kind === 'relation') {
      open(row.connection, row.relation);
    } else if (row.kind === 'connection' || row.kind === 'schema') {
      model.toggle(row.key);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const elsewhere = event.target !== event.currentTarget;
    if (elsewhere || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const move = moveInTree(event.key, rows, Math.max(0, activeIndex));
    const target = move && rows[move.index];
    if (!target) {
      return;
    }
    event.preventDefault();
    setActive(target.key);
    virtual.scrollToIndex(move.index);
    if (move.toggle) {
      model.toggle(target.key);
    }
    if (move.open) {
      act(target);
    }
  };

  const items = virtual.getVirtualItems();

  return (
    <div
      ref={scroller}
      className="jp-LabsteadTree"
      role="tree"
      aria-label={trans.__('Schemas and tables')}
      aria-activedescendant={
        items.some(item => item.index === activeIndex)
          ? lineId(activeIndex)
          : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => setActive(key => key || (rows[0]?.key ?? ''))}
    >
      <div
        className="jp-LabsteadTree-all"
        role="presentation"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={String(key)}
                id={lineId(index)}
                ref={virtual.measureElement}
                data-index={index}
                data-kind={row.kind}
                {...relationData(row)}
                className={lineClass(row, row.key === active)}
                role="treeitem"
                aria-level={row.level}
                aria-posinset={row.position}
                aria-setsize={row.siblings}
                aria-selected={row.key === active}
                aria-expanded={expandedOf(row)}
                title={treeTooltip(row, trans)}
                style={{
                  transform: `translateY(${start}px)`,
                  paddingLeft: (row.level - 1) * 12
                }}
                onClick={event => {
                  const caret = (event.target as Element).closest(
                    '.jp-LabsteadTree-caret'
                  );
                  if (
                    caret &&
                    row.kind === 'relation' &&
                    expandedOf(row) !== undefined
                  ) {
                    setActive(row.key);
                    model.toggle(row.key);
                  } else {
                    act(row);
                  }
                }}
              >
                <TreeLine
                  row={row}
                  trans={trans}
                  onRetry={() => void model.refresh()}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function lineId(index: number): string {
  return `jp-LabsteadTree-line-${index}`;
}

function lineClass(row: TreeRow, active: boolean): string {
  const locked = row.kind === 'relation' && !row.relation.readable;
  return [
    'jp-LabsteadTree-row',
    ...(active ? ['jp-mod-active'] : []),
    ...(locked ? ['jp-mod-locked'] : [])
  ].join(' ');
}

/** What the context menu's commands read off a line. */
function relationData(row: TreeRow): Record<string, string> {
  return row.kind === 'relation'
    ? {
        'data-connection': row.connection,
        'data-schema': row.relation.schema,
        'data-name': row.relation.name,
        'data-readable': String(row.relation.readable)
      }
    : {};
}

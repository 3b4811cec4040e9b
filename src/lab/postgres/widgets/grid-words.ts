import type { TranslationBundle } from '@jupyterlab/translation';
import type { Column } from '../../../contract/index.js';
import { PENDING, type RowsModel } from '../models/rows-model.js';
import { rowNumber } from './grid-renderers.js';

/** What a screen reader says of the current cell: column, value, row. */
export function cellWords(
  model: RowsModel,
  row: number,
  column: number,
  trans: TranslationBundle
): string {
  const name = model.columns[column]?.name;
  return row < 0 || name === undefined
    ? ''
    : trans.__(
        '%1: %2, row %3',
        name,
        valueWords(model.body(row, column), trans),
        rowNumber(row, model)
      );
}

/** The tooltip of a column's header: its full type, its keys, its comment, a missing right. */
export function headerWords(
  column: Column | undefined,
  trans: TranslationBundle
): string {
  return column === undefined
    ? ''
    : [
        `${column.name} · ${column.type}`,
        ...(column.key === 'primary' ? [trans.__('in the primary key')] : []),
        ...(column.key === 'indexed' ? [trans.__('first in an index')] : []),
        ...(column.comment === null ? [] : [column.comment]),
        ...(column.readable
          ? []
          : [trans.__('No SELECT right on this column: ask the owner.')])
      ].join('\n');
}

/** What stands in a grid that has nothing to show. */
export function emptyWords(model: RowsModel, trans: TranslationBundle): string {
  return model.columns.length === 0
    ? trans.__('This table has no columns.')
    : trans.__('No rows. They appear here after a refresh.');
}

function valueWords(
  value: ReturnType<RowsModel['body']>,
  trans: TranslationBundle
): string {
  switch (value) {
    case PENDING:
      return trans.__('loading');
    case null:
      return 'NULL';
    case '':
      return trans.__('empty');
    default:
      return value;
  }
}

import { CellRenderer, RendererMap, TextRenderer } from '@lumino/datagrid';
import { fullCount } from '../models/counts.js';
import { PENDING, type RowsModel } from '../models/rows-model.js';
import { shortType } from '../models/short-type.js';
import type { GridTheme } from './grid-theme.js';

/** Drawn in place of NULL, dimmed; an empty string draws nothing. */
const NULL_MARK = '∅';

type Config = CellRenderer.CellConfig;

/** The renderers of all four regions in the colours of a theme. */
export function makeRenderers(model: RowsModel, theme: GridTheme): RendererMap {
  const column = (config: Config): (typeof model.columns)[number] | undefined =>
    model.columns[config.column];
  const align = (config: Config): TextRenderer.HorizontalAlignment =>
    column(config)?.numeric ? 'right' : 'left';
  return new RendererMap({
    body: new TextRenderer({
      font: theme.font,
      textColor: ({ value }) =>
        typeof value === 'string' ? theme.text : theme.dim,
      horizontalAlignment: align,
      elideDirection: 'right',
      format: config => bodyText(config, model)
    }),
    'column-header': new TextRenderer({
      font: ({ row }) => (row === 0 ? theme.headerFont : theme.font),
      textColor: ({ row }) => (row === 0 ? theme.text : theme.dim),
      horizontalAlignment: align,
      elideDirection: 'right',
      format: config => headerText(config, column(config))
    }),
    'row-header': new TextRenderer({
      font: theme.font,
      textColor: theme.dim,
      horizontalAlignment: 'right',
      format: ({ row }) => rowNumber(row, model)
    }),
    'corner-header': new TextRenderer({ font: theme.font })
  });
}

/** A row's number from 1 on, with `~` where rows before it were never read. */
export function rowNumber(row: number, model: RowsModel): string {
  return `${model.isExactRow(row) ? '' : '~'}${fullCount(row + 1)}`;
}

function bodyText({ value, row, column }: Config, model: RowsModel): string {
  if (value === PENDING) {
    return '·';
  }
  if (model.columns[column]?.readable === false) {
    return '🔒';
  }
  if (typeof value !== 'string') {
    return NULL_MARK;
  }
  const line = value.replace(/\r\n|\n|\r/g, '↵').replaceAll('\t', '⇥');
  return model.cell(row, column)?.cut ? `${line}…` : line;
}

function headerText(
  { row, value }: Config,
  column: RowsModel['columns'][number] | undefined
): string {
  if (row === 0) {
    return String(value);
  }
  const key = column?.key === 'primary' ? ' ⚷' : column?.key ? ' ⚲' : '';
  return `${shortType(String(value))}${key}`;
}

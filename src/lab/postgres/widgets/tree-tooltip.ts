import type { TranslationBundle } from '@jupyterlab/translation';
import type { TreeRow } from '../models/tree-rows.js';

/** The tooltip of a line, as plain text: full name, kind, owner, comment, or the missing right. */
export function treeTooltip(row: TreeRow, trans: TranslationBundle): string {
  switch (row.kind) {
    case 'connection': {
      const { host, port, database, user, origin, sslmode } = row.connection;
      return [
        `${database} · ${host}:${port}`,
        trans.__('as %1, found in %2, sslmode %3', user, origin, sslmode)
      ].join('\n');
    }
    case 'schema': {
      const { name, owner, comment, usable } = row.schema;
      return [
        name,
        trans.__('schema of %1', owner),
        ...(comment === null ? [] : [comment]),
        ...(usable
          ? []
          : [trans.__('No USAGE right: ask the owner, %1.', owner)])
      ].join('\n');
    }
    case 'relation': {
      const { schema, name, kind, owner, comment, readable } = row.relation;
      return [
        `${schema}.${name}`,
        trans.__('%1 of %2', KINDS[kind](trans), owner),
        ...(comment === null ? [] : [comment]),
        ...(readable
          ? []
          : [trans.__('No SELECT right: ask the owner, %1.', owner)])
      ].join('\n');
    }
    default:
      return '';
  }
}

const KINDS = {
  table: (trans: TranslationBundle) => trans.__('table'),
  partitioned: (trans: TranslationBundle) => trans.__('partitioned table'),
  view: (trans: TranslationBundle) => trans.__('view'),
  matview: (trans: TranslationBundle) => trans.__('materialized view'),
  foreign: (trans: TranslationBundle) => trans.__('foreign table')
};

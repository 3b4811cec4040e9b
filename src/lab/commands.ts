/** Ids of Labstead's commands. */
export namespace CommandIDs {
  export const showPostgres = 'labstead:show-postgres';
  export const openTable = 'labstead:open-table';
  export const refreshRelations = 'labstead:refresh-relations';
  export const refreshTable = 'labstead:refresh-table';
  export const goToRow = 'labstead:go-to-row';
  export const countRows = 'labstead:count-rows';
  export const copyCells = 'labstead:copy-cells';
  export const showValue = 'labstead:show-value';
  export const copyName = 'labstead:copy-name';
}

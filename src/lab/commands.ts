/** Ids of Labstead's commands. */
export const CommandIDs = {
  showPostgres: 'labstead:show-postgres',
  openTable: 'labstead:open-table',
  refreshRelations: 'labstead:refresh-relations',
  refreshTable: 'labstead:refresh-table',
  goToRow: 'labstead:go-to-row',
  countRows: 'labstead:count-rows',
  copyCells: 'labstead:copy-cells',
  showValue: 'labstead:show-value',
  copyName: 'labstead:copy-name'
} as const;

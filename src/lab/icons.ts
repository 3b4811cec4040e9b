import { LabIcon } from '@jupyterlab/ui-components';
import databaseSvg from '../../style/icons/database.svg';
import foreignSvg from '../../style/icons/foreign.svg';
import matviewSvg from '../../style/icons/matview.svg';
import partitionedSvg from '../../style/icons/partitioned.svg';
import tableSvg from '../../style/icons/table.svg';
import viewSvg from '../../style/icons/view.svg';
import type { RelationKind } from '../contract/index.js';

/** The icon of the Postgres sidebar and of a connection. */
export const databaseIcon = new LabIcon({
  name: 'labstead:database',
  svgstr: databaseSvg
});

/** The icon of each kind of relation. */
export const relationIcons: Record<RelationKind, LabIcon> = {
  table: new LabIcon({ name: 'labstead:table', svgstr: tableSvg }),
  partitioned: new LabIcon({
    name: 'labstead:partitioned',
    svgstr: partitionedSvg
  }),
  view: new LabIcon({ name: 'labstead:view', svgstr: viewSvg }),
  matview: new LabIcon({ name: 'labstead:matview', svgstr: matviewSvg }),
  foreign: new LabIcon({ name: 'labstead:foreign', svgstr: foreignSvg })
};

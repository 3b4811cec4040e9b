import type { DataGrid } from '@lumino/datagrid';

/** What the grid takes from JupyterLab's theme: a canvas does not see style sheets. */
export interface GridTheme {
  font: string;
  headerFont: string;
  text: string;
  dim: string;
  style: DataGrid.Style;
}

/** Reads the theme in force at a node, so that any theme fits, high contrast too. */
export function readGridTheme(node: Element): GridTheme {
  const computed = getComputedStyle(node);
  const read = (...names: string[]): string => {
    for (const name of names) {
      const value = computed.getPropertyValue(name).trim();
      if (value) {
        return value;
      }
    }
    return '';
  };
  const size = read('--jp-datagrid-font-size', '--jp-ui-font-size1');
  const family = read('--jp-datagrid-font-family', '--jp-ui-font-family');
  const line = read('--jp-border-color2');
  const header = read('--jp-layout-color2');
  const brand = read('--jp-brand-color1');
  const faint = (percent: number): string =>
    `color-mix(in srgb, ${brand} ${percent}%, transparent)`;
  return {
    font: `${size} ${family}`,
    headerFont: `600 ${size} ${family}`,
    text: read('--jp-ui-font-color1'),
    dim: read('--jp-ui-font-color2'),
    style: {
      voidColor: read('--jp-layout-color1'),
      backgroundColor: read('--jp-layout-color1'),
      gridLineColor: line,
      headerBackgroundColor: header,
      // One step stronger: in the dark theme the header has the colour of the lines.
      headerGridLineColor: read('--jp-border-color1'),
      headerSelectionFillColor: faint(20),
      selectionFillColor: faint(15),
      selectionBorderColor: brand,
      headerSelectionBorderColor: brand,
      cursorFillColor: faint(10),
      cursorBorderColor: brand,
      scrollShadow: {
        size: 4,
        color1: read('--jp-shadow-penumbra-color', '--jp-border-color3'),
        color2: 'transparent',
        color3: 'transparent'
      }
    }
  };
}

import { expect, type Locator, type Page } from '@playwright/test';
import type { LabServer } from './servers.js';
import { TablePage } from './table.js';

/** A page of JupyterLab with the Postgres panel, as a person uses it. */
export class Lab {
  constructor(
    readonly page: Page,
    readonly server: LabServer,
    private readonly workspace: string
  ) {}

  get sidebar(): Locator {
    return this.page.locator('#labstead-postgres');
  }

  get tree(): Locator {
    return this.sidebar.getByRole('tree');
  }

  get filter(): Locator {
    return this.sidebar.getByRole('searchbox');
  }

  get tabs(): Locator {
    return this.page.locator('#jp-main-dock-panel .lm-TabBar-tab');
  }

  /** The table in front. */
  get table(): TablePage {
    return new TablePage(this.page);
  }

  /** Loads the page and waits until JupyterLab has restored its layout. */
  async load(): Promise<void> {
    const { url, token } = this.server;
    await this.page.goto(
      `${url}/lab/workspaces/${this.workspace}?token=${token}`
    );
    await this.restored();
    // It comes late, and not at all where a tab was opened before.
    await expect(this.tabs).toHaveText(['Launcher']);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.restored();
  }

  async openPanel(): Promise<void> {
    await this.page
      .locator('.jp-SideBar [data-id="labstead-postgres"]')
      .click();
    await expect(this.line('schema').first()).toBeVisible();
  }

  /** The lines of a kind in the tree. */
  line(kind: 'connection' | 'schema' | 'failed' | 'empty' | 'cut'): Locator {
    return this.tree.locator(`[data-kind="${kind}"]`);
  }

  schema(name: string): Locator {
    return this.line('schema').filter({
      has: this.page
        .locator('.jp-LabsteadTree-name')
        .getByText(name, { exact: true })
    });
  }

  relation(name: string): Locator {
    return this.tree.locator(
      `[data-kind="relation"][data-name=${JSON.stringify(name)}]`
    );
  }

  /** Unfolds a schema, unless it is. */
  async unfold(name: string): Promise<void> {
    const line = this.schema(name);
    await expect(line).toBeVisible();
    if ((await line.getAttribute('aria-expanded')) === 'false') {
      await line.click();
    }
    await expect(line).toHaveAttribute('aria-expanded', 'true');
  }

  /** Opens a table by its line in the tree. */
  async open(schema: string, name: string): Promise<TablePage> {
    await this.unfold(schema);
    await this.relation(name).click();
    const { table } = this;
    await expect(table.grid).toHaveAttribute('aria-label', `${schema}.${name}`);
    return table;
  }

  /** Runs one of JupyterLab's commands. */
  async command(id: string, args: Record<string, string> = {}): Promise<void> {
    await this.page.evaluate(
      async ([command, given]) => {
        const { jupyterapp } = window as unknown as {
          jupyterapp: {
            commands: { execute(id: string, args: object): Promise<unknown> };
          };
        };
        await jupyterapp.commands.execute(command, given);
      },
      [id, args] as const
    );
  }

  private async restored(): Promise<void> {
    await this.page.waitForFunction(() => {
      const { jupyterapp } = window as unknown as {
        jupyterapp?: { restored: Promise<void> };
      };
      return jupyterapp?.restored.then(() => true) ?? false;
    });
    await expect(this.page.locator('#jupyterlab-splash')).toHaveCount(0);
  }
}

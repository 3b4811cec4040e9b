import { expect, type Locator, type Page } from '@playwright/test';

/** The table's tab in front; its cells are drawn on a canvas, so they are read by voice, status and clipboard. */
export class TablePage {
  constructor(private readonly page: Page) {}

  get tab(): Locator {
    return this.page.locator('.jp-LabsteadTable:visible');
  }

  /** The part of the canvas that takes the keyboard. */
  get grid(): Locator {
    return this.tab.getByRole('grid');
  }

  /** What is said of the current cell. */
  get voice(): Locator {
    return this.tab.locator('.jp-LabsteadGrid-voice');
  }

  get status(): Locator {
    return this.tab.locator('.jp-LabsteadStatus');
  }

  get value(): Locator {
    return this.tab.locator('.jp-LabsteadValue');
  }

  get valueText(): Locator {
    return this.value.locator('.jp-LabsteadValue-text');
  }

  get banner(): Locator {
    return this.tab.locator('.jp-LabsteadBanner');
  }

  /** Presses keys one after another, such as `ArrowDown` or `ArrowDown*5`. */
  async press(...keys: string[]): Promise<void> {
    for (const each of keys) {
      const [key = '', times = '1'] = each.split('*');
      for (let turn = 0; turn < Number(times); turn += 1) {
        await this.page.keyboard.press(key);
      }
    }
  }

  /** Copies what is selected, and gives the clipboard's text. */
  async copy(): Promise<string> {
    const before = 'nothing was copied';
    await this.page.evaluate(
      text => navigator.clipboard.writeText(text),
      before
    );
    await this.press('Control+c');
    const read = (): Promise<string> =>
      this.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).not.toBe(before);
    return read();
  }

  /** Drags the thumb of the vertical scrollbar, by a share of its track. */
  async dragThumb(share: number): Promise<void> {
    const bar = this.tab.locator('.lm-ScrollBar[data-orientation="vertical"]');
    const track = await boxOf(bar.locator('.lm-ScrollBar-track'));
    const thumb = await boxOf(bar.locator('.lm-ScrollBar-thumb'));
    const x = thumb.x + thumb.width / 2;
    const y = thumb.y + thumb.height / 2;
    const way = share * (track.height - thumb.height);
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y + way, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Clicks into the grid, so many pixels from its corner. */
  async clickAt(x: number, y: number): Promise<void> {
    await this.grid.click({ position: { x, y } });
  }
}

async function boxOf(
  locator: Locator
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) {
    throw new Error('It is not in view.');
  }
  return box;
}

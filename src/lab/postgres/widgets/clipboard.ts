import { Clipboard } from '@jupyterlab/apputils';

/**
 * Puts text on the clipboard. JupyterLab's own way hangs on the key that was
 * pressed: when the text comes seconds later, it would take over the next
 * copy elsewhere. The browser's way is there over HTTPS and on localhost only.
 */
export async function copyToClipboard(text: string): Promise<void> {
  const clipboard = navigator.clipboard as
    typeof navigator.clipboard | undefined;
  if (clipboard) {
    await clipboard.writeText(text);
  } else {
    Clipboard.copyToSystem(text);
  }
}

/** What JupyterLab's modules expect of a browser when they are loaded, and jsdom lacks. */

class NoDragEvent extends MouseEvent {
  readonly dataTransfer = null;
}

class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

function noMedia(media: string): MediaQueryList {
  return Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined
  });
}

const missing = {
  DragEvent: NoDragEvent,
  ResizeObserver: NoResizeObserver,
  matchMedia: noMedia
};

for (const [name, value] of Object.entries(missing)) {
  if (!(name in globalThis)) {
    Object.defineProperty(globalThis, name, { value, writable: true });
  }
}

// Lumino measures text when it is loaded; nothing here paints.
HTMLCanvasElement.prototype.getContext = () => null;

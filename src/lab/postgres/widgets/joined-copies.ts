/** A rectangle of the canvas in device pixels. */
interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What paints on a canvas besides copies; the grid lines, above all, come over the cells. */
const PAINTS = [
  'beginPath',
  'clearRect',
  'fill',
  'fillRect',
  'fillText',
  'stroke'
] as const;

/**
 * Lumino paints each cell on a hidden canvas and copies it from there on its
 * own. Where the browser has no GPU, each copy costs 2 ms, since it takes a
 * snapshot of the whole hidden canvas first: half a second for a screenful.
 * This holds back the copies of neighbouring cells and makes one of them, when
 * anything else is painted or at `flush`, which it returns.
 */
export function joinCopies(context: CanvasRenderingContext2D): () => void {
  const held: Rect[] = [];
  let source: CanvasImageSource | undefined;
  const draw: (image: CanvasImageSource, ...place: number[]) => void =
    context.drawImage.bind(context);

  const copy = (image: CanvasImageSource, rect: Rect): void => {
    const { x, y, width, height } = rect;
    draw(image, x, y, width, height, x, y, width, height);
  };
  const flush = (): void => {
    const image = source;
    source = undefined;
    const rects = held.splice(0);
    if (!image || rects.length === 0) {
      return;
    }
    const all = bounds(rects);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    // One copy only where the cells fill it: what lies between them is old.
    for (const rect of area(all) === total(rects) ? [all] : rects) {
      copy(image, rect);
    }
    context.restore();
  };

  context.drawImage = (image: CanvasImageSource, ...place: number[]): void => {
    const [x = 0, y = 0, width = 0, height = 0, toX, toY] = place;
    const stays = place.length === 8 && x === toX && y === toY;
    if (!stays || image === context.canvas) {
      flush();
      draw(image, ...place);
    } else if (width > 0 && height > 0) {
      if (source !== image) {
        flush();
      }
      source = image;
      held.push({ x, y, width, height });
    }
  };
  for (const name of PAINTS) {
    const paint = context[name].bind(context) as (...args: unknown[]) => void;
    Object.defineProperty(context, name, {
      value: (...args: unknown[]) => {
        flush();
        paint(...args);
      }
    });
  }
  return flush;
}

function bounds(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map(rect => rect.x));
  const y = Math.min(...rects.map(rect => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map(rect => rect.x + rect.width)) - x,
    height: Math.max(...rects.map(rect => rect.y + rect.height)) - y
  };
}

function area({ width, height }: Rect): number {
  return width * height;
}

function total(rects: readonly Rect[]): number {
  return rects.reduce((sum, rect) => sum + area(rect), 0);
}

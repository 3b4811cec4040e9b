import type { Cell, Opened, Value } from '../../../contract/index.js';
import type { Companion } from '../../client.js';
import type { CellInfo } from './rows-model.js';

/** Reads values whole that a page carries only cut. */
export class CellReader {
  constructor(
    private readonly companion: Pick<Companion, 'value'>,
    private readonly connection: string,
    private readonly opened: Opened
  ) {}

  /** Reads one stretch of a value from character `from` on. */
  part(
    { key = '', segment }: CellInfo,
    column: number,
    from: number,
    signal?: AbortSignal
  ): Promise<Value> {
    const { connection } = this;
    return this.companion.value(
      { connection, relation: this.opened.oid, segment, key, column, from },
      signal
    );
  }

  /** Reads all of a value. */
  async whole(
    cell: CellInfo,
    column: number,
    signal?: AbortSignal
  ): Promise<Cell> {
    if (!cell.cut || cell.key === undefined) {
      return cell.text;
    }
    const parts: string[] = [];
    let from = 0;
    for (;;) {
      const { text, length } = await this.part(cell, column, from, signal);
      if (text === null) {
        return null;
      }
      parts.push(text);
      // Characters, of which an emoji is one: JavaScript's length counts two.
      from += countCharacters(text);
      if (from >= length || text === '') {
        return parts.join('');
      }
    }
  }
}

/** Characters as PostgreSQL counts them. */
export function countCharacters(text: string): number {
  const pairs = text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0;
  return text.length - pairs;
}

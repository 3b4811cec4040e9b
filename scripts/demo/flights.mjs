// @ts-check
import { join } from 'node:path';
import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetRead
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { source } from './small.mjs';

const rowsPerChunk = 8192;

/** @typedef {{ date: Date[], delay: bigint[], distance: bigint[], origin: string[], destination: string[] }} Columns */

/**
 * @param {Columns} columns
 * @param {number} from
 * @param {number} to
 */
function text({ date, delay, distance, origin, destination }, from, to) {
  let lines = '';
  let known = NaN;
  let when = '';
  for (let row = from; row < to; row += 1) {
    const time = Number(date[row]);
    // Many flights share a minute, and formatting a date is the slow part.
    if (time !== known) {
      known = time;
      when = new Date(time).toISOString().slice(0, 19);
    }
    lines += `${when}\t${delay[row]}\t${distance[row]}\t${origin[row]}\t${destination[row]}\n`;
  }
  return lines;
}

/**
 * The three million flights as text for COPY, in the order of their dates.
 *
 * @param {(share: number) => void} onShare
 * @returns {AsyncGenerator<string>}
 */
export async function* flights(onShare) {
  const file = await asyncBufferFromFile(join(source, 'flights-3m.parquet'));
  const metadata = await parquetMetadataAsync(file);
  const total = Number(metadata.num_rows);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    /** @type {Record<string, unknown[]>} */
    const read = {};
    await parquetRead({
      file,
      metadata,
      compressors,
      rowStart,
      rowEnd,
      onChunk({ columnName, columnData }) {
        read[columnName] = [
          ...(read[columnName] ?? []),
          ...Array.from(columnData)
        ];
      }
    });
    const columns = /** @type {Columns} */ (/** @type {unknown} */ (read));
    const count = rowEnd - rowStart;
    for (let from = 0; from < count; from += rowsPerChunk) {
      yield text(columns, from, Math.min(from + rowsPerChunk, count));
      onShare((rowStart + from) / total);
    }
    rowStart = rowEnd;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { commandLine } from '../../scripts/setup/process.mjs';
import type { Lab } from './lab.js';

/** A companion under way. */
export interface Running {
  pid: number;
  /** Its whole command line. */
  line: string;
  socket: string;
}

/** The companions that a Jupyter server has started; only Linux tells. */
export function companionsOf({ pid }: Lab): Running[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(name => ({ pid: Number(name), line: commandLine(Number(name)) }))
    .filter(({ line }) => line.includes('companion.mjs'))
    .map(found => ({
      ...found,
      socket: /--socket (\S+)/.exec(found.line)?.[1] ?? ''
    }));
}

/** The one companion of a Jupyter server. */
export function companionOf(lab: Lab): Running {
  const [running, ...others] = companionsOf(lab);
  if (!running || others.length > 0) {
    throw new Error(
      `There are ${others.length + (running ? 1 : 0)} companions.`
    );
  }
  return running;
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold blanks, but ends with the last bracket.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

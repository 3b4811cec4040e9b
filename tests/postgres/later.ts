const tasks: (() => unknown)[] = [];

/** Does something at the end of the test file, whether it is called in a test or outside. */
export function later(task: () => unknown): void {
  tasks.push(task);
}

/** Does all that was put off, what came last first. */
export async function doNow(): Promise<void> {
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    await task();
  }
}

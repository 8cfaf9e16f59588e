/** Seconds as a French reader writes them: « 1,2 s ». */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}

/** Runs one step of a start and prints one line with its duration; the error of the step passes through. */
export async function step<Result>(label: string, run: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${label}\r`)
  try {
    const result = await run()
    console.log(`✓ ${label} (${seconds(performance.now() - start)})`)
    return result
  } catch (error) {
    console.error(`✗ ${label} (${seconds(performance.now() - start)})`)
    throw error
  }
}

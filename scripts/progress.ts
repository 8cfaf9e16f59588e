/** Des secondes comme on les écrit : « 1,2 s ». */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}

/** Fait une étape d’un démarrage et écrit une ligne avec sa durée ; l’erreur de l’étape passe. */
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

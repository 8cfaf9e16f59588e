/** Des secondes comme on les écrit : « 1,2 s ». */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`
}

/**
 * Dit où en est une commande. En production c’est la sortie d’erreur : l’autre est au journal, une ligne de JSON par fait, et rien d’autre.
 */
export function say(line: string): void {
  if (process.env.DEMO === 'non') console.error(line)
  else console.log(line)
}

/** Fait une étape d’un démarrage et écrit une ligne avec sa durée ; l’erreur de l’étape passe. */
export async function step<Result>(label: string, run: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now()
  if (process.stdout.isTTY && process.env.DEMO !== 'non') process.stdout.write(`… ${label}\r`)
  try {
    const result = await run()
    say(`✓ ${label} (${seconds(performance.now() - start)})`)
    return result
  } catch (error) {
    console.error(`✗ ${label} (${seconds(performance.now() - start)})`)
    throw error
  }
}

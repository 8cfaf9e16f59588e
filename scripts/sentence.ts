/** Une phrase pour la personne qui lance une commande, sans trace technique. */
export class Sentence extends Error {}

/** Fait une commande jusqu’au bout, et finit le processus : une phrase seule quand elle est refusée, l’erreur entière quand elle est imprévue. */
export async function command(run: () => Promise<void>): Promise<never> {
  try {
    await run()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    process.exit(1)
  }
}

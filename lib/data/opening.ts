import { AsyncLocalStorage } from 'node:async_hooks'
import { escapeLiteral, type QueryConfig, type QueryResult } from 'pg'

/** Ce qu’une transaction fait en s’ouvrant, dans le même aller que BEGIN, et l’instant que la base en rend. */
type Opening = { sql: string; instant?: Date }

// Sur globalThis : l’assembleur peut charger ce module deux fois.
const KEY = Symbol.for('portail.ouverture')
const place = globalThis as unknown as { [key: symbol]: AsyncLocalStorage<Opening> | undefined }
place[KEY] ??= new AsyncLocalStorage()
const openings = place[KEY]

/**
 * Ouvre une transaction qui pose ses réglages et lit l’heure dans l’aller de BEGIN : un aller de moins par page.
 * @param reglages posés par `set_config`, pour la transaction seule.
 * @param open ouvre la transaction ; reçoit ce qui rend l’instant, une fois ouverte.
 */
export function withOpening<T>(reglages: Readonly<Record<string, string>>, open: (instantOf: () => Date) => Promise<T>): Promise<T> {
  const poses = Object.entries(reglages).map(([nom, valeur]) => `, set_config(${escapeLiteral(nom)}, ${escapeLiteral(valeur)}, true)`)
  const opening: Opening = { sql: `BEGIN; SELECT extract(epoch FROM maintenant()) * 1000${poses.join('')}` }
  return openings.run(opening, () =>
    open(() => {
      // Sans elle, ni périmètre ni lecture seule : mieux vaut une panne.
      if (!opening.instant) throw new Error('La transaction s’est ouverte sans ses réglages.')
      return opening.instant
    }),
  )
}

type Suite = (erreur: Error | null, resultat?: QueryResult) => void

/** Ce qu’une connexion envoie pour cette demande, et à qui elle en rend la réponse : BEGIN y devient l’ouverture de la transaction en cours. */
export function openingOf(demande: string | QueryConfig, suite: Suite): { demande: string | QueryConfig; suite: Suite } {
  const opening = typeof demande === 'object' && demande.text === 'BEGIN' ? openings.getStore() : undefined
  if (!opening || typeof demande !== 'object') return { demande, suite }
  return {
    demande: { text: opening.sql },
    suite: (erreur, resultats) => {
      const [begin, lu] = (resultats ?? []) as unknown as [QueryResult?, QueryResult<Record<string, string>>?]
      const [ms] = Object.values(lu?.rows[0] ?? {})
      // Arrondi comme une colonne le fait : tronqué, ce que l’acte écrit serait, une fois sur deux, d’une milliseconde avant son événement.
      if (!erreur && ms !== undefined) opening.instant = new Date(Math.round(Number(ms)))
      suite(erreur, begin)
    },
  }
}

/** Qui envoie, et pour quelle entreprise. */
export type Expediteur = { personne: string; siren: string | undefined }

/** Combien d’envois sont lus à la fois (chacun tient un fichier en mémoire), combien d’une personne, combien pour une entreprise. */
const ENVOIS = { total: 24, parPersonne: 4, parEntreprise: 8 }

/**
 * De quoi compter les envois en cours : un envoi lent dure des minutes. Passé la moitié, une personne qui en a déjà un n’en commence pas d’autre : quelques
 * comptes n’ont que cette moitié, le reste attend ceux qui n’en ont aucun.
 * @returns prend une place et rend de quoi la quitter ; `null` quand il n’y en a pas pour lui.
 */
export function createEnvois({ total, parPersonne, parEntreprise } = ENVOIS): (expediteur: Expediteur) => (() => void) | null {
  const pris = new Map<string, number>()
  let envois = 0
  const combien = (cle: string) => pris.get(cle) ?? 0
  return ({ personne, siren }) => {
    const cles = [`personne ${personne}`, `entreprise ${siren}`] as const
    const [siens, ceuxDeLEntreprise] = cles.map(combien) as [number, number]
    const serre = envois >= total / 2
    if (envois >= total || siens >= (serre ? 1 : parPersonne)) return null
    if (siren !== undefined && ceuxDeLEntreprise >= parEntreprise) return null
    envois++
    for (const cle of cles) pris.set(cle, combien(cle) + 1)
    let quitte = false
    return () => {
      if (quitte) return
      quitte = true
      envois--
      for (const cle of cles) {
        if (combien(cle) > 1) pris.set(cle, combien(cle) - 1)
        else pris.delete(cle)
      }
    }
  }
}

/** Prend une place parmi les envois de ce processus. */
export const takeEnvoi = createEnvois()

import { useEffect, useState } from 'react'
import { routes } from '@/lib/ground/routes'
import type { Choix, EntrepriseAuChoix } from '@/lib/habilitations/rules'

/** Les entreprises que l’on peut donner : celles de la page, puis toutes. `etat` : « incomplet » quand la suite n’est pas venue. */
export type Liste = { entreprises: readonly EntrepriseAuChoix[]; etat: 'entier' | 'attend' | 'incomplet'; retry: () => void }

/**
 * Lit la suite d’un grand portefeuille, une fois, quand on en a besoin : la page n’en porte que le début.
 * @param voulue vrai dès que l’on choisit à la main.
 */
export function useChoice(compteId: string, choix: Choix, voulue: boolean): Liste {
  const [toutes, setToutes] = useState<readonly EntrepriseAuChoix[] | null>(choix.total > choix.entreprises.length ? null : choix.entreprises)
  const [essai, setEssai] = useState(0)
  const [rate, setRate] = useState(false)
  useEffect(() => {
    if (!voulue || toutes) return
    const fin = new AbortController()
    setRate(false)
    fetchChoix(compteId, fin.signal, essai).then(setToutes, () => {
      if (!fin.signal.aborted) setRate(true)
    })
    return () => fin.abort()
  }, [compteId, voulue, toutes, essai])
  return {
    entreprises: toutes ?? choix.entreprises,
    etat: toutes ? 'entier' : rate ? 'incomplet' : 'attend',
    retry: () => setEssai((avant) => avant + 1),
  }
}

async function fetchChoix(compteId: string, signal: AbortSignal, essai: number): Promise<EntrepriseAuChoix[]> {
  const reponse = await fetch(routes.entreprisesAuChoix(compteId), {
    signal,
    headers: { accept: 'application/json' },
    cache: essai > 0 ? 'reload' : 'default',
  })
  // Une session finie redirige vers la page de connexion, qui répond 200 en HTML.
  if (!reponse.ok || reponse.redirected) throw new Error(String(reponse.status))
  return (await reponse.json()) as EntrepriseAuChoix[]
}

'use client'

import { useEffect, useState } from 'react'
import { recentSirens } from '@/components/frame/recent-sirens'

export type EntrepriseProposee = { siren: string; raisonSociale: string; couleur: number }

/** Réponse de `GET /api/entreprises?q=` : au plus 50 lignes, `total` compte toutes celles qui conviennent. */
export type ReponseEntreprises = { recentes: EntrepriseProposee[]; entreprises: EntrepriseProposee[]; total: number }

type Search = ReponseEntreprises & {
  /** Dit à l’écran et aux lecteurs d’écran où en est la recherche. */
  phrase: string
  /** Ce qui a été cherché : la liste ne vaut que pour ces mots. */
  pour: string | null
  /** Change à chaque réponse. */
  version: number
}

const NOTHING: Search = { recentes: [], entreprises: [], total: 0, phrase: 'Recherche…', pour: null, version: 0 }
const PAUSE = 150

/** Cherche parmi les entreprises de la personne. Une seule recherche à la fois : la précédente est abandonnée. */
export function useCompanySearch(query: string): Search {
  const [search, setSearch] = useState(NOTHING)
  useEffect(() => {
    const abort = new AbortController()
    const wait = setTimeout(
      () => {
        fetchEntreprises(query.trim(), abort.signal).then(
          (reponse) => setSearch((last) => ({ ...reponse, phrase: countPhrase(reponse), pour: query.trim(), version: last.version + 1 })),
          (error: unknown) => {
            if (abort.signal.aborted) return
            const phrase =
              error instanceof SessionOver
                ? 'Votre session est terminée. Rechargez la page pour vous reconnecter.'
                : 'La liste ne répond pas. Réessayez dans un instant.'
            setSearch((last) => ({ ...NOTHING, phrase, version: last.version + 1 }))
          },
        )
      },
      query === '' ? 0 : PAUSE,
    )
    return () => {
      clearTimeout(wait)
      abort.abort()
    }
  }, [query])
  return search
}

class SessionOver extends Error {}

async function fetchEntreprises(query: string, signal: AbortSignal): Promise<ReponseEntreprises> {
  const recentes = recentSirens()
  const suite = recentes.length > 0 ? `&recentes=${recentes.join(',')}` : ''
  const response = await fetch(`/api/entreprises?q=${encodeURIComponent(query)}${suite}`, { signal, headers: { accept: 'application/json' } })
  // Une session finie redirige vers la page de connexion, qui répond 200 en HTML.
  if (response.status === 401 || response.redirected) throw new SessionOver()
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as ReponseEntreprises
}

/** « 300 entreprises, les 50 premières sont affichées ». */
export function countPhrase({ recentes, entreprises, total }: ReponseEntreprises): string {
  const shown = new Set([...recentes, ...entreprises].map((entreprise) => entreprise.siren)).size
  if (shown === 0) return 'Aucune entreprise ne correspond. Cherchez par SIREN ou par nom.'
  const count = `${total} ${total > 1 ? 'entreprises' : 'entreprise'}`
  return shown < total ? `${count}, ${shown} affichées\u00a0: précisez pour réduire la liste.` : count
}

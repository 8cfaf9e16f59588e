'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useRef, useState } from 'react'
import { type Dit, hearStream, lastCount, startStream } from '@/components/frame/live-stream'
import { routes } from '@/lib/ground/routes'

/** Ce qui arrive ensemble ne relit la page qu’une fois. */
const ENSEMBLE_MS = 300
/** Une session qui se fait attendre plus que cela n’est pas là : la page reste comme elle est. */
const PATIENCE_MS = 5_000
/** Le temps de le dire ; tue ensuite, la même phrase s’entend encore la fois d’après. */
const DIRE_MS = 5_000

type LiveListProps = {
  /** Ce que la page montre, et que le flux peut dire changé. */
  sur: 'demandes' | 'courriers' | 'accueil' | 'bannette'
}

const PHRASES = {
  demandes: 'Vos demandes viennent de changer\u00a0: la liste est à jour.',
  courriers: 'Vos courriers viennent de changer\u00a0: la liste est à jour.',
  accueil: 'Du nouveau sur cette page\u00a0: elle est à jour.',
  bannette: 'La bannette vient de changer\u00a0: elle est à jour.',
} as const satisfies Record<LiveListProps['sur'], string>

/** Ce qui est dit regarde cette liste. */
const concerns = (sur: LiveListProps['sur'], { demande, courrier, revoir }: Dit): boolean =>
  revoir === true || (sur !== 'courriers' && demande !== undefined) || (sur !== 'demandes' && courrier !== undefined)

/**
 * Une liste ouverte qui se redemande quand quelque chose y a changé. Le flux ne dit que cela ; la page est relue sous les droits de cet instant, et ce qui
 * est tapé, le focus et le défilement restent. Cachée, elle attend d’être vue ; hors ligne ou session finie, elle reste comme elle est.
 */
export function LiveList({ sur }: LiveListProps) {
  const router = useRouter()
  const [dit, setDit] = useState('')
  const quitte = useRef(false)
  useEffect(() => {
    quitte.current = false
    let [attente, silence]: (ReturnType<typeof setTimeout> | undefined)[] = []
    let aRevoir = false
    const refresh = async () => {
      aRevoir = document.visibilityState === 'hidden'
      if (aRevoir || !(await isThere()) || quitte.current) return
      const avant = document.activeElement
      startTransition(() => {
        router.refresh()
        setDit(PHRASES[sur])
      })
      clearTimeout(silence)
      silence = setTimeout(() => {
        setDit('')
        // La ligne où l’on était a pu partir : le focus revient au contenu plutôt qu’au haut du document.
        if (avant && !avant.isConnected && document.activeElement === document.body)
          document.getElementById('contenu')?.focus({ preventScroll: true })
      }, DIRE_MS)
    }
    const soon = () => {
      clearTimeout(attente)
      attente = setTimeout(() => void refresh(), ENSEMBLE_MS)
    }
    let compte = lastCount()
    const cesser = hearStream((nouvelle) => {
      const { nombre } = nouvelle
      const annonce = nombre !== undefined && compte !== null && nombre !== compte
      compte = nombre ?? compte
      if (annonce || concerns(sur, nouvelle)) soon()
    })
    const seen = () => {
      if (aRevoir && document.visibilityState === 'visible') soon()
    }
    document.addEventListener('visibilitychange', seen)
    startStream(sur === 'bannette' ? routes.directGestion() : routes.direct())
    return () => {
      quitte.current = true
      clearTimeout(attente)
      clearTimeout(silence)
      cesser()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router, sur])
  return (
    <p role="status" className="sr-only" data-direct="">
      {dit}
    </p>
  )
}

/** Vrai quand le portail répond et que la session vit : un rafraîchissement raté quitterait la page, et emporterait ce qui y est tapé. */
async function isThere(): Promise<boolean> {
  try {
    return (await fetch(routes.session(), { signal: AbortSignal.timeout(PATIENCE_MS) })).ok
  } catch {
    return false
  }
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { hearStream, lastCount, startStream } from '@/components/frame/live-stream'
import { type Nouvelles, sayNouvelles } from '@/lib/copy/nouvelles'
import { type DemandeVue, type FilVivant, mergeFil, readFilVivant } from '@/lib/demandes/fil/vue'
import { routes } from '@/lib/ground/routes'

/** Ce que dit la page d’elle-même : ce qui vient d’y changer, ou qu’elle n’a pu le montrer. */
export type Avis = ({ sorte: 'neuf' } & Nouvelles) | { sorte: 'manque' }

type Vivante = { vue: DemandeVue; avis: Avis | null; taire: () => void }

/** Un changement qui se fait attendre plus que cela ne viendra pas. */
const PATIENCE_MS = 15_000

/**
 * Une demande ouverte qui suit ce que l’autre côté en fait. Le flux ne dit que son numéro ; elle est relue, sous les droits de cet instant, et ce qui
 * change se pose sans toucher à ce qui est tapé. Cachée, elle attend d’être vue : ce qui est relu est marqué lu.
 */
export function useLiveDemande(demande: DemandeVue): Vivante {
  const [frais, setFrais] = useState<{ de: DemandeVue; vue: DemandeVue } | null>(null)
  const [avis, setAvis] = useState<Avis | null>(null)
  const vue = frais?.de === demande ? frais.vue : demande
  const presente = useRef(vue)
  const repere = useRef<{ ou: Element; haut: number } | null>(null)
  useLayoutEffect(() => {
    presente.current = vue
    const { ou, haut } = repere.current ?? {}
    repere.current = null
    if (ou && haut !== undefined) window.scrollBy({ top: ou.getBoundingClientRect().top - haut, behavior: 'instant' })
  }, [vue])

  const { numero } = demande
  useEffect(() => {
    let [enRoute, encore, quitte] = [false, false, false]
    const refresh = async () => {
      if (document.visibilityState === 'hidden' || enRoute) {
        encore = true
        return
      }
      enRoute = true
      encore = false
      const lu = await readAgain(numero)
      enRoute = false
      if (quitte) return
      if (lu) {
        const avant = presente.current
        const apres = mergeFil(avant, lu)
        const nouvelles = sayNouvelles(avant, apres)
        repere.current = focusedPlace()
        setFrais({ de: demande, vue: apres })
        setAvis((dit) => (nouvelles ? { sorte: 'neuf', ...nouvelles } : dit?.sorte === 'manque' ? null : dit))
      } else setAvis({ sorte: 'manque' })
      if (encore) void refresh()
    }
    const seen = () => {
      if (encore && document.visibilityState === 'visible') void refresh()
    }
    let compte = lastCount() ?? Number.POSITIVE_INFINITY
    const cesser = hearStream(({ revoir, demande: bouge, nombre }) => {
      // Ce que la page montre déjà peut s’annoncer après : la relire le marque lu.
      const annonce = (nombre ?? compte) > compte
      compte = nombre ?? compte
      if (revoir || bouge === numero || annonce) void refresh()
    })
    document.addEventListener('visibilitychange', seen)
    startStream()
    return () => {
      quitte = true
      cesser()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [demande, numero])
  return { vue, avis, taire: () => setAvis(null) }
}

/** Le fil tel qu’il est à cet instant ; `null` quand il ne se lit pas : réseau, session finie, droit retiré. */
async function readAgain(numero: string): Promise<FilVivant | null> {
  try {
    const reponse = await fetch(routes.filVivant(numero, location.search), { signal: AbortSignal.timeout(PATIENCE_MS) })
    return reponse.ok ? readFilVivant(await reponse.text()) : null
  } catch {
    return null
  }
}

/** Le champ où l’on écrit, s’il se voit : il ne doit pas bouger sous les doigts. Sans lui, le navigateur tient de lui-même ce qui est à l’écran. */
function focusedPlace(): { ou: Element; haut: number } | null {
  const ou = document.activeElement
  if (!ou?.closest('main') || ou.matches('main')) return null
  const { top: haut, bottom } = ou.getBoundingClientRect()
  return bottom > 0 && haut < window.innerHeight ? { ou, haut } : null
}

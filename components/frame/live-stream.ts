import { routes } from '@/lib/ground/routes'

/** Ce que dit le flux : le nombre de la pastille, le numéro d’une demande qui a bougé, qu’un courrier a changé, ou qu’il faut revoir ce qui est ouvert. */
export type Dit = { nombre?: number; demande?: string; courrier?: true; revoir?: true }

let nombre: number | null = null
let partie = false
/** Vrai dès que quelque chose a été entendu : un flux de plus en remplace un. */
let entendu = false
/** Avant de redemander un flux refusé : la page ne sait pas si la session est finie ou le portail en panne. */
let attenteMs = 15_000
const abonnes = new Set<(dit: Dit) => void>()

function hear(dit: Dit): void {
  nombre = dit.nombre ?? nombre
  entendu = true
  for (const prevenir of abonnes) prevenir(dit)
}

/** Le dernier nombre entendu ; `null` tant que le flux n’a rien dit. */
export const lastCount = (): number | null => nombre

/** Écoute le flux, et l’ouvre au premier besoin. @returns ce qui cesse. */
export function hearStream(prevenir: (dit: Dit) => void): () => void {
  abonnes.add(prevenir)
  return () => void abonnes.delete(prevenir)
}

/**
 * Un seul flux par navigateur : le verrou élit un onglet, les autres l’écoutent par le canal. Six flux figeraient le septième onglet.
 * Sans ces moyens, rien : la page suivante porte le bon nombre.
 * @param adresse le flux de cet espace ; il nomme le verrou et le canal : les deux côtés d’un navigateur ne s’entendent pas.
 */
export function startStream(adresse: string = routes.direct()): void {
  // Un aperçu ne vit pas : ce qui s’y entendrait ne regarde que qui l’a ouvert.
  if (document.querySelector('[data-apercu]')) return
  if (partie || !('locks' in navigator) || !('BroadcastChannel' in window)) return
  partie = true
  const canal = new BroadcastChannel(adresse)
  let elu = false
  canal.onmessage = ({ data }: MessageEvent<Dit | 'combien'>) => {
    if (data !== 'combien') hear(data)
    else if (elu && nombre !== null) canal.postMessage({ nombre })
  }
  canal.postMessage('combien')
  const tell = (dit: Dit) => {
    hear(dit)
    canal.postMessage(dit)
  }
  void navigator.locks.request(adresse, () => {
    elu = true
    const source = new EventSource(adresse)
    // Un flux qui en remplace un autre n’a pas entendu ce qui s’est dit entre les deux.
    source.onopen = () => {
      if (entendu) tell({ revoir: true })
    }
    source.onmessage = ({ data }) => {
      attenteMs = 15_000
      tell(JSON.parse(data) as Dit)
    }
    // Le verrou est tenu tant que l’onglet vit : le suivant le prend à sa fermeture, ou quand son flux est refusé.
    return new Promise<void>((rendre) => {
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        elu = false
        rendre()
        setTimeout(() => {
          canal.close()
          partie = false
          startStream(adresse)
        }, attenteMs)
        attenteMs = Math.min(attenteMs * 2, 300_000)
      }
    })
  })
}

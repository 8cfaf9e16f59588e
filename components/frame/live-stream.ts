/** Ce que dit le flux : le nombre de la pastille, le numéro d’une demande qui a bougé, ou qu’il faut revoir ce qui est ouvert. */
export type Dit = { nombre?: number; demande?: string; revoir?: true }

const CANAL = 'direct'
let nombre: number | null = null
let partie = false
/** Avant de redemander un flux refusé : la page ne sait pas si la session est finie ou le portail en panne. */
let attenteMs = 15_000
const abonnes = new Set<(dit: Dit) => void>()

function hear(dit: Dit): void {
  nombre = dit.nombre ?? nombre
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
 */
export function startStream(): void {
  // Un aperçu ne vit pas : ce qui s’y entendrait ne regarde que qui l’a ouvert.
  if (document.querySelector('[data-apercu]')) return
  if (partie || !('locks' in navigator) || !('BroadcastChannel' in window)) return
  partie = true
  const canal = new BroadcastChannel(CANAL)
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
  void navigator.locks.request(CANAL, () => {
    elu = true
    const source = new EventSource('/api/direct')
    // Un flux qui en remplace un autre n’a pas entendu ce qui s’est dit entre les deux.
    source.onopen = () => {
      if (nombre !== null) tell({ revoir: true })
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
          startStream()
        }, attenteMs)
        attenteMs = Math.min(attenteMs * 2, 300_000)
      }
    })
  })
}

import { useEffect, useSyncExternalStore } from 'react'

const CANAL = 'pastille'
let nombre: number | null = null
let partie = false
const abonnes = new Set<() => void>()

function hear(n: number): void {
  nombre = n
  for (const prevenir of abonnes) prevenir()
}

/**
 * Un seul flux par navigateur : le verrou élit un onglet, les autres l’écoutent par le canal. Six flux figeraient le septième onglet.
 * Sans ces moyens, rien : la page suivante porte le bon nombre.
 */
function start(): void {
  if (partie || !('locks' in navigator) || !('BroadcastChannel' in window)) return
  partie = true
  const canal = new BroadcastChannel(CANAL)
  let elu = false
  canal.onmessage = ({ data }) => {
    if (typeof data === 'number') hear(data)
    else if (elu && nombre !== null) canal.postMessage(nombre)
  }
  canal.postMessage('combien')
  void navigator.locks.request(CANAL, () => {
    elu = true
    const source = new EventSource('/api/direct')
    source.onmessage = ({ data }) => {
      const lu = (JSON.parse(data) as { nombre: number }).nombre
      hear(lu)
      canal.postMessage(lu)
    }
    // Le verrou est tenu tant que l’onglet vit : le suivant le prend à sa fermeture. Une session finie ferme le flux pour de bon.
    return new Promise<void>((rendre) => {
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        partie = false
        elu = false
        rendre()
      }
    })
  })
}

const subscribe = (prevenir: () => void) => {
  abonnes.add(prevenir)
  return () => abonnes.delete(prevenir)
}

/** Le nombre de la pastille : celui du flux dès qu’il parle, sinon celui de la page. */
export function useLiveCount(initial: number): number {
  const vivant = useSyncExternalStore(
    subscribe,
    () => nombre,
    () => null,
  )
  useEffect(start, [])
  return vivant ?? initial
}

import { useEffect, useSyncExternalStore } from 'react'

const CANAL = 'pastille'
let nombre: number | null = null
let partie = false
/** Avant de redemander un flux refusé : la page ne sait pas si la session est finie ou le portail en panne. */
let attenteMs = 15_000
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
      attenteMs = 15_000
      const lu = (JSON.parse(data) as { nombre: number }).nombre
      hear(lu)
      canal.postMessage(lu)
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
          start()
        }, attenteMs)
        attenteMs = Math.min(attenteMs * 2, 300_000)
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

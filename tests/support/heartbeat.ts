import { Worker } from 'node:worker_threads'

/** Ce que le pouls a vu depuis la dernière remise à zéro : le plus long battement, en millisecondes, et combien. */
export type Pulse = { longestMs: number; beats: number }

/** Un autre fil, une autre connexion : ce que l’essai calcule lui-même ne se lit pas dans la mesure. */
const SOURCE = `
const { workerData, parentPort } = require('node:worker_threads')
const http = require('node:http')
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
let longestMs = 0, beats = 0
const beat = () => {
  const from = performance.now()
  const next = () => {
    longestMs = Math.max(longestMs, performance.now() - from)
    beats++
    setTimeout(beat, 10)
  }
  http.get(workerData, { agent }, (res) => res.resume().on('end', next)).on('error', next)
}
parentPort.on('message', () => {
  parentPort.postMessage({ longestMs, beats })
  longestMs = 0
  beats = 0
})
beat()
`

/** Demande `/api/sante` toutes les dix millisecondes, du dehors ; `read` rend ce qui a été vu et repart de zéro. */
export function openHeartbeat(portal: string): { read: () => Promise<Pulse>; stop: () => Promise<void> } {
  const worker = new Worker(SOURCE, { eval: true, workerData: `${portal.replace('localhost', '127.0.0.1')}/api/sante` })
  return {
    read: () =>
      new Promise((resolve) => {
        worker.once('message', resolve)
        worker.postMessage('read')
      }),
    stop: async () => void (await worker.terminate()),
  }
}

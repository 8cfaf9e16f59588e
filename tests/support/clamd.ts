import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** Un port que personne ne tient : le système l’a donné, puis repris. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const prise = createServer().listen(0, '127.0.0.1', () => {
      const { port } = prise.address() as AddressInfo
      prise.close(() => resolve(port))
    })
  })

/** Ce que le tenant répond d’un fichier entier : une phrase, ou `null` pour couper sans un mot. */
type Answer = (octets: Buffer) => string | null
/** Comme le vrai : un mot fait l’infection. */
const verdict: Answer = (octets) => (octets.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')

type Humeur = {
  answer?: Answer
  /** Coupe après tant d’octets reçus. */
  coupeApres?: number
  /** La taille qu’il accepte ; au-delà il le dit et ferme, comme `StreamMaxLength`. */
  max?: number
  /** Prend la connexion et se tait. */
  muet?: boolean
}

/** Un tenant de clamd : parle INSTREAM, de l’humeur que l’essai lui donne. */
export async function openClamd(port: number, { answer = verdict, coupeApres, max = Number.POSITIVE_INFINITY, muet = false }: Humeur = {}) {
  const prises = new Set<Socket>()
  const serveur: Server = createServer((prise) => {
    prises.add(prise)
    let recu = Buffer.alloc(0)
    prise.on('error', () => {})
    prise.on('close', () => prises.delete(prise))
    if (muet) return
    prise.on('data', (morceau) => {
      recu = Buffer.concat([recu, morceau])
      if (coupeApres !== undefined && recu.length > coupeApres) return prise.destroy()
      if (recu.length < 10) return
      if (!recu.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return prise.destroy()
      const parts: Buffer[] = []
      let total = 0
      for (let ici = 10; ici + 4 <= recu.length; ) {
        const longueur = recu.readUInt32BE(ici)
        total += longueur
        if (total > max) return prise.end('INSTREAM size limit exceeded. ERROR\0')
        if (longueur === 0) {
          const dit = answer(Buffer.concat(parts))
          return dit === null ? prise.destroy() : prise.end(`${dit}\0`)
        }
        if (ici + 4 + longueur > recu.length) return
        parts.push(recu.subarray(ici + 4, ici + 4 + longueur))
        ici += 4 + longueur
      }
    })
  })
  await new Promise<void>((resolve) => serveur.listen(port, '127.0.0.1', resolve))
  return {
    close: () =>
      new Promise<void>((resolve) => {
        for (const prise of prises) prise.destroy()
        serveur.close(() => resolve())
      }),
  }
}

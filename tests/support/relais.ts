import { type AddressInfo, createServer, type Socket, connect } from 'node:net'

/**
 * Un relais devant une base, que l’on peut rendre muet comme un serveur en pause ou un réseau mort : les connexions s’ouvrent, rien ne passe,
 * rien ne se ferme. `adresse` réécrit celle d’une base pour passer par lui.
 */
export type Relais = {
  adresse(url: string): string
  /** Plus un octet, ni dans un sens ni dans l’autre, des connexions neuves comprises. */
  taire(): void
  /** Les connexions ouvertes sont perdues pour toujours ; les neuves passent. */
  perdre(): void
  /** Ce qui suit ce mot vers la base passe, sa réponse non : l’écriture se fait et ne se sait pas. */
  taireApres(mot: string): void
  /** Toute connexion est rompue après avoir envoyé tant d’octets, jusqu’à `rendre`. */
  couperApres(octets: number): void
  /** Tout reprend, ce qui attendait compris. */
  rendre(): void
  close(): Promise<void>
}

type Paire = { dehors: Socket; base: Socket; perdue: boolean }

/** Ouvre un relais vers la base de cette adresse. */
export async function openRelais(cible: string): Promise<Relais> {
  const { hostname, port } = new URL(cible)
  const paires = new Set<Paire>()
  let muet = false
  let mot: string | undefined
  let coupe = Number.POSITIVE_INFINITY
  const tenir = (paire: Paire) => {
    for (const prise of [paire.dehors, paire.base]) prise.pause()
  }
  const server = createServer((dehors) => {
    const base = connect({ host: hostname, port: Number(port) })
    const paire: Paire = { dehors, base, perdue: false }
    paires.add(paire)
    const finir = () => {
      paires.delete(paire)
      dehors.destroy()
      base.destroy()
    }
    for (const prise of [dehors, base]) prise.setNoDelay(true).on('error', finir).on('close', finir)
    let envoyes = 0
    dehors.on('data', (octets) => {
      envoyes += octets.length
      if (envoyes > coupe) return finir()
      base.write(octets)
      if (!mot || !octets.includes(mot)) return
      mot = undefined
      muet = true
      for (const une of paires) tenir(une)
    })
    base.on('data', (octets) => dehors.write(octets))
    if (muet) tenir(paire)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ici = (server.address() as AddressInfo).port
  return {
    adresse(url) {
      const relayee = new URL(url)
      relayee.port = String(ici)
      return relayee.toString()
    },
    taire() {
      muet = true
      for (const paire of paires) tenir(paire)
    },
    perdre() {
      for (const paire of paires) {
        paire.perdue = true
        tenir(paire)
      }
    },
    taireApres(attendu) {
      mot = attendu
    },
    couperApres(octets) {
      coupe = octets
    },
    rendre() {
      muet = false
      coupe = Number.POSITIVE_INFINITY
      for (const { dehors, base, perdue } of paires) {
        if (perdue) continue
        dehors.resume()
        base.resume()
      }
    },
    async close() {
      for (const { dehors, base } of paires) {
        dehors.destroy()
        base.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

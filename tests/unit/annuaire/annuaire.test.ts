import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANNUAIRE, type EntreprisePublique, guardService, type Service, TropVite } from '@/lib/annuaire/annuaire'
import { insee, rechercheEntreprises } from '@/lib/annuaire/sources'
import { serveAnnuaire } from '../../../scripts/annuaire/serveur.mjs'

const une: EntreprisePublique = { siren: '900000019', nom: 'DURAND', commune: 'LYON', fermee: null, diffusible: true }

/** Un service tenu à la main : ce qu’il répond à chaque appel, et combien il en a reçu. */
function scripted(...reponses: (EntreprisePublique | null | Error)[]): Service & { appels: number } {
  return {
    appels: 0,
    async bySiren() {
      const reponse = reponses[Math.min(this.appels++, reponses.length - 1)]
      if (reponse instanceof Error) throw reponse
      return reponse ?? null
    },
  }
}

describe('la mémoire et le disjoncteur', () => {
  it('ne redemande pas avant un jour, inconnue comprise', async () => {
    let heure = 0
    const service = scripted(une, null)
    const annuaire = guardService(service, () => heure)
    expect(await annuaire.consult('900000019')).toEqual({ suite: 'trouvee', entreprise: une })
    heure += ANNUAIRE.memoireMs - 1
    await annuaire.consult('900000019')
    expect(service.appels).toBe(1)
    heure += 1
    expect(await annuaire.consult('900000019')).toEqual({ suite: 'inconnue' })
    await annuaire.consult('900000019')
    expect(service.appels).toBe(2)
  })

  it('cent demandes d’un même SIREN au même instant n’en font qu’une', async () => {
    const service = scripted(une)
    const annuaire = guardService(service, () => 0)
    await Promise.all(Array.from({ length: 100 }, () => annuaire.consult('900000019')))
    expect(service.appels).toBe(1)
  })

  it('ne garde pas plus d’entreprises qu’il n’en faut : la plus ancienne s’oublie', async () => {
    const service = scripted(une)
    const annuaire = guardService(service, () => 0)
    for (let i = 0; i <= ANNUAIRE.gardees; i++) await annuaire.consult(String(i))
    const avant = service.appels
    await annuaire.consult(String(ANNUAIRE.gardees))
    expect(service.appels).toBe(avant)
    await annuaire.consult('0')
    expect(service.appels).toBe(avant + 1)
  })

  it('cinq pannes de suite l’ouvrent une demi-minute ; un seul essai le referme, ou l’ouvre encore', async () => {
    let heure = 0
    const service = scripted(...Array.from({ length: 6 }, () => new Error('panne')), une)
    const annuaire = guardService(service, () => heure)
    for (let i = 0; i < 20; i++) expect(await annuaire.consult(String(i))).toEqual({ suite: 'indisponible' })
    expect(service.appels).toBe(ANNUAIRE.echecs)
    heure += ANNUAIRE.pauseMs
    await Promise.all([annuaire.consult('a'), annuaire.consult('b'), annuaire.consult('c')])
    expect(service.appels).toBe(ANNUAIRE.echecs + 1)
    heure += ANNUAIRE.pauseMs
    expect(await annuaire.consult('d')).toMatchObject({ suite: 'trouvee' })
    expect(await annuaire.consult('e')).toMatchObject({ suite: 'trouvee' })
  })

  it('attend ce que demande un 429, dix minutes au plus', async () => {
    for (const [demandee, attendue] of [
      [5_000, 5_000],
      [86_400_000, ANNUAIRE.attenteMaxMs],
    ] as const) {
      let heure = 0
      const service = scripted(new TropVite(demandee), une)
      const annuaire = guardService(service, () => heure)
      await annuaire.consult('a')
      heure = attendue - 1
      expect(await annuaire.consult('a')).toEqual({ suite: 'indisponible' })
      heure = attendue
      expect(await annuaire.consult('a')).toMatchObject({ suite: 'trouvee' })
      expect(service.appels).toBe(2)
    }
  })
})

describe('les deux services, sur leur remplaçant', () => {
  let server: Server
  let adresse = ''
  beforeAll(async () => {
    server = await serveAnnuaire(0)
    adresse = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  const services = (): [string, Service, string | null][] => [
    ['recherche-entreprises', rechercheEntreprises(adresse), 'SAINT-QUENTIN-FALLAVIER'],
    ['insee', insee('une-clé-de-l-insee', adresse), null],
  ]

  it.each([0, 1])('ouverte, fermée, inconnue, non diffusible', async (rang) => {
    const [nom, service, commune] = services()[rang] ?? []
    if (!service) throw new Error(nom)
    expect(await service.bySiren('900000019')).toEqual({
      siren: '900000019',
      nom: 'TRANSPORTS FICTIFS DURAND',
      commune,
      fermee: null,
      diffusible: true,
    })
    expect(await service.bySiren('900000084')).toMatchObject({ nom: 'TAXIS FICTIFS ANCIENS', fermee: { depuis: '2025-03-31' } })
    expect(await service.bySiren('900000092')).toEqual({ siren: '900000092', nom: null, commune: null, fermee: null, diffusible: false })
    expect(await service.bySiren('732829320')).toBeNull()
  })
})

describe('un service qui répond mal', () => {
  let server: Server
  let adresse = ''
  let answer: (res: ServerResponse) => void = (res) => res.end()
  beforeAll(async () => {
    server = createServer((_, res) => answer(res))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    adresse = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())
  const asked = async (reponse: typeof answer) => {
    answer = reponse
    return rechercheEntreprises(adresse).bySiren('900000019')
  }

  it('un 429 dit combien attendre', async () => {
    const [erreur] = await Promise.allSettled([asked((res) => res.writeHead(429, { 'retry-after': '7' }).end())])
    expect(erreur).toMatchObject({ status: 'rejected', reason: { attenteMs: 7_000 } })
  })

  it.each<[string, typeof answer]>([
    ['500', (res) => res.writeHead(500).end()],
    ['une redirection', (res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['du HTML', (res) => res.writeHead(200).end('<html>')],
    ['un JSON d’autre forme', (res) => res.writeHead(200).end('{"results":"x"}')],
    ['un corps comprimé', (res) => res.writeHead(200, { 'content-encoding': 'br' }).end('x')],
    ['un corps sans fin', (res) => res.writeHead(200).end('x'.repeat(1_100_000))],
    ['une coupure', (res) => res.destroy()],
  ])('%s est une panne, jamais une réponse', async (_, reponse) => {
    await expect(asked(reponse)).rejects.toThrow()
  })

  it('l’entreprise d’un autre SIREN n’est pas celle demandée', async () => {
    const autre = { results: [{ siren: '900000027', nom_complet: 'AUTRE', etat_administratif: 'A' }] }
    expect(await asked((res) => res.writeHead(200).end(JSON.stringify(autre)))).toBeNull()
  })
})

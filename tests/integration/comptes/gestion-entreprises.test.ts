import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { findAAjouter, nameAAjouter } from '@/lib/comptes/find-a-ajouter'
import { findAjoutee } from '@/lib/comptes/queries'
import { listAcces } from '@/lib/comptes/qui-y-accede'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { countEntreprises, getFiche, listEntreprisesDuCompte } from '@/lib/entreprises/queries'
import { listEtablissements } from '@/lib/etablissements/queries'
import { rereadAnnuaire } from '@/lib/jobs/reread-annuaire'
import { demoEntreprisesSansCompte } from '@/prisma/seed/accounts'
import { serveAnnuaire } from '../../../scripts/annuaire/serveur.mjs'
import { actorOf, base } from '../access/people'

const server = (await serveAnnuaire(0)) as Server
Object.assign(process.env, { ANNUAIRE: 'recherche-entreprises', ANNUAIRE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
afterAll(() => void server.close())

const TOUTES = { q: '', tri: 'entreprise', sens: 'asc', page: 1 } as const
const [DURAND, LOGISTIQUE, VOYAGES, FERMEE] = ['900000019', '900000027', '900000035', '900000084']
const [NEUVE] = demoEntreprisesSansCompte()

let claire: Actor
let marc: Actor
let compteId: string
beforeAll(async () => {
  claire = await actorOf('claire.durand@durand.example')
  marc = await actorOf('marc.leroy@durand.example')
  compteId = claire.acces.find(({ voie }) => voie === 'membre')?.compteId ?? ''
})
const read = <T>(actor: Actor, lire: (db: Db) => Promise<T>) => asReader(actor, lire)
const list = (actor: Actor, plus: object) => read(actor, (db) => listEntreprisesDuCompte(actor, db, compteId, { ...TOUTES, ...plus }))

describe('le tableau', () => {
  it('se filtre par univers, se cherche par SIREN, nom ou ville, et chaque nombre est celui de ses lignes', async () => {
    const resume = await read(claire, (db) => countEntreprises(claire, db, compteId, ''))
    const toutes = await list(claire, {})
    expect(resume.total).toBe(toutes.length)
    expect(resume.demandes).toBe(toutes.reduce((n, e) => n + e.demandes, 0))
    for (const univers of ['sante', 'prevoyance', 'retraite'] as const) {
      const lignes = await list(claire, { univers })
      expect(lignes.map((e) => e.siren)).toEqual(toutes.filter((e) => e.univers.includes(univers)).map((e) => e.siren))
      expect(resume.univers[univers]).toBe(lignes.length)
    }
    const { ville, raisonSociale } = await base().entreprise.findUniqueOrThrow({ where: { siren: VOYAGES } })
    for (const q of [VOYAGES, '900 000 035', raisonSociale.toLowerCase(), ville.slice(0, 4)])
      expect(
        (await list(claire, { q })).map((e) => e.siren),
        q,
      ).toContain(VOYAGES)
    expect(await list(claire, { q: 'zzzz' })).toEqual([])
    expect(await read(claire, (db) => countEntreprises(claire, db, compteId, 'zzzz'))).toMatchObject({ total: 0, demandes: 0 })
  })

  it('se trie dans les deux sens, et une ligne dit ce qui attend le client', async () => {
    const sirens = async (tri: string, sens: string) => (await list(claire, { tri, sens })).map((e) => e.siren)
    for (const tri of ['entreprise', 'demandes', 'ajoutee']) expect((await sirens(tri, 'desc')).length).toBe((await sirens(tri, 'asc')).length)
    expect(await sirens('entreprise', 'desc')).toEqual([...(await sirens('entreprise', 'asc'))].reverse())
    const parDemandes = (await list(claire, { tri: 'demandes', sens: 'desc' })).map((e) => e.demandes)
    expect(parDemandes).toEqual([...parDemandes].sort((a, b) => b - a))
    const attente = await base().demande.count({ where: { siren: DURAND, statut: 'en_attente' } })
    expect(attente).toBeGreaterThan(0)
    expect((await list(claire, {})).find((e) => e.siren === DURAND)).toMatchObject({ attendent: attente })
  })

  it('un collaborateur n’y voit que les siennes, et rien d’un compte dont il n’est pas', async () => {
    const siennes = marc.acces.find((a) => a.compteId === compteId)?.sirens ?? []
    expect((await list(marc, {})).map((e) => e.siren).sort()).toEqual([...siennes].sort())
    expect(await read(marc, (db) => countEntreprises(marc, db, compteId, ''))).toMatchObject({ total: siennes.length })
    const paul = await actorOf('paul.petit@petit.example')
    expect(await list(paul, {})).toEqual([])
  })
})

describe('la fiche', () => {
  it('dit qui a accès, et qui non ; rien à qui ne la voit pas', async () => {
    const { membres, cabinets } = await read(claire, (db) => listAcces(claire, db, compteId, LOGISTIQUE))
    expect(membres.find(({ nom }) => nom === 'Durand')).toMatchObject({ role: 'administrateur', voie: 'portefeuille' })
    const donnees = marc.acces.find((a) => a.compteId === compteId)?.sirens.includes(LOGISTIQUE)
    expect(membres.find(({ nom }) => nom === 'Leroy')?.voie).toBe(donnees ? 'donnee' : null)
    expect(cabinets.length).toBe(await base().delegation.count({ where: { compteId, etat: 'acceptee', portee: 'portefeuille' } }))
    expect(await read(marc, (db) => listAcces(marc, db, compteId, LOGISTIQUE))).toEqual({ membres: [], cabinets: [] })
    const neuve = await read(claire, (db) => findAjoutee(claire, db, compteId, LOGISTIQUE))
    expect(neuve?.avec).toContain('Claire Durand')
    expect(neuve?.sans.includes('Marc Leroy')).toBe(!donnees)
    expect(await read(marc, (db) => findAjoutee(marc, db, compteId, LOGISTIQUE))).toBeNull()
  })

  it('cherche parmi les établissements, par SIRET, enseigne ou ville ; une page de trop ramène à la première', async () => {
    const sites = await base().etablissement.findMany({ where: { siren: DURAND }, orderBy: { siret: 'asc' } })
    const find = (q: string, page = 1) => read(claire, (db) => listEtablissements(claire, db, { compte: compteId, siren: DURAND }, { q, page }))
    expect((await find('')).map((e) => e.siret).sort()).toEqual(sites.map((e) => e.siret))
    expect((await find(''))[0]?.siege).toBe(true)
    expect((await find('', 9)).length).toBe(sites.length)
    for (const { siret, ville } of sites) {
      expect((await find(siret)).map((e) => e.siret)).toEqual([siret])
      expect((await find(ville.toLowerCase())).map((e) => e.siret)).toContain(siret)
    }
    expect(await find('zzzz')).toEqual([])
    const paul = await actorOf('paul.petit@petit.example')
    expect(await read(paul, (db) => listEtablissements(paul, db, { compte: compteId, siren: DURAND }, { q: '', page: 1 }))).toEqual([])
  })
})

describe('le SIREN à ajouter', () => {
  const find = async (tape: string) => nameAAjouter(await read(claire, (db) => findAAjouter(claire, db, compteId, tape)))
  it.each([
    ['12', /a 9 chiffres/],
    ['900000018', /n’existe pas/],
    ['FR12900000019', /numéro de TVA/],
    ['W123456789', /association/],
    ['90000001900013', /SIRET n’existe pas/],
    ['185057800608436', /sécurité sociale/],
    ['00012', /établissement/],
    [FERMEE ?? '', /est fermée/],
    [DURAND ?? '', /déjà dans votre compte/],
  ])('%s : une phrase', async (tape, phrase) => {
    const fait = await find(tape)
    expect(fait).toMatchObject({ suite: 'faux', phrase: expect.stringMatching(phrase), fiche: tape === DURAND ? DURAND : null })
    if (/^1850/.test(tape)) expect(JSON.stringify(fait)).not.toContain('1850578')
  })

  it('rien de tapé, rien de dit ; trouvée, son nom se montre avant de certifier ; inconnue, elle se dit sans arrêter', async () => {
    expect(await find('')).toEqual({ suite: 'rien' })
    const fait = await find(` ${(NEUVE?.siren ?? '').replace(/(\d{3})/g, '$1 ')}`)
    expect(fait).toMatchObject({ suite: 'trouvee', siren: NEUVE?.siren })
    expect(await find('732829320')).toEqual({ suite: 'trouvee', siren: '732829320', dite: 'inconnue' })
  })
})

it('l’annuaire relu ferme une entreprise chez chacun de ses comptes, au journal, une fois ; revenue en activité, elle le dit', async () => {
  await base().entreprise.create({
    data: {
      siren: FERMEE ?? '',
      raisonSociale: 'Taxis Fictifs Anciens',
      numeroEmpreinte: 'x',
      adresse: '1 rue Fictive',
      codePostal: '38200',
      ville: 'Vienne',
    },
  })
  await base().rattachement.create({ data: { compteId, siren: FERMEE ?? '', couleur: 1, certifieVoie: 'gestionnaire' } })
  await base().entreprise.updateMany({ where: { siren: { not: FERMEE ?? '' } }, data: { annuaireLe: new Date() } })
  expect(await rereadAnnuaire()).toBe(1)
  expect(await rereadAnnuaire()).toBe(0)
  claire = await actorOf('claire.durand@durand.example')
  expect(await read(claire, (db) => getFiche(claire, db, compteId, FERMEE ?? ''))).toMatchObject({
    fermeeConstatee: true,
    fermeeLe: expect.any(Date),
  })
  expect((await list(claire, {})).find((e) => e.siren === FERMEE)).toMatchObject({ fermee: true })
  const ecrits = () =>
    base().evenement.findMany({
      where: { type: 'entreprise.etat_lu' },
      orderBy: { rang: 'asc' },
      select: { compteId: true, siren: true, donnees: true },
    })
  expect(await ecrits()).toEqual([{ compteId, siren: FERMEE, donnees: { fermee: true, depuis: expect.any(String) } }])
  // L’annuaire ne la connaît plus : elle n’est plus dite fermée.
  await base().entreprise.update({ where: { siren: NEUVE?.siren ?? '' }, data: { fermeeConstatee: true, annuaireLe: null } })
  await base().rattachement.create({ data: { compteId, siren: NEUVE?.siren ?? '', couleur: 2, certifieVoie: 'gestionnaire' } })
  expect(await rereadAnnuaire()).toBe(1)
  expect((await ecrits()).at(-1)).toMatchObject({ siren: NEUVE?.siren, donnees: { fermee: false, depuis: null } })
})

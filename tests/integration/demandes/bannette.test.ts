import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { listVoisines } from '@/lib/demandes/gestion/list-voisines'
import { getDossier, listBannette, readBannette } from '@/lib/demandes/gestion/queries'
import { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { env } from '@/lib/ground/env'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, envoyer, fill, staffOf, start } from './brouillon/people'
import { askPieces, closeDemande, takeSelection } from '../../support/commandes'

let claire: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

let rang = 0
async function pose(objet: string, plus: object = {}): Promise<{ id: string; numero: string }> {
  const numero = `CP-2026-${String(7_100_000 + ++rang).padStart(7, '0')}-0`
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  const commune = { siren: DURAND, compteId, membreId, auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', univers: 'prevoyance' as const }
  const etat = { etat: 'a_prendre' as const, statut: 'envoyee' as const, envoyeeLe: new Date() }
  const { id } = await base().demande.create({ data: { ...commune, ...etat, demarche: 'contact', demarcheVersion: 1, numero, objet, ...plus } })
  return { id, numero }
}
const find = async (choix: object): Promise<string[]> =>
  (await asReader(sophie, (db) => listBannette(db, sophie, BannetteSearch.parse(choix), 1))).map(({ numero }) => numero)

it('filtre par le motif d’un message de contact, celui-là seul', async () => {
  const [dite, autre] = [await pose('Paiement non reçu (arrêt de travail)'), await pose('Taux (fiche de paramétrage)')]
  const dire = (demandeId: string, theme: string, motif: string) =>
    base().reponse.create({ data: { demandeId, siren: DURAND, champ: 'objet', valeur: { domaine: 'x', theme, motif }, source: 'saisie' } })
  await dire(dite.id, 'arret', 'paiement')
  await dire(autre.id, 'fiche', 'taux')
  expect(await find({ motif: 'paiement' })).toEqual([dite.numero])
  expect(await find({ motif: 'taux', q: autre.numero })).toEqual([autre.numero])
  expect(await find({ motif: 'capital' })).toEqual([])
  expect(await find({ motif: 'inconnu', q: dite.numero }), 'un motif qui n’existe pas ne filtre pas').toContain(dite.numero)
})

describe('la recherche', () => {
  it('trouve par le salarié sans égard aux accents, et à une faute près quand rien n’est exact', async () => {
    const { numero } = await pose('Arrêt de travail de Zéphyrin Kowalczyk')
    for (const q of ['kowalczyk', 'ZEPHYRIN', 'zéphyrin kowalczyk', 'Kowalczik', 'Kowalzyk', 'Kowalcczyk', 'Kowaclzyk', 'arret zephirin'])
      expect(await find({ q }), q).toContain(numero)
    expect(await find({ q: 'Kowalski' }), 'deux fautes').not.toContain(numero)
    const exacte = await pose('Arrêt de travail de Ana Kowalczik')
    expect(await find({ q: 'Kowalczik' }), 'l’exact seul, quand il y en a').toEqual([exacte.numero])
  })

  it('trouve par les mots d’un message, le déclarant, le salarié que l’objet ne dit pas, l’entreprise, le numéro, le SIREN', async () => {
    const { id, numero } = await pose('Question')
    await base().message.create({
      data: {
        demandeId: id,
        siren: DURAND,
        cote: 'client',
        auteurNom: 'Claire Durand',
        auteurRole: 'x',
        corps: 'Le tachygraphe est rendu à l’atelier.',
      },
    })
    expect(await find({ q: 'tachygraphe' })).toEqual([numero])
    expect(await find({ q: 'tachigraphe atelier' })).toEqual([numero])
    expect(await find({ q: numero })).toEqual([numero])
    expect(await find({ q: 'durand question', etat: 'a_prendre' })).toContain(numero)
    expect(await find({ q: '900 000 019', etat: 'a_prendre' })).toContain(numero)
    const brouillon = await start(claire)
    await fill(claire, brouillon, 'maladie', { nomNaissance: 'Vercingetorix', nomUsage: 'Alésia', declarantNom: 'Ambiorix Paie' })
    await envoyer(claire, brouillon)
    const envoyee = await base().demande.findUniqueOrThrow({ where: { id: brouillon }, select: { numero: true } })
    for (const q of ['vercingetorix', 'ambiorix', 'alesia']) expect(await find({ q }), q).toEqual([envoyee.numero])
  })

  it('les signes d’un motif ne sont que des lettres', async () => {
    const { numero } = await pose('Retour (avenant) 50% *urgent*')
    for (const q of ['(avenant)', '50%', '*urgent*']) expect(await find({ q }), q).toEqual([numero])
    for (const q of ['[', '\\', '.*', '(?:', '+']) expect(await find({ q: `zz${q}zz` }), q).toEqual([])
  })

  it('n’est que de la gestion : un client n’en apprend rien', async () => {
    const app = new pg.Client({ connectionString: env().DATABASE_APP_URL })
    await app.connect()
    try {
      await app.query('BEGIN')
      await app.query(`SELECT set_config('app.sirens', $1, true)`, [DURAND])
      expect((await app.query(`SELECT chercher_demandes('durand')`)).rows).toEqual([])
      await expect(app.query(`SELECT demandes_de(ARRAY['durand'])`)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await app.end()
    }
  })
})

describe('les filtres', () => {
  it('ce qui est à lire, ce qui est dû', async () => {
    const jour = (n: number) => new Date(Date.now() + n * 86_400_000)
    const retard = await pose('Filtre échéance', { echeanceLe: jour(-3) })
    const semaine = await pose('Filtre échéance', { echeanceLe: jour(3) })
    const loin = await pose('Filtre échéance', { echeanceLe: jour(12) })
    await base().message.create({
      data: { demandeId: loin.id, siren: DURAND, cote: 'client', auteurNom: 'Claire Durand', auteurRole: 'x', corps: 'Bonjour' },
    })
    const q = 'filtre échéance'
    expect(await find({ q, echeance: 'retard' })).toEqual([retard.numero])
    expect(await find({ q, echeance: 'semaine', tri: 'echeance' })).toEqual([retard.numero, semaine.numero])
    expect(await find({ q, alire: 'oui' })).toEqual([loin.numero])
    expect((await asReader(sophie, (db) => readBannette(db, sophie, BannetteSearch.parse({ q })))).retenues).toBe(3)
  })
})

describe('les voisines', () => {
  const around = async (numero: string) => asReader(sophie, async (db) => listVoisines(sophie, db, await getDossier(sophie, db, numero)))
  const suivies = (n: number) => ({
    etat: 'en_traitement' as const,
    statut: 'en_cours' as const,
    gestionnaireId: sophie.utilisateur.id,
    gestionnaireNom: 'Sophie Martin',
    echeanceLe: new Date(Date.UTC(2020, 0, n)),
  })

  it('suivent la date de réponse ; close ou en attente, une demande a encore une suivante', async () => {
    const [un, deux, trois] = [await pose('Voisine 1', suivies(1)), await pose('Voisine 2', suivies(2)), await pose('Voisine 3', suivies(3))]
    const ici = await around(deux.numero)
    expect([ici.file, ici.rang, ici.precedente?.numero, ici.suivante?.numero]).toEqual(['miennes', 2, un.numero, trois.numero])
    expect(ici.lignes.filter((l) => l.ici).map((l) => l.numero)).toEqual([deux.numero])
    expect((await around(un.numero)).precedente).toBeNull()
    const echeance = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await askPieces(sophie, { numero: deux.numero, cle: randomUUID(), phrase: ['rib'], echeance })
    expect((await around(deux.numero)).apres?.numero, 'la plus pressée des autres').toBe(un.numero)
    await closeDemande(sophie, { numero: un.numero, cle: randomUUID(), issue: 'acceptee', corps: 'Réglé.' })
    const close = await around(un.numero)
    expect([close.rang, close.suivante?.numero, close.apres?.numero]).toEqual([null, trois.numero, trois.numero])
    expect(close.lignes.some((l) => l.numero === un.numero)).toBe(false)
  })

  it('sont celles à prendre quand nul ne suit la demande ; prise seule depuis la liste, elle s’ouvre', async () => {
    const { numero } = await pose('Voisine libre')
    expect((await around(numero)).file).toBe('a_prendre')
    expect(await takeSelection(sophie, [], numero)).toEqual({ vers: `/gestion/demandes/${numero}?fait=prendre` })
    expect((await around(numero)).file).toBe('miennes')
  })
})

it('demander une pièce sans écrire : le message se compose, et la date vient du délai', async () => {
  const { id, numero } = await pose('Arrêt de travail de Lucas Garcia', {
    etat: 'en_traitement',
    statut: 'en_cours',
    gestionnaireId: sophie.utilisateur.id,
    gestionnaireNom: 'Sophie Martin',
  })
  await askPieces(sophie, { numero, cle: randomUUID(), phrase: ['decompte-ij'], delai: '15' })
  const piece = await base().piece.findFirstOrThrow({ where: { demandeId: id }, select: { libelle: true, echeanceLe: true } })
  expect(piece.libelle).toBe('Décompte des indemnités journalières')
  const message = await base().message.findFirstOrThrow({ where: { demandeId: id, cote: 'gestion' }, select: { corps: true } })
  expect(message.corps).toContain('Il me manque, pour «\u00a0Arrêt de travail de Lucas Garcia\u00a0»')
  expect(message.corps.endsWith('Sophie Martin')).toBe(true)
  await expect(askPieces(sophie, { numero, cle: randomUUID(), phrase: ['rib'], delai: 'autre' })).rejects.toMatchObject({ kind: 'invalide' })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { getDemande } from '@/lib/demandes/fil/queries'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { listCourrielsEnEchec } from '@/lib/echecs/queries'
import { whoCanGrant } from '@/lib/utilisateurs/who-can-grant'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, staffOf } from './brouillon/people'
import { consultDemande, markRead, providePiece, replyToDemande } from '../../support/commandes'

let claire: Actor
let marc: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

let rang = 0
/** Une demande neuve de Claire, suivie par Sophie. `jours` : close depuis autant de jours. */
async function demandeIn(etat: 'en_traitement' | 'pieces_demandees' | 'cloturee', jours = 0): Promise<{ id: string; numero: string }> {
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  const id = randomUUID()
  const numero = `CP-2026-${String(4_000_000 + ++rang).padStart(7, '0')}-0`
  const statut = ({ en_traitement: 'en_cours', pieces_demandees: 'en_attente', cloturee: 'traitee' } as const)[etat]
  const traiteeLe = etat === 'cloturee' ? new Date(Date.now() - jours * 86_400_000) : null
  const auteur = { auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', membreId, compteId }
  const suivie = { gestionnaireId: sophie.utilisateur.id, gestionnaireNom: 'Sophie Garnier', envoyeeLe: new Date(), traiteeLe }
  await base().demande.create({
    data: { id, numero, siren: DURAND, ...auteur, ...suivie, univers: 'prevoyance', demarche: 'contact', objet: 'Essai', statut, etat },
  })
  return { id, numero }
}
const write = (id: string, cote: 'client' | 'gestion', nombre: number, luLe: Date | null) =>
  base().message.createMany({
    data: Array.from({ length: nombre }, (_, n) => ({
      demandeId: id,
      siren: DURAND,
      cote,
      auteurNom: 'Une personne',
      auteurRole: 'rôle',
      corps: `${cote} ${n + 1}`,
      luLe,
    })),
  })
const unread = (id: string, cote: 'client' | 'gestion') => base().message.count({ where: { demandeId: id, cote, luLe: null } })
const read = (actor: Actor, numero: string) => asReader(actor, (db) => getDemande(actor, db, DURAND, numero))
const openCase = (numero: string) => asReader(sophie, (db) => getDossier(sophie, db, numero))

describe('plus de messages non lus que la page n’en montre d’abord', () => {
  it('tous sont montrés, aux deux côtés, et tous sont alors marqués lus', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    await write(id, 'gestion', 30, new Date())
    await write(id, 'gestion', 120, null)
    await write(id, 'client', 90, null)
    const vue = await read(claire, numero)
    expect(vue.messages.filter(({ cote, luLe }) => cote === 'gestion' && luLe === null)).toHaveLength(120)
    await markRead(claire, { id, siren: DURAND }, vue)
    expect(await unread(id, 'gestion')).toBe(0)
    const dossier = await openCase(numero)
    expect(dossier.messages.filter(({ cote, luLe }) => cote === 'client' && luLe === null)).toHaveLength(90)
    await consultDemande(sophie, dossier)
    expect(await unread(id, 'client')).toBe(0)
  })

  it('ceux que la personne n’a pas vus sont montrés, même lus par un collègue', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    await write(id, 'gestion', 130, new Date())
    await base().notification.createMany({
      data: Array.from({ length: 130 }, () => ({ utilisateurId: marc.utilisateur.id, siren: DURAND, type: 'message' as const, demandeId: id })),
    })
    expect((await read(marc, numero)).messages).toHaveLength(130)
    expect((await read(claire, numero)).messages.length).toBeLessThan(130)
  })
})

describe('ce qui arrive pendant que la page se lit', () => {
  it('n’est pas marqué lu : ni le message, ni sa notification, ni dans un fil qui était vide', async () => {
    for (const avant of [0, 3]) {
      const { id, numero } = await demandeIn('en_traitement')
      await write(id, 'gestion', avant, null)
      await write(id, 'client', avant, null)
      const prevenir = () =>
        base().notification.create({ data: { utilisateurId: claire.utilisateur.id, siren: DURAND, type: 'message', demandeId: id } })
      await prevenir()
      const [vue, dossier] = [await read(claire, numero), await openCase(numero)]
      await write(id, 'gestion', 1, null)
      await write(id, 'client', 1, null)
      await prevenir()
      await markRead(claire, { id, siren: DURAND }, vue)
      await consultDemande(sophie, dossier)
      expect([await unread(id, 'gestion'), await unread(id, 'client')]).toEqual([1, 1])
      expect(await base().notification.count({ where: { demandeId: id, luLe: null } })).toBe(1)
    }
  })
})

describe('le même fichier, dans deux emplacements du même nom', () => {
  let demande: { id: string; numero: string }
  let pieces: string[]
  const file = (sha256: string): Range => ({
    cle: randomUUID(),
    cleChiffree: 'x',
    champ: 'fichier',
    nom: 'page.png',
    type: 'image/png',
    taille: 10,
    sha256,
    analyse: 'saine',
  })
  beforeEach(async () => {
    demande = await demandeIn('pieces_demandees')
    const demandeeLe = new Date()
    pieces = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of pieces)
      await base().piece.create({ data: { id, demandeId: demande.id, siren: DURAND, libelle: 'RIB', etat: 'demandee', demandeeLe } })
  })
  const give = async (piece: string | undefined, sha256: string) => (await providePiece(claire, demande.numero, piece ?? '', file(sha256))).suite

  it('dit « prise » et non « déjà déposée » quand c’est l’autre emplacement qui l’a reçu', async () => {
    const [une, deux] = pieces
    expect([await give(une, 'a'), await give(deux, 'b')]).toEqual(['piece', 'piece'])
    expect([await give(deux, 'a'), await give(deux, 'b')]).toEqual(['piece_prise', 'piece_deja'])
  })

  it('refusée puis fournie de nouveau, cinquante fois à la fois : une seule remplaçante, et chacun apprend qu’elle y est', async () => {
    const [une = ''] = pieces
    await give(une, 'a')
    await base().piece.update({ where: { id: une }, data: { etat: 'refusee', motif: 'Illisible' } })
    const suites = await Promise.all(Array.from({ length: 50 }, () => give(une, 'c')))
    expect([suites.filter((s) => s === 'piece').length, suites.filter((s) => s === 'piece_deja').length]).toEqual([1, 49])
    expect(await base().piece.count({ where: { demandeId: demande.id, sha256: 'c' } })).toBe(1)
  }, 30_000)
})

it('à une demande close depuis longtemps, le même message vingt fois à la fois n’ouvre qu’une suite ; la même clé à une autre en ouvre une autre', async () => {
  const cle = randomUUID()
  for (const { id, numero } of [await demandeIn('cloturee', 90), await demandeIn('cloturee', 90)]) {
    const rendus = await Promise.all(Array.from({ length: 20 }, () => replyToDemande(claire, { numero, cle, corps: 'Bien plus tard', ranges: [] })))
    expect(new Set(rendus.map((r) => r.numero)).size).toBe(1)
    expect(await base().demande.count({ where: { suiteDe: id } })).toBe(1)
  }
}, 30_000)

it('deux cent cinquante courriels en échec s’atteignent tous, page après page, sans rien renvoyer', async () => {
  await base().courriel.createMany({
    data: Array.from({ length: 250 }, (_, n) => ({
      cle: `echec ${n}`,
      messageId: `<echec-${n}@essai>`,
      destinataire: 'x@essai.example',
      sujet: `Échec ${n}`,
      texte: '',
      html: '',
      etat: 'en_echec' as const,
    })),
  })
  const vus = new Set<string>()
  for (let page = 1; ; page++) {
    const { lignes, total } = await asReader(sophie, (db) => listCourrielsEnEchec(db, page))
    for (const { id } of lignes) vus.add(id)
    if (lignes.length === 0 || vus.size === total) break
  }
  expect(vus.size).toBeGreaterThanOrEqual(250)
})

it('un refus qui ne nomme pas tous ceux qui peuvent accorder le droit dit combien il en reste', async () => {
  const compteId = claire.acces[0]?.compteId ?? ''
  const gens = Array.from({ length: 8 }, (_, n) => ({
    id: randomUUID(),
    email: `a${n}@nombreux.example`,
    emailNormalise: `a${n}@nombreux.example`,
    prenom: 'Anne',
    nom: `N${n}`,
    civilite: 'madame' as const,
  }))
  await base().utilisateur.createMany({ data: gens })
  await base().membre.createMany({
    data: gens.map(({ id }) => ({
      compteId,
      utilisateurId: id,
      role: 'administrateur' as const,
      portee: 'portefeuille' as const,
      etat: 'ajoute' as const,
    })),
  })
  const total = await base().membre.count({ where: { compteId, role: 'administrateur', etat: 'ajoute' } })
  const dit = (await asReader(marc, (db) => whoCanGrant(db, marc, { compteId: compteId }))) ?? ''
  expect(dit).toMatch(new RegExp(`et ${total - 5}\\s`))
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { sayNotification } from '@/lib/copy/notification'
import { expected } from '@/lib/ground/errors'
import { markNotification } from '@/lib/notifications/mark-notification'
import { countUnread, listNotifications } from '@/lib/notifications/queries'
import { actorOf, base } from '../access/people'
import { AILLEURS, type PetitMonde, petitMonde, UNE } from '../access/petit-monde'

let monde: PetitMonde
let admin: Actor
let comptable: Actor

beforeAll(async () => {
  monde = await petitMonde()
  admin = await actorOf(monde.gens.admin.email)
  comptable = await actorOf(monde.gens.comptable.email)
})

const notifie = (utilisateurId: string, plus: object = {}) =>
  base().notification.create({ data: { utilisateurId, type: 'message', siren: UNE, ...plus }, select: { id: true } })
const marque = (actor: Actor, id: string, lue: boolean) => markNotification(judge(actor, 'portefeuille:voir', null), { marque: { id, lue } })
const luLe = async (id: string) => (await base().notification.findUniqueOrThrow({ where: { id }, select: { luLe: true } })).luLe
const refus = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (erreur: unknown) => expected(erreur)?.kind,
  )
let rang = 0
async function demande(plus: object = {}) {
  const id = randomUUID()
  const faite = { id, numero: `CP-2026-${String(4_000_000 + ++rang)}-0`, siren: UNE, compteId: monde.compte, envoyeeLe: new Date() }
  const auteur = { auteurId: monde.gens.admin.id, auteurNom: 'x' }
  const etat = { statut: 'en_attente' as const, etat: 'pieces_demandees' as const }
  await base().demande.create({ data: { ...faite, ...auteur, ...etat, univers: 'prevoyance', demarche: 'contact', objet: 'x', ...plus } })
  return id
}
const ligne = async (actor: Actor, id: string) => {
  const lue = (await listNotifications(actor, base(), 1)).notifications.find((n) => n.id === id)
  return lue && sayNotification(lue)
}

describe('marquer une notification', () => {
  it('lue, puis non lue : la pastille suit, et la première date de lecture reste', async () => {
    const { id } = await notifie(monde.gens.admin.id)
    const avant = await countUnread(admin, base())
    await marque(admin, id, true)
    expect(await countUnread(admin, base())).toBe(avant - 1)
    const premiere = await luLe(id)
    await marque(admin, id, true)
    expect(await luLe(id)).toEqual(premiere)
    await marque(admin, id, false)
    expect([await luLe(id), await countUnread(admin, base())]).toEqual([null, avant])
  })

  it('celle d’un autre, ou dont l’objet n’est plus à soi, n’existe pas et ne change pas', async () => {
    const autre = await notifie(monde.gens.salariee.id)
    const ailleurs = await notifie(monde.gens.admin.id, { siren: AILLEURS })
    const retraite = await notifie(monde.gens.comptable.id, { demandeId: await demande({ univers: 'retraite' }) })
    for (const [actor, { id }] of [
      [admin, autre],
      [admin, ailleurs],
      [comptable, retraite],
    ] as const) {
      expect(await refus(marque(actor, id, true))).toBe('introuvable')
      expect(await luLe(id)).toBeNull()
    }
    expect(await refus(marque(admin, randomUUID(), true))).toBe('introuvable')
  })
})

describe('chaque ligne dit l’acte qui suit, et jusqu’à quand', () => {
  it('une pièce attendue : la plus proche échéance ; fournie, il ne reste qu’à voir la demande', async () => {
    const demandeId = await demande()
    const piece = { demandeId, siren: UNE, libelle: 'RIB' }
    await base().piece.createMany({
      data: [
        { ...piece, etat: 'demandee', echeanceLe: new Date('2026-12-20') },
        { ...piece, etat: 'refusee', echeanceLe: new Date('2026-12-12') },
        { ...piece, etat: 'recue', echeanceLe: new Date('2026-12-01') },
      ],
    })
    const { id } = await notifie(monde.gens.admin.id, { type: 'piece_demandee', demandeId })
    expect(await ligne(admin, id)).toMatchObject({ acte: 'Fournir la pièce', avant: 'À fournir avant le samedi 12 décembre' })
    await base().piece.updateMany({ where: { demandeId }, data: { etat: 'recue' } })
    expect(await ligne(admin, id)).toMatchObject({ acte: 'Voir la demande', avant: null })
  })

  it('une correction attendue', async () => {
    const demandeId = await demande()
    const { id: messageId } = await base().message.create({
      data: { demandeId, siren: UNE, cote: 'gestion', auteurNom: 'x', auteurRole: 'x', corps: 'x' },
      select: { id: true },
    })
    const demandee = { demandeId, siren: UNE, messageId, champs: ['objet'], demandeeParNom: 'x', echeanceLe: new Date('2026-12-15') }
    await base().correction.create({ data: demandee })
    const { id } = await notifie(monde.gens.admin.id, { type: 'correction_demandee', demandeId })
    expect(await ligne(admin, id)).toMatchObject({ acte: 'Corriger', avant: 'À corriger avant le mardi 15 décembre' })
    await base().correction.updateMany({ where: { demandeId }, data: { etat: 'annulee', finieLe: new Date(), finieParNom: 'x' } })
    expect(await ligne(admin, id)).toMatchObject({ acte: 'Voir la demande', avant: null })
  })

  it('une délégation qui attend : à celui qui y répond, jour de Paris', async () => {
    const { cabinetId } = await base().membreCabinet.findFirstOrThrow({
      where: { utilisateurId: monde.gens.comptable.id },
      select: { cabinetId: true },
    })
    const contact = { contactNom: 'x', contactPrenom: 'x', contactEmail: 'x@x.fr', contactTelephone: 'x', contactCivilite: 'madame' as const }
    const dates = { du: new Date(), repondreAvant: new Date('2026-12-09T23:30:00Z') }
    const { id: compteId } = await base().compte.create({ data: { nom: `Client ${randomUUID()}` }, select: { id: true } })
    const { id: delegationId } = await base().delegation.create({
      data: { ...contact, ...dates, compteId, cabinetId, demandeePar: randomUUID(), portee: 'portefeuille', etat: 'en_attente', univers: ['sante'] },
      select: { id: true },
    })
    const { id } = await notifie(monde.gens.comptable.id, { type: 'delegation', siren: null, delegationId })
    expect(await ligne(comptable, id)).toMatchObject({ acte: 'Répondre au client', avant: 'Réponse attendue avant le jeudi 10 décembre' })
    await base().delegation.update({ where: { id: delegationId }, data: { etat: 'acceptee' } })
    expect(await ligne(comptable, id)).toMatchObject({ acte: 'Voir la délégation', avant: null })
  })
})

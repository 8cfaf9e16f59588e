import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor, asReader } from '@/lib/data/as-actor'
import { readAFinaliser } from '@/lib/demandes/brouillon/a-finaliser'
import { listRepreneurs } from '@/lib/demandes/brouillon/list-repreneurs'
import { readDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { maintenant } from '@/lib/ground/clock'
import { addDays, isoDay } from '@/lib/ground/date'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { countUnread } from '@/lib/notifications/queries'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, brouillonOf, demandeOf, DURAND, envoyer, eventsOf, fill, piece, save, start } from './people'
import { readJugement } from './version'
import { giveBrouillon, restoreBrouillon, throwBrouillon } from '../../../support/commandes'

let claire: Actor
let marc: Actor
let karim: Actor
let paul: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  karim = await actorOf(PEOPLE.karim.email)
  paul = await actorOf(PEOPLE.paul.email)
})

const list = (actor: Actor, page = 1) => asReader(actor, (db) => readAFinaliser(actor, db, page))
const cartes = async (actor: Actor) => (await list(actor)).brouillons.map(({ id }) => id)
const jetes = async (actor: Actor) => (await list(actor)).corbeille.lignes.map(({ id }) => id)
const unread = (actor: Actor) => asReader(actor, (db) => countUnread(actor, db))
const evenement = async (type: string, demandeId: string) =>
  base().evenement.findFirstOrThrow({ where: { type, donnees: { path: ['demandeId'], equals: demandeId } }, orderBy: { rang: 'desc' } })

describe('« À finaliser »', () => {
  it('montre à chacun ses brouillons, et à un administrateur ceux de son compte ; le premier qui s’efface en tête', async () => {
    const id = await start(marc)
    const [loin] = await cartes(claire)
    await base().demande.update({ where: { id }, data: { expireLe: new Date(`${isoDay(maintenant())}T00:00:00Z`) } })
    expect(loin).not.toBe(id)
    expect((await cartes(claire))[0]).toBe(id)
    expect(await cartes(marc)).toContain(id)
    for (const autre of [karim, paul]) expect(await cartes(autre)).not.toContain(id)
  })
  it('dit le salarié, et qui a enregistré en dernier : pas celui qui a commencé', async () => {
    const id = await start(marc)
    await save(marc, id, 'entreprise', { declarantNom: 'Marc L.' }, { intention: 'enregistrer' })
    await base().demande.update({ where: { id }, data: { etapesVues: ['entreprise', 'salarie'] } })
    await save(claire, id, 'salarie', { nomNaissance: 'Haddad', prenoms: 'Karim' }, { intention: 'enregistrer' })
    const carte = (await list(marc)).brouillons.find((un) => un.id === id)
    expect(carte).toMatchObject({
      salarie: 'Karim Haddad',
      auteurNom: `${PEOPLE.marc.prenom} ${PEOPLE.marc.nom}`,
      enregistrePar: `${PEOPLE.claire.prenom} ${PEOPLE.claire.nom}`,
      etape: { rang: 2, titre: 'Salarié' },
    })
  })
})

describe('la corbeille', () => {
  it('retire le brouillon de partout, et le rend entier, gardé de nouveau 90 jours', async () => {
    const id = await start(marc)
    await save(marc, id, 'entreprise', { declarantNom: 'Gardé' }, { intention: 'enregistrer' })
    await piece(id, 'bulletins')
    await throwBrouillon(marc, { siren: DURAND, id })
    expect(await cartes(marc)).not.toContain(id)
    const demandes = await asReader(claire, (db) => readDemandes(claire, db, DemandesSearch.parse({ onglet: 'brouillons' }), DURAND))
    expect(demandes.demandes.map((d) => d.id)).not.toContain(id)
    for (const qui of [marc, claire]) expect(await jetes(qui)).toContain(id)
    for (const autre of [karim, paul]) {
      expect(await jetes(autre)).not.toContain(id)
      await expect(restoreBrouillon(autre, id)).rejects.toMatchObject({ kind: 'introuvable' })
    }
    await expect(save(marc, id, 'entreprise', { declarantNom: 'Non' })).rejects.toMatchObject({ kind: 'introuvable' })
    expect(await restoreBrouillon(marc, id)).toEqual({ vers: `/e/${DURAND}/brouillons/${id}` })
    expect((await brouillonOf(marc, id)).raws.declarantNom).toBe('Gardé')
    expect(await demandeOf(id)).toMatchObject({
      jeteLe: null,
      jeteParNom: null,
      expireLe: new Date(`${addDays(isoDay(maintenant()), 90)}T00:00:00Z`),
    })
    expect(await eventsOf(id, 'brouillon.restaure')).toHaveLength(1)
    await expect(restoreBrouillon(marc, id)).rejects.toMatchObject({ kind: 'introuvable' })
  })
  it('une demande envoyée ne se jette pas, la base non plus ne le veut pas', async () => {
    const id = await start(claire)
    await fill(claire, id)
    await envoyer(claire, id, { doublon: 'oui' })
    expect(await throwBrouillon(claire, { siren: DURAND, id })).toMatchObject({ vers: expect.stringContaining('/demandes/CP-') })
    await expect(base().demande.update({ where: { id }, data: { jeteLe: new Date(), jeteParNom: 'x' } })).rejects.toThrow(/jete_brouillon/)
  })
})

describe('confier', () => {
  it('un collaborateur remet son brouillon à un collègue : il est à lui, il en est prévenu, et qui l’a remis ne le voit plus', async () => {
    const id = await start(marc)
    await save(marc, id, 'entreprise', { declarantNom: 'Remis' }, { intention: 'enregistrer' })
    const avant = await unread(claire)
    expect(await giveBrouillon(marc, id, claire.utilisateur.id)).toEqual({ vers: '/brouillons?fait=confie' })
    expect(await demandeOf(id)).toMatchObject({ auteurId: claire.utilisateur.id, membreId: claire.acces[0]?.id, delegationId: null })
    await expect(brouillonOf(marc, id)).rejects.toMatchObject({ kind: 'introuvable' })
    expect(await cartes(marc)).not.toContain(id)
    expect((await brouillonOf(claire, id)).raws.declarantNom).toBe('Remis')
    const { id: evenementId } = await evenement('brouillon.confie', id)
    await notifyEvent(evenementId)
    expect(await unread(claire)).toBe(avant + 1)
    const courriels = await base().courriel.findMany({ where: { cle: { startsWith: evenementId } } })
    expect(courriels.map(({ destinataire }) => destinataire)).toEqual([PEOPLE.claire.email])
    expect(await envoyer(claire, id)).toMatchObject({ vers: expect.any(String) })
  })
  it('à qui n’est pas du compte, ou n’atteint pas l’entreprise : refusé ; un cabinet ne voit aucun collègue du compte', async () => {
    const id = await start(claire)
    for (const autre of [paul, karim]) await expect(giveBrouillon(claire, id, autre.utilisateur.id)).rejects.toMatchObject({ kind: 'invalide' })
    await expect(giveBrouillon(paul, id, paul.utilisateur.id)).rejects.toMatchObject({ kind: 'introuvable' })
    const compteId = claire.acces[0]?.compteId ?? ''
    const voit = (actor: Actor) => asActor(actor, (db) => listRepreneurs(db, { id, compteId, siren: DURAND }))
    expect((await voit(claire)).map((un) => un.utilisateurId)).toContain(marc.utilisateur.id)
    expect((await voit(claire)).map((un) => un.utilisateurId)).not.toContain(claire.utilisateur.id)
    expect(await voit(karim)).toEqual([])
    const hors = '900000027'
    if (!marc.perimetre.sirens.includes(hors))
      expect((await asActor(claire, (db) => listRepreneurs(db, { id, compteId, siren: hors }))).map((un) => un.utilisateurId)).not.toContain(
        marc.utilisateur.id,
      )
  })
  it('pris à son compte par l’administratrice, nul n’est prévenu ; quand quelqu’un part non plus', async () => {
    const id = await start(marc)
    await giveBrouillon(claire, id, claire.utilisateur.id)
    const { id: evenementId } = await evenement('brouillon.confie', id)
    expect(await notifyEvent(evenementId)).toBe(0)
    expect(await base().courriel.count({ where: { cle: { startsWith: evenementId } } })).toBe(0)
  })
})

describe('une nouvelle version du formulaire', () => {
  it('des champs, des étapes et des formes qui ne sont plus : le brouillon s’ouvre, se garde, et s’envoie', async () => {
    const id = await start(claire)
    await fill(claire, id)
    const siren = DURAND
    // Ce qu’une version d’avant aurait laissé : un champ disparu, une étape renommée, des réponses d’une autre forme.
    await base().reponse.create({ data: { demandeId: id, siren, champ: 'ancienneQuestion', valeur: { autre: ['forme', 3, null] } } })
    await base().reponse.update({ where: { demandeId_champ: { demandeId: id, champ: 'declarantNom' } }, data: { valeur: { jour: '3' } } })
    await base().reponse.update({ where: { demandeId_champ: { demandeId: id, champ: 'nir' } }, data: { valeur: 'descellé' } })
    await base().demande.update({
      where: { id },
      data: { etape: 'ancienne-etape', etapesVues: ['ancienne-etape', 'entreprise'], demarcheVersion: 0 },
    })
    const brouillon = await brouillonOf(claire, id)
    expect(brouillon.raws.ancienneQuestion).toBeUndefined()
    expect(brouillon.gardees).toContain('ancienneQuestion')
    expect((await list(claire)).brouillons.find((un) => un.id === id)).toMatchObject({ etape: null })
    // Une réponse illisible se redemande, rien n’est perdu du reste.
    expect(await readJugement(claire, id)).toMatchObject({ reprendre: 'entreprise' })
    await fill(claire, id)
    expect(await envoyer(claire, id, { doublon: 'oui' })).toMatchObject({ vers: expect.stringContaining('/envoyee') })
    expect(await base().reponse.count({ where: { demandeId: id, champ: 'ancienneQuestion' } })).toBe(0)
    expect(JSON.stringify(await base().envoi.findFirstOrThrow({ where: { demandeId: id } }))).not.toContain('ancienneQuestion')
  })
  it('une démarche retirée du catalogue : le brouillon reste dans la liste, sans erreur', async () => {
    const id = await start(marc)
    await base().demande.update({ where: { id }, data: { demarche: 'disparue' } })
    expect((await list(marc)).brouillons.find((un) => un.id === id)).toMatchObject({ titre: 'Autre demande', etape: null })
  })
})

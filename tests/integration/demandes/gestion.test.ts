import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { listCourrielsEnEchec } from '@/lib/echecs/queries'
import { sayFil } from '@/lib/copy/fil'
import { expected } from '@/lib/ground/errors'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, eventsOf, staffOf } from './brouillon/people'
import {
  answerDemande,
  askPieces,
  closeDemande,
  consultDemande,
  judgePiece,
  relaunchCourriel,
  reopenDemande,
  replyToDemande,
  takeDemande,
  takeSelection,
} from '../../support/commandes'

let claire: Actor
let sophie: Actor
let luc: Actor
let hugo: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  sophie = await staffOf(PEOPLE.sophie.email)
  luc = await staffOf(PEOPLE.luc.email, 'superviseur')
  hugo = { ...sophie, utilisateur: { ...sophie.utilisateur, id: luc.utilisateur.id, prenom: 'Hugo', nom: 'Martin' } }
})

let rang = 0
async function demande(etat: 'a_prendre' | 'en_traitement' | 'cloturee' = 'a_prendre') {
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  const id = randomUUID()
  const numero = `CP-2026-${String(6_000_000 + ++rang).padStart(7, '0')}-0`
  const statut = ({ a_prendre: 'envoyee', en_traitement: 'en_cours', cloturee: 'traitee' } as const)[etat]
  const suivie = etat === 'a_prendre' ? {} : { gestionnaireId: sophie.utilisateur.id, gestionnaireNom: 'Sophie Garnier' }
  const auteur = { auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', membreId, compteId }
  const data = { id, numero, siren: DURAND, ...auteur, ...suivie, univers: 'prevoyance' as const, demarche: 'contact', objet: 'Essai', statut, etat }
  await base().demande.create({ data: { ...data, envoyeeLe: new Date(), traiteeLe: etat === 'cloturee' ? new Date() : null } })
  return { id, numero }
}
const relue = (id: string) =>
  base().demande.findUniqueOrThrow({ where: { id }, include: { messages: { orderBy: { envoyeLe: 'asc' } }, pieces: true } })
const outcome = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'permis',
    (erreur: unknown) => {
      const e = expected(erreur)
      return e?.kind === 'refuse' ? e.message : (e?.kind ?? String(erreur))
    },
  )
const clore = (actor: Actor, numero: string, cle = randomUUID()) =>
  closeDemande(actor, { numero, cle, issue: 'acceptee', corps: 'Nous avons réglé.' })
const demander = (actor: Actor, numero: string, plus = {}) =>
  askPieces(actor, {
    numero,
    cle: randomUUID(),
    phrase: ['decompte-ij'],
    autre: undefined,
    pourquoi: undefined,
    echeance: '2099-01-31',
    corps: 'Il me manque une pièce.',
    ...plus,
  })

/** Donne suite aux événements de cette demande, comme l’ouvrier, deux fois : rien ne se double. */
async function follow(id: string) {
  const evenements = await base().$queryRaw<{ id: string }[]>`SELECT id::text FROM evenement WHERE donnees->>'demandeId' = ${id} ORDER BY rang`
  for (const tour of [1, 2]) for (const e of evenements) await notifyEvent(tour === 1 ? e.id : e.id)
  const notifications = await base().notification.findMany({
    where: { demandeId: id },
    orderBy: { creeLe: 'asc' },
    select: { type: true, utilisateurId: true },
  })
  const sujets = (
    await base().courriel.findMany({ where: { OR: evenements.map((e) => ({ cle: { startsWith: e.id } })) }, select: { sujet: true, texte: true } })
  ).map((c) => c)
  return { notifications, sujets }
}

describe('prendre en charge', () => {
  it('deux gestionnaires au même instant : une prise, l’autre apprend qui l’a', async () => {
    const { id, numero } = await demande()
    const rendus = await Promise.all([outcome(takeDemande(sophie, { numero })), outcome(takeDemande(hugo, { numero }))])
    expect(rendus.filter((r) => r === 'permis')).toHaveLength(1)
    expect(rendus.find((r) => r !== 'permis')).toMatch(/^Cette demande est déjà suivie par (Sophie|Hugo) Martin, depuis le /)
    const { etat, statut, gestionnaireNom } = await relue(id)
    expect({ etat, statut }).toEqual({ etat: 'en_traitement', statut: 'en_cours' })
    const { messages } = sayFil(await asReader(sophie, (db) => getDossier(sophie, db, numero)))
    expect(messages.map(({ corps, cote }) => ({ corps, cote }))).toEqual([
      { corps: `Demande prise en charge par ${gestionnaireNom}.`, cote: 'systeme' },
    ])
    expect(await eventsOf(id, 'demande.prise_en_charge')).toHaveLength(1)
  })

  it('cinquante fois au même instant, de deux gestionnaires : une prise, une ligne, un événement', async () => {
    const { id, numero } = await demande()
    const rendus = await Promise.all(Array.from({ length: 50 }, (_, n) => outcome(takeDemande(n % 2 ? sophie : hugo, { numero }))))
    expect(rendus.filter((r) => r === 'permis')).toHaveLength(1)
    expect((await relue(id)).messages).toHaveLength(1)
    expect(await eventsOf(id, 'demande.prise_en_charge')).toHaveLength(1)
  }, 30_000)

  it('un client, un brouillon, un numéro inconnu : introuvable', async () => {
    const { numero } = await demande()
    expect(await outcome(takeDemande(claire, { numero }))).toBe('introuvable')
    expect(await outcome(takeDemande(sophie, { numero: 'CP-2026-9999999-7' }))).toBe('introuvable')
  })
})

describe('les actes, par qui suit la demande', () => {
  it('demander des pièces : une ligne par pièce, le message, la date, et la demande attend ; le même envoi deux fois ne fait rien de plus', async () => {
    const { id, numero } = await demande('en_traitement')
    const cle = randomUUID()
    await Promise.all([demander(sophie, numero, { cle, autre: 'Planning de mai' }), demander(sophie, numero, { cle, autre: 'Planning de mai' })])
    const { etat, statut, pieces, messages } = await relue(id)
    expect({ etat, statut }).toEqual({ etat: 'pieces_demandees', statut: 'en_attente' })
    expect(pieces.map(({ libelle, etat: e }) => [libelle, e]).sort()).toEqual([
      ['Décompte des indemnités journalières', 'demandee'],
      ['Planning de mai', 'demandee'],
    ])
    expect(messages.filter((m) => m.cote === 'gestion').map((m) => m.corps)).toEqual(['Il me manque une pièce.'])
    expect(await eventsOf(id, 'demande.pieces_demandees')).toHaveLength(1)
    expect(await outcome(demander(sophie, numero, { phrase: [] }))).toBe('invalide')
    expect(await outcome(demander(sophie, numero, { echeance: '2020-01-01' }))).toBe('invalide')
  })

  it('valider, refuser avec un motif : la pièce refusée fait attendre la demande ; deux fois est refusé', async () => {
    const { id, numero } = await demande('en_traitement')
    const [une, deux] = [randomUUID(), randomUUID()]
    for (const piece of [une, deux])
      await base().piece.create({ data: { id: piece, demandeId: id, siren: DURAND, libelle: 'Avis', etat: 'recue', recueLe: new Date() } })
    await judgePiece(sophie, { numero, piece: une, verdict: 'valider' })
    expect(await outcome(judgePiece(sophie, { numero, piece: deux, verdict: 'refuser', motif: '' }))).toBe('invalide')
    await judgePiece(sophie, { numero, piece: deux, verdict: 'refuser', motif: 'La page 2 manque' })
    const { etat, pieces } = await relue(id)
    expect(etat).toBe('pieces_demandees')
    expect(pieces.find((p) => p.id === une)?.etat).toBe('validee')
    expect(pieces.find((p) => p.id === deux)).toMatchObject({
      etat: 'refusee',
      motif: 'La page 2 manque',
      demandeeLe: expect.any(Date),
      echeanceLe: expect.any(Date),
    })
    expect(await outcome(judgePiece(sophie, { numero, piece: une, verdict: 'refuser', motif: 'x' }))).toMatch(/déjà jugée/)
  })

  it('clore : cinquante fois le même formulaire, une clôture ; puis plus rien n’y est possible que rouvrir', async () => {
    const { id, numero } = await demande('en_traitement')
    const cle = randomUUID()
    await Promise.all(Array.from({ length: 50 }, () => clore(sophie, numero, cle)))
    expect(await relue(id)).toMatchObject({ etat: 'cloturee', statut: 'traitee', issue: 'acceptee', traiteeLe: expect.any(Date) })
    expect(await eventsOf(id, 'demande.cloturee')).toHaveLength(1)
    expect(await outcome(clore(sophie, numero))).toMatch(/^Cette demande est « Close » depuis le .*suivie par Sophie Garnier/)
    await reopenDemande(luc, { numero, cle: randomUUID(), corps: 'Une pièce est arrivée par la poste.' })
    expect(await relue(id)).toMatchObject({ etat: 'en_traitement', rouvertures: 1, issue: null, traiteeLe: null })
  }, 30_000)

  it('clore : une pièce encore attendue ne l’est plus ; rouverte, elle ne l’est toujours pas', async () => {
    const { id, numero } = await demande('en_traitement')
    await demander(sophie, numero)
    await clore(sophie, numero)
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Une question', ranges: [] })
    const { etat, pieces } = await relue(id)
    expect({ etat, pieces: pieces.map((p) => p.etat) }).toEqual({ etat: 'en_traitement', pieces: ['abandonnee'] })
  })

  it('refuser une pièce arrivée en retard redonne quinze jours', async () => {
    const { id, numero } = await demande('en_traitement')
    const piece = { id: randomUUID(), demandeId: id, siren: DURAND, libelle: 'Décompte', etat: 'recue' as const, recueLe: new Date() }
    await base().piece.create({ data: { ...piece, demandeeLe: new Date('2026-01-01'), echeanceLe: new Date('2026-01-15') } })
    await judgePiece(sophie, { numero, piece: piece.id, verdict: 'refuser', motif: 'Illisible' })
    expect((await relue(id)).pieces[0]?.echeanceLe?.getTime()).toBeGreaterThan(Date.now() + 13 * 86_400_000)
  })

  it('un autre gestionnaire apprend qui la suit ; un superviseur agit', async () => {
    const { numero } = await demande('en_traitement')
    const nouvelle = { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] }
    expect(await outcome(answerDemande(hugo, nouvelle))).toBe(
      'Cette demande est suivie par Sophie Garnier\u00a0: lui seul peut agir, ou un superviseur.',
    )
    expect(await outcome(answerDemande(luc, nouvelle))).toBe('permis')
  })

  it('le client qui écrit pendant la clôture la rouvre, et rien ne se perd', async () => {
    const { id, numero } = await demande('en_traitement')
    await Promise.all([clore(sophie, numero), replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Encore un mot', ranges: [] })])
    const { messages, etat } = await relue(id)
    expect(
      messages
        .filter((m) => m.cote !== 'systeme')
        .map((m) => m.corps)
        .sort(),
    ).toEqual(['Encore un mot', 'Nous avons réglé.'])
    expect(['cloturee', 'en_traitement']).toContain(etat)
  })
})

describe('lire', () => {
  it('chaque ouverture est au journal ; la première lecture d’un message du client est gardée', async () => {
    const { id, numero } = await demande('en_traitement')
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] })
    const dossier = await asReader(sophie, (db) => getDossier(sophie, db, numero))
    await consultDemande(luc, dossier)
    expect((await relue(id)).messages[0], 'qui passe ne lit pas à la place de qui suit').toMatchObject({ luLe: null })
    await consultDemande(sophie, dossier)
    expect(await eventsOf(id, 'demande.consultee')).toHaveLength(2)
    expect((await relue(id)).messages[0]).toMatchObject({ luPar: expect.stringMatching(/^Sophie/), luLe: expect.any(Date) })
    const brouillon = await base().demande.findFirstOrThrow({ where: { statut: 'a_finaliser' }, select: { id: true } })
    expect(await asReader(sophie, (db) => db.demande.count({ where: { id: brouillon.id } }))).toBe(0)
  })
})

describe('prévenir', () => {
  it('chaque acte prévient qui suit la demande, une fois, par le nom du gestionnaire et celui, usuel, des pièces ; rien de ce qui a été écrit', async () => {
    const { id, numero } = await demande()
    await takeDemande(sophie, { numero })
    await demander(sophie, numero, { autre: 'Certificat très privé', corps: 'Texte du message' })
    await answerDemande(sophie, { numero, cle: randomUUID(), corps: 'Autre texte', ranges: [] })
    await clore(sophie, numero)
    const { notifications, sujets } = await follow(id)
    expect(notifications.map((n) => n.type)).toEqual(['statut', 'piece_demandee', 'message', 'statut'])
    expect(new Set(notifications.map((n) => n.utilisateurId))).toEqual(new Set([claire.utilisateur.id]))
    expect(sujets).toHaveLength(4)
    for (const { sujet, texte } of sujets) {
      expect(sujet).toContain(numero)
      expect(sujet).toContain('Transports Fictifs Durand')
      expect(texte).toContain('Sophie Martin')
      // L’objet de la demande nomme un salarié : il n’y est jamais non plus.
      expect(texte).not.toMatch(/Certificat très privé|Texte du message|Autre texte|Nous avons réglé|Haddad|Arrêt de travail de/)
    }
    const pieces = sujets.find((s) => s.sujet.startsWith('2'))?.texte
    expect(pieces).toContain('31')
    expect(pieces).toContain('À fournir\u00a0: Décompte des indemnités journalières, 1\u00a0autre pièce')
  })

  it('qui n’atteint plus la demande n’en reçoit rien : les administrateurs la suivent à sa place', async () => {
    const { id, numero } = await demande('en_traitement')
    const parti = await base().utilisateur.create({
      data: {
        email: `parti-${id}@exemple.example`,
        emailNormalise: `parti-${id}@exemple.example`,
        prenom: 'Parti',
        nom: 'Ailleurs',
        civilite: 'monsieur',
      },
    })
    await base().demande.update({ where: { id }, data: { auteurId: parti.id } })
    await answerDemande(sophie, { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] })
    const { notifications } = await follow(id)
    expect(notifications.map((n) => n.utilisateurId)).toEqual([claire.utilisateur.id])
  })
})

describe('les envois en échec', () => {
  it('« Renvoyer » remet le courriel en file, une fois, et il part', async () => {
    const { id, numero } = await demande()
    await takeDemande(sophie, { numero })
    await follow(id)
    const courriel = await base().courriel.findFirstOrThrow({ where: { sujet: { contains: numero } } })
    await base().courriel.update({ where: { id: courriel.id }, data: { creeLe: new Date(Date.now() - 80 * 3_600_000), prochainLe: new Date(0) } })
    const muet = () => Promise.reject(new Error('muet'))
    expect(await sendCourriel(courriel.id, muet)).toBe('en_echec')
    expect((await asReader(luc, (db) => listCourrielsEnEchec(db))).lignes.map((c) => c.id)).toContain(courriel.id)
    expect((await asReader(claire, (db) => listCourrielsEnEchec(db))).lignes.map((c) => c.id)).toEqual([])
    await Promise.all([relaunchCourriel(luc, { id: courriel.id }), relaunchCourriel(luc, { id: courriel.id })])
    const relances = await base().$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM evenement WHERE type = 'courriel.relance' AND donnees->>'courrielId' = ${courriel.id}`
    expect(relances).toEqual([{ n: 1 }])
    const partis: string[] = []
    const transport = async ({ messageId }: { messageId: string }) => {
      partis.push(messageId)
      return { etat: 'envoye' as const }
    }
    expect([await sendCourriel(courriel.id, transport), await sendCourriel(courriel.id, transport)]).toEqual(['envoye', 'pas_maintenant'])
    expect(partis).toEqual([courriel.messageId])
  })
})

describe('prendre plusieurs demandes d’un coup', () => {
  it('prend chacune une fois, laisse à un collègue celle qu’il suit, et dit combien', async () => {
    const [une, autre, prise] = [await demande(), await demande(), await demande()]
    await takeDemande(hugo, prise)
    const numeros = [une, prise, autre, une].map(({ numero }) => numero)
    expect(await takeSelection(sophie, numeros)).toEqual({ vers: '/gestion?miennes=oui&prises=2&restees=1' })
    for (const { id } of [une, autre]) expect(await relue(id)).toMatchObject({ etat: 'en_traitement', gestionnaireId: sophie.utilisateur.id })
    expect((await relue(prise.id)).gestionnaireNom).toBe('Hugo Martin')
    expect(await eventsOf(une.id, 'demande.prise_en_charge')).toHaveLength(1)
  })

  it('un numéro inconnu reste de côté, et n’arrête pas les autres', async () => {
    const une = await demande()
    expect(await takeSelection(sophie, ['CP-2026-9999999-7', une.numero])).toEqual({ vers: '/gestion?miennes=oui&prises=1&restees=1' })
    expect((await relue(une.id)).etat).toBe('en_traitement')
  })
})

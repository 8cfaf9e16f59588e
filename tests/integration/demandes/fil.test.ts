import { randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { demandeByNumero } from '@/lib/demandes/locate'
import { postMessage, postPiece } from '@/doors/post-message'
import { getDemande } from '@/lib/demandes/fil/queries'
import { expected, notFound } from '@/lib/ground/errors'
import { MESSAGE } from '@/doors/message-files'
import { type Range, stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, eventsOf, LECTURE } from './brouillon/people'
import { cancelDemande, keepMessage, markRead, providePiece, replyToDemande } from '../../support/commandes'

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

type Etat = 'a_prendre' | 'en_traitement' | 'pieces_demandees' | 'cloturee'
let rang = 0
/** Une demande neuve de Claire dans cet état, avec autant de pièces demandées. */
async function demandeIn(etat: Etat, { pieces = 0, closeIlYA = 1 } = {}) {
  const statut = ({ a_prendre: 'envoyee', en_traitement: 'en_cours', pieces_demandees: 'en_attente', cloturee: 'traitee' } as const)[etat]
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  const id = randomUUID()
  const numero = `CP-2026-${String(7_000_000 + ++rang).padStart(7, '0')}-0`
  const traiteeLe = etat === 'cloturee' ? new Date(Date.now() - closeIlYA * 86_400_000) : null
  const auteur = { auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', membreId, compteId }
  const data = { id, numero, siren: DURAND, ...auteur, univers: 'prevoyance' as const, demarche: 'contact', objet: 'Essai du fil', statut, etat }
  await base().demande.create({ data: { ...data, envoyeeLe: new Date(), traiteeLe, issue: traiteeLe ? 'acceptee' : null } })
  const ids = Array.from({ length: pieces }, () => randomUUID())
  for (const [n, piece] of ids.entries())
    await base().piece.create({
      data: { id: piece, demandeId: id, siren: DURAND, libelle: `Pièce ${n + 1}`, etat: 'demandee', demandeeLe: new Date() },
    })
  return { id, numero, pieces: ids }
}
const relue = (id: string) =>
  base().demande.findUniqueOrThrow({ where: { id }, include: { messages: { orderBy: { envoyeLe: 'asc' } }, pieces: { orderBy: { id: 'asc' } } } })
const reply = (actor: Actor, numero: string, corps: string, cle = randomUUID(), ranges: Range[] = []) =>
  replyToDemande(actor, { numero, cle, corps, ranges })
const kindOf = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'permis',
    (erreur: unknown) => expected(erreur)?.kind ?? erreur,
  )
async function image(): Promise<Buffer> {
  return sharp(randomBytes(30 * 30 * 3), { raw: { width: 30, height: 30, channels: 3 } })
    .png()
    .toBuffer()
}
const UNE_IMAGE = await image()
async function staged(octets?: Buffer): Promise<Range> {
  const range = await stagePiece(DURAND, { champ: 'fichier', nom: 'page.png', octets: octets ?? (await image()) })
  if ('refus' in range) throw new Error(range.refus)
  return range
}
function posted(champs: Record<string, string>, fichiers: readonly Buffer[] = [], accept = 'text/html'): Request {
  const form = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) form.append(nom, valeur)
  for (const [n, octets] of fichiers.entries()) form.append('fichier', new Blob([new Uint8Array(octets)], { type: 'image/png' }), `page-${n}.png`)
  return new Request('http://localhost/envoi', { method: 'POST', body: form, headers: { accept } })
}
/** La visite de Claire à cette demande, comme sa porte l’ouvre. */
async function visitOf(numero: string) {
  const visee = await asReader(claire, (db) => demandeByNumero(claire, db, { numero }))
  if (!visee) throw notFound()
  return judge(claire, 'demande:repondre', visee)
}
async function send(numero: string, corps: string, fichiers: readonly Buffer[] = [], accept?: string): Promise<Response> {
  const visit = await visitOf(numero)
  const request = posted({ corps, cle: randomUUID() }, fichiers, accept)
  return postMessage({ visit, request, arrive: await MESSAGE.read(visit.objet, request) })
}

describe('répondre', () => {
  it('écrit le message, ses deux fichiers, l’événement ; le même formulaire cinquante fois n’en fait qu’un', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    const cle = randomUUID()
    const ranges = [await staged(), await staged()]
    const rendus = await Promise.all(Array.from({ length: 50 }, () => reply(claire, numero, 'Voici la suite.', cle, ranges)))
    expect(rendus.filter(({ deja }) => !deja)).toHaveLength(1)
    const { messages, etat } = await relue(id)
    expect(messages.map(({ corps, cote, auteurNom, auteurRole }) => ({ corps, cote, auteurNom, auteurRole }))).toEqual([
      { corps: 'Voici la suite.', cote: 'client', auteurNom: 'Claire Durand', auteurRole: 'administratrice' },
    ])
    expect(etat).toBe('en_traitement')
    expect(await eventsOf(id, 'demande.message_client')).toHaveLength(1)
  }, 30_000)

  it('la réponse du portail s’est perdue, le texte est complété et un fichier joint : rien n’est jeté', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    const cle = randomUUID()
    await reply(claire, numero, 'Bonjour', cle)
    for (const deja of [false, true])
      expect(await reply(claire, numero, 'Bonjour, et voici la page', cle, [await staged(Buffer.from(UNE_IMAGE))])).toMatchObject({
        suite: 'envoye',
        deja,
      })
    const { messages, pieces } = await relue(id)
    expect(messages.map(({ corps }) => corps)).toEqual(['Bonjour', 'Bonjour, et voici la page'])
    expect(pieces).toHaveLength(1)
  })

  it('par un expert-comptable, dit pour le compte de qui ; en lecture seule, refuse ; ailleurs, introuvable', async () => {
    const lecture = await base().demande.findFirstOrThrow({ where: { siren: LECTURE, numero: { not: null } }, select: { numero: true } })
    expect(await kindOf(reply(karim, lecture.numero ?? '', 'Bonjour'))).toBe('refuse')
    const { numero } = await demandeIn('en_traitement')
    expect(await kindOf(reply(paul, numero, 'Bonjour'))).toBe('introuvable')
    expect(await kindOf(reply(claire, 'CP-2026-9999999-7', 'Bonjour'))).toBe('introuvable')
    const delegation = karim.acces.find((a) => a.voie === 'delegation' && !a.lectureSeule && a.univers.length === 3)
    const sienne = await base().demande.findFirstOrThrow({
      where: { siren: { in: delegation?.sirens ?? [] }, numero: { not: null }, etat: { not: 'cloturee' } },
      select: { id: true, numero: true },
    })
    await reply(karim, sienne.numero ?? '', 'Pour mon client')
    expect((await relue(sienne.id)).messages.at(-1)).toMatchObject({
      pourLeCompteDe: expect.stringMatching(/./),
      auteurRole: expect.stringContaining('comptable'),
    })
  })

  it('rouvre une demande traitée depuis 60 jours au plus ; au-delà, ouvre une demande liée avec son numéro', async () => {
    const recente = await demandeIn('cloturee', { closeIlYA: 59 })
    expect(await reply(claire, recente.numero, 'Une question encore')).toMatchObject({ suite: 'rouverte', numero: recente.numero })
    expect(await relue(recente.id)).toMatchObject({ etat: 'en_traitement', statut: 'en_cours', rouvertures: 1, traiteeLe: null, issue: null })
    expect(await eventsOf(recente.id, 'demande.rouverte')).toEqual([
      { donnees: { demandeId: recente.id, messageId: expect.any(String), par: 'client' } },
    ])
    const ancienne = await demandeIn('cloturee', { closeIlYA: 61 })
    const rendu = await reply(claire, ancienne.numero, 'Bien plus tard')
    expect(rendu.suite).toBe('liee')
    expect(rendu.numero).not.toBe(ancienne.numero)
    expect(await relue(ancienne.id)).toMatchObject({ etat: 'cloturee', messages: [] })
    const liee = await base().demande.findFirstOrThrow({ where: { numero: rendu.numero }, include: { messages: true } })
    expect(liee).toMatchObject({ suiteDe: ancienne.id, statut: 'envoyee', etat: 'a_prendre' })
    expect(liee.messages.map(({ corps }) => corps)).toEqual(['Bien plus tard'])
    expect(await eventsOf(liee.id, 'demande.envoyee')).toHaveLength(1)
  })

  it('une demande qui attend ne repart que si plus aucune pièce n’est ouverte', async () => {
    const ouverte = await demandeIn('pieces_demandees', { pieces: 1 })
    await reply(claire, ouverte.numero, 'La pièce arrive demain')
    expect(await relue(ouverte.id)).toMatchObject({ etat: 'pieces_demandees', statut: 'en_attente' })
    const sans = await demandeIn('pieces_demandees')
    await reply(claire, sans.numero, 'Voici la réponse')
    expect(await relue(sans.id)).toMatchObject({ etat: 'en_traitement', statut: 'en_cours' })
    expect(await eventsOf(sans.id, 'demande.completee')).toHaveLength(1)
  })
})

describe('un message tel qu’il arrive', () => {
  it.each([
    ['d’espaces', '  \n \t ', 'Votre message est vide'],
    ['de 20 001 signes', 'é'.repeat(20_001), 'Votre message dépasse'],
  ])('%s : refusé par une page en français qui redonne le texte, gardé aussi dans la demande', async (_nom, corps, phrase) => {
    const { id, numero } = await demandeIn('en_traitement')
    const rendu = await send(numero, corps)
    const page = await rendu.text()
    expect([rendu.status, rendu.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain(phrase)
    expect(page).toContain(`name="corps">\n${corps.replaceAll('\n', '\r\n')}</textarea>`)
    expect(page).toContain(`<a href="/e/${DURAND}/demandes/${numero}">`)
    expect((await relue(id)).messages).toEqual([])
    const lue = await asReader(claire, (db) => getDemande(claire, db, DURAND, numero))
    expect(lue.enCours.replaceAll('\r\n', '\n')).toBe(corps)
    const json = await send(numero, corps, [], 'application/json')
    expect(json.status).toBe(422)
    expect((await json.json()) as object).toEqual({ message: expect.stringMatching(/\.$/) })
  })

  it('de 20 000 signes, en emoji : passe entier, et la garde s’efface', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    await keepMessage(claire, { numero, corps: 'un début' })
    const corps = '🚚'.repeat(20_000)
    expect((await send(numero, corps)).headers.get('location')).toContain('envoi=envoye')
    expect((await relue(id)).messages[0]?.corps).toBe(corps)
    expect(await base().messageEnCours.count({ where: { demandeId: id } })).toBe(0)
  })

  it('en HTML, avec des signes de contrôle et d’écriture forcée : gardé comme du texte', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    await send(numero, '<script>alert(1)</script>\u0000\u0007\u202e https://exemple.fr')
    expect((await relue(id)).messages[0]?.corps).toBe('<script>alert(1)</script> https://exemple.fr')
  })

  it('avec des fichiers qui ne sont pas ce qu’ils disent : rien ne part, rien ne reste, chacun est nommé et les bons le sont aussi', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    const fichiers = [await image(), Buffer.from('MZ pas une image'), Buffer.alloc(0)]
    const rendu = await send(numero, 'Ci-joint </textarea><b>', fichiers)
    const page = await rendu.text()
    expect(rendu.status).toBe(415)
    expect(page).toContain('«\u00a0page-1.png\u00a0» n’a pas été joint\u00a0: ce type de fichier')
    expect(page).toContain('«\u00a0page-2.png\u00a0» n’a pas été joint\u00a0: ce fichier est vide')
    expect(page).toContain('«\u00a0page-0.png\u00a0» est bon')
    expect(page).toContain('Ci-joint &lt;/textarea&gt;&lt;b&gt;</textarea>')
    const json = (await (await send(numero, 'Ci-joint', fichiers, 'application/json')).json()) as { message: string; refuses: number[] }
    expect(json.refuses).toEqual([1, 2])
    expect(json.message).toContain('«\u00a0page-0.png\u00a0» reste choisi.')
    expect(await relue(id)).toMatchObject({ messages: [], pieces: [] })
    await send(numero, '', [await image(), await image()])
    const { messages, pieces } = await relue(id)
    expect(messages).toHaveLength(1)
    expect(pieces.map((p) => p.messageId)).toEqual([messages[0]?.id, messages[0]?.id])
  })
})

describe('fournir une pièce', () => {
  let demande: Awaited<ReturnType<typeof demandeIn>>
  beforeEach(async () => {
    demande = await demandeIn('pieces_demandees', { pieces: 2 })
  })

  it('remplit l’emplacement ; la dernière fait repartir la demande', async () => {
    const [une = '', deux = ''] = demande.pieces
    expect(await providePiece(claire, demande.numero, une, await staged())).toEqual({
      siren: DURAND,
      numero: demande.numero,
      suite: 'piece',
      prise: true,
    })
    expect(await relue(demande.id)).toMatchObject({ etat: 'pieces_demandees' })
    await providePiece(marc, demande.numero, deux, await staged())
    expect(await relue(demande.id)).toMatchObject({ etat: 'en_traitement', statut: 'en_cours' })
    expect(await eventsOf(demande.id, 'piece.fournie')).toHaveLength(2)
    expect(await eventsOf(demande.id, 'demande.completee')).toHaveLength(1)
  })

  it('de deux onglets : le même fichier ne compte qu’une fois, un autre est refusé avec douceur', async () => {
    const [une = ''] = demande.pieces
    const octets = await image()
    const [a, b] = await Promise.all([
      providePiece(claire, demande.numero, une, await staged(octets)),
      providePiece(claire, demande.numero, une, await staged(octets)),
    ])
    expect([a.suite, b.suite].sort()).toEqual(['piece', 'piece_deja'])
    expect(await providePiece(claire, demande.numero, une, await staged())).toMatchObject({ suite: 'piece_prise', prise: false })
    expect((await relue(demande.id)).pieces).toHaveLength(2)
    expect(await eventsOf(demande.id, 'piece.fournie')).toHaveLength(1)
  })

  it('refusée puis fournie de nouveau : l’ancienne reste avec son motif, remplacée', async () => {
    const [une = ''] = demande.pieces
    await providePiece(claire, demande.numero, une, await staged())
    await base().piece.update({ where: { id: une }, data: { etat: 'refusee', motif: 'Illisible' } })
    await providePiece(claire, demande.numero, une, await staged())
    const { pieces } = await relue(demande.id)
    expect(pieces.find((p) => p.id === une)).toMatchObject({ etat: 'remplacee', motif: 'Illisible' })
    expect(pieces.filter((p) => p.libelle === 'Pièce 1' && p.etat === 'recue')).toHaveLength(1)
    expect(await asReader(claire, async (db) => (await getDemande(claire, db, DURAND, demande.numero)).pieces.map((p) => p.etat).sort())).toEqual([
      'demandee',
      'recue',
    ])
  })

  it('d’un autre, d’une autre demande, ou quand plus rien n’est attendu : ne change rien', async () => {
    const [une = ''] = demande.pieces
    expect(await kindOf(providePiece(paul, demande.numero, une, await staged()))).toBe('introuvable')
    const autre = await demandeIn('pieces_demandees', { pieces: 1 })
    expect(await kindOf(providePiece(claire, autre.numero, une, await staged()))).toBe('introuvable')
    await base().demande.update({ where: { id: demande.id }, data: { etat: 'cloturee', statut: 'traitee' } })
    expect(await providePiece(claire, demande.numero, une, await staged())).toMatchObject({ suite: 'piece_fermee', prise: false })
    const visit = await visitOf(demande.numero)
    const request = posted({ x: '1' })
    const vide = await postPiece({ visit, params: { piece: une }, request, arrive: await MESSAGE.read(visit.objet, request) })
    expect(vide.status).toBe(422)
    expect(await vide.text()).toContain('Aucun fichier n’a été choisi.')
  })
})

describe('ouvrir', () => {
  it('marque lues ses notifications et les messages de la gestion, une fois, et celles de personne d’autre', async () => {
    const { id, numero } = await demandeIn('en_traitement')
    const message = { demandeId: id, siren: DURAND, auteurNom: 'Sophie Garnier', auteurRole: 'gestionnaire', corps: 'Bonjour' }
    await base().message.create({ data: { ...message, cote: 'gestion' } })
    for (const { utilisateur } of [claire, marc])
      await base().notification.create({ data: { utilisateurId: utilisateur.id, siren: DURAND, type: 'message', demandeId: id } })
    const vue = (actor: Actor) => asReader(actor, (db) => getDemande(actor, db, DURAND, numero))
    await markRead(claire, { id, siren: DURAND }, await vue(claire))
    const [lu] = (await relue(id)).messages
    expect(lu).toMatchObject({ luPar: 'Claire Durand', luLe: expect.any(Date) })
    await markRead(marc, { id, siren: DURAND }, await vue(marc))
    expect((await relue(id)).messages[0]).toEqual(lu)
    const lues = await base().notification.findMany({ where: { demandeId: id } })
    expect(lues.every((n) => n.luLe !== null)).toBe(true)
    expect((await asReader(claire, (db) => getDemande(claire, db, DURAND, numero))).nonLues).toBe(0)
  })

  it('ce qu’un autre écrit sans l’envoyer ne se voit pas', async () => {
    const { numero } = await demandeIn('en_traitement')
    await keepMessage(marc, { numero, corps: 'à moi' })
    expect((await asReader(claire, (db) => getDemande(claire, db, DURAND, numero))).enCours).toBe('')
    expect(await kindOf(keepMessage(paul, { numero, corps: 'x' }))).toBe('introuvable')
  })
})

describe('annuler', () => {
  it('avant la prise en charge, clôt et l’inscrit ; après, refuse', async () => {
    const libre = await demandeIn('a_prendre')
    await cancelDemande(claire, { numero: libre.numero })
    expect(await relue(libre.id)).toMatchObject({ etat: 'cloturee', statut: 'traitee', issue: 'annulee' })
    expect(await eventsOf(libre.id, 'demande.annulee')).toHaveLength(1)
    const prise = await demandeIn('en_traitement')
    expect(await kindOf(cancelDemande(claire, { numero: prise.numero }))).toBe('refuse')
    expect(await kindOf(cancelDemande(paul, { numero: prise.numero }))).toBe('introuvable')
  })
})

import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATA_DIR, onDisk } from './folder'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { findFichier } from '@/lib/demandes/pieces/open-piece'
import type { Analyse } from '@/lib/demandes/pieces/rules'
import { stagePiece } from '@/lib/demandes/pieces/stage-piece'
import { deleteStored } from '@/lib/demandes/pieces/store'
import { getFichierModele, listModeles } from '@/lib/bibliotheque/queries'
import { BibliothequeSearch } from '@/lib/bibliotheque/schema'
import { listPublies } from '@/lib/courriers/gestion/queries'
import { findCourrier } from '@/lib/courriers/open-courrier'
import { CourriersGestionSearch } from '@/lib/courriers/schema'
import { listDocumentsPublies } from '@/lib/documents/gestion/queries'
import { DocumentsGestionSearch } from '@/lib/documents/schema'
import { getFichierDocument } from '@/lib/documents/queries'
import { env } from '@/lib/ground/env'
import { expected } from '@/lib/ground/errors'
import { receiveFile } from '@/lib/publication/receive-file'
import { getDemande } from '@/lib/demandes/fil/queries'
import { sayFil } from '@/lib/copy/fil'
import { scanWaitingPieces } from '@/lib/jobs/scan-pieces'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, eventsOf, staffOf, start } from '../brouillon/people'
import { pdf } from '../../../unit/demandes/pieces/samples'
import { freePort, openClamd } from '../../../support/clamd'
import { receivePieces } from '../../../support/commandes'

const PORT = await freePort()
process.env.CLAMAV_HOST = `127.0.0.1:${PORT}`
process.env.CLAMAV_DELAI_S = '1'

let clamd: Awaited<ReturnType<typeof openClamd>> | undefined
const open = async (humeur: Parameters<typeof openClamd>[1] = {}) => {
  await clamd?.close()
  clamd = await openClamd(PORT, humeur)
}
const down = async () => {
  await clamd?.close()
  clamd = undefined
}
afterEach(down)

let claire: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})
// Ce que le monde et l’essai d’avant ont laissé n’attend plus.
beforeEach(async () => {
  const saine = { data: { analyse: 'saine' as const } }
  await base().piece.updateMany(saine)
  await base().courrier.updateMany({ where: { cle: { not: null } }, ...saine })
  await base().document.updateMany(saine)
  await base().modele.updateMany(saine)
})

async function deposit(text: string) {
  const id = await start(claire)
  const lieu = { demandeId: id, siren: DURAND, univers: 'prevoyance' as const }
  const octets = pdf({ extra: [`(${text})`] })
  const range = await stagePiece(DURAND, { champ: 'decomptes_ij', nom: 'a.pdf', octets })
  if ('refus' in range) return range
  const [recu] = await receivePieces(claire, lieu, [range])
  return recu && 'piece' in recu ? recu.piece : recu
}
const idOf = (depot: Awaited<ReturnType<typeof deposit>>): string => {
  if (!depot || !('id' in depot)) throw new Error('rien de reçu')
  return depot.id
}
/** Change le dernier octet d’un fichier gardé. */
function alter(chemin: string): void {
  const octets = readFileSync(chemin)
  octets[octets.length - 1] = (octets.at(-1) ?? 0) ^ 1
  writeFileSync(chemin, octets)
}
const stateOf = async (id: string) => {
  const { analyse, etat } = await base().piece.findUniqueOrThrow({ where: { id }, select: { analyse: true, etat: true } })
  return `${analyse} ${etat}`
}

/** Une pièce reçue et pas encore jugée d’une demande envoyée, jointe au formulaire ou à un message. */
async function sentPiece(text: string, etat: 'a_prendre' | 'en_traitement' | 'cloturee', { message = false } = {}) {
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  const id = randomUUID()
  const numero = `CP-2026-${String(Math.floor(Math.random() * 1e6) + 7_000_000)}-0`
  const statut = ({ a_prendre: 'envoyee', en_traitement: 'en_cours', cloturee: 'traitee' } as const)[etat]
  const auteur = { auteurId: claire.utilisateur.id, auteurNom: 'Claire Durand', membreId, compteId }
  const vie = { envoyeeLe: new Date(), traiteeLe: etat === 'cloturee' ? new Date() : null, statut, etat }
  await base().demande.create({
    data: { id, numero, siren: DURAND, ...auteur, ...vie, univers: 'prevoyance', demarche: 'arret-de-travail', objet: 'Essai' },
  })
  const ecrit = { siren: DURAND, demandeId: id, cote: 'client' as const, auteurNom: 'Claire Durand', auteurRole: 'administrateur', corps: 'Voici.' }
  const messageId = message ? (await base().message.create({ data: ecrit })).id : null
  const range = await stagePiece(DURAND, { champ: 'decomptes_ij', nom: 'a.pdf', octets: pdf({ extra: [`(${text})`] }) })
  if ('refus' in range) throw new Error(range.refus)
  const { nom, champ, ...fichier } = range
  const autre = await base().utilisateur.findFirstOrThrow({ where: { email: PEOPLE.marc.email } })
  const piece = await base().piece.create({
    data: { ...fichier, champ, fichierNom: nom, messageId, demandeId: id, siren: DURAND, libelle: 'Décompte', etat: 'recue', deposeePar: autre.id },
  })
  return { id, numero, pieceId: piece.id }
}
const opens = (actor: Actor, id: string) =>
  asReader(actor, (db) => findFichier(actor, db, { id })).then(
    () => 'ouvert',
    (erreur: { kind?: string }) => erreur.kind ?? String(erreur),
  )

describe('ce que l’antivirus répond à un dépôt', () => {
  it('haut : une pièce saine, une infectée dont rien ne reste', async () => {
    await open()
    expect(await deposit('sain')).toMatchObject({ analyse: 'saine' })
    const avant = onDisk()
    expect(await deposit('EICAR')).toEqual({ refus: 'infecte' })
    expect(onDisk()).toEqual(avant)
  })

  it('un fichier de plusieurs tranches se lit entier', async () => {
    await open()
    const long = `${'x'.repeat(200_000)}EICAR${'x'.repeat(200_000)}`
    expect(await deposit(long)).toEqual({ refus: 'infecte' })
  })

  const HUMEURS: [string, Parameters<typeof openClamd>[1] | null, Analyse][] = [
    ['bas', null, 'en_attente'],
    ['lent : il prend la connexion et se tait', { muet: true }, 'en_attente'],
    ['il répond n’importe quoi', { answer: () => 'HTTP/1.1 400 Bad Request' }, 'erreur'],
    ['il répond sain d’autre chose', { answer: () => 'stream: OK\nstream: Eicar FOUND' }, 'erreur'],
    ['il répond sans fin', { answer: () => 'x'.repeat(5000) }, 'erreur'],
    ['il coupe sans un mot', { answer: () => null }, 'erreur'],
    ['il coupe au milieu', { coupeApres: 100_000 }, 'erreur'],
    ['la taille est dépassée', { max: 100_000 }, 'erreur'],
  ]
  it.each(HUMEURS)('%s : reçue, jamais « saine »', async (_, humeur, analyse) => {
    if (humeur) await open(humeur)
    expect(await deposit(`EICAR${randomUUID().repeat(10_000)}`)).toMatchObject({ analyse })
  })

  it('sans verdict, rien ne se publie', async () => {
    await open({ answer: () => 'stream: ???' })
    expect(await receiveFile('a.pdf', pdf({ text: 'publié' }))).toEqual({ refus: 'antivirus_muet' })
  })
})

describe('ce qui attend', () => {
  it('tant que rien n’est jugé sûr, rien ne s’ouvre qu’à qui l’a déposé ; repris quand il revient', async () => {
    const { pieceId } = await sentPiece('sain', 'en_traitement')
    const brouillon = idOf(await deposit('EICAR d’un brouillon'))
    expect([await opens(sophie, pieceId), await opens(claire, pieceId)]).toEqual(['refuse', 'refuse'])
    expect(await opens(claire, brouillon)).toBe('ouvert')
    expect(await scanWaitingPieces()).toBe(0)
    await open()
    expect(await scanWaitingPieces()).toBe(2)
    expect([await opens(sophie, pieceId), await opens(claire, pieceId), await opens(claire, brouillon)]).toEqual(['ouvert', 'ouvert', 'refuse'])
    expect(await stateOf(brouillon)).toBe('infectee refusee')
    expect(await scanWaitingPieces(), 'jugées une fois').toBe(0)
  })

  it('ce qu’il n’a pas su juger est fermé, ne retient pas les autres, et se reprend une heure après', async () => {
    const { pieceId } = await sentPiece('rebelle', 'en_traitement')
    const { pieceId: autre } = await sentPiece('sage', 'en_traitement')
    await open({ answer: (octets) => (octets.includes('rebelle') ? 'stream: Can’t allocate memory ERROR' : 'stream: OK') })
    expect(await scanWaitingPieces()).toBe(1)
    expect([await stateOf(pieceId), await stateOf(autre)]).toEqual(['erreur recue', 'saine recue'])
    expect(await opens(sophie, pieceId)).toBe('refuse')
    await open()
    expect(await scanWaitingPieces(), 'pas tout de suite').toBe(0)
    await base().piece.update({ where: { id: pieceId }, data: { analyseeLe: new Date(Date.now() - 3_700_000) } })
    expect(await scanWaitingPieces()).toBe(1)
    expect(await stateOf(pieceId)).toBe('saine recue')
  })

  it.each([
    ['manque au coffre', (cle: string) => deleteStored(cle)],
    ['y est altéré', (cle: string) => alter(join(DATA_DIR, 'pieces', cle))],
  ])('un fichier qui %s est une erreur, et ne retient pas les autres', async (_, abime) => {
    const { pieceId } = await sentPiece('perdu', 'en_traitement')
    const { pieceId: suivante } = await sentPiece('entier', 'en_traitement')
    const { cle } = await base().piece.findUniqueOrThrow({ where: { id: pieceId }, select: { cle: true } })
    await abime(cle ?? '')
    await base().piece.update({ where: { id: pieceId }, data: { recueLe: new Date('2020-01-01') } })
    await open()
    expect(await scanWaitingPieces()).toBe(1)
    expect([await stateOf(pieceId), await stateOf(suivante)]).toEqual(['erreur recue', 'saine recue'])
    expect((await base().piece.findUniqueOrThrow({ where: { id: pieceId } })).analyseeLe).not.toBeNull()
    expect(await scanWaitingPieces(), 'reprise une heure après, non à chaque tour').toBe(0)
  })

  it('reçue avant qu’il y ait un antivirus, une pièce lui est montrée', async () => {
    const { pieceId } = await sentPiece('EICAR d’avant', 'en_traitement')
    await base().piece.update({ where: { id: pieceId }, data: { analyse: 'non_analysee' } })
    expect(await opens(sophie, pieceId)).toBe('refuse')
    await open()
    await scanWaitingPieces()
    expect(await stateOf(pieceId)).toBe('infectee refusee')
  })
})

describe('ce qui est publié', () => {
  /** Un PDF publié à Durand avant qu’il y ait un antivirus : un courrier, un document et un modèle. */
  const publier = async (texte: string) => {
    const ids = { courrier: randomUUID(), document: randomUUID(), modele: randomUUID() }
    const fichier = async () => {
      const range = await stagePiece(DURAND, { champ: 'fichier', nom: 'notice.pdf', octets: pdf({ extra: [`(${texte} ${randomUUID()})`] }) })
      if ('refus' in range) throw new Error(range.refus)
      const { champ: _, nom, type: __, ...reste } = range
      return { ...reste, fichierNom: nom, analyse: 'non_analysee' as const }
    }
    const commun = { titre: 'Essai', phrase: '', publieParNom: 'x' }
    await base().courrier.create({ data: { id: ids.courrier, siren: DURAND, univers: 'prevoyance', objet: 'Essai', ...(await fichier()) } })
    await base().document.create({
      data: { id: ids.document, univers: 'prevoyance', nature: 'notice', portee: 'entreprise', cible: DURAND, ...commun, ...(await fichier()) },
    })
    await base().documentAdresse.create({ data: { documentId: ids.document, siren: DURAND, univers: 'prevoyance' } })
    await base().modele.create({
      data: { id: ids.modele, chaine: ids.modele, version: 1, nature: 'notice', univers: ['prevoyance'], ...commun, ...(await fichier()) },
    })
    return ids
  }
  const sayRefus = (erreur: unknown): string => {
    const attendue = expected(erreur)
    return attendue?.kind === 'refuse' ? `refuse\u00a0: ${attendue.message}` : String(attendue?.kind ?? erreur)
  }
  const doors = (actor: Actor, { courrier, document, modele }: Awaited<ReturnType<typeof publier>>) =>
    Promise.all(
      [
        () => asReader(actor, (db) => findCourrier(actor, db, { siren: DURAND, id: courrier })),
        () => asReader(actor, (db) => getFichierDocument(actor, db, { siren: DURAND, id: document })),
        () => asReader(actor, (db) => getFichierModele(db, modele)),
      ].map((ouvre) =>
        ouvre().then(
          () => 'ouvert',
          (erreur: unknown) => sayRefus(erreur),
        ),
      ),
    )
  const fermes = (phrase: string) => Array.from({ length: 3 }, () => expect.stringMatching(new RegExp(`^refuse.*${phrase}`)))

  it('avant lui, ne s’ouvre à personne tant qu’il ne l’a pas vu ; puis s’ouvre', async () => {
    const ids = await publier('sain')
    for (const actor of [claire, sophie]) expect(await doors(actor, ids)).toEqual(fermes('en cours d’analyse'))
    await open()
    expect(await scanWaitingPieces()).toBe(3)
    for (const actor of [claire, sophie]) expect(await doors(actor, ids)).toEqual(['ouvert', 'ouvert', 'ouvert'])
    expect(await scanWaitingPieces(), 'jugés une fois').toBe(0)
  })

  it('infecté, ne s’ouvre plus, et le journal le dit', async () => {
    const ids = await publier('EICAR')
    await open()
    expect(await scanWaitingPieces()).toBe(3)
    for (const actor of [claire, sophie]) expect(await doors(actor, ids)).toEqual(fermes('a écarté ce fichier'))
    for (const [genre, id] of Object.entries(ids))
      expect(await base().evenement.count({ where: { type: 'publication.ecartee', donnees: { equals: { genre, id } } } })).toBe(1)
    const publies = await asReader(sophie, async (db) => [
      ...(await listPublies(sophie, db, CourriersGestionSearch.parse({}))).lignes,
      ...(await listDocumentsPublies(db, DocumentsGestionSearch.parse({}))).lignes,
      ...(await listModeles(db, BibliothequeSearch.parse({}))),
    ])
    const siens = publies.filter(({ id }) => Object.values<string>(ids).includes(id))
    expect(
      siens.map(({ analyse }) => analyse),
      'qui les a publiés le lit dans ses listes',
    ).toEqual(['infectee', 'infectee', 'infectee'])
  })

  it('qu’il n’a pas su juger, reste fermé et se reprend une heure après', async () => {
    const ids = await publier('rebelle')
    await open({ answer: () => 'stream: Can’t allocate memory ERROR' })
    expect(await scanWaitingPieces()).toBe(0)
    expect(await doors(claire, ids)).toEqual(fermes('n’a pas pu analyser'))
    await open()
    expect(await scanWaitingPieces(), 'pas tout de suite').toBe(0)
    await base().document.update({ where: { id: ids.document }, data: { analyseeLe: new Date(Date.now() - 3_700_000) } })
    expect(await scanWaitingPieces()).toBe(1)
  })

  it('une lettre qui n’a pas de PDF joint s’ouvre toujours', async () => {
    const { id } = await base().courrier.create({ data: { siren: DURAND, univers: 'prevoyance', objet: 'Lettre', corps: 'Bonjour.' } })
    expect((await asReader(claire, (db) => findCourrier(claire, db, { siren: DURAND, id }))).fichier).toBeNull()
  })

  it('sans antivirus et en le sachant, ce qui n’est pas analysé s’ouvre comme avant', async () => {
    const ids = await publier('sain')
    const { CLAMAV_HOST } = env()
    Object.assign(env(), { CLAMAV_HOST: undefined })
    try {
      expect(await doors(claire, ids)).toEqual(['ouvert', 'ouvert', 'ouvert'])
    } finally {
      Object.assign(env(), { CLAMAV_HOST })
    }
  })
})

describe('une pièce infectée d’une demande envoyée', () => {
  it('suivie : elle est redemandée au client, le fil le dit, le journal et les suites aussi', async () => {
    const { id, numero, pieceId } = await sentPiece('EICAR', 'en_traitement')
    await open()
    await scanWaitingPieces()
    const piece = await base().piece.findUniqueOrThrow({ where: { id: pieceId } })
    expect(piece).toMatchObject({ analyse: 'infectee', etat: 'refusee', motif: expect.stringContaining('programme malveillant') })
    expect(piece.demandeeLe && piece.echeanceLe).toBeTruthy()
    expect(await base().demande.findUniqueOrThrow({ where: { id } })).toMatchObject({ etat: 'pieces_demandees', statut: 'en_attente' })
    expect([(await eventsOf(id, 'piece.ecartee')).length, (await eventsOf(id, 'piece.refusee')).length]).toEqual([1, 1])
    const fil = sayFil(await asReader(claire, (db) => getDemande(claire, db, DURAND, numero)))
    expect(fil.messages.map(({ corps }) => corps)).toEqual([
      'Écartée par l’antivirus\u00a0: Décompte. Ce fichier ne s’ouvre plus.',
      'Pièce refusée\u00a0: Décompte.',
    ])
  })

  it.each([
    ['à prendre', 'a_prendre', false],
    ['close', 'cloturee', false],
    ['jointe à un message', 'en_traitement', true],
  ] as const)('%s : écartée, la demande ne change pas d’état', async (_, etat, message) => {
    const { id, pieceId } = await sentPiece('EICAR', etat, { message })
    await open()
    await scanWaitingPieces()
    expect(await stateOf(pieceId)).toBe('infectee recue')
    expect((await base().demande.findUniqueOrThrow({ where: { id } })).etat).toBe(etat)
    expect([(await eventsOf(id, 'piece.ecartee')).length, (await eventsOf(id, 'piece.refusee')).length]).toEqual([1, 0])
    expect(await opens(sophie, pieceId)).toBe('refuse')
  })
})

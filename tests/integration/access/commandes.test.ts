import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import * as supprimer from '@/lib/demandes/brouillon/throw-brouillon'
import * as annuler from '@/lib/demandes/fil/cancel-demande'
import * as garder from '@/lib/demandes/fil/keep-message'
import * as lire from '@/lib/demandes/fil/mark-read'
import * as fournir from '@/lib/demandes/fil/provide-piece'
import * as ecrire from '@/lib/demandes/fil/reply-to-demande'
import * as consulter from '@/lib/demandes/gestion/consult-demande'
import * as prendre from '@/lib/demandes/gestion/take-demande'
import * as recevoir from '@/lib/demandes/pieces/receive-piece'
import * as retirer from '@/lib/demandes/pieces/remove-piece'
import { env } from '@/lib/ground/env'
import { expected } from '@/lib/ground/errors'
import { withClient } from '../../../scripts/database.ts'
import { EMAILS } from '../../support/matrix'
import { actorOf, base } from './people'
import { start } from '../demandes/brouillon/people'
import {
  answerDemande,
  askPieces,
  cancelDemande,
  closeDemande,
  judgePiece,
  keepMessage,
  providePiece,
  receivePieces,
  removePiece,
  reopenDemande,
  replyToDemande,
  saveChamps,
  saveEtape,
  startBrouillon,
  submitDemande,
  takeDemande,
  throwBrouillon,
} from '../../support/commandes'

// La sécurité par ligne est éteinte ici : ce qui refuse encore est la commande elle-même.
const DURAND = '900000019'
const gens: Record<string, Actor> = {}
const of = (nom: string): Actor => {
  const actor = gens[nom]
  if (!actor) throw new Error(`${nom} manque`)
  return actor
}

beforeAll(async () => {
  await withClient(env().DATABASE_URL, async (client) => {
    const { rows } = await client.query<{ nom: string }>(
      `SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user`,
    )
    for (const { nom } of rows) await client.query(`ALTER TABLE "${nom}" DISABLE ROW LEVEL SECURITY`)
  })
  for (const nom of ['claire', 'marc', 'paul', 'karim', 'sophie', 'luc'] as const) gens[nom] = await actorOf(EMAILS[nom])
  const titre = of('claire').acces[0]
  if (!titre) throw new Error('Claire n’a pas de titre')
  const delegue = { ...titre, voie: 'delegation', role: 'expert_comptable' } as const
  gens['en lecture seule'] = { ...of('karim'), acces: [{ ...delegue, lectureSeule: true }] }
  gens['d’un autre univers'] = { ...of('karim'), acces: [{ ...delegue, univers: ['sante'] }] }
  gens['d’une autre de ses entreprises'] = { ...of('karim'), acces: [{ ...delegue, sirens: ['900000027'] }] }
  gens['sans titre'] = { ...of('karim'), acces: [] }
  gens['un autre gestionnaire'] = { ...of('sophie'), utilisateur: { ...of('sophie').utilisateur, id: of('luc').utilisateur.id } }
})

let demande: { id: string; numero: string; piece: string }
let brouillon: { id: string; piece: string }
let rang = 0
beforeEach(async () => {
  demande = await sent('pieces_demandees')
  brouillon = { id: await start(of('claire')), piece: randomUUID() }
  const recue = { etat: 'recue' as const, champ: 'rib', cle: `essai/${brouillon.piece}`, libelle: 'rib' }
  await base().piece.create({ data: { id: brouillon.piece, demandeId: brouillon.id, siren: DURAND, ...recue } })
})

const STATUTS = { a_prendre: 'envoyee', en_traitement: 'en_cours', pieces_demandees: 'en_attente', cloturee: 'traitee' } as const
/** Une demande de Claire dans cet état, suivie par Sophie, qui attend une pièce. */
async function sent(etat: keyof typeof STATUTS): Promise<typeof demande> {
  const faite = { id: randomUUID(), numero: `CP-2026-${8_000_000 + ++rang}-0`, piece: randomUUID() }
  const { id, numero } = faite
  const auteur = { auteurId: of('claire').utilisateur.id, auteurNom: 'Claire Durand', compteId: of('claire').acces[0]?.compteId ?? '' }
  const suivie = etat === 'a_prendre' ? {} : { gestionnaireId: of('sophie').utilisateur.id, gestionnaireNom: 'Sophie Martin' }
  const data = {
    id,
    numero,
    siren: DURAND,
    ...auteur,
    ...suivie,
    univers: 'prevoyance' as const,
    demarche: 'contact',
    objet: 'Essai',
    etat,
    statut: STATUTS[etat],
  }
  await base().demande.create({ data: { ...data, envoyeeLe: new Date(), traiteeLe: etat === 'cloturee' ? new Date() : null } })
  await base().piece.create({ data: { id: faite.piece, demandeId: id, siren: DURAND, libelle: 'Avis', etat: 'demandee', demandeeLe: new Date() } })
  return faite
}

async function written(id: string): Promise<unknown> {
  const ou = { demandeId: id }
  const [lignes, reponses, pieces, messages, enCours, journal] = [
    await base().demande.findMany({ where: { OR: [{ id }, { suiteDe: id }] }, orderBy: { id: 'asc' } }),
    await base().reponse.findMany({ where: ou, orderBy: { champ: 'asc' } }),
    await base().piece.findMany({ where: ou, orderBy: { id: 'asc' } }),
    await base().message.count({ where: ou }),
    await base().messageEnCours.findMany({ where: ou, orderBy: { utilisateurId: 'asc' } }),
    await base().$queryRaw`SELECT count(*)::int FROM evenement WHERE donnees->>'demandeId' = ${id}`,
  ]
  return { lignes, reponses, pieces, messages, enCours, journal }
}

const file = (champ: string) => {
  const cle = `essai/${randomUUID()}`
  return { champ, nom: 'a.pdf', type: 'application/pdf', taille: 1, sha256: cle, analyse: 'saine' as const, cle, cleChiffree: 'x' }
}
const cle = () => randomUUID()
const lieu = () => ({ siren: DURAND, demandeId: brouillon.id, univers: 'prevoyance' as const })
type Commande = { quoi: 'demande' | 'brouillon'; run: (actor: Actor) => Promise<unknown>; etat?: keyof typeof STATUTS; recue?: true }
const CLIENT: Record<string, Commande> = {
  annuler: { quoi: 'demande', etat: 'a_prendre', run: (a) => cancelDemande(a, { numero: demande.numero }) },
  'garder un message': { quoi: 'demande', run: (a) => keepMessage(a, { numero: demande.numero, corps: 'x' }) },
  répondre: { quoi: 'demande', run: (a) => replyToDemande(a, { numero: demande.numero, cle: cle(), corps: 'x', ranges: [] }) },
  'fournir une pièce': { quoi: 'demande', run: (a) => providePiece(a, demande.numero, demande.piece, file('fichier')) },
  'enregistrer un champ': {
    quoi: 'brouillon',
    run: (a) =>
      saveChamps(a, {
        id: brouillon.id,
        siren: DURAND,
        etape: 'entreprise',
        entrees: [['declarantNom', cle()]],
        vues: { declarantNom: { v: 1, d: '' } },
      }),
  },
  'enregistrer une étape': {
    quoi: 'brouillon',
    run: (a) =>
      saveEtape(
        a,
        { id: brouillon.id, siren: DURAND, etape: 'entreprise', intention: 'enregistrer', retour: undefined, vues: {}, forcer: {}, mien: [] },
        new FormData(),
      ),
  },
  envoyer: { quoi: 'brouillon', run: (a) => submitDemande(a, { siren: DURAND, id: brouillon.id, doublon: undefined }, new FormData()) },
  supprimer: { quoi: 'brouillon', run: (a) => throwBrouillon(a, { siren: DURAND, id: brouillon.id }) },
  'déposer une pièce': { quoi: 'brouillon', run: (a) => receivePieces(a, lieu(), [file('decomptes_ij')]) },
  'retirer une pièce': { quoi: 'brouillon', run: (a) => removePiece(a, lieu(), brouillon.piece) },
}
const GESTION: Record<string, Commande> = {
  prendre: { quoi: 'demande', etat: 'a_prendre', run: (a) => takeDemande(a, { numero: demande.numero }) },
  répondre: { quoi: 'demande', run: (a) => answerDemande(a, { numero: demande.numero, cle: cle(), corps: 'x', ranges: [] }) },
  clore: { quoi: 'demande', run: (a) => closeDemande(a, { numero: demande.numero, cle: cle(), issue: 'acceptee', corps: 'x' }) },
  rouvrir: { quoi: 'demande', etat: 'cloturee', run: (a) => reopenDemande(a, { numero: demande.numero, cle: cle(), corps: 'x' }) },
  'juger une pièce': {
    quoi: 'demande',
    recue: true,
    run: (a) => judgePiece(a, { numero: demande.numero, piece: demande.piece, verdict: 'valider' }),
  },
  'demander des pièces': {
    quoi: 'demande',
    run: (a) =>
      askPieces(a, {
        numero: demande.numero,
        cle: cle(),
        phrase: ['rib'],
        autre: undefined,
        pourquoi: undefined,
        echeance: '2099-01-31',
        corps: 'x',
      }),
  },
}
const issue = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'permis',
    (erreur: unknown) => expected(erreur)?.kind ?? String(erreur),
  )

/** Joue la commande et dit ce qu’il en advient ; refusée, elle n’a rien écrit. */
async function play({ quoi, run, etat, recue }: Commande, actor: Actor): Promise<string> {
  if (etat) demande = await sent(etat)
  if (recue) await base().piece.update({ where: { id: demande.piece }, data: { etat: 'recue' } })
  const id = quoi === 'demande' ? demande.id : brouillon.id
  const avant = await written(id)
  const rendu = await issue(run(actor))
  if (rendu === 'permis') expect(await written(id), 'permise, elle écrit').not.toEqual(avant)
  else expect(await written(id), 'refusée, elle n’écrit rien').toEqual(avant)
  return rendu
}

describe.each(Object.entries(CLIENT))('%s', (nom, commande) => {
  const vue = commande.quoi === 'demande'
  it.each([
    ...(nom === 'envoyer' ? [] : [['claire', 'permis']]),
    ['marc', commande.quoi === 'demande' ? 'permis' : 'introuvable'],
    ['en lecture seule', vue ? 'refuse' : 'introuvable'],
    ['d’un autre univers', 'introuvable'],
    ['d’une autre de ses entreprises', 'introuvable'],
    ['sans titre', 'introuvable'],
    ['paul', 'introuvable'],
  ])('%s : %s', async (qui, attendu) => {
    expect(await play(commande, of(qui ?? ''))).toBe(attendu)
  })
  if (nom !== 'garder un message')
    it('une personne de la gestion : introuvable', async () => {
      expect(await play(commande, of('sophie'))).toBe('introuvable')
    })
})

describe('commencer', () => {
  it.each([
    ['claire', 'permis'],
    ['en lecture seule', 'refuse'],
    ['d’un autre univers', 'refuse'],
    ['d’une autre de ses entreprises', 'introuvable'],
    ['sans titre', 'introuvable'],
    ['sophie', 'introuvable'],
  ])('%s : %s', async (qui, attendu) => {
    const id = randomUUID()
    expect(await issue(startBrouillon(of(qui), { siren: DURAND, slug: 'arret-de-travail', id }))).toBe(attendu)
    expect(await base().demande.count({ where: { id } })).toBe(attendu === 'permis' ? 1 : 0)
  })
})

describe.each(Object.entries(GESTION))('la gestion : %s', (nom, commande) => {
  const aTous = nom === 'prendre' || nom === 'rouvrir'
  it.each([
    ['sophie', 'permis'],
    ['luc', 'permis'],
    ['un autre gestionnaire', aTous ? 'permis' : 'refuse'],
    ['claire', 'introuvable'],
    ['karim', 'introuvable'],
  ])('%s : %s', async (qui, attendu) => {
    expect(await play(commande, of(qui))).toBe(attendu)
  })

  if (!commande.etat)
    it('un numéro que rien ne porte : introuvable', async () => {
      const [avant, numero] = [demande, 'CP-2026-9999999-7']
      demande = { ...demande, numero }
      expect(await issue(commande.run(of('sophie')))).toBe('introuvable')
      demande = avant
    })
})

it('un message gardé par la gestion : dans une demande envoyée, pour elle seule', async () => {
  await keepMessage(of('sophie'), { numero: demande.numero, corps: 'à elle' })
  await keepMessage(of('claire'), { numero: demande.numero, corps: 'à moi' })
  const gardes = await base().messageEnCours.findMany({ where: { demandeId: demande.id }, select: { utilisateurId: true, corps: true } })
  expect(new Map(gardes.map(({ utilisateurId, corps }) => [utilisateurId, corps]))).toEqual(
    new Map([
      [of('sophie').utilisateur.id, 'à elle'],
      [of('claire').utilisateur.id, 'à moi'],
    ]),
  )
})

describe('une visite jugée ailleurs', () => {
  const VISEE = { id: true, numero: true, siren: true, compteId: true, univers: true, demarche: true } as const
  const prevoyance = async (id: string) => {
    const { numero, ...row } = await base().demande.findUniqueOrThrow({ where: { id }, select: VISEE })
    return { ...row, numero: numero ?? '', titreId: null, pieceId: brouillon.piece }
  }
  /** La même demande, mais dans l’univers ou l’entreprise de cette personne : son droit y est jugé, à tort. */
  const elsewhere = async (qui: string, id: string) => {
    const titre = of(qui).acces[0]
    return {
      ...(await prevoyance(id)),
      siren: titre?.sirens.includes(DURAND) ? DURAND : (titre?.sirens[0] ?? ''),
      univers: titre?.univers[0] ?? 'sante',
    }
  }
  const commandes: Record<string, (qui: string) => Promise<unknown>> = {
    annuler: async (qui) => annuler.cancelDemande(judge(of(qui), 'demande:repondre', await elsewhere(qui, demande.id))),
    'garder un message': async (qui) => garder.keepMessage(judge(of(qui), 'demande:repondre', await elsewhere(qui, demande.id)), { corps: 'x' }),
    répondre: async (qui) =>
      ecrire.replyToDemande(judge(of(qui), 'demande:repondre', await elsewhere(qui, demande.id)), { cle: cle(), corps: 'x', ranges: [] }),
    'fournir une pièce': async (qui) =>
      fournir.providePiece(judge(of(qui), 'demande:repondre', await elsewhere(qui, demande.id)), { piece: demande.piece, range: file('fichier') }),
    'marquer lu': async (qui) => lire.markRead(judge(of(qui), 'demande:lire', await elsewhere(qui, demande.id)), { messages: [], neuves: [] }),
    supprimer: async (qui) => supprimer.throwBrouillon(judge(of(qui), 'demande:deposer', await elsewhere(qui, brouillon.id))),
    'retirer une pièce': async (qui) => retirer.removePiece(judge(of(qui), 'demande:deposer', await elsewhere(qui, brouillon.id))),
    'déposer une pièce': async (qui) =>
      recevoir.receivePieces(judge(of(qui), 'demande:deposer', await elsewhere(qui, brouillon.id)), [file('decomptes_ij')]),
  }
  it.each(
    Object.keys(commandes).flatMap((nom) => ['d’un autre univers', 'd’une autre de ses entreprises', 'paul'].map((qui) => [nom, qui] as const)),
  )('%s, %s : introuvable, et rien ne s’écrit', async (nom, qui) => {
    if (nom === 'annuler') demande = await sent('a_prendre')
    const avant = [await written(demande.id), await written(brouillon.id)]
    expect(await issue(commandes[nom]?.(qui) ?? Promise.resolve())).toBe('introuvable')
    expect([await written(demande.id), await written(brouillon.id)]).toEqual(avant)
  })

  it('le brouillon d’un collègue, dans la même entreprise : introuvable', async () => {
    const visit = judge(of('marc'), 'demande:deposer', await prevoyance(brouillon.id))
    expect(await issue(supprimer.throwBrouillon(visit))).toBe('introuvable')
  })

  it('un brouillon, visé comme une demande envoyée : introuvable, du client comme de la gestion', async () => {
    const vise = await prevoyance(brouillon.id)
    expect(await issue(annuler.cancelDemande(judge(of('claire'), 'demande:repondre', vise)))).toBe('introuvable')
    expect(await issue(prendre.takeDemande(judge(of('sophie'), 'gestion:traiter', vise)))).toBe('introuvable')
    expect(await issue(consulter.consultDemande(judge(of('sophie'), 'gestion:traiter', vise), { messages: [] }))).toBe('introuvable')
  })
})

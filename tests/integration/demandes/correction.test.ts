import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { listAFaire } from '@/lib/a-faire/queries'
import { sayFil } from '@/lib/copy/fil'
import { asReader } from '@/lib/data/as-actor'
import { alterationOf } from '@/lib/demandes/envoi/check-envoi'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { Contenu } from '@/lib/demandes/envoi/schema'
import type { Range } from '@/lib/demandes/pieces/stage-piece'
import { renderRecu } from '@/lib/demandes/envoi/render-recu'
import { correctionScreen } from '@/lib/demandes/correction/screen'
import { correctablesOf } from '@/lib/demandes/correction/correctables'
import { getDemande } from '@/lib/demandes/fil/queries'
import { listSalaries } from '@/lib/demandes/brouillon/salaries'
import { findSalarie } from '@/lib/demandes/find-salarie'
import { listDoublons } from '@/lib/demandes/gestion/list-doublons'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { listDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { jour } from '@/lib/demarches/exemple'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import type { Raws } from '@/lib/demarches/define'
import { nirKey } from '@/lib/demarches/nir'
import { expected } from '@/lib/ground/errors'
import { findSalaries } from '@/lib/recherche/queries'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, demandeOf, DURAND, envoyer, eventsOf, fill, formOf, staffOf, start } from './brouillon/people'
import {
  askCorrection,
  askPieces,
  cancelCorrection,
  closeDemande,
  providePiece,
  replyToDemande,
  sendCorrection,
  takeDemande,
} from '../../support/commandes'

let claire: Actor
let marc: Actor
let sophie: Actor
let hugo: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  sophie = await staffOf(PEOPLE.sophie.email)
  const luc = await staffOf(PEOPLE.luc.email)
  hugo = { ...luc, utilisateur: { ...luc.utilisateur, prenom: 'Hugo', nom: 'Martin' } }
})

let rang = 8_000
/** Un arrêt complet envoyé par Claire, que Sophie suit. */
async function followed(exemple = 'complet'): Promise<{ id: string; numero: string; nir: string }> {
  const nir = `185053818${++rang}`
  const id = await start(claire)
  await fill(claire, id, exemple, { nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
  await envoyer(claire, id)
  const numero = (await demandeOf(id))?.numero ?? ''
  await takeDemande(sophie, { numero })
  return { id, numero, nir }
}
const MOT = 'La date de début n’est pas celle de l’avis d’arrêt.'
const ask = (numero: string, champ: string[], plus = {}) => askCorrection(sophie, { numero, cle: randomUUID(), champ, corps: MOT, ...plus })
const openOf = async (id: string) => (await base().correction.findFirstOrThrow({ where: { demandeId: id, etat: 'demandee' } })).id
const envois = (demandeId: string) => base().envoi.findMany({ where: { demandeId }, orderBy: { rang: 'asc' } })
const etatOf = async (id: string) => (await base().demande.findUniqueOrThrow({ where: { id }, select: { etat: true } })).etat
const correct = (actor: Actor, numero: string, correction: string, raws: Raws) =>
  sendCorrection(actor, { numero, correction }, formOf({ certification: 'oui', ...raws }))
const outcome = (promesse: Promise<unknown>) =>
  promesse.then(
    (rendu) => JSON.stringify(rendu),
    (erreur: unknown) => {
      const e = expected(erreur)
      return e?.kind === 'refuse' ? e.message : e?.kind === 'invalide' ? JSON.stringify(e.errors) : (e?.kind ?? String(erreur))
    },
  )
const dossierOf = (numero: string) => asReader(sophie, (db) => getDossier(sophie, db, numero))
const pageOf = (actor: Actor, numero: string) => asReader(actor, (db) => getDemande(actor, db, DURAND, numero))
const screenOf = (actor: Actor, id: string, verifie = false) => asReader(actor, (db) => correctionScreen(actor, db, { id, siren: DURAND }, verifie))

describe('demander une correction', () => {
  it('choisit des réponses de l’envoi : le message, l’événement, l’attente ; le même formulaire deux fois n’en fait qu’une', async () => {
    const { id, numero } = await followed()
    const possibles = correctablesOf((await dossierOf(numero)).envoi).map(({ champ }) => champ)
    expect(possibles).toContain('debutArret')
    expect(possibles).toContain('nir')
    expect(possibles).not.toContain('certification')
    const cle = randomUUID()
    await ask(numero, ['finArret', 'debutArret', 'certification', 'inconnu'], { cle })
    await ask(numero, ['finArret', 'debutArret', 'certification', 'inconnu'], { cle })
    expect(await base().correction.findMany({ where: { demandeId: id }, select: { champs: true, etat: true } })).toEqual([
      { champs: ['debutArret', 'finArret'], etat: 'demandee' },
    ])
    expect(await etatOf(id)).toBe('pieces_demandees')
    const page = sayFil(await pageOf(claire, numero))
    expect(page.correction).toMatchObject({ nombre: 2, mot: MOT, par: 'Sophie Martin' })
    expect(page.messages.slice(-2).map(({ corps }) => corps)).toEqual([MOT, expect.stringMatching(/^Statut\u00a0: En attente d’une correction de 2/)])
    const [evenement] = await eventsOf(id, 'demande.correction_demandee')
    expect(JSON.stringify(evenement?.donnees)).not.toContain(MOT)
  })

  it('prévient qui suit, sans dire lesquelles ni pourquoi ; « À faire » la dit avec sa date', async () => {
    const { id, numero } = await followed()
    await ask(numero, ['debutArret'])
    const evenements = await base().evenement.findMany({
      where: { type: 'demande.correction_demandee', donnees: { path: ['demandeId'], equals: id } },
    })
    for (const e of evenements) await notifyEvent(e.id)
    const notifications = await base().notification.findMany({ where: { demandeId: id, type: 'correction_demandee' } })
    expect(notifications.map(({ utilisateurId }) => utilisateurId)).toEqual([claire.utilisateur.id])
    const [courriel] = await base().courriel.findMany({ where: { cle: { startsWith: evenements[0]?.id ?? '-' } } })
    expect(courriel?.sujet).toMatch(/^Correction à faire avant le .*CP-2026/)
    expect(courriel?.texte).not.toContain(MOT)
    expect(courriel?.texte).not.toContain('début')
    const { lignes } = await asReader(claire, (db) => listAFaire(claire, db, '2026-12-01', { taille: 200 }, DURAND))
    expect(lignes.find(({ repere }) => repere === numero)).toMatchObject({ type: 'correction', nombre: 1, echeance: expect.stringMatching(/^20/) })
  })

  it('refuse sans réponse choisie, une seconde tant que la première attend, un autre que qui la suit, un client', async () => {
    const { numero } = await followed()
    expect(await outcome(ask(numero, []))).toContain('Choisissez au moins une réponse')
    await ask(numero, ['debutArret'])
    expect(await outcome(ask(numero, ['finArret']))).toMatch(/^Une correction est déjà demandée/)
    const d = { numero, cle: randomUUID(), champ: ['finArret'], corps: MOT }
    expect(await outcome(askCorrection(hugo, d))).toMatch(/Sophie Martin/)
    expect(await outcome(askCorrection(claire, d))).toBe('introuvable')
  })

  it('le formulaire a changé depuis l’envoi : rien à corriger d’ici', async () => {
    const { numero } = await followed()
    const demarche = arretDeTravail as { version: number }
    demarche.version += 1
    try {
      expect(correctablesOf((await dossierOf(numero)).envoi)).toEqual([])
      expect(await outcome(ask(numero, ['debutArret']))).toContain('Choisissez au moins une réponse')
    } finally {
      demarche.version -= 1
    }
  })

  it('annulée, la demande repart quand rien d’autre n’est attendu ; close, elle n’est plus attendue', async () => {
    const { id, numero } = await followed()
    await ask(numero, ['debutArret'])
    const correction = await openOf(id)
    await cancelCorrection(sophie, { numero, correction })
    expect(await etatOf(id)).toBe('en_traitement')
    expect(await outcome(correct(claire, numero, correction, { debutArret: jour('2026-10-06') }))).toMatch(/Sophie Martin l’a annulée/)
    expect(await envois(id)).toHaveLength(1)

    await ask(numero, ['debutArret'])
    const piece = { phrase: ['decompte-ij'], autre: undefined, pourquoi: undefined, echeance: '2099-01-31', corps: 'Il manque.' }
    await askPieces(sophie, { numero, cle: randomUUID(), ...piece })
    await cancelCorrection(sophie, { numero, correction: await openOf(id) })
    expect(await etatOf(id), 'une pièce est encore attendue').toBe('pieces_demandees')
    await ask(numero, ['debutArret'])
    const derniere = await openOf(id)
    await closeDemande(sophie, { numero, cle: randomUUID(), issue: 'sans_suite', corps: 'Close.' })
    expect(await outcome(cancelCorrection(sophie, { numero, correction: derniere }))).toMatch(/cet acte n’y est plus possible/)
    expect(await outcome(correct(claire, numero, derniere, { debutArret: jour('2026-10-06') }))).toMatch(/n’est plus attendue/)
  })
})

describe('la corriger', () => {
  let demande: { id: string; numero: string; nir: string }
  let correction: string
  beforeEach(async () => {
    demande = await followed()
    await ask(demande.numero, ['debutArret', 'explicationDebut'])
    correction = await openOf(demande.id)
  })

  it('ne montre que ses champs, préremplis ; le second envoi est figé à côté du premier, et se dit en phrases', async () => {
    const { id, numero, nir } = demande
    const ecran = await screenOf(claire, id)
    expect(ecran?.champs.map(({ nom }) => nom)).toEqual(['debutArret', 'explicationDebut'])
    expect(ecran?.champs[0]?.raw).toEqual(SAMPLES.complet?.raws.debutArret)
    const [premier] = await envois(id)
    const rendu = await correct(claire, numero, correction, {
      debutArret: jour('2026-10-04'),
      explicationDebut: 'Repos le 3 octobre.',
      nomNaissance: 'Autre',
    })
    expect(rendu).toEqual({ vers: `/e/${DURAND}/demandes/${numero}?envoi=corrigee` })
    const [un, deux] = await envois(id)
    expect(un).toEqual(premier)
    expect([un, deux].map((envoi) => envoi && alterationOf(envoi as never))).toEqual([null, null])
    expect(deux).toMatchObject({ rang: 2, sujet: premier?.sujet, auteurId: claire.utilisateur.id })
    expect(JSON.stringify(deux?.contenu)).not.toContain(nir)
    expect(JSON.stringify(deux?.contenu), 'un champ qui n’est pas à corriger ne se lit pas').not.toContain('"Autre"')
    expect(await etatOf(id)).toBe('en_traitement')
    const { corrections, envoi } = await dossierOf(numero)
    expect(corrections).toEqual([
      {
        rang: 2,
        par: 'Claire Durand',
        le: expect.any(Date),
        phrases: expect.arrayContaining([
          expect.stringMatching(/\u00a0: lundi 5 octobre 2026 → dimanche 4 octobre 2026$/),
          expect.stringMatching(/\u00a0: Repos hebdomadaire les 3 et 4 octobre\. → Repos le 3 octobre\.$/),
        ]),
      },
    ])
    expect(envoi?.demande.rang).toBe(2)
    const page = sayFil(await pageOf(claire, numero))
    expect(page.envois.map((e) => e.rang)).toEqual([1, 2])
    expect(page.messages.slice(-2).map(({ corps }) => corps)).toEqual([
      '2\u00a0réponses corrigées par Claire Durand\u00a0: envoi n°\u00a02, à côté du premier.',
      'La correction est envoyée\u00a0: la demande repart.',
    ])
    const recu = await asReader(claire, (db) => getEnvoi(claire, db, numero, 1))
    expect(recu.demande.rang).toBe(1)
    const pdf = await renderRecu(await asReader(claire, (db) => getEnvoi(claire, db, numero)), false)
    expect(pdf.length).toBeGreaterThan(1000)
  })

  it('ce qui ne convient pas est gardé et redit, rien n’en part ; la certification se coche de nouveau', async () => {
    const { id, numero } = demande
    const vers = { vers: `/e/${DURAND}/demandes/${numero}/correction?verifier=oui#erreurs` }
    expect(
      await correct(claire, numero, correction, { debutArret: { jour: '31', mois: '2', annee: '2026' }, explicationDebut: 'Mon texte' }),
    ).toEqual(vers)
    expect(await envois(id)).toHaveLength(1)
    const ecran = await screenOf(claire, id, true)
    expect(ecran?.champs[0]).toMatchObject({ raw: { jour: '31', mois: '2', annee: '2026' }, erreur: expect.any(String) })
    expect(ecran?.champs[1]?.raw).toBe('Mon texte')
    expect(await sendCorrection(claire, { numero, correction }, formOf({ debutArret: jour('2026-10-04'), explicationDebut: 'Mon texte' }))).toEqual(
      vers,
    )
    expect((await screenOf(claire, id, true))?.certifications[0]?.erreur).toBeTruthy()
    expect(await envois(id)).toHaveLength(1)
  })

  it('rien ne change : refusé', async () => {
    const { numero } = demande
    const { debutArret, explicationDebut } = SAMPLES.complet?.raws ?? {}
    expect(await outcome(correct(claire, numero, correction, { debutArret: debutArret ?? '', explicationDebut: explicationDebut ?? '' }))).toMatch(
      /^Rien n’a changé/,
    )
  })

  it('deux onglets : le même envoi ne fait rien de plus, un autre apprend par qui c’est déjà corrigé', async () => {
    const { id, numero } = demande
    const raws = { debutArret: jour('2026-10-04'), explicationDebut: 'Repos le 3 octobre.' }
    const rendus = await Promise.all([correct(claire, numero, correction, raws), correct(claire, numero, correction, raws)])
    expect(new Set(rendus.map((r) => JSON.stringify(r))).size).toBe(1)
    expect(await envois(id)).toHaveLength(2)
    expect(await eventsOf(id, 'demande.corrigee')).toHaveLength(1)
    expect(await outcome(correct(claire, numero, correction, { ...raws, debutArret: jour('2026-10-03') }))).toMatch(/déjà envoyée par Claire Durand/)
    expect(await outcome(cancelCorrection(sophie, { numero, correction }))).toMatch(/cet acte n’y est plus possible/)
  })

  it('un message ne fait pas repartir ce qui attend une correction', async () => {
    const { id, numero } = demande
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Je regarde.', ranges: [] })
    expect(await etatOf(id)).toBe('pieces_demandees')
  })

  it('qui ne peut pas répondre, la gestion, la correction d’une autre : introuvable ou refusé', async () => {
    const { id, numero } = demande
    const raws = { debutArret: jour('2026-10-04') }
    expect(await outcome(correct(sophie, numero, correction, raws))).toBe('introuvable')
    const autre = await followed()
    expect(await outcome(correct(claire, autre.numero, correction, raws))).toBe('introuvable')
    expect(await outcome(correct(claire, numero, randomUUID(), raws))).toBe('introuvable')
    expect(await screenOf(marc, id)).toBeTruthy()
  })
})

/** Les lignes d’un envoi, champ par champ. */
const lignesOf = (contenu: unknown) => new Map(Contenu.parse(contenu).etapes.flatMap(({ lignes }) => lignes.map((ligne) => [ligne.champ, ligne])))
/** Les champs dont la ligne diffère d’un envoi à l’autre, absente comprise. */
const changed = (avant: unknown, apres: unknown): string[] => {
  const [un, deux] = [lignesOf(avant), lignesOf(apres)]
  return [...new Set([...un.keys(), ...deux.keys()])].filter((champ) => JSON.stringify(un.get(champ)) !== JSON.stringify(deux.get(champ)))
}

describe('le reste ne change pas', () => {
  it('ni l’établissement fermé, ni le contrat qui dit sa franchise, ni un second depuis, ni le RIB que l’on a : seul ce qui est demandé diffère', async () => {
    const { id, numero } = await followed()
    const [premier] = await envois(id)
    const { etablissement, contrat } = Object.fromEntries(lignesOf(premier?.contenu))
    if (etablissement?.genre !== 'etablissement' || contrat?.genre !== 'contrat') throw new Error('ni établissement ni contrat')
    const reference = contrat.valeur?.reference ?? ''
    const { siret, fermeLe } = await base().etablissement.findUniqueOrThrow({ where: { siret: etablissement.valeur?.siret ?? '' } })
    const { franchiseJours, franchiseMode, basePrestation, nbMoisSalaires } = await base().contrat.findUniqueOrThrow({ where: { reference } })
    const neuf = { reference: 'TRM-NEUF-0000001', siren: DURAND, univers: 'prevoyance' as const, libelle: 'Prévoyance nouvelle', effetLe: new Date() }
    await ask(numero, ['debutArret'])
    try {
      await base().etablissement.update({ where: { siret }, data: { fermeLe: new Date() } })
      await base().etablissement.create({
        data: { siret: `${DURAND}99999`, siren: DURAND, adresse: '1 rue Neuve', codePostal: '69002', ville: 'Lyon' },
      })
      await base().contrat.update({
        where: { reference },
        data: { franchiseJours: 90, franchiseMode: 'continue', basePrestation: 'net', nbMoisSalaires: 3 },
      })
      await base().contrat.create({ data: neuf })
      await correct(claire, numero, await openOf(id), { debutArret: jour('2026-10-04') })
    } finally {
      await base().contrat.delete({ where: { reference: neuf.reference } })
      await base().contrat.update({ where: { reference }, data: { franchiseJours, franchiseMode, basePrestation, nbMoisSalaires } })
      await base().etablissement.delete({ where: { siret: `${DURAND}99999` } })
      await base().etablissement.update({ where: { siret }, data: { fermeLe } })
    }
    const deux = (await envois(id))[1]
    expect(deux?.rang).toBe(2)
    expect(changed(premier?.contenu, deux?.contenu)).toEqual(['debutArret', 'finArret'])
    const [fin, finApres] = [premier, deux].map((envoi) => lignesOf(envoi?.contenu).get('finArret'))
    expect(finApres, 'seul le compte des jours suit le début').toEqual({ ...fin, texte: fin?.texte?.replace('(26', '(27') })
    expect(finApres?.texte).not.toBe(fin?.texte)
    expect(alterationOf(deux as never)).toBeNull()
    expect((await dossierOf(numero)).corrections[0]?.phrases).toEqual([expect.stringMatching(/5 octobre 2026 → dimanche 4 octobre 2026$/)])
  })

  it('ce qui découle de la réponse corrigée la suit : la franchise est celle du contrat choisi', async () => {
    const { id, numero } = await followed()
    const neuf = {
      reference: 'TRM-NEUF-0000002',
      siren: DURAND,
      univers: 'prevoyance' as const,
      libelle: 'Prévoyance nouvelle',
      effetLe: new Date('2020-01-01'),
      franchiseJours: 30,
    }
    await base().contrat.create({ data: neuf })
    try {
      await ask(numero, ['contrat'])
      expect(await correct(claire, numero, await openOf(id), { contrat: neuf.reference })).toMatchObject({
        vers: expect.stringContaining('corrigee'),
      })
    } finally {
      await base().contrat.delete({ where: { reference: neuf.reference } })
    }
    const [un, deux] = await envois(id)
    const apres = lignesOf(deux?.contenu)
    expect(apres.get('contrat')).toMatchObject({ valeur: { reference: neuf.reference } })
    expect(apres.get('franchise')).toMatchObject({ valeur: { code: '30' }, source: 'contrat' })
    expect(changed(un?.contenu, deux?.contenu)).toEqual(expect.arrayContaining(['contrat', 'franchise']))
    expect(changed(un?.contenu, deux?.contenu)).not.toContain('salaires')
  })
})

describe('un IBAN corrigé', () => {
  /** Un IBAN que personne n’a donné. */
  const freshIban = (): string => {
    const bban = `370400440532${String(++rang).padStart(6, '0')}`
    return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`
  }
  const rib = (sha256: string): Range => ({
    champ: 'fichier',
    nom: 'rib.pdf',
    type: 'application/pdf',
    taille: 900,
    sha256: sha256.repeat(64),
    analyse: 'saine',
    cle: `2026-11-24/900000019/${randomUUID()}`,
    cleChiffree: 'x',
  })
  const ribs = (demandeId: string) => base().piece.findMany({ where: { demandeId, champ: 'rib', demandeeLe: { not: null } } })
  const revoir = (numero: string) => ({ vers: `/e/${DURAND}/demandes/${numero}/correction?verifier=oui#erreurs` })

  it('nouveau, ne part pas sans son RIB : il est gardé, l’emplacement s’ouvre, et tout part quand il est reçu', async () => {
    const { id, numero } = await followed()
    await ask(numero, ['iban'])
    const correction = await openOf(id)
    const iban = freshIban()
    expect(await correct(claire, numero, correction, { iban })).toEqual(revoir(numero))
    expect(await correct(claire, numero, correction, { iban }), 'une seconde fois n’ouvre pas un second emplacement').toEqual(revoir(numero))
    expect(await envois(id)).toHaveLength(1)
    const [attendue, ...autres] = await ribs(id)
    expect(autres).toEqual([])
    expect(attendue).toMatchObject({ etat: 'demandee', libelle: 'RIB de l’entreprise' })
    const ecran = await screenOf(claire, id, true)
    expect(ecran?.champs[0]?.raw, 'ce qui est tapé est gardé, masqué').toMatch(new RegExp(`^${iban.slice(0, 4)} .* ${iban.slice(-4)}$`))
    expect(ecran?.pieces).toEqual([expect.objectContaining({ id: attendue?.id, erreur: expect.stringContaining('RIB de l’entreprise') })])
    expect(ecran?.certifications[0]?.coche).toBe(true)

    await providePiece(claire, numero, attendue?.id ?? '', rib('a'))
    expect(await etatOf(id), 'la correction, elle, est encore attendue').toBe('pieces_demandees')
    const recue = await screenOf(claire, id, true)
    expect([recue?.pieces, recue?.jointes]).toEqual([[], [{ libelle: 'RIB de l’entreprise', nom: 'rib.pdf' }]])
    expect(await correct(claire, numero, correction, { iban: recue?.champs[0]?.raw ?? '' })).toEqual({
      vers: `/e/${DURAND}/demandes/${numero}?envoi=corrigee`,
    })
    expect(await etatOf(id)).toBe('en_traitement')
    const [un, deux] = await envois(id)
    expect(alterationOf(deux as never)).toBeNull()
    const siens = Contenu.parse(deux?.contenu).pieces.filter(({ emplacement }) => emplacement === 'rib')
    expect(siens).toEqual([expect.objectContaining({ id: attendue?.id, nom: 'rib.pdf', sha256: 'a'.repeat(64) })])
    expect(changed(un?.contenu, deux?.contenu).filter((champ) => champ !== 'ribConnu')).toEqual(['iban'])
    expect(lignesOf(deux?.contenu).get('ribConnu')).toMatchObject({ valeur: false })
  })

  it('déjà donné par l’entreprise, part aussitôt ; l’emplacement ouvert pour un autre se ferme', async () => {
    const connu = freshIban()
    const autre = await start(claire)
    const nir = `185053818${++rang}`
    await fill(claire, autre, 'complet', { iban: connu, nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
    await envoyer(claire, autre)
    const { id, numero } = await followed()
    await ask(numero, ['iban'])
    const correction = await openOf(id)
    expect(await correct(claire, numero, correction, { iban: freshIban() })).toEqual(revoir(numero))
    await correct(claire, numero, correction, { iban: connu })
    const deux = (await envois(id))[1]
    expect(lignesOf(deux?.contenu).get('ribConnu')).toMatchObject({ valeur: true, source: 'demande' })
    expect((await ribs(id)).map(({ etat }) => etat)).toEqual(['abandonnee'])
    expect(await etatOf(id)).toBe('en_traitement')
  })

  it('annulée, elle n’attend plus ni réponse ni RIB, et rien de ce qui a été tapé ne reste ; close non plus', async () => {
    const essaiOf = async (un: string) => (await base().correction.findUniqueOrThrow({ where: { id: un }, select: { essai: true } })).essai
    for (const fin of ['annulee', 'close']) {
      const { id, numero } = await followed()
      await ask(numero, ['iban', 'nir'])
      const correction = await openOf(id)
      const nir = `185053818${++rang}`
      await correct(claire, numero, correction, { iban: freshIban(), nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
      expect(Object.keys((await essaiOf(correction)) as object)).toEqual(expect.arrayContaining(['iban', 'nir']))
      if (fin === 'annulee') await cancelCorrection(sophie, { numero, correction })
      else await closeDemande(sophie, { numero, cle: randomUUID(), issue: 'sans_suite', corps: 'Close.' })
      expect(await essaiOf(correction), fin).toEqual({})
      expect((await ribs(id)).map(({ etat }) => etat)).toEqual(['abandonnee'])
      expect(await etatOf(id)).toBe(fin === 'annulee' ? 'en_traitement' : 'cloturee')
    }
  })
})

describe('un numéro protégé', () => {
  it('se montre masqué, reste scellé, et ne se dit jamais', async () => {
    const { id, numero, nir } = await followed()
    await ask(numero, ['nir', 'matricule'])
    const correction = await openOf(id)
    const masque = (await screenOf(claire, id))?.champs.find(({ nom }) => nom === 'nir')?.raw
    expect(JSON.stringify(masque)).not.toContain(nir)
    await correct(claire, numero, correction, { nir: masque ?? '', matricule: 'C0999' })
    const [un, deux] = await envois(id)
    expect(deux?.sujet).toBe(un?.sujet)
    const nouveau = `185053818${++rang}`
    await ask(numero, ['nir'])
    await correct(claire, numero, await openOf(id), { nir: { type: 'nir', numero: nouveau, cle: nirKey(nouveau) } })
    const tout = await envois(id)
    expect(tout[2]?.sujet).not.toBe(un?.sujet)
    expect(alterationOf(tout[2] as never)).toBeNull()
    const dit = JSON.stringify([tout.map(({ contenu }) => contenu), (await dossierOf(numero)).corrections])
    for (const secret of [nir, nouveau]) expect(dit).not.toContain(secret)
  })

  it('corrigé, ne mène plus au salarié d’avant : ni par son numéro, ni par ses demandes, ni par son nom', async () => {
    const cleOf = (numero: string) => ({ type: 'nir', numero, cle: nirKey(numero) })
    const declare = async (nir: string, nomNaissance: string) => {
      const id = await start(claire)
      await fill(claire, id, 'complet', { nir: cleOf(nir), nomNaissance, nomUsage: '', prenoms: 'Ysoline' })
      await envoyer(claire, id, { doublon: 'oui' })
      const numero = (await demandeOf(id))?.numero ?? ''
      await takeDemande(sophie, { numero })
      return { id, numero }
    }
    const [deAnne, deBrice] = [`285053818${++rang}`, `185053818${++rang}`]
    const anne = await declare(deAnne, 'Quillevere')
    // Brice, déclaré sous le numéro d’Anne, puis corrigé.
    const brice = await declare(deAnne, 'Brochain')
    const trouve = (nir: string) => asReader(claire, (db) => findSalarie(claire, db, nir))
    const siennes = (salarie: string) =>
      asReader(claire, async (db) =>
        (await listDemandes(claire, db, DemandesSearch.parse({ onglet: 'toutes', salarie }), 1)).map(({ numero }) => numero),
      )
    const nommes = (q: string) => asReader(claire, async (db) => (await findSalaries(claire, db, q)).resultats.map(({ cle }) => cle))
    const connus = () => asReader(claire, async (db) => (await listSalaries(claire, db, DURAND)).map(({ numero }) => numero))
    const doubles = () => asReader(sophie, (db) => listDoublons(sophie, db, { id: anne.id, siren: DURAND, demarche: 'arret-de-travail' }))
    expect(await trouve(deAnne), 'tant qu’il n’est pas corrigé').toBe(brice.numero)

    await ask(brice.numero, ['nir', 'nomNaissance'])
    await correct(claire, brice.numero, await openOf(brice.id), { nir: cleOf(deBrice), nomNaissance: 'Brochant' })
    expect(await trouve(deAnne)).toBe(anne.numero)
    expect(await trouve(deBrice)).toBe(brice.numero)
    expect(await siennes(anne.numero)).toEqual([anne.numero])
    expect(await siennes(brice.numero)).toEqual([brice.numero])
    expect(await nommes('Brochant')).toEqual([brice.numero])
    expect(await nommes('Quillevere')).toEqual([anne.numero])
    expect((await connus()).filter((numero) => [anne.numero, brice.numero].includes(numero)).sort()).toEqual([anne.numero, brice.numero].sort())
    expect((await doubles()).map(({ numero }) => numero)).not.toContain(brice.numero)
  })
})

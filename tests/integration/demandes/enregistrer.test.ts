import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { registerDemande } from '@/lib/demandes/gestion/register-demande'
import { judge } from '@/lib/access/visit'
import { toDossier } from '@/doors/leads'
import { sayFil } from '@/lib/copy/fil'
import { EnregistrerForm } from '@/lib/demandes/gestion/schema'
import { getDemande } from '@/lib/demandes/fil/queries'
import { listSujets } from '@/lib/demarches/registre'
import { addDays, isoDay } from '@/lib/ground/date'
import { expected } from '@/lib/ground/errors'
import { maintenant } from '@/lib/ground/clock'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, staffOf } from './brouillon/people'

const VOYAGES = '900000035'
const SANS_COMPTE = '900000068'
let claire: Actor
let marc: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

const champs = (plus: Record<string, string> = {}) => ({
  cle: randomUUID(),
  siren: DURAND,
  canal: 'papier',
  sujet: 'affiliation',
  univers: 'sante',
  demandeur: 'Marc Leroy',
  objet: 'Affiliation de Lucas Roche',
  recueLe: addDays(isoDay(maintenant()), -2),
  corps: 'M. Roche commence lundi.',
  ...plus,
})
const enregistrer = async (actor: Actor, plus: Record<string, string> = {}) =>
  toDossier(await registerDemande(judge(actor, 'gestion:traiter', null), EnregistrerForm.parse(champs(plus))))
const erreurs = (plus: Record<string, string>) =>
  enregistrer(sophie, plus).then(
    () => [],
    (erreur: unknown) => {
      const attendue = expected(erreur)
      return attendue?.kind === 'invalide' ? Object.keys(attendue.errors) : [attendue?.kind]
    },
  )
type Rendu = Awaited<ReturnType<typeof enregistrer>>
const numeroOf = (rendu: Rendu): string => /CP-[\d-]+\d/.exec('vers' in rendu ? rendu.vers : '')?.[0] ?? ''
const relue = (rendu: Rendu) =>
  base().demande.findUniqueOrThrow({ where: { numero: numeroOf(rendu) }, include: { messages: { orderBy: { rang: 'asc' } }, envois: true } })

describe('enregistrer une demande reçue', () => {
  it('lui donne son numéro, son compte, son fil, son événement et son délai, depuis le jour où elle est arrivée', async () => {
    const issue = await enregistrer(sophie)
    const d = await relue(issue)
    expect(issue).toEqual({ vers: `/gestion/demandes/${d.numero}?fait=enregistrer` })
    const recueLe = addDays(isoDay(maintenant()), -2)
    expect(d).toMatchObject({ canal: 'papier', statut: 'envoyee', etat: 'a_prendre', demarche: 'affiliation', univers: 'sante', envois: [] })
    expect(d).toMatchObject({ auteurId: sophie.utilisateur.id, auteurNom: 'Marc Leroy', membreId: null, delegationId: null })
    expect([isoDay(d.envoyeeLe ?? new Date(0)), isoDay(d.echeanceLe ?? new Date(0))]).toEqual([recueLe, addDays(recueLe, 14)])
    expect(claire.acces.map(({ compteId }) => compteId)).toContain(d.compteId)
    expect(d.messages.map(({ cote, auteurNom }) => [cote, auteurNom])).toEqual([
      ['systeme', 'Portail'],
      ['gestion', 'Sophie Martin'],
    ])
    const lue = sayFil(await asReader(claire, (db) => getDemande(claire, db, DURAND, d.numero ?? '')))
    expect(lue.messages[0]?.corps).toMatch(/^Demande reçue par courrier le .*, enregistrée par Sophie Martin\.$/)
    const [evenement] = await base().evenement.findMany({ where: { type: 'demande.enregistree', donnees: { path: ['demandeId'], equals: d.id } } })
    expect(evenement).toMatchObject({ acteurId: sophie.utilisateur.id, siren: DURAND, compteId: d.compteId })
    expect(evenement?.donnees).toEqual({ demandeId: d.id, numero: d.numero, canal: 'papier', recueLe })
    await notifyEvent(evenement?.id ?? '')
    const prevenus = await base().notification.findMany({ where: { evenementId: evenement?.id ?? '' }, select: { utilisateurId: true, type: true } })
    expect(prevenus).toContainEqual({ utilisateurId: claire.utilisateur.id, type: 'enregistree' })
  })

  it('le même formulaire deux fois n’en fait qu’une', async () => {
    const cle = randomUUID()
    const premier = await enregistrer(sophie, { cle })
    expect(await enregistrer(sophie, { cle })).toEqual(premier)
    expect((await relue(premier)).messages).toHaveLength(2)
  })

  it('ni vingt fois au même instant : toutes rendent le même numéro', async () => {
    const cle = randomUUID()
    const rendus = await Promise.all(Array.from({ length: 20 }, () => enregistrer(sophie, { cle })))
    expect(new Set(rendus.map(numeroOf)).size).toBe(1)
  })

  it('le même formulaire repris pour le courrier suivant en fait une autre, fût-il d’une autre entreprise', async () => {
    const cle = randomUUID()
    const [premier, second] = [
      await enregistrer(sophie, { cle }),
      await enregistrer(sophie, { cle, siren: VOYAGES, objet: 'Affiliation de Nina Roy' }),
    ]
    expect(numeroOf(second)).not.toBe(numeroOf(premier))
    expect(await relue(second)).toMatchObject({ siren: VOYAGES, objet: 'Affiliation de Nina Roy' })
  })

  it('prend l’univers du sujet, quand il n’en a qu’un', async () => {
    const d = await relue(await enregistrer(sophie, { sujet: 'deces', univers: '' }))
    expect(d).toMatchObject({ demarche: 'deces', univers: 'prevoyance' })
  })

  it('l’entreprise la suit dans « Mes demandes », si elle est sienne', async () => {
    const numero = numeroOf(await enregistrer(sophie, { siren: VOYAGES, canal: 'telephone', recueLe: isoDay(maintenant()) }))
    const lue = await asReader(claire, (db) => getDemande(claire, db, VOYAGES, numero))
    expect(lue).toMatchObject({ canal: 'telephone', objet: 'Affiliation de Lucas Roche', envoi: null })
    await expect(asReader(marc, (db) => getDemande(marc, db, VOYAGES, numero))).rejects.toMatchObject({ kind: 'introuvable' })
  })

  it.each([
    ['une entreprise inconnue', { siren: '900000076' }, ['siren']],
    ['une entreprise sans compte', { siren: SANS_COMPTE }, ['siren']],
    ['un univers qu’elle n’a pas', { siren: VOYAGES, sujet: 'deces', univers: 'prevoyance' }, ['univers']],
    ['un sujet d’un autre univers', { univers: 'prevoyance' }, ['univers']],
    ['un sujet de plusieurs univers, sans qu’on en dise un', { sujet: 'reclamation', univers: '' }, ['univers']],
    ['un sujet inconnu', { sujet: 'autre-chose' }, ['sujet']],
    ['une date à venir', { recueLe: '2099-01-01' }, ['recueLe']],
    ['un courrier d’il y a plus d’un an', { recueLe: '2020-01-01' }, ['recueLe']],
  ])('%s est refusée, et rien n’est écrit', async (_, plus, champ) => {
    const avant = await base().demande.count()
    expect(await erreurs(plus)).toEqual(champ)
    expect(await base().demande.count()).toBe(avant)
  })

  it('un contrat à venir ne couvre pas encore : la demande est refusée, comme le bandeau le dit', async () => {
    const contrat = {
      reference: `ESSAI-${randomUUID()}`,
      siren: VOYAGES,
      univers: 'prevoyance',
      libelle: 'À venir',
      effetLe: new Date('2099-01-01'),
    } as const
    const { id } = await base().contrat.create({ data: contrat })
    expect(await erreurs({ siren: VOYAGES, sujet: 'deces', univers: 'prevoyance' })).toEqual(['univers'])
    await base().contrat.delete({ where: { id } })
  })

  it('n’est pas à un client', async () => {
    await expect(enregistrer(claire)).rejects.toMatchObject({ kind: 'introuvable' })
  })

  it('ses sujets sont les démarches en ligne et les autres, chacun une fois', () => {
    const slugs = listSujets().map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(slugs).toEqual(expect.arrayContaining(['arret-de-travail', 'prolongation', 'affiliation', 'reclamation']))
  })
})

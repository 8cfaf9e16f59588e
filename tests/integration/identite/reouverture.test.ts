import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Actor, actorFrom } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { certifyEntreprise } from '@/lib/identite/certification'
import { openSession } from '@/lib/identite/open-session'
import { hashPassword } from '@/lib/identite/password'
import { askReopening, findWaiting, reopenCertification } from '@/lib/identite/reouverture'
import { CERTIFICATION } from '@/lib/identite/rules'
import { actorOfSession } from '@/lib/identite/session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { purgeIdentite } from '@/lib/jobs/purge-identite'
import { countReouvertures, listReouvertures } from '@/lib/reouvertures/queries'
import { demoEntreprisesSansCompte } from '@/prisma/seed/accounts'

const db = systemDb('travail')
const PHRASE = 'quatre camions bleus à Valence'
const [libre] = demoEntreprisesSansCompte()
const preuve = { siren: libre?.siren ?? '', numero: libre?.numeroEntreprise ?? '' }
const FAUX = '00000000A'
const appel = { siren: preuve.siren, message: 'J’ai le courrier du 3 novembre sous les yeux.' }
let rang = 0

/** Quelqu’un dont l’adresse est prouvée, sans entreprise. */
async function newcomer(): Promise<Actor> {
  const email = `jeanne.${++rang}@exemple.fr`
  const qui = { civilite: 'madame' as const, nom: 'Petit', prenom: 'Jeanne', telephone: '+33639980045' }
  await db.utilisateur.create({ data: { email, emailNormalise: email, ...qui, motDePasse: await hashPassword(PHRASE) } })
  const sid = await openSession({ identifiant: email, motDePasse: PHRASE, espace: 'client' }, { ip: `198.18.7.${rang}`, appareil: null })
  const actor = sid && (await actorOfSession(sid, false))
  if (!actor) throw new Error('pas entrée')
  return actor
}
/** Une personne de la gestion. */
async function staff(): Promise<Actor> {
  const { id } = await db.utilisateur.findFirstOrThrow({ where: { gestion: 'gestionnaire' }, select: { id: true } })
  const utilisateur = await db.utilisateur.findUniqueOrThrow({
    where: { id },
    select: { id: true, prenom: true, nom: true, email: true, civilite: true },
  })
  return actorFrom({ sessionId: randomUUID(), utilisateur, gestion: 'gestionnaire', cabinet: null, acces: [] })
}
const certify = (actor: Actor, numero: string) => certifyEntreprise(judge(actor, 'compte:creer', null), { siren: preuve.siren, numero })
const ask = (actor: Actor, dit = appel) => askReopening(judge(actor, 'compte:creer', null), dit)
const spend = async (actor: Actor) => {
  for (let n = 0; n < CERTIFICATION.personneSiren; n++) await certify(actor, FAUX)
}
const said = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (e: { detail?: { kind: string; message?: string } }) => e.detail?.message ?? e.detail?.kind,
  )

describe('rouvrir la certification', () => {
  it('tant qu’il reste des essais, on n’écrit pas ; épuisés, un seul message attend, deux onglets compris', async () => {
    const elle = await newcomer()
    expect(await said(ask(elle))).toContain('reste des essais')
    await spend(elle)
    expect(await certify(elle, preuve.numero)).toEqual({ suite: 'epuisee' })
    expect(await findWaiting(elle.utilisateur.id)).toBeNull()
    await Promise.allSettled([ask(elle), ask(elle), ask(elle)])
    expect(await db.reouverture.count({ where: { utilisateurId: elle.utilisateur.id } })).toBe(1)
    expect(await findWaiting(elle.utilisateur.id)).toBeInstanceOf(Date)
    expect(await said(ask(elle))).toContain('déjà parvenu')
    const faits = await db.evenement.findMany({ where: { type: 'certification.reouverture_demandee', acteurId: elle.utilisateur.id } })
    expect(faits).toHaveLength(1)
    expect(JSON.stringify(faits.map(({ donnees }) => donnees)), 'le message n’est pas au journal').not.toContain('courrier')
  })

  it('arrive à la gestion, et à elle seule', async () => {
    const elle = await newcomer()
    await spend(elle)
    await ask(elle)
    const { lignes, total } = await asReader(await staff(), (lit) => listReouvertures(lit, 99))
    expect(total).toBeGreaterThan(0)
    expect(lignes.find(({ personne }) => personne.email === elle.utilisateur.email)).toMatchObject({
      ...appel,
      raisonSociale: libre?.raisonSociale,
      personne: { prenom: 'Jeanne', telephone: '+33639980045' },
    })
    expect(await asReader(elle, (lit) => countReouvertures(lit))).toBe(0)
  })

  it('la gestion rouvre : les essais sont rendus, la personne le sait par courriel, une fois', async () => {
    const [elle, lui] = [await newcomer(), await newcomer()]
    await spend(elle)
    await spend(lui)
    await ask(elle)
    const { id } = await db.reouverture.findFirstOrThrow({ where: { utilisateurId: elle.utilisateur.id } })
    const visite = judge(await staff(), 'gestion:traiter', null)
    await reopenCertification(visite, { id })
    await reopenCertification(visite, { id })
    const faits = await db.evenement.findMany({ where: { type: 'certification.rouverte', donnees: { path: ['reouvertureId'], equals: id } } })
    expect(faits.map(({ acteurId }) => acteurId)).toEqual([visite.actor.utilisateur.id])
    await notifyEvent(faits[0]?.id ?? '')
    const courriels = await db.courriel.findMany({ where: { cle: { startsWith: faits[0]?.id ?? '' } } })
    expect(courriels.map(({ destinataire, sujet }) => [destinataire, sujet])).toEqual([
      [elle.utilisateur.email, 'Vous pouvez de nouveau certifier votre entreprise'],
    ])
    expect(await certify(lui, preuve.numero), 'les essais d’un autre restent comptés').toEqual({ suite: 'epuisee' })
    expect(await certify(elle, preuve.numero)).toMatchObject({ suite: 'certifiee' })
    expect(await said(reopenCertification(visite, { id: randomUUID() }))).toBe('introuvable')
  })

  it('un SIREN que vingt essais ont fermé se rouvre aussi, pour qui a écrit', async () => {
    const gens = await Promise.all([1, 2, 3, 4].map(newcomer))
    await db.essai.deleteMany({ where: { cle: { startsWith: 'certification-siren' } } })
    for (const un of gens) await spend(un)
    const elle = await newcomer()
    expect(await certify(elle, preuve.numero)).toEqual({ suite: 'epuisee' })
    await ask(elle)
    const { id } = await db.reouverture.findFirstOrThrow({ where: { utilisateurId: elle.utilisateur.id } })
    await reopenCertification(judge(await staff(), 'gestion:traiter', null), { id })
    expect(await certify(elle, preuve.numero)).toMatchObject({ suite: 'certifiee' })
  })
})

describe('ce que l’identité n’a plus à garder', () => {
  const JOUR = 86_400_000
  const dans = (jours: number) => new Date(Date.now() + jours * JOUR)

  it('s’efface un jour après son terme : inscriptions sans personne, chemins ; un message, trois mois après sa réponse', async () => {
    await purgeIdentite()
    const elle = await newcomer()
    const utilisateurId = elle.utilisateur.id
    const inscrite = {
      civilite: 'madame' as const,
      nom: 'P',
      prenom: 'J',
      telephone: '+33639980045',
      fonction: 'Paie',
      motDePasse: 'x',
      conditions: 1,
    }
    const inscription = (expireLe: Date, plus: object = {}) =>
      db.inscription.create({
        data: { ...inscrite, ...plus, empreinte: randomUUID(), email: 'p@exemple.fr', emailNormalise: 'p@exemple.fr', expireLe },
      })
    const chemin = (expireLe: Date) => db.recuperation.create({ data: { empreinte: randomUUID(), usage: 'identifiant', graine: 'x', expireLe } })
    const message = (rouverteLe: Date | null) => db.reouverture.create({ data: { ...appel, utilisateurId, rouverteLe } })
    const perdus = [(await inscription(dans(-2))).id, (await chemin(dans(-2))).id, (await message(dans(-91))).id]
    const gardes = [
      (await inscription(dans(-0.5))).id,
      (await inscription(dans(-200), { prouveeLe: dans(-200), utilisateurId })).id,
      (await chemin(dans(-0.5))).id,
      (await message(dans(-89))).id,
      (await message(null)).id,
    ]
    expect(await purgeIdentite()).toBe(perdus.length)
    const restent = await Promise.all([db.inscription.findMany(), db.recuperation.findMany(), db.reouverture.findMany()])
    const ids = restent.flat().map(({ id }) => id)
    for (const id of gardes) expect(ids).toContain(id)
    for (const id of perdus) expect(ids).not.toContain(id)
    expect(await purgeIdentite()).toBe(0)
  })
})

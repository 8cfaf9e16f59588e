import { beforeEach, describe, expect, it } from 'vitest'
import '../demandes/pieces/folder'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { detachEntreprise } from '@/lib/comptes/detach-entreprise'
import { readDetachement } from '@/lib/comptes/queries'
import { asActor, asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { listEntreprisesDuCompte } from '@/lib/entreprises/queries'
import { addEntreprise } from '@/lib/identite/add-entreprise'
import { CERTIFICATION } from '@/lib/identite/rules'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { demoEntreprisesSansCompte } from '@/prisma/seed/accounts'
import { actorOf } from '../access/people'
import { start } from '../demandes/brouillon/people'

/** Les entreprises d’un compte, sans rien chercher. */
const TOUTES = { q: '', tri: 'entreprise', sens: 'asc', page: 1 } as const

const db = systemDb('connexion')
const [CLAIRE, MARC, PAUL] = ['claire.durand@durand.example', 'marc.leroy@durand.example', 'paul.petit@petit.example']
const [NEUVE] = demoEntreprisesSansCompte()
const preuve = { siren: NEUVE?.siren ?? '', numero: NEUVE?.numeroEntreprise ?? '' }

let claire: Actor
let compteId: string
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM essai`
  claire = await actorOf(CLAIRE)
  compteId = claire.acces.find(({ voie }) => voie === 'membre')?.compteId ?? ''
})

const add = (actor: Actor, essai = preuve, compte = compteId) => addEntreprise(judge(actor, 'compte:administrer', { compteId: compte }), essai)
const detach = (actor: Actor, siren: string, brouillons?: 'abandonner', compte = compteId) =>
  detachEntreprise(judge(actor, 'compte:administrer', { compteId: compte, siren }), { brouillons })
/** Ce qu’un geste attendu a d’attendu : sa sorte, et ce qu’il dit. */
const outcome = (geste: () => Promise<unknown>) =>
  Promise.resolve()
    .then(geste)
    .then(
      (rendu) => rendu,
      (erreur: { detail?: { kind: string; errors?: object } }) => ({ kind: erreur.detail?.kind, ...erreur.detail?.errors }),
    )
const here = (siren: string) => db.rattachement.count({ where: { compteId, siren, detacheLe: null } })
const lastEvent = (type: string) => db.evenement.findFirstOrThrow({ where: { type }, orderBy: { rang: 'desc' } })
/** Les courriels que cause le dernier événement de cette sorte : à qui, et quel objet. */
async function mailsAfter(type: string) {
  const { id } = await lastEvent(type)
  await notifyEvent(id)
  return db.courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true, sujet: true } })
}

describe('ajouter une entreprise', () => {
  it('le bon numéro la met dans le compte ; ceux de l’ensemble du portefeuille y ont accès, les autres non ; chacun en est averti', async () => {
    expect(await add(claire)).toEqual({ suite: 'ajoutee', compteId, siren: preuve.siren })
    expect((await actorOf(CLAIRE)).perimetre.sirens).toContain(preuve.siren)
    expect((await actorOf(MARC)).perimetre.sirens).not.toContain(preuve.siren)
    const evenement = await lastEvent('entreprise.ajoutee')
    expect(evenement).toMatchObject({ siren: preuve.siren, compteId, acteurId: claire.utilisateur.id })
    const administrateurs = await db.membre.findMany({
      where: { compteId, role: 'administrateur', etat: 'ajoute', utilisateurId: { not: claire.utilisateur.id } },
      select: { utilisateur: { select: { email: true } } },
    })
    const courriels = await mailsAfter('entreprise.ajoutee')
    expect(courriels.map(({ destinataire }) => destinataire).sort()).toEqual(administrateurs.map((m) => m.utilisateur.email).sort())
    const lignes = await asReader(await actorOf(CLAIRE), async (lu) => listEntreprisesDuCompte(await actorOf(CLAIRE), lu, compteId, TOUTES))
    expect(lignes.find(({ siren }) => siren === preuve.siren)).toMatchObject({
      demandes: 0,
      cabinets: await db.delegation.count({ where: { compteId, etat: 'acceptee', portee: 'portefeuille' } }),
    })
  })

  it('déjà là, elle se dit sans compter d’essai ; cinq faux, et le bon numéro lui-même attend', async () => {
    const [siren = ''] = claire.perimetre.sirens
    expect(await outcome(() => add(claire, { siren, numero: 'x' }))).toMatchObject({
      kind: 'invalide',
      siren: expect.stringContaining('déjà dans votre compte'),
    })
    expect(await db.essai.count()).toBe(0)
    await db.rattachement.updateMany({ where: { compteId, siren: preuve.siren }, data: { detacheLe: new Date() } })
    const faux = await Promise.all(Array.from({ length: 20 }, () => outcome(() => add(claire, { ...preuve, numero: '00000000A' }))))
    expect(faux.filter((un) => (un as { suite?: string }).suite === 'discordance')).toHaveLength(CERTIFICATION.personneSiren - 1)
    expect(await outcome(() => add(claire))).toEqual({ suite: 'epuisee' })
    expect(await here(preuve.siren)).toBe(0)
  })

  it('deux onglets ensemble n’en font qu’une ligne', async () => {
    await db.rattachement.updateMany({ where: { compteId, siren: preuve.siren }, data: { detacheLe: new Date() } })
    await Promise.allSettled([add(claire), add(claire), add(claire)])
    expect(await here(preuve.siren)).toBe(1)
  })

  it('un collaborateur ne peut pas ; un administrateur qui ne l’est plus au moment d’écrire non plus ; ni celui d’un autre compte', async () => {
    await db.rattachement.updateMany({ where: { compteId, siren: preuve.siren }, data: { detacheLe: new Date() } })
    const [marc, paul] = [await actorOf(MARC), await actorOf(PAUL)]
    expect(await outcome(() => add(marc))).toEqual({ kind: 'refuse' })
    expect(await outcome(() => add(paul))).toEqual({ kind: 'introuvable' })
    await db.membre.updateMany({ where: { compteId, utilisateurId: marc.utilisateur.id }, data: { role: 'administrateur' } })
    await db.membre.updateMany({ where: { compteId, utilisateurId: claire.utilisateur.id }, data: { role: 'collaborateur' } })
    expect(await outcome(() => add(claire))).toEqual({ kind: 'introuvable' })
    await db.membre.updateMany({ where: { compteId, utilisateurId: claire.utilisateur.id }, data: { role: 'administrateur' } })
    await db.membre.updateMany({ where: { compteId, utilisateurId: marc.utilisateur.id }, data: { role: 'collaborateur' } })
    expect(await here(preuve.siren)).toBe(0)
  })
})

describe('supprimer une entreprise du compte', () => {
  const siren = '900000027'
  beforeEach(async () => {
    await db.rattachement.deleteMany({ where: { compteId, siren: preuve.siren } })
    await db.rattachement.updateMany({ where: { compteId, detacheLe: { not: null } }, data: { detacheLe: null } })
    claire = await actorOf(CLAIRE)
  })

  it('elle se détache sans que rien ne s’efface ; l’accès de chacun prend fin ; ceux qui l’atteignaient en sont avertis', async () => {
    const marc = await actorOf(MARC)
    const membre = marc.acces.find((a) => a.compteId === compteId)?.id ?? ''
    await db.habilitation.create({ data: { compteId, membreId: membre, siren } })
    const parties = { siren, statut: { not: 'a_finaliser' as const } }
    const [demandes, contrats] = [await db.demande.count({ where: parties }), await db.contrat.count({ where: { siren } })]
    expect(await detach(claire, siren, 'abandonner')).toEqual({ compteId, siren })
    expect((await actorOf(CLAIRE)).perimetre.sirens).not.toContain(siren)
    expect((await actorOf(MARC)).perimetre.sirens).not.toContain(siren)
    expect([await db.demande.count({ where: parties }), await db.contrat.count({ where: { siren } })]).toEqual([demandes, contrats])
    expect(await db.rattachement.findFirstOrThrow({ where: { compteId, siren }, orderBy: { detacheLe: 'desc' } })).toMatchObject({
      detacheLe: expect.any(Date),
      detachePar: claire.utilisateur.id,
    })
    const courriels = await mailsAfter('entreprise.detachee')
    expect(courriels.map(({ destinataire }) => destinataire)).toContain(MARC)
    expect(courriels.map(({ destinataire }) => destinataire)).not.toContain(CLAIRE)
    // Rattachée de nouveau, elle ne rend pas à Marc ce qu’on lui avait donné.
    await db.rattachement.updateMany({ where: { compteId, siren }, data: { detacheLe: null } })
    expect((await actorOf(MARC)).perimetre.sirens).not.toContain(siren)
  })

  it('ses brouillons la retiennent tant qu’on ne dit pas de les abandonner ; ils s’effacent alors, au journal', async () => {
    const id = await start(claire, siren)
    const lu = await asReader(claire, (lecteur) => readDetachement(claire, lecteur, compteId, siren))
    expect(lu.brouillons.lignes.map((un) => un.id)).toContain(id)
    expect(await outcome(() => detach(claire, siren))).toMatchObject({ kind: 'invalide', brouillons: expect.stringContaining('abandonner') })
    expect(await here(siren)).toBe(1)
    await detach(claire, siren, 'abandonner')
    expect(await db.demande.count({ where: { id } })).toBe(0)
    expect(await db.evenement.count({ where: { type: 'brouillon.supprime', donnees: { path: ['demandeId'], equals: id } } })).toBe(1)
  })

  it('la dernière reste, même quand toutes partent ensemble', async () => {
    const toutes = await db.rattachement.findMany({ where: { compteId, detacheLe: null }, select: { siren: true } })
    const faits = await Promise.all(toutes.map((une) => outcome(() => detach(claire, une.siren, 'abandonner'))))
    expect(faits.filter((fait) => (fait as { kind?: string }).kind === 'refuse')).toHaveLength(1)
    expect(await db.rattachement.count({ where: { compteId, detacheLe: null } })).toBe(1)
  })

  it('la base elle-même ne laisse pas un collaborateur détacher, ni retirer un droit', async () => {
    const marc = await actorOf(MARC)
    const [autres, droits] = await asActor(marc, async (tx) => [
      await tx.rattachement.updateMany({ where: { compteId }, data: { detacheLe: new Date() } }),
      await tx.habilitation.updateMany({ where: { compteId }, data: { retireeLe: new Date() } }),
    ])
    expect([autres.count, droits.count]).toEqual([0, 0])
    expect(await outcome(() => detach(marc, siren))).toEqual({ kind: 'refuse' })
  })
})

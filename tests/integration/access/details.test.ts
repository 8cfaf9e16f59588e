import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { countClients, listClients, listExperts } from '@/lib/delegations/queries'
import { getDemande } from '@/lib/demandes/fil/queries'
import { getDossier, listBannette, readBannette } from '@/lib/demandes/gestion/queries'
import { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { getFiche, listEntreprisesDuCompte } from '@/lib/entreprises/queries'
import { listMembres, readProfil } from '@/lib/utilisateurs/queries'
import { EMAILS } from '../../support/matrix'
import { actorOf, base, same } from './people'
import { DEUX, type PetitMonde, petitMonde, UNE } from './petit-monde'

/** Les entreprises d’un compte, sans rien chercher. */
const TOUTES = { q: '', tri: 'entreprise', sens: 'asc', page: 1 } as const

// Sans la sécurité par ligne : ce que porte une chose ouverte, et qui n’est pas à la même personne, au même compte, ou ne compte plus.
let monde: PetitMonde
let admin: Actor
let comptable: Actor
let sophie: Actor
beforeAll(async () => {
  monde = await petitMonde()
  admin = await actorOf(monde.gens.admin.email)
  comptable = await actorOf(monde.gens.comptable.email)
  sophie = await actorOf(EMAILS.sophie)
})

let rang = 0
async function demande(plus: object = {}) {
  const faite = { id: randomUUID(), numero: `CP-2026-${String(3_000_000 + ++rang)}-0` }
  const auteur = { auteurId: monde.gens.admin.id, auteurNom: 'x', compteId: monde.compte }
  const etat = { statut: 'en_cours' as const, etat: 'en_traitement' as const, envoyeeLe: new Date() }
  await base().demande.create({ data: { ...faite, siren: UNE, ...auteur, ...etat, univers: 'prevoyance', demarche: 'contact', objet: 'x', ...plus } })
  return faite
}

describe('une demande', () => {
  it('ne porte que ce qui y est à la personne : ses notifications non lues, ce qu’elle écrit', async () => {
    const [une, autre] = [await demande(), await demande()]
    const alerte = { siren: UNE, type: 'message' as const }
    await base().notification.createMany({
      data: [
        { ...alerte, utilisateurId: monde.gens.admin.id, demandeId: une.id },
        { ...alerte, utilisateurId: monde.gens.admin.id, demandeId: une.id, luLe: new Date() },
        { ...alerte, utilisateurId: monde.gens.admin.id, demandeId: autre.id },
        { ...alerte, utilisateurId: monde.gens.salariee.id, demandeId: une.id },
      ],
    })
    await base().messageEnCours.createMany({
      data: [
        { demandeId: une.id, utilisateurId: monde.gens.admin.id, siren: UNE, corps: 'à elle' },
        { demandeId: une.id, utilisateurId: monde.gens.salariee.id, siren: UNE, corps: 'à l’autre' },
      ],
    })
    expect(await getDemande(admin, base(), UNE, une.numero)).toMatchObject({ nonLues: 1, aLire: true, enCours: 'à elle' })
    expect(await getDemande(comptable, base(), UNE, une.numero)).toMatchObject({ nonLues: 0, aLire: false, enCours: '' })
  })

  it('ne nomme celle dont elle est la suite qu’à qui atteint aussi celle-là', async () => {
    const origine = await demande()
    const cachee = await demande({ univers: 'retraite' })
    const [suite, autre] = [await demande({ suiteDe: origine.id }), await demande({ suiteDe: cachee.id })]
    const origineOf = async (actor: Actor, numero: string) => (await getDemande(actor, base(), UNE, numero)).origine
    expect(await origineOf(admin, suite.numero)).toBe(origine.numero)
    expect(await origineOf(comptable, suite.numero)).toBe(origine.numero)
    expect(await origineOf(admin, autre.numero)).toBe(cachee.numero)
    expect(await origineOf(comptable, autre.numero), 'la délégation n’a pas la retraite').toBeNull()
  })

  it('ne montre plus une pièce remplacée', async () => {
    const { id, numero } = await demande()
    for (const etat of ['recue', 'remplacee'] as const) await base().piece.create({ data: { demandeId: id, siren: UNE, libelle: etat, etat } })
    expect((await getDemande(admin, base(), UNE, numero)).pieces.map((p) => p.libelle)).toEqual(['recue'])
  })
})

describe('la gestion', () => {
  it('un dossier : les contrats de son univers, les autres demandes envoyées de son entreprise, ce que la personne écrit', async () => {
    const { id, numero } = await demande()
    const autre = await demande()
    await demande({ siren: DEUX })
    await demande({ numero: null, statut: 'a_finaliser', etat: 'brouillon', version: 1, objet: 'brouillon' })
    const contrat = { siren: UNE, libelle: 'x', effetLe: new Date('2020-01-01') }
    for (const [siren, univers] of [
      [UNE, 'prevoyance'],
      [UNE, 'sante'],
      [DEUX, 'prevoyance'],
    ] as const)
      await base().contrat.create({ data: { ...contrat, siren, univers, reference: `E-${siren}-${univers}` } })
    for (const utilisateurId of [sophie.utilisateur.id, monde.gens.admin.id])
      await base().messageEnCours.create({ data: { demandeId: id, utilisateurId, siren: UNE, corps: utilisateurId } })
    const dossier = await getDossier(sophie, base(), numero)
    expect(dossier.contrats.map((c) => c.reference)).toEqual([`E-${UNE}-prevoyance`])
    const { lignes } = dossier.autres
    expect(lignes.map((d) => d.numero)).toContain(autre.numero)
    const siennes = await base().demande.findMany({ where: { siren: UNE, numero: { not: null }, id: { not: id } }, select: { numero: true } })
    expect(lignes.every((d) => siennes.some((s) => s.numero === d.numero))).toBe(true)
    expect(dossier.enCours).toBe(sophie.utilisateur.id)
  })

  it('la bannette : jamais un brouillon ; « les miennes » sont à elle', async () => {
    await demande({ gestionnaireId: sophie.utilisateur.id, gestionnaireNom: 'Sophie Martin' })
    await demande({ numero: null, statut: 'a_finaliser', etat: 'brouillon', version: 1 })
    const search = BannetteSearch.parse({ page: 1 })
    const miennes = BannetteSearch.parse({ page: 1, miennes: 'oui' })
    const ouvertes = await base().demande.findMany({
      where: { statut: { notIn: ['a_finaliser', 'traitee'] } },
      select: { id: true, gestionnaireId: true },
    })
    const siennes = ouvertes.filter((d) => d.gestionnaireId === sophie.utilisateur.id)
    expect(siennes.length).toBeGreaterThan(0)
    expect(await readBannette(base(), sophie, search)).toMatchObject({ retenues: ouvertes.length, miennes: siennes.length })
    expect(await readBannette(base(), sophie, miennes)).toMatchObject({ retenues: siennes.length, miennes: siennes.length })
    const ids = async (s: BannetteSearch) => (await listBannette(base(), sophie, s, 1, 5000)).map(({ id }) => id)
    same(
      await ids(search),
      ouvertes.map(({ id }) => id),
      'toutes',
    )
    same(
      await ids(miennes),
      siennes.map(({ id }) => id),
      'les siennes',
    )
    const closes = await listBannette(base(), sophie, BannetteSearch.parse({ page: 1, q: 'CP-' }), 1, 5000)
    expect(closes.every(({ numero }) => numero !== null)).toBe(true)
  })
})

describe('le compte', () => {
  it('ses membres en place ou attendus, et eux seuls, avec leurs habilitations en cours', async () => {
    const parti = await base().utilisateur.create({
      data: {
        email: `parti.${rang}@essai.example`,
        emailNormalise: `parti.${rang}@essai.example`,
        civilite: 'madame',
        prenom: 'Partie',
        nom: 'Essai',
      },
    })
    const membre = { compteId: monde.compte, role: 'collaborateur' as const, portee: 'portefeuille' as const }
    await base().membre.create({ data: { ...membre, utilisateurId: parti.id, etat: 'desactive' } })
    await base().habilitation.create({ data: { compteId: monde.compte, membreId: monde.membre, siren: DEUX, retireeLe: new Date() } })
    const membres = await listMembres(admin, base(), monde.compte)
    same(
      membres.map((m) => m.email),
      [monde.gens.admin.email, monde.gens.salariee.email],
      'membres',
    )
    expect(membres.find((m) => m.email === monde.gens.salariee.email)?.entreprises).not.toContain(DEUX)
    expect(membres.filter((m) => m.moi).map((m) => m.email)).toEqual([monde.gens.admin.email])
  })

  it('ses délégations en attente ou en cours, et elles seules ; du côté du cabinet, les siennes', async () => {
    const { cabinet, compte, delegation, autreDelegation } = monde
    const sous = (onglet: 'cours' | 'historique') => ({ onglet, q: '', page: 1 })
    const modele = await base().delegation.findUniqueOrThrow({ where: { id: delegation } })
    const { id: _, ...copie } = modele
    for (const etat of ['refusee', 'revoquee', 'expiree'] as const) await base().delegation.create({ data: { ...copie, etat } })
    await base().habilitation.create({ data: { compteId: compte, delegationId: delegation, siren: DEUX, retireeLe: new Date() } })
    const experts = await listExperts(base(), compte)
    expect(experts[0]?.id).toBe(delegation)
    expect(
      experts
        .map((e) => e.etat)
        .slice(1)
        .sort(),
    ).toEqual(['expiree', 'refusee', 'revoquee'])
    expect(experts[0]?.entreprises).not.toContain(DEUX)
    expect(await countClients(base(), cabinet)).toEqual({ attente: 0, cours: 1, historique: 3 })
    expect((await listClients(comptable, base(), cabinet, sous('cours'))).map((c) => c.id)).toEqual([delegation])
    expect((await listClients(comptable, base(), cabinet, sous('historique'))).map((c) => c.etat).sort()).toEqual(['expiree', 'refusee', 'revoquee'])
    expect((await listClients(comptable, base(), monde.autreCabinet, sous('cours'))).map((c) => c.id)).toEqual([autreDelegation])
  })

  it('une entreprise détachée puis rattachée n’y est qu’une fois, telle qu’elle y est maintenant', async () => {
    await base().rattachement.create({
      data: {
        compteId: monde.compte,
        siren: DEUX,
        couleur: 7,
        certifieVoie: 'gestionnaire',
        detacheLe: new Date('2025-01-01'),
        certifieLe: new Date('2024-01-01'),
      },
    })
    await base().rattachement.create({ data: { compteId: monde.autreCompte, siren: DEUX, couleur: 6, certifieVoie: 'net_entreprises' } })
    const lues = await listEntreprisesDuCompte(admin, base(), monde.compte, TOUTES)
    expect(lues.map((e) => [e.siren, e.couleur])).toEqual([
      [UNE, 2],
      [DEUX, 3],
    ])
    expect(await getFiche(admin, base(), monde.compte, DEUX)).toMatchObject({ couleur: 3, certifieVoie: 'gestionnaire', siren: DEUX })
    await base().rattachement.deleteMany({ where: { compteId: monde.autreCompte, siren: DEUX } })
  })

  it('le profil : les comptes où la personne est en place, et personne d’autre', async () => {
    const quitte = {
      compteId: monde.autreCompte,
      utilisateurId: monde.gens.admin.id,
      role: 'collaborateur' as const,
      portee: 'portefeuille' as const,
    }
    await base().membre.create({ data: { ...quitte, etat: 'desactive' } })
    expect((await readProfil(admin, base())).comptes.map((c) => c.id)).toEqual([monde.compte])
    expect((await readProfil(comptable, base())).comptes).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor, asReader } from '@/lib/data/as-actor'
import { Prisma } from '@/lib/data/generated/client'
import { EMAILS } from '../../support/matrix'
import { actorOf, base, same } from './people'
import { AILLEURS, DEUX, type PetitMonde, petitMonde, UNE } from './petit-monde'

// La seconde serrure, table par table : ce que la base laisse voir sans aucun filtre, comparé à ce qu’elle doit laisser voir, dit naïvement.
let monde: PetitMonde
const gens: [string, Actor][] = []
type Row = { id: string; siren?: string | null; compte_id?: string; utilisateur_id?: string; cabinet_id?: string; demande_id?: string } & Record<
  string,
  unknown
>
const tables = new Map<string, Row[]>()

/** Ce qui désigne une ligne, et ce que le rôle restreint peut en lire. */
const CLES: Record<string, string> = {
  entreprise: 'siren',
  etablissement: 'siret',
  reponse: `demande_id::text || champ`,
  document_adresse: `document_id::text || siren`,
  message_en_cours: `demande_id::text || utilisateur_id::text`,
}
const TABLES = [
  'entreprise',
  'etablissement',
  'contrat',
  'courrier',
  'document',
  'document_adresse',
  'modele',
  'demande',
  'reponse',
  'message',
  'piece',
  'message_en_cours',
  'note_interne',
  'correction',
  'session',
  'notification',
] as const
const COMPTES = [
  'membre',
  'membre_cabinet',
  'attribution',
  'delegation',
  'habilitation',
  'compte',
  'rattachement',
  'cabinet',
  'utilisateur',
  'courriel',
  'evenement',
] as const

beforeAll(async () => {
  monde = await petitMonde()
  const { admin, salariee, comptable, autre } = monde.gens
  await strays()
  for (const [nom, email] of Object.entries({
    ...EMAILS,
    admin: admin.email,
    salariee: salariee.email,
    comptable: comptable.email,
    autre: autre.email,
  }))
    if (nom !== 'karim') gens.push([nom, await actorOf(email)])
  for (const table of [...TABLES, ...COMPTES]) {
    const cle = CLES[table] ?? 'id::text'
    const lues = await base().$queryRaw<
      { ligne: Row; id: string }[]
    >`SELECT to_jsonb(t) AS ligne, ${Prisma.raw(cle)} AS id FROM ${Prisma.raw(table)} t`
    tables.set(
      table,
      lues.map(({ ligne, id }) => ({ ...ligne, id })),
    )
  }
}, 60_000)

/** Ce que le monde n’a pas : des brouillons et des messages de chacun, des lignes qui se contredisent, des délégations dans tous les états. */
async function strays(): Promise<void> {
  const { admin, salariee, comptable, autre } = monde.gens
  const demande = async (siren: string, auteurId: string, statut: 'a_finaliser' | 'envoyee', compteId = monde.compte): Promise<string> => {
    const id = randomUUID()
    const numero = statut === 'envoyee' ? `CP-2026-${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}-0` : null
    const data = { id, numero, siren, auteurId, auteurNom: 'x', compteId, univers: 'sante' as const, demarche: 'contact', objet: 'x', statut }
    await base().demande.create({ data: { ...data, etat: statut === 'envoyee' ? 'a_prendre' : 'brouillon' } })
    const dit = { demandeId: id, siren, auteurNom: 'x', auteurRole: 'x', corps: 'x', cote: 'client' as const }
    await base().message.create({ data: dit })
    await base().piece.create({ data: { demandeId: id, siren, libelle: 'x', etat: 'recue' } })
    await base().reponse.create({ data: { demandeId: id, champ: 'x', siren, valeur: 'x' } })
    await base().correction.create({
      data: { demandeId: id, siren, messageId: randomUUID(), champs: ['x'], demandeeParNom: 'x', echeanceLe: new Date() },
    })
    await base().noteInterne.create({ data: { demandeId: id, siren, auteurId, auteurNom: 'x', corps: 'x' } })
    for (const utilisateurId of [admin.id, salariee.id])
      await base().messageEnCours.create({ data: { demandeId: id, utilisateurId, siren, corps: 'x' } })
    return id
  }
  for (const siren of [UNE, DEUX, AILLEURS])
    for (const { id } of [admin, salariee, comptable]) for (const statut of ['a_finaliser', 'envoyee'] as const) await demande(siren, id, statut)
  const dehors = await demande(AILLEURS, autre.id, 'envoyee', monde.autreCompte)
  const dedans = await demande(UNE, admin.id, 'envoyee')
  // Le SIREN de la ligne n’est pas celui de sa demande : elle n’est à personne du côté client.
  for (const [demandeId, siren] of [
    [dehors, UNE],
    [dedans, AILLEURS],
  ] as const) {
    await base().message.create({ data: { demandeId, siren, auteurNom: 'x', auteurRole: 'x', corps: 'x', cote: 'client' } })
    await base().piece.create({ data: { demandeId, siren, libelle: 'x', etat: 'recue' } })
    await base().reponse.create({ data: { demandeId, champ: 'y', siren, valeur: 'x' } })
  }
  for (const siren of [UNE, DEUX, AILLEURS, null])
    for (const { id: utilisateurId } of Object.values(monde.gens))
      await base().notification.create({ data: { utilisateurId, siren, type: 'statut' } })
  await base().courrier.create({ data: { siren: UNE, univers: 'sante', objet: 'x', corps: 'x' } })
  await base().etablissement.create({ data: { siret: `${UNE}00011`, siren: UNE, adresse: 'x', codePostal: '38000', ville: 'x' } })
  await base().courriel.create({
    data: { cle: randomUUID(), messageId: randomUUID(), destinataire: 'x@x.example', sujet: 'x', texte: 'x', html: 'x' },
  })
  // Le cabinet du comptable : une proposition en attente d’un compte, une délégation retirée d’un autre ; la salariée a quitté le cabinet d’à côté.
  const contact = {
    contactNom: 'x',
    contactPrenom: 'x',
    contactEmail: 'x@x.example',
    demandeePar: admin.id,
    repondreAvant: new Date(),
    du: new Date(),
  }
  const faite = { ...contact, cabinetId: monde.cabinet, portee: 'portefeuille' as const, univers: ['sante' as const] }
  const petit = await base().rattachement.findFirstOrThrow({ where: { siren: '900000050' }, select: { compteId: true } })
  await base().delegation.create({ data: { ...faite, compteId: monde.autreCompte, etat: 'en_attente' } })
  const { id: retiree } = await base().delegation.create({ data: { ...faite, compteId: petit.compteId, etat: 'revoquee' }, select: { id: true } })
  await base().habilitation.create({ data: { compteId: petit.compteId, delegationId: retiree, siren: '900000050' } })
  await base().membreCabinet.create({ data: { cabinetId: monde.autreCabinet, utilisateurId: salariee.id, etat: 'desactive' } })
  const sien = { where: { cabinetId: monde.cabinet, utilisateurId: comptable.id }, select: { id: true } } as const
  const { id: membreCabinetId } = await base().membreCabinet.findFirstOrThrow(sien)
  await base().attribution.create({ data: { membreCabinetId, compteId: monde.compte } })
  for (const { id: acteurId } of [admin, salariee, comptable])
    for (const compteId of [monde.compte, monde.autreCompte, null])
      await base().evenement.create({ data: { type: 'profil.essai', acteurId, acteurNom: 'x', compteId, donnees: {} } })
}

const rows = (table: string): Row[] => tables.get(table) ?? []
type Juge = (actor: Actor, row: Row) => boolean
const me = (actor: Actor, id: unknown) => id === actor.utilisateur.id
const inSirens = (actor: Actor, siren: unknown) => actor.gestion !== null || actor.perimetre.sirens.includes(String(siren))
const inComptes = (actor: Actor, compte: unknown) => actor.perimetre.comptes.includes(String(compte))
const administre = (actor: Actor, compte: unknown) => actor.acces.some((t) => t.role === 'administrateur' && t.compteId === compte)
const bySiren: Juge = (actor, row) => inSirens(actor, row.siren)
const demande: Juge = (actor, d) =>
  inSirens(actor, d.siren) && (d.statut !== 'a_finaliser' || me(actor, d.auteur_id) || me(actor, d.confie_par) || administre(actor, d.compte_id))
const ofDemande: Juge = (actor, row) =>
  inSirens(actor, row.siren) && rows('demande').some((d) => d.id === row.demande_id && d.siren === row.siren && demande(actor, d))
const cabinets = (actor: Actor) => rows('membre_cabinet').filter((m) => me(actor, m.utilisateur_id))
const delegation: Juge = (actor, d) =>
  inComptes(actor, d.compte_id) ||
  cabinets(actor).some((m) => m.cabinet_id === d.cabinet_id && m.etat === 'ajoute' && (m.portee === 'portefeuille' || isGiven(m, d.compte_id)))
const isGiven = (m: Row, compte: unknown) =>
  rows('attribution').some((a) => a.membre_cabinet_id === m.id && a.compte_id === compte && a.retiree_le === null)
const delegations = (actor: Actor) => rows('delegation').filter((d) => delegation(actor, d))

const REGLES: Record<string, Juge> = {
  entreprise: bySiren,
  etablissement: bySiren,
  contrat: bySiren,
  courrier: bySiren,
  document: (actor, d) =>
    actor.gestion !== null || rows('document_adresse').some((a) => a.document_id === d.id && actor.perimetre.sirens.includes(String(a.siren))),
  document_adresse: bySiren,
  modele: () => true,
  demande,
  reponse: ofDemande,
  message: ofDemande,
  piece: ofDemande,
  note_interne: (actor) => actor.gestion !== null,
  correction: ofDemande,
  message_en_cours: (actor, m) => me(actor, m.utilisateur_id) && inSirens(actor, m.siren),
  session: (actor, s) => me(actor, s.utilisateur_id),
  notification: (actor, n) => me(actor, n.utilisateur_id) && (n.siren === null || inSirens(actor, n.siren)),
  membre: (actor, m) => inComptes(actor, m.compte_id) || me(actor, m.utilisateur_id),
  membre_cabinet: (actor, m) => me(actor, m.utilisateur_id),
  attribution: (actor, a) => cabinets(actor).some((m) => m.id === a.membre_cabinet_id),
  delegation,
  habilitation: (actor, h) => inComptes(actor, h.compte_id) || delegations(actor).some((d) => d.id === h.delegation_id),
  compte: (actor, c) => actor.gestion !== null || inComptes(actor, c.id) || delegations(actor).some((d) => d.compte_id === c.id),
  rattachement: (actor, r) =>
    actor.gestion !== null ||
    inComptes(actor, r.compte_id) ||
    (actor.perimetre.sirens.includes(String(r.siren)) && delegations(actor).some((d) => d.compte_id === r.compte_id && d.etat === 'acceptee')),
  cabinet: (actor, c) => delegations(actor).some((d) => d.cabinet_id === c.id) || cabinets(actor).some((m) => m.cabinet_id === c.id),
  utilisateur: (actor, u) =>
    me(actor, u.id) || actor.gestion !== null || rows('membre').some((m) => m.utilisateur_id === u.id && inComptes(actor, m.compte_id)),
  courriel: (actor) => actor.gestion !== null,
  // Les siens, ceux du compte que l’on administre, et ceux que montre un fil que l’on lit.
  evenement: (actor, e) =>
    me(actor, e.acteur_id) ||
    administre(actor, e.compte_id) ||
    rows('message').some((m) => m.evenement_id === e.id && m.siren === e.siren && ofDemande(actor, m)),
}

describe('ce que la base laisse voir, sans aucun filtre', () => {
  it.each(Object.entries(REGLES))('%s', async (table, juge) => {
    let vues = 0
    for (const [nom, actor] of gens) {
      const lues = await asReader(
        actor,
        (db) => db.$queryRaw<{ id: string }[]>`SELECT ${Prisma.raw(CLES[table] ?? 'id::text')} AS id FROM ${Prisma.raw(table)}`,
      )
      vues += lues.length
      same(
        lues.map(({ id }) => id),
        rows(table).flatMap((row) => (juge(actor, row) ? [row.id] : [])),
        `${nom}, ${table}`,
      )
    }
    expect(vues, 'quelqu’un y voit quelque chose').toBeGreaterThan(0)
  })
})

describe('ce que la base laisse écrire, sans aucun filtre', () => {
  const of = (nom: string) => gens.find(([un]) => un === nom)?.[1] as Actor
  const append = (actor: Actor, plus: { acteur?: string; siren?: string | null; compte?: string | null }) => {
    const { acteur = actor.utilisateur.id, siren = null, compte = null } = plus
    return asActor(
      actor,
      (db) => db.$executeRaw`INSERT INTO evenement (id, type, acteur_id, acteur_nom, siren, compte_id, donnees)
        VALUES (gen_random_uuid(), 'essai', ${acteur}::uuid, 'x', ${siren}, ${compte}::uuid, '{}')`,
    ).then(
      () => true,
      (erreur: unknown) => {
        expect(String(erreur)).toContain('row-level security')
        return false
      },
    )
  }

  it('au journal : en son nom, sur ses entreprises, dans ses comptes ou ceux qui lui délèguent', async () => {
    const { admin, comptable } = monde.gens
    const petit = (await base().rattachement.findFirstOrThrow({ where: { siren: '900000050' }, select: { compteId: true } })).compteId
    const essais: [Actor, Parameters<typeof append>[1], boolean][] = [
      [of('admin'), {}, true],
      [of('admin'), { siren: UNE, compte: monde.compte }, true],
      [of('admin'), { siren: AILLEURS, compte: monde.compte }, false],
      [of('admin'), { siren: UNE, compte: monde.autreCompte }, false],
      [of('admin'), { acteur: comptable.id }, false],
      [of('comptable'), { siren: UNE, compte: monde.compte }, true],
      [of('comptable'), { siren: DEUX, compte: monde.compte }, false],
      [of('comptable'), { siren: UNE, compte: monde.autreCompte }, false],
      [of('comptable'), { siren: UNE, compte: petit }, false],
      [of('comptable'), { acteur: admin.id, siren: UNE, compte: monde.compte }, false],
      [of('sophie'), { siren: UNE, compte: monde.autreCompte }, true],
      [of('sophie'), { acteur: admin.id, siren: UNE }, false],
    ]
    for (const [actor, plus, permis] of essais) expect(await append(actor, plus), JSON.stringify([actor.utilisateur.prenom, plus])).toBe(permis)
  })

  it('effacer : un brouillon à soi, jamais une demande envoyée ni ce qu’elle porte', async () => {
    const effacees = (actor: Actor, table: string, siren: string, statut: string) =>
      asActor(actor, async (db) => {
        const cle = Prisma.raw(table === 'demande' ? 'id' : 'demande_id')
        const n =
          await db.$executeRaw`DELETE FROM ${Prisma.raw(table)} WHERE siren = ${siren} AND ${cle} IN (SELECT id FROM demande WHERE siren = ${siren} AND statut = ${statut}::"StatutDemande")`
        throw Object.assign(new Error('rendu'), { n })
      }).catch((erreur: unknown) => (erreur as { n?: number }).n ?? String(erreur))
    for (const table of ['reponse', 'piece'] as const) {
      expect(await effacees(of('admin'), table, UNE, 'a_finaliser'), table).toBe(3)
      expect(await effacees(of('salariee'), table, UNE, 'a_finaliser'), table).toBe(1)
      expect(await effacees(of('admin'), table, UNE, 'envoyee'), table).toBe(0)
      expect(await effacees(of('autre'), table, UNE, 'a_finaliser'), table).toBe(0)
    }
    const seule = await base().demande.create({
      data: {
        siren: UNE,
        auteurId: monde.gens.admin.id,
        auteurNom: 'x',
        compteId: monde.compte,
        univers: 'sante',
        demarche: 'x',
        objet: 'seule',
        statut: 'a_finaliser',
        etat: 'brouillon',
      },
    })
    const effacer = (actor: Actor, id: string) => asActor(actor, (db) => db.$executeRaw`DELETE FROM demande WHERE id = ${id}::uuid`)
    expect(await effacer(of('salariee'), seule.id)).toBe(0)
    await base().demande.update({ where: { id: seule.id }, data: { statut: 'envoyee', etat: 'a_prendre', numero: 'CP-2026-4999999-0' } })
    expect(await effacer(of('admin'), seule.id)).toBe(0)
    await base().demande.update({ where: { id: seule.id }, data: { statut: 'a_finaliser', etat: 'brouillon', numero: null } })
    expect(await effacer(of('admin'), seule.id)).toBe(1)
  })
})

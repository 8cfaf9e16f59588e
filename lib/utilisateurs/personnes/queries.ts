import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { Prisma } from '@/lib/data/generated/client'
import { contains, hasDigits } from '@/lib/data/sql/recherche'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { notFound } from '@/lib/ground/errors'
import type { Portee } from '@/lib/habilitations/rules'
import { type EtatPersonne, etatInvitation, type PersonneVisee, saidIn } from '../rules'

/** Une personne du compte, ou attendue : ce qu’en montre la liste. */
export type PersonneListe = {
  genre: 'membre' | 'invitation'
  id: string
  prenom: string
  nom: string
  civilite: 'madame' | 'monsieur'
  email: string
  fonction: string | null
  role: 'administrateur' | 'collaborateur'
  portee: Portee
  etat: EtatPersonne
  /** Depuis quand elle est dans cet état : invitée, partie. */
  etatLe: Date
  expireLe: Date | null
  connexionLe: Date | null
  /** Combien d’entreprises lui sont données à la main, et le nom de la première. */
  entreprises: number
  premiere: string | null
  moi: boolean
}

type Ligne = Omit<PersonneListe, 'etat' | 'moi'> & {
  etatMembre: 'ajoute' | 'en_attente' | 'desactive' | null
  refuseeLe: Date | null
  utilisateurId: string | null
}

/** Les personnes du compte et celles qui y sont attendues, par nom ; celles qui sont parties aussi. @param q leur nom, leur adresse, ou une entreprise donnée. */
export async function listPersonnes(actor: Actor, db: Db, compteId: string, q = ''): Promise<PersonneListe[]> {
  const [nomme, sienne] = q
    ? [
        contains(Prisma.sql`concat_ws(' ', p.prenom, p.nom, p.email)`, q),
        Prisma.sql`(${contains(Prisma.sql`e.raison_sociale`, q)} OR ${hasDigits(Prisma.sql`e.siren`, q)})`,
      ]
    : [Prisma.sql`true`, Prisma.sql`false`]
  const lues = await db.$queryRaw<Ligne[]>`
    SELECT p.genre, p.id, p.prenom, p.nom, p.civilite::text AS civilite, p.email, p.fonction, p.role::text AS role, p.portee::text AS portee,
      p.etat::text AS "etatMembre", p.etat_le AS "etatLe", p.expire_le AS "expireLe", p.refusee_le AS "refuseeLe", p.connexion_le AS "connexionLe",
      p.utilisateur_id AS "utilisateurId", cardinality(p.sirens)::int AS entreprises,
      (SELECT min(e.raison_sociale) FROM entreprise e WHERE e.siren = ANY (p.sirens)) AS premiere
    FROM (
      SELECT 'membre' AS genre, m.id, coalesce(m.prenom, u.prenom) AS prenom, coalesce(m.nom, u.nom) AS nom, coalesce(m.civilite, u.civilite) AS civilite,
        u.email, m.fonction, m.role, m.portee, m.etat, m.etat_le, NULL::timestamptz AS expire_le, NULL::timestamptz AS refusee_le, u.connexion_le,
        u.id AS utilisateur_id, ARRAY(SELECT h.siren FROM habilitation h WHERE h.membre_id = m.id AND h.retiree_le IS NULL ORDER BY 1) AS sirens
      FROM membre m JOIN utilisateur u ON u.id = m.utilisateur_id WHERE m.compte_id = ${compteId}::uuid
      UNION ALL
      SELECT 'invitation', i.id, i.prenom, i.nom, i.civilite, i.email, i.fonction, coalesce(i.role, 'collaborateur'), coalesce(i.portee, 'manuelle'), NULL,
        i.cree_le, i.expire_le, i.refusee_le, NULL, NULL,
        ARRAY(SELECT DISTINCT r.siren FROM rattachement r WHERE r.compte_id = i.compte_id AND r.siren = ANY (i.sirens) AND r.detache_le IS NULL ORDER BY 1)
      FROM invitation i
      WHERE i.compte_id = ${compteId}::uuid AND i.genre = 'utilisateur' AND i.acceptee_le IS NULL AND i.annulee_le IS NULL
    ) p
    WHERE ${nomme} OR EXISTS (SELECT 1 FROM entreprise e WHERE e.siren = ANY (p.sirens) AND ${sienne})
    ORDER BY p.nom COLLATE "fr-x-icu", p.prenom COLLATE "fr-x-icu", p.id`
  const ici = maintenant()
  return lues.map(({ etatMembre, refuseeLe, utilisateurId, ...personne }) => ({
    ...personne,
    etat: etatMembre ?? etatInvitation({ refuseeLe, expireLe: personne.expireLe ?? ici }, ici),
    moi: utilisateurId === actor.utilisateur.id,
  }))
}

/** La fiche d’une personne du compte. */
export type PersonneFiche = Awaited<ReturnType<typeof readPersonne>>

const IDENTITE = { civilite: true, nom: true, prenom: true, telephone: true } as const
const INVITEE = { creeLe: true, creeParNom: true, expireLe: true, refuseeLe: true, accepteeLe: true } as const

/** Ce que le compte sait d’une personne : identité dite ici, rôle, entreprises données à la main, invitation. @throws `notFound`. */
export async function readPersonne(actor: Actor, db: Db, { compteId, genre, id }: PersonneVisee) {
  if (genre === 'invitation') {
    const lue = await db.invitation.findFirst({
      where: { id, compteId, genre: 'utilisateur', accepteeLe: null, annuleeLe: null },
      select: { ...IDENTITE, ...INVITEE, email: true, fonction: true, role: true, portee: true, sirens: true },
    })
    if (!lue) throw notFound()
    const { creeLe, creeParNom, expireLe, refuseeLe, accepteeLe, role, portee, ...reste } = lue
    return {
      ...reste,
      id,
      genre,
      role: role ?? 'collaborateur',
      portee: portee ?? 'manuelle',
      etat: etatInvitation(lue, maintenant()),
      etatLe: creeLe,
      connexionLe: null,
      moi: false,
      invitee: { creeLe, creeParNom, expireLe, accepteeLe },
    }
  }
  const membre = await db.membre.findFirst({
    where: { id, compteId },
    select: {
      ...IDENTITE,
      fonction: true,
      role: true,
      portee: true,
      etat: true,
      etatLe: true,
      habilitations: { where: { retireeLe: null }, orderBy: { siren: 'asc' }, select: { siren: true } },
      utilisateur: { select: { ...IDENTITE, id: true, email: true, connexionLe: true } },
    },
  })
  if (!membre) throw notFound()
  const { utilisateur, habilitations, fonction, role, portee, etat, etatLe } = membre
  const invitee = await db.invitation.findFirst({
    where: { compteId, accepteePar: utilisateur.id, genre: 'utilisateur' },
    orderBy: { accepteeLe: 'desc' },
    select: INVITEE,
  })
  return {
    ...saidIn(membre, utilisateur),
    id,
    genre,
    email: utilisateur.email,
    fonction,
    role,
    portee,
    etat: etat as EtatPersonne,
    etatLe,
    sirens: habilitations.map(({ siren }) => siren),
    connexionLe: utilisateur.connexionLe,
    moi: utilisateur.id === actor.utilisateur.id,
    invitee,
  }
}

/** La première étape gardée, pour la reprendre ou la suivre. @returns `null` quand elle n’est plus là. */
export const findPreparation = (actor: Actor, db: Db, compteId: string, id: string) =>
  db.preparation.findFirst({
    where: { id, compteId, auteurId: actor.utilisateur.id, genre: 'utilisateur' },
    select: { id: true, ...IDENTITE, email: true, fonction: true },
  })
export type Preparee = NonNullable<Awaited<ReturnType<typeof findPreparation>>>

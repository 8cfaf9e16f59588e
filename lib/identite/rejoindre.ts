import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { noteFailedInvitation } from '@/lib/acts/refusals'
import { asSystem, systemDb } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { dayAt, isoDay } from '@/lib/ground/date'
import { expected, invalid } from '@/lib/ground/errors'
import { enterCollegue } from './enter-collegue'
import { jetonEmpreinte } from './jeton'
import { judgePassword } from './judge-password'
import { hashPassword } from './password'
import { type Raison, refusal } from './raisons-invitation'
import { CONDITIONS } from './rules'
import { checkIp } from './throttle'

const LUE = {
  id: true,
  compteId: true,
  genre: true,
  email: true,
  emailNormalise: true,
  civilite: true,
  nom: true,
  prenom: true,
  telephone: true,
  fonction: true,
  role: true,
  portee: true,
  sirens: true,
  cabinetNom: true,
  expireLe: true,
  annuleeLe: true,
  refuseeLe: true,
  accepteeLe: true,
  creeParNom: true,
  compte: { select: { nom: true } },
  cabinetId: true,
  roleCabinet: true,
  comptes: true,
  cabinet: { select: { raisonSociale: true } },
  delegation: {
    select: {
      id: true,
      etat: true,
      cabinetId: true,
      univers: true,
      lectureSeule: true,
      lecture: true,
      au: true,
      portee: true,
      habilitations: { select: { siren: true } },
    },
  },
} as const

type Ligne = NonNullable<Awaited<ReturnType<typeof find>>>

/** Ce que dit un lien, à qui le tient. `connu` : l’accès de cette adresse, quand elle en a un. */
export type Lien = { etat: 'attend' | 'servie' | 'expiree' | 'annulee' | 'refusee'; invitation: Ligne; connu: { id: string; ouvert: boolean } | null }

const find = (db: Db, jeton: string) => db.invitation.findUnique({ where: { empreinte: jetonEmpreinte(jeton) }, select: LUE })

/** L’invitation de ce lien, dans l’état où elle est. La lire ne l’use pas : une messagerie ouvre les liens avant les personnes. @returns `null` pour un lien inconnu. */
export async function readInvitation(jeton: string): Promise<Lien | null> {
  const db = systemDb('connexion')
  const invitation = await find(db, jeton)
  if (!invitation) return null
  const connu = await db.utilisateur.findUnique({
    where: { emailNormalise: invitation.emailNormalise },
    select: { id: true, gestion: true, desactiveLe: true },
  })
  return { etat: etatOf(invitation), invitation, connu: connu && { id: connu.id, ouvert: connu.gestion === null && connu.desactiveLe === null } }
}

function etatOf({ accepteeLe, annuleeLe, refuseeLe, expireLe }: Pick<Ligne, 'accepteeLe' | 'annuleeLe' | 'refuseeLe' | 'expireLe'>): Lien['etat'] {
  if (accepteeLe) return 'servie'
  if (annuleeLe) return 'annulee'
  if (refuseeLe) return 'refusee'
  return expireLe > maintenant() ? 'attend' : 'expiree'
}

/** Un lien essayé en vain s’inscrit au journal (issue 8), une fois défait ce qu’il avait commencé. */
const noting = <T>(jeton: string, ip: string, attempt: Promise<T>): Promise<T> =>
  attempt.catch((erreur: unknown) => {
    if (expected(erreur) && erreur instanceof Object && 'raison' in erreur) noteFailedInvitation({ jeton, ip, raison: erreur.raison as Raison })
    throw erreur
  })

async function open(jeton: string, ip: string): Promise<Lien> {
  await checkIp(systemDb('connexion'), ip)
  const lien = await readInvitation(jeton)
  if (!lien) throw refusal('inconnue')
  if (lien.etat !== 'attend') throw refusal(lien.etat)
  return lien
}

/**
 * Crée l’accès d’une personne invitée, avec le mot de passe qu’elle choisit, et la fait entrer là où elle est invitée. Le lien prouve l’adresse. Jamais
 * rien n’est écrit sur une personne qui existe (security A12). N’ouvre pas de session.
 * @returns l’identifiant avec lequel se connecter.
 * @throws `refused` quand le lien ne vaut plus ou que l’adresse a un compte, `invalid` quand le mot de passe se devine.
 */
export const createInvited = (saisie: { jeton: string; motDePasse: string }, ip: string): Promise<{ identifiant: string }> =>
  noting(saisie.jeton, ip, create(saisie, ip))

async function create({ jeton, motDePasse }: { jeton: string; motDePasse: string }, ip: string): Promise<{ identifiant: string }> {
  const { invitation, connu } = await open(jeton, ip)
  if (connu) throw refusal('compte_existant')
  const { emailNormalise, email, civilite, nom, prenom, telephone } = invitation
  const faiblesse = await judgePassword(motDePasse, invitation)
  if (faiblesse) throw invalid({ motDePasse: faiblesse })
  const empreinte = await hashPassword(motDePasse)
  await asSystem('connexion', async (tx) => {
    const { count } = await tx.utilisateur.createMany({
      data: [{ email, emailNormalise, civilite, nom, prenom, telephone, motDePasse: empreinte }],
      skipDuplicates: true,
    })
    if (count === 0) throw refusal('compte_existant')
    const utilisateur = await tx.utilisateur.findUniqueOrThrow({
      where: { emailNormalise },
      select: { id: true, prenom: true, nom: true, email: true, civilite: true },
    })
    await enter(tx, { jeton, invitation, utilisateur, conditions: CONDITIONS.version })
  })
  return { identifiant: email }
}

/**
 * Accepte une invitation avec l’accès que l’on a déjà : la session doit être celle de l’adresse invitée.
 * @throws `refused` quand le lien ne vaut plus, ou qu’il est pour une autre adresse.
 */
export const joinInvited = ({ actor }: Visit<'invitation:accepter'>, { jeton }: { jeton: string }, ip: string): Promise<{ suite: 'acceptee' }> =>
  noting(jeton, ip, join(actor, jeton, ip))

async function join({ utilisateur }: Actor, jeton: string, ip: string): Promise<{ suite: 'acceptee' }> {
  const { invitation, connu } = await open(jeton, ip)
  if (connu?.id !== utilisateur.id) throw refusal('autre_adresse')
  await asSystem('connexion', (tx) => enter(tx, { jeton, invitation, utilisateur, conditions: null }))
  return { suite: 'acceptee' }
}

export type Entree = {
  jeton: string
  invitation: Ligne
  utilisateur: { id: string; prenom: string; nom: string; email: string; civilite: 'madame' | 'monsieur' }
  conditions: number | null
}

/** L’invitation sert, une fois, et ouvre ce qu’elle proposait. */
async function enter(tx: Db, entree: Entree): Promise<void> {
  const { jeton, invitation, utilisateur, conditions } = entree
  const ici = maintenant()
  // Deux onglets à la fois : un seul l’use ; annulée ou renvoyée entre-temps, elle ne sert pas.
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, empreinte: jetonEmpreinte(jeton), accepteeLe: null, annuleeLe: null, refuseeLe: null, expireLe: { gt: ici } },
    data: { accepteeLe: ici, accepteePar: utilisateur.id, conditions },
  })
  if (count === 0) throw refusal((await readEtat(tx, invitation.id)) ?? 'inconnue')
  if (invitation.genre === 'collegue') await enterCollegue(tx, entree)
  else if (invitation.genre === 'expert_comptable') await enterCabinet(tx, entree)
  else await enterCompte(tx, entree)
}

async function readEtat(tx: Db, id: string): Promise<Raison | null> {
  const lue = await tx.invitation.findUnique({ where: { id }, select: { accepteeLe: true, annuleeLe: true, refuseeLe: true, expireLe: true } })
  const etat = lue && etatOf(lue)
  return etat === 'attend' ? null : etat
}

async function enterCompte(tx: Db, { invitation, utilisateur }: Entree): Promise<void> {
  const { id: invitationId, compteId, fonction } = invitation
  if (compteId === null) throw refusal('inconnue')
  // Entré autrement depuis : le rôle qu’il a ne se change pas par un lien.
  if ((await tx.membre.count({ where: { compteId, utilisateurId: utilisateur.id, etat: 'ajoute' } })) > 0) throw refusal('deja_membre')
  const ici = maintenant()
  const donne = {
    role: invitation.role ?? 'collaborateur',
    portee: invitation.portee ?? 'manuelle',
    fonction,
    etat: 'ajoute',
    etatLe: ici,
    etatPar: utilisateur.id,
  } as const
  const { id: membreId } = await tx.membre.upsert({
    where: { compteId_utilisateurId: { compteId, utilisateurId: utilisateur.id } },
    create: { compteId, utilisateurId: utilisateur.id, ...donne },
    update: donne,
    select: { id: true },
  })
  await tx.habilitation.updateMany({ where: { membreId, retireeLe: null }, data: { retireeLe: ici } })
  // Une entreprise détachée depuis l’invitation n’est plus à donner.
  const rattaches = await tx.rattachement.findMany({
    where: { compteId, siren: { in: invitation.sirens }, detacheLe: null },
    select: { siren: true },
    distinct: ['siren'],
  })
  await tx.habilitation.createMany({ data: rattaches.map(({ siren }) => ({ compteId, membreId, siren })) })
  await record(tx, { utilisateur }, 'membre.ajoute', { invitationId, membreId, utilisateurId: utilisateur.id }, { compteId, membreId })
}

async function enterCabinet(tx: Db, { invitation, utilisateur }: Entree): Promise<void> {
  const { id: invitationId, compteId, delegation, cabinetNom } = invitation
  if (!delegation || compteId === null) throw refusal('annulee')
  const { id: delegationId, cabinetId } = delegation
  await tx.$queryRaw`SELECT id FROM cabinet WHERE id = ${cabinetId}::uuid FOR UPDATE`
  const siens = await tx.membreCabinet.findMany({ where: { utilisateurId: utilisateur.id, etat: 'ajoute' }, select: { cabinetId: true, role: true } })
  if (siens.some((un) => un.cabinetId !== cabinetId)) throw refusal('autre_cabinet')
  if (siens.some(({ role }) => role === 'collegue')) throw refusal('pas_responsable')
  if (siens.length === 0) {
    // Qui déclare un cabinet n’en dispose pas : un cabinet qui a déjà ses membres, ou d’autres clients, ne s’ouvre pas à un inconnu.
    const tenu = await tx.cabinet.count({
      where: { id: cabinetId, OR: [{ membres: { some: {} } }, { delegations: { some: { etat: { in: ['acceptee', 'revoquee'] } } } }] },
    })
    if (tenu > 0) throw refusal('cabinet_tenu')
    await tx.membreCabinet.create({ data: { cabinetId, utilisateurId: utilisateur.id, etat: 'ajoute' }, select: { id: true } })
    if (cabinetNom) await tx.cabinet.update({ where: { id: cabinetId }, data: { raisonSociale: cabinetNom }, select: { id: true } })
  }
  const { count } = await tx.delegation.updateMany({
    where: { id: delegationId, etat: 'en_attente' },
    data: { etat: 'acceptee', etatLe: maintenant(), etatPar: utilisateur.id, du: dayAt(isoDay(maintenant())) },
  })
  if (count === 0) throw refusal('annulee')
  await record(tx, { utilisateur }, 'delegation.acceptee', { invitationId, delegationId, utilisateurId: utilisateur.id }, { compteId, delegationId })
}

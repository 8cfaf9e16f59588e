import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import type { ClientVise } from '@/lib/delegations/locate'
import { hashPassword } from '@/lib/identite/password'
import { AVANT, enter } from '../identite/someone'

// Un compte et un cabinet neufs, et une délégation de l’un à l’autre : pour les essais de ce qui se passe entre eux.

const db = systemDb('connexion')
let rang = 0
let empreinte: Promise<string> | null = null

/** Quelqu’un, avec le mot de passe des essais. */
export async function person(nom = `Essai${++rang}`) {
  empreinte ??= hashPassword(AVANT)
  const email = `${nom.toLowerCase()}.${randomUUID().slice(0, 8)}@exemple.fr`
  const { id } = await db.utilisateur.create({
    data: { email, emailNormalise: email, civilite: 'madame', nom, prenom: 'Odile', motDePasse: await empreinte },
    select: { id: true },
  })
  return { id, email }
}

/** Une entreprise de plus. */
export async function company(siren = String(930_000_000 + ++rang)): Promise<string> {
  await db.entreprise.create({
    data: { siren, raisonSociale: `Essai ${siren}`, adresse: '1 rue', codePostal: '38000', ville: 'Grenoble', numeroEmpreinte: 'x' },
    select: { siren: true },
  })
  return siren
}

/** Un compte neuf de deux entreprises et son administratrice. */
export async function client() {
  const { id: compteId } = await db.compte.create({ data: { nom: `Client ${++rang}` }, select: { id: true } })
  const sirens = [await company(), await company()]
  await db.rattachement.createMany({ data: sirens.map((siren) => ({ compteId, siren, couleur: 1, certifieVoie: 'gestionnaire' as const })) })
  const admin = await person()
  await db.membre.create({ data: { compteId, utilisateurId: admin.id, role: 'administrateur', portee: 'portefeuille', etat: 'ajoute' } })
  return { compteId, sirens, admin }
}

/** Un cabinet neuf et sa responsable. */
export async function firm() {
  const siren = String(940_000_000 + ++rang)
  const { id: cabinetId } = await db.cabinet.create({ data: { siren, raisonSociale: `Cabinet ${siren}` }, select: { id: true } })
  const responsable = await person()
  await db.membreCabinet.create({ data: { cabinetId, utilisateurId: responsable.id, etat: 'ajoute' } })
  return { cabinetId, siren, responsable }
}

/** Une délégation du compte au cabinet. */
export async function delegate(de: { compteId: string; admin: { id: string } }, a: { cabinetId: string }, plus: object = {}): Promise<string> {
  const contact = { contactNom: 'Benali', contactPrenom: 'Nadia', contactEmail: 'nadia@exemple.fr', contactCivilite: 'madame' as const }
  const { id } = await db.delegation.create({
    data: {
      ...contact,
      contactTelephone: '+33639980046',
      compteId: de.compteId,
      cabinetId: a.cabinetId,
      portee: 'portefeuille',
      univers: ['sante', 'prevoyance'],
      du: new Date('2026-01-01'),
      etat: 'en_attente',
      demandeePar: de.admin.id,
      repondreAvant: new Date(Date.now() + 30 * 86_400_000),
      ...plus,
    },
    select: { id: true },
  })
  return id
}

/** La personne, entrée par une session : ce que la base lui donne maintenant. */
export const actor = async ({ email }: { email: string }): Promise<Actor> => (await enter(email)).actor

/** La visite d’un client par quelqu’un de son cabinet. */
export async function onClient(qui: Actor, delegationId: string) {
  const { cabinetId, compteId } = await db.delegation.findUniqueOrThrow({ where: { id: delegationId }, select: { cabinetId: true, compteId: true } })
  return judge<'cabinet:administrer', ClientVise>(qui, 'cabinet:administrer', { delegationId, cabinetId, compteId })
}

/** L’état d’une délégation, et ce qui va avec. */
export const stateOf = (id: string) =>
  db.delegation.findUniqueOrThrow({
    where: { id },
    select: { etat: true, etatPar: true, motif: true, du: true, correction: true, correctionSur: true },
  })

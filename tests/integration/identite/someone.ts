import type { Actor } from '@/lib/access/actor'
import { systemDb } from '@/lib/data/as-system'
import { openSession } from '@/lib/identite/open-session'
import { hashPassword } from '@/lib/identite/password'
import { actorOfSession } from '@/lib/identite/session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import type { Depart } from '@/lib/mail/depart'

// Une personne neuve, et ce qui lui arrive : pour les essais de ce qui protège un accès.

export const AVANT = 'quatre camions bleus à Valence'
export const APRES = 'une girafe mange des horloges'
const db = systemDb('connexion')
let rang = 0

/** Une adresse IP qui n’a encore rien essayé. */
export const ip = () => `198.19.${Math.floor(++rang / 250)}.${rang % 250}`

/** Un compte neuf et ses membres. */
export async function account(siren = '900000019', nom = `Compte ${++rang}`) {
  const { id } = await db.compte.create({ data: { nom }, select: { id: true } })
  await db.rattachement.create({ data: { compteId: id, siren, couleur: 1, certifieVoie: 'gestionnaire' } })
  return id
}

/** Quelqu’un, avec un mot de passe ; membre de ce compte quand il y en a un. */
export async function someone({ compteId, role = 'collaborateur', gestion, nom = 'Lambert', prenom = 'Odile' }: Partial<Quelquun> = {}) {
  const email = `odile.${++rang}.${crypto.randomUUID().slice(0, 8)}@exemple.fr`
  const { id } = await db.utilisateur.create({
    data: {
      email,
      emailNormalise: email,
      civilite: 'madame',
      nom,
      prenom,
      motDePasse: await hashPassword(AVANT),
      gestion: gestion ?? null,
    },
    select: { id: true },
  })
  if (compteId) await db.membre.create({ data: { compteId, utilisateurId: id, role, portee: 'portefeuille', etat: 'ajoute' } })
  return { id, email }
}
type Quelquun = { compteId: string; role: 'administrateur' | 'collaborateur'; gestion: 'gestionnaire'; nom: string; prenom: string }

type Entree = { motDePasse?: string; code?: string; appareil?: string; jeton?: string; ancienne?: Actor; espace?: 'client' | 'gestion' }

/** L’identifiant de la session ouverte, ou `null`. */
export const sidOf = (identifiant: string, { motDePasse = AVANT, code, jeton, espace = 'client', appareil, ancienne }: Entree = {}) =>
  openSession(
    { identifiant, motDePasse, espace, ...(code === undefined ? {} : { code }) },
    { ip: ip(), appareil: appareil ?? null, ...(jeton === undefined ? {} : { jeton }), ancienne: ancienne ?? null },
  )

/** La personne entrée. @throws quand elle n’entre pas. */
export async function enter(identifiant: string, entree: Entree = {}): Promise<{ actor: Actor; sid: string }> {
  const sid = await sidOf(identifiant, entree)
  const actor = sid ? await actorOfSession(sid, false) : null
  if (!sid || !actor) throw new Error(`${identifiant} n’entre pas`)
  return { actor, sid }
}

/** Les courriels que cause le dernier événement de cette sorte sur cette personne. */
export async function mailsOf(type: string, utilisateurId: string): Promise<Depart[]> {
  const evenement = await db.evenement.findFirst({
    where: { type, donnees: { path: ['utilisateurId'], equals: utilisateurId } },
    orderBy: { rang: 'desc' },
    select: { id: true },
  })
  if (!evenement) return []
  await notifyEvent(evenement.id)
  const partis: Depart[] = []
  for (const { id } of await db.courriel.findMany({ where: { cle: { startsWith: evenement.id } }, select: { id: true } }))
    await sendCourriel(id, async (depart) => {
      partis.push(depart)
      return { etat: 'envoye' }
    })
  return partis
}

/** Ce qu’un geste refusé dit ; `null` quand il aboutit. */
export const detail = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (erreur: { detail?: { kind: string; errors?: object; message?: string } }) => ({
      kind: erreur.detail?.kind,
      dit: erreur.detail?.errors ?? erreur.detail?.message,
    }),
  )

/** Les événements de cette sorte sur cette personne. */
export const factsOf = async (type: string, utilisateurId: string) =>
  (
    await db.evenement.findMany({
      where: { type, donnees: { path: ['utilisateurId'], equals: utilisateurId } },
      orderBy: { rang: 'asc' },
      select: { donnees: true, acteurId: true },
    })
  ).map(({ donnees, acteurId }) => ({ ...(donnees as object), acteurId }))

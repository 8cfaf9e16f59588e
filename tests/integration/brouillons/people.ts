import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { actorOfSession } from '@/lib/access/session'
import { startBrouillon } from '@/lib/brouillons/start-brouillon'
import { systemDb } from '@/lib/data/as-system'
import type { Raw, Raws } from '@/lib/demarches/define'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'

export const DURAND = '900000019'
export const LECTURE = '900000217'
export const PETIT = '900000050'

/** La personne de cette adresse, connectée comme par la page. */
export async function actorOf(email: string): Promise<Actor> {
  const sid = await openSession({ identifiant: email, motDePasse: DEMO_PASSWORD, espace: 'client' }, { ip: '192.0.2.1', appareil: 'Essai' })
  const actor = sid ? await actorOfSession(sid, true) : null
  if (!actor) throw new Error(`connexion refusée à ${email}`)
  return actor
}

/** Un arrêt de travail commencé par cette personne ; rend son identifiant. */
export async function start(actor: Actor, siren = DURAND): Promise<string> {
  const id = randomUUID()
  await startBrouillon(actor, { siren, slug: 'arret-de-travail', id })
  return id
}

/** Ce que le navigateur enverrait pour ces saisies. */
export function formOf(raws: Raws): FormData {
  const form = new FormData()
  for (const [champ, raw] of Object.entries(raws)) append(form, champ, raw)
  return form
}

function append(form: FormData, nom: string, raw: Raw | undefined): void {
  if (raw === undefined) return
  if (typeof raw === 'string') form.append(nom, raw)
  else if (!Array.isArray(raw)) for (const [partie, v] of Object.entries(raw)) form.append(`${nom}.${partie}`, v)
  else for (const [rang, un] of raw.entries()) typeof un === 'string' ? form.append(nom, un) : append(form, `${nom}.${rang}`, un)
}

export const base = () => systemDb('travail')
export const demandeOf = (id: string) => base().demande.findUnique({ where: { id }, include: { reponses: { orderBy: { champ: 'asc' } } } })
export const eventsOf = (id: string, type: string) =>
  base().$queryRaw<{ donnees: object }[]>`SELECT donnees FROM evenement WHERE type = ${type} AND donnees->>'demandeId' = ${id}`

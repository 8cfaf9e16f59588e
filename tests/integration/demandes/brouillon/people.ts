import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Actor, actorFrom } from '@/lib/access/actor'
import { actorOfSession } from '@/lib/identite/session'
import { findBrouillon } from '@/lib/demandes/brouillon/queries'
import { vuesOf } from '@/lib/demandes/brouillon/reponse'
import type { EtapeForm } from '@/lib/demandes/brouillon/schema'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { sha256 } from '@/lib/data/champ'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import type { Raw, Raws } from '@/lib/demarches/define'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { saveEtape, startBrouillon, submitDemande } from '../../../support/commandes'

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

/** La personne de la gestion de cette adresse, dans ce rôle. */
export async function staffOf(email: string, gestion: 'gestionnaire' | 'superviseur' = 'gestionnaire'): Promise<Actor> {
  const { id, prenom, nom, civilite } = await base().utilisateur.findFirstOrThrow({ where: { email } })
  return actorFrom({ sessionId: randomUUID(), utilisateur: { id, prenom, nom, email, civilite }, gestion, cabinet: null, acces: [] })
}

/** Un arrêt de travail commencé par cette personne, et déjà touché : le suivant en sera un autre ; rend son identifiant. */
export async function start(actor: Actor, siren = DURAND): Promise<string> {
  const ouvert = await startBrouillon(actor, { siren, slug: 'arret-de-travail', id: randomUUID() })
  const [id = ''] = /[0-9a-f-]{36}/.exec('vers' in ouvert ? ouvert.vers : '') ?? []
  await base().demande.update({ where: { id }, data: { version: 1 } })
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

/** Le brouillon, tel que cette personne le lit. */
export const brouillonOf = (actor: Actor, id: string, siren = DURAND) =>
  asReader(actor, async (db) => {
    const trouve = await findBrouillon(actor, db, siren, id)
    if (!('brouillon' in trouve)) throw new Error('pas un brouillon')
    return trouve.brouillon
  })
/** Ce que sa page montre. */
export const vues = async (actor: Actor, id: string) => vuesOf(await brouillonOf(actor, id))
/** Enregistre une étape comme son formulaire. */
export const save = async (actor: Actor, id: string, etape: string, raws: Raws, plus: Partial<EtapeForm> = {}) =>
  saveEtape(
    actor,
    { siren: DURAND, id, etape, intention: 'continuer', retour: undefined, vues: await vues(actor, id), forcer: {}, mien: [], ...plus },
    formOf(raws),
  )

/** Remplit tout, étape par étape, comme une personne ; les pièces attendues sont posées par la base. */
export async function fill(actor: Actor, id: string, exemple = 'maladie', plus: Raws = {}): Promise<void> {
  const { raws, pieces } = SAMPLES[exemple] ?? { raws: {}, pieces: [] }
  const brouillon = await brouillonOf(actor, id)
  const contexte = {
    ...raws,
    ...plus,
    etablissement: brouillon.contexte.etablissements[0]?.siret ?? '',
    contrat: brouillon.contexte.contrats.find((c) => c.univers === 'prevoyance')?.reference ?? '',
  }
  for (const { slug, champs } of arretDeTravail.etapes) {
    if (slug === 'certification') continue
    if (slug === 'pieces') for (const cle of new Set(['bulletins', 'decomptes', 'rib', 'avis', ...pieces])) await piece(id, cle)
    const rendu = await save(actor, id, slug, Object.fromEntries(Object.entries(contexte).filter(([nom]) => nom in champs)))
    expect(rendu, `${slug} : ${JSON.stringify(rendu)}`).toMatchObject({ vers: expect.not.stringContaining('verifier') })
  }
}
/** Un fichier reçu dans un emplacement, sans octets. */
export const piece = (demandeId: string, champ: string) =>
  base().piece.create({
    data: {
      demandeId,
      siren: DURAND,
      champ,
      libelle: champ,
      etat: 'recue',
      fichierNom: `${champ}.pdf`,
      taille: 1000,
      sha256: sha256(`${demandeId} ${champ}`),
    },
  })
/** Coche et envoie. */
export const envoyer = (actor: Actor, id: string, plus: { doublon?: 'oui'; vu?: string } = {}) =>
  submitDemande(actor, { siren: DURAND, id, doublon: undefined, ...plus }, formOf({ certification: 'oui' }))

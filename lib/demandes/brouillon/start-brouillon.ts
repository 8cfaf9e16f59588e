import 'server-only'
import type { z } from 'zod'
import { contextOf, type Lieu, signatureOf, titreOf } from '@/lib/access/titre'
import type { Actor } from '@/lib/access/actor'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { Contexte, Demarche, Raw } from '@/lib/demarches/define'
import { prefill } from '@/lib/demarches/engine'
import { findDemarche } from '@/lib/demarches/registre'
import { faitOf } from '@/lib/demandes/acte'
import { startedId } from '@/lib/demandes/fil/message-id'
import { notFound, refused } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import { accesOf } from './acte'
import { choiceOfPath } from './chemin'
import { loadContexte } from './contexte'
import { fieldEntries, store } from './reponse'
import { type Dit, readPropos } from './propos'
import { findContinued, keepReprisesIn, readHabits, readReprises } from './reprises'
import { findBrouillon } from './queries'
import { etapesOf, etatOf } from './rules'
import type { StartForm } from './schema'
import { expiry, judgeBrouillon } from './touch-brouillon'

/** Combien de jours se garde un brouillon où personne n’a encore rien répondu. */
const JOURS_VIERGE = 7

/** Le brouillon commencé, et l’étape où il s’ouvre. */
export type Commence = { siren: string; id: string; etape: string }

/**
 * Commence une démarche : un brouillon, et ce que le compte sait déjà y répondre, dans l’univers de ce dont l’adresse parle, sinon le
 * premier des siens, que la personne peut déclarer. Le titre auquel elle agit y est inscrit. Deux envois du même formulaire n’en font qu’un : l’identifiant vient de la page, et de la demande que l’on reprend. Celui qui continue déjà
 * la même demande sert de nouveau. Tant que rien n’y est répondu, il ne se montre dans aucune liste et ne se garde qu’une semaine.
 * @param input `salarie` : la demande dont on reprend le salarié ; `objet`, `courrier`, `offre`, `anomalie` : ce dont l’adresse veut parler, là où la démarche commence par un choix.
 * @throws `notFound` quand la démarche n’a pas de formulaire, ou que la demande du salarié, ou ce dont l’adresse parle, ne se lit pas ; `refused` quand aucun titre ne la permet ici, ou que l’identifiant est à un autre.
 */
export async function startIn(
  db: Db,
  visit: Visit<'demande:deposer', Lieu & { siren: string }>,
  { slug, id: cle, salarie, ...adresse }: Pick<z.output<typeof StartForm>, 'slug' | 'id' | 'salarie' | 'objet' | 'courrier' | 'offre' | 'anomalie'>,
): Promise<Commence> {
  const { siren } = visit.objet
  const demarche = findDemarche(slug)
  if (!demarche) throw notFound()
  const dit = demarche.avant ? await readPropos(visit.actor, db, siren, adresse) : null
  const ou = placesOf(demarche, dit)
    .map((univers) => ({ siren, univers }))
    .find((lieu) => titreOf(visit.actor, 'demande:deposer', lieu))
  if (!ou) throw refused('Vous n’avez pas le droit de faire cette démarche pour cette entreprise.')
  const { compteId, membreId = null, delegationId = null } = contextOf(accesOf(visit.again(ou).titre), ou)
  const premiere = etapesOf(demarche)[0]?.slug ?? ''
  return acteIn(
    db,
    visit,
    async () => ({ ...ou, compteId }),
    async ({ actor, titre, note }) => {
      const { auteurId, auteurNom } = signatureOf(actor, titre)
      const id = salarie ? startedId({ auteurId, cle }, siren, slug, salarie) : cle
      const reprises = salarie ? await readReprises(actor, db, { siren, demarche, numero: salarie }) : null
      const entame = reprises && (await findContinued(db, { siren, auteurId, compteId, membreId, delegationId, demarche, sauf: id }, reprises))
      if (entame) return { siren, id: entame.id, etape: entame.etape ?? premiere }
      const { count } = await db.demande.createMany({
        skipDuplicates: true,
        data: {
          id,
          siren,
          compteId,
          membreId,
          delegationId,
          auteurId,
          auteurNom,
          univers: ou.univers,
          demarche: slug,
          demarcheVersion: demarche.version,
          objet: demarche.titre,
          statut: 'a_finaliser',
          etat: 'brouillon',
          etape: premiere,
          etapesVues: [premiere],
          expireLe: salarie ? expiry() : expiry(JOURS_VIERGE),
          version: salarie ? 1 : 0,
        },
      })
      if (count === 1) {
        const habituelles = await readHabits(actor, db, siren, demarche)
        await keepReprisesIn(db, { id, siren }, [...(reprises ? [...reprises.deduites, ...reprises.reprises] : []), ...habituelles])
        const contexte = await loadContexte(actor, db, siren)
        await keepReprisesIn(db, { id, siren }, saidBy(demarche, dit, adresse.objet, contexte), 'saisie')
        await prefillIn(db, { id, siren }, demarche, contexte)
        await faitOf({ db, note }, { id, siren, etat: 'brouillon' })('brouillon.commence', { demarche: slug })
        if (salarie) return { siren, id, etape: await openIn(actor, db, siren, id) }
        return { siren, id, etape: premiere }
      }
      // L’identifiant vient de la page : il ne rend que ce que cette personne a commencé elle-même, ici, pour cette démarche, et où elle en est.
      const sien = await db.demande.findFirst({ where: { id, siren, auteurId, demarche: slug, jeteLe: null }, select: { etape: true } })
      if (!sien) throw refused('Ce formulaire a déjà servi ailleurs. Rechargez la page, puis recommencez.')
      return { siren, id, etape: sien.etape ?? premiere }
    },
  )
}
export const startBrouillon = command(startIn)

/** Les univers où cette démarche peut se faire, dans l’ordre : d’abord celui dont l’adresse parle. */
const placesOf = ({ univers }: Demarche, dit: Dit | null): Univers[] => [
  ...univers.filter((un) => un === dit?.univers),
  ...univers.filter((un) => un !== dit?.univers),
]

/** Ce que l’adresse répond déjà : le choix par lequel la démarche commence, et le début du message. */
function saidBy(demarche: Demarche, dit: Dit | null, objet: string | undefined, contexte: Contexte) {
  if (!demarche.avant) return []
  const choix = choiceOfPath(demarche, dit?.objet ?? objet ?? '', contexte)
  const reponses: [string, Raw][] = [
    ...(choix ? [[choix.champ, choix.raw] as [string, Raw]] : []),
    ...(dit ? [['message', dit.message] as [string, Raw]] : []),
  ]
  return reponses.map(([champ, valeur]) => ({ champ, valeur, empreinte: null }))
}

/** Ce que le compte, le contrat ou la personne répondent déjà. */
async function prefillIn(db: Db, { id, siren }: { id: string; siren: string }, demarche: Demarche, contexte: Contexte): Promise<void> {
  const { raws, sources } = prefill(demarche, contexte)
  const champs = new Map(fieldEntries(demarche))
  await db.reponse.createMany({
    skipDuplicates: true,
    data: Object.entries(raws).flatMap(([champ, raw]) => {
      const field = champs.get(champ)
      if (!field) return []
      const { valeur, empreinte } = store(field, raw)
      return [{ demandeId: id, champ, siren, valeur: valeur as object, empreinte, source: sources[champ] ?? 'compte' }]
    }),
  })
}

/** Ouvre un brouillon que l’on vient de reprendre à la première étape où il reste à répondre : celles d’avant se relisent au récapitulatif. */
async function openIn(actor: Actor, db: Db, siren: string, id: string): Promise<string> {
  const trouve = await findBrouillon(actor, db, siren, id)
  if (!('brouillon' in trouve)) throw notFound()
  const { brouillon } = trouve
  const etapesVues: string[] = []
  for (const { slug } of etapesOf(brouillon.demarche)) {
    etapesVues.push(slug)
    if (etatOf(judgeBrouillon(brouillon, brouillon.raws, etapesVues), slug) !== 'complete') break
  }
  const etape = etapesVues.at(-1) ?? ''
  const jugement = judgeBrouillon(brouillon, brouillon.raws, etapesVues)
  await db.demande.update({
    where: { id },
    data: { etape, etapesVues, objet: brouillon.demarche.objet(jugement.reponses).slice(0, 200) },
    select: { id: true },
  })
  return etape
}

import 'server-only'
import type { z } from 'zod'
import { type Acces, type Actor, accesOn } from '@/lib/access/actor'
import { grants } from '@/lib/access/can'
import { asActor } from '@/lib/data/as-actor'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { champsVisibles, type Jugement, readEtape } from '@/lib/demarches/engine'
import { DU_FORMULAIRE, freezeEnvoiIn, PIECE_ENVOYEE, piecesOf } from '@/lib/demandes/envoi/freeze-envoi'
import { drawNumero } from '@/lib/demandes/fil/write'
import { JOURS_GESTION, statutOf } from '@/lib/demandes/rules'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { invalid, refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { findDoublon } from './find-doublon'
import type { Brouillon } from './queries'
import { seenOf, vuesOf } from './reponse'
import { blocking, certificationsOf, etapeOfChamp, RECAPITULATIF } from './rules'
import type { EnvoyerForm } from './schema'
import { contextOf, judgeAll, openForWrite } from './touch-brouillon'
import { writeReponsesIn } from './write-reponses'

/**
 * Envoie un brouillon : tout est vérifié de nouveau, puis le numéro est tiré, ce qui part est figé et l’événement inscrit dans la même transaction.
 * Idempotent : une demande déjà envoyée répond la même chose que la première fois.
 * @throws `notFound` (brouillon d’autrui ou inconnu) ; `invalide` (certification non cochée) ; `refused` quand aucun titre ne permet d’envoyer.
 */
export const submitDemande = (actor: Actor, { siren, id, doublon, vu }: z.output<typeof EnvoyerForm>, form: FormData): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const trouve = await openForWrite(actor, db, siren, id)
    if ('envoyee' in trouve) return { vers: routes.envoyee(siren, trouve.envoyee) }
    const { brouillon } = trouve
    if (vu !== undefined && vu !== seenOf(brouillon)) return { status: 'refuse', message: CHANGE, values: {} }
    const certifie = readCertifications(brouillon, form)
    const { raws } = await writeReponsesIn(db, actor, brouillon, certifie, vuesOf(brouillon))
    const jugement = judgeAll(brouillon, raws)
    if (blocking(brouillon.demarche, jugement).length > 0) return { vers: routes.etape(siren, id, RECAPITULATIF, 'verifier') }
    if (!jugement.complet) throw invalid(jugement.erreurs)
    const autre = doublon ? null : await findDoublon(db, brouillon, raws)
    if (autre) return { status: 'refuse', message: autre.message, values: {}, doublon: autre }

    await forgetHidden(db, brouillon, raws)
    await forgetUnexpected(db, actor, brouillon, jugement)
    const numero = await send(db, actor, brouillon, raws, brouillon.demarche.objet(jugement.reponses).slice(0, 200))
    await record(db, actor, 'demande.envoyee', { demandeId: id, numero }, contextOf(brouillon))
    return { vers: routes.envoyee(siren, numero) }
  })

const CHANGE =
  'Ce brouillon a été modifié depuis que cette page est ouverte : rien n’est parti. Rechargez la page, relisez ce qui a changé, puis envoyez.'

/** Seules les cases à cocher du récapitulatif sont lues de son formulaire. */
function readCertifications({ demarche }: Brouillon, form: FormData): Raws {
  const lues: Raws = {}
  for (const [nom] of certificationsOf(demarche)) {
    const etape = demarche.etapes.find((e) => e.slug === etapeOfChamp(demarche, nom))
    const raw = etape ? readEtape(etape, form)[nom] : undefined
    if (raw !== undefined) lues[nom] = raw
  }
  return lues
}

/** Une réponse dont la condition est fausse n’est pas envoyée : elle ne sert à rien, elle ne reste pas. */
async function forgetHidden(db: Db, { id, siren, demarche, contexte, ...b }: Brouillon, raws: Raws): Promise<void> {
  const { reponses } = judgeAll({ demarche, contexte, ...b }, raws)
  const visibles = demarche.etapes.flatMap((etape) => champsVisibles(etape, reponses, contexte).flatMap((c) => (c.visible ? [c.nom] : [])))
  await db.reponse.deleteMany({ where: { demandeId: id, siren, champ: { notIn: paddedList(visibles) } } })
}

/**
 * Une pièce que les réponses n’attendent plus n’est pas envoyée : la personne ne la voit plus, elle ne la donne pas. Son fichier, sans
 * ligne désormais, est repris par le balayage.
 */
async function forgetUnexpected(db: Db, actor: Actor, brouillon: Brouillon, { pieces }: Jugement): Promise<void> {
  const ici = { demandeId: brouillon.id, siren: brouillon.siren }
  const laissees = await db.piece.findMany({
    where: { ...ici, champ: { notIn: paddedList(pieces.map((p) => p.cle)) } },
    select: { id: true, champ: true },
  })
  if (laissees.length === 0) return
  await db.piece.deleteMany({ where: { ...ici, id: { in: paddedList(laissees.map((p) => p.id)) } } })
  for (const { id: pieceId, champ } of laissees)
    await record(db, actor, 'piece.retiree', { demandeId: brouillon.id, pieceId, champ: champ ?? '' }, contextOf(brouillon))
}

async function send(db: Db, actor: Actor, brouillon: Brouillon, raws: Raws, objet: string): Promise<string> {
  const { id, siren, univers, creeLe, demarche, sources, contexte } = brouillon
  const { numero, jour } = await drawNumero(db)
  const [envoyee] = await db.$queryRaw<{ envoyeeLe: Date }[]>`
    UPDATE demande SET numero = ${numero}, statut = ${statutOf('a_prendre')}::"StatutDemande", etat = 'a_prendre', objet = ${objet}, demarche_version = ${demarche.version}::int, envoyee_le = maintenant(), etat_le = maintenant(), modifie_le = maintenant(),
      echeance_le = ${jour}::date + ${JOURS_GESTION}::int, expire_le = NULL, etape = NULL, version = version + 1
    WHERE id = ${id}::uuid AND siren = ${siren} AND statut = 'a_finaliser' RETURNING envoyee_le AS "envoyeeLe"`
  if (!envoyee) throw new Error('Brouillon envoyé deux fois malgré le verrou.')
  const pieces = await db.piece.findMany({ where: { demandeId: id, siren, ...DU_FORMULAIRE }, orderBy: { id: 'asc' }, select: PIECE_ENVOYEE })
  await freezeEnvoiIn(db, {
    demande: { id, numero, siren, univers, objet, creeLe, envoyeeLe: envoyee.envoyeeLe },
    rang: 1,
    auteur: authorOf(actor, titleToSend(actor, brouillon)),
    formulaire: { demarche, raws, sources, contexte },
    raisonSociale: contexte.raisonSociale,
    pieces: piecesOf(pieces),
  })
  return numero
}

/** Le titre auquel la personne envoie : celui du brouillon s’il est le sien (un administrateur envoie aussi celui d’un autre), membre d’abord. */
function titleToSend(actor: Actor, { siren, univers, membreId, delegationId }: Brouillon): Acces {
  const titres = accesOn(actor, siren).filter((titre) => grants(titre, 'demande:deposer', univers))
  const titre = titres.find(({ id }) => id === (membreId ?? delegationId)) ?? titres.find(({ voie }) => voie === 'membre') ?? titres[0]
  if (!titre) throw refused('Vous n’avez plus le droit d’envoyer cette demande. Demandez-le à un administrateur de l’entreprise.')
  return titre
}

const authorOf = ({ utilisateur: { id, prenom, nom }, cabinet }: Actor, titre: Acces) => ({
  id,
  nom: `${prenom} ${nom}`,
  voie: titre.voie,
  titre: titre.id,
  compte: { id: titre.compteId, nom: titre.compteNom },
  cabinet: titre.voie === 'delegation' ? (cabinet?.raisonSociale ?? null) : null,
})

import 'server-only'
import type { z } from 'zod'
import { grants } from '@/lib/access/can'
import type { Visit } from '@/lib/access/visit'
import { command } from '@/lib/acts/acte'
import { paddedList } from '@/lib/data/padded-list'
import type { Db } from '@/lib/data/prisma'
import type { Answers, Raws } from '@/lib/demarches/define'
import { champsVisibles, type Jugement, readEtape } from '@/lib/demarches/engine'
import { freezeEnvoiIn, isDuFormulaire, PIECE_ENVOYEE, type PieceEnvoyee, piecesOf } from '@/lib/demandes/envoi/freeze-envoi'
import { drawNumero } from '@/lib/demandes/draw-numero'
import { JOURS_GESTION } from '@/lib/demandes/rules'
import { maintenant } from '@/lib/ground/clock'
import { addDays, dayAt } from '@/lib/ground/date'
import { invalid } from '@/lib/ground/errors'
import type { Univers } from '@/lib/ground/univers'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { type BrouillonTenu, tenirBrouillon } from './acte'
import { authorOf } from '../envoi/author'
import { lignesOf, sujetOf } from './du-salarie'
import { type Doublon, findDoublon } from './find-doublon'
import type { Brouillon } from './queries'
import { seenOf, vuesOf } from './reponse'
import { blocking, certificationsOf, etapeOfChamp } from './rules'
import type { EnvoyerForm } from './schema'
import { judgeAll } from './touch-brouillon'
import { writeReponsesIn } from './write-reponses'

/** Ce qu’a donné un envoi : la demande est partie (ou l’était déjà), ou ce qui l’a retenue. */
export type Envoye = { siren: string; id: string } & (
  | { suite: 'envoyee'; numero: string }
  | { suite: 'incomplet' | 'change' }
  | { suite: 'doublon'; doublon: Doublon }
)

/**
 * Envoie un brouillon : tout est vérifié de nouveau, puis le numéro est tiré, ce qui part est figé et l’événement inscrit dans la même transaction.
 * Idempotent : une demande déjà envoyée répond la même chose que la première fois.
 * @throws `invalide` quand une certification n’est pas cochée.
 */
export const submitIn = (
  db: Db,
  visit: Visit<'demande:deposer', BrouillonVise>,
  { doublon, vu }: Pick<z.output<typeof EnvoyerForm>, 'doublon' | 'vu'>,
  form: FormData,
): Promise<Envoye> =>
  tenirBrouillon(db, visit, async (tenu): Promise<Envoye> => {
    const ici = { siren: visit.objet.siren, id: visit.objet.id }
    if ('envoyee' in tenu) return { ...ici, suite: 'envoyee', numero: tenu.envoyee }
    const { actor, brouillon } = tenu
    if (vu !== undefined && vu !== seenOf(brouillon)) return { ...ici, suite: 'change' }
    const certifie = readCertifications(brouillon, form)
    const { raws } = await writeReponsesIn(db, actor, brouillon, certifie, vuesOf(brouillon, certificationsOf(brouillon.demarche)))
    const jugement = judgeAll(brouillon, raws)
    if (blocking(brouillon.demarche, jugement).length > 0) return { ...ici, suite: 'incomplet' }
    if (!jugement.complet) throw invalid(jugement.erreurs)
    const autre = doublon ? null : await findDoublon(db, brouillon, raws)
    if (autre) return { ...ici, suite: 'doublon', doublon: autre }

    await forgetHidden(db, brouillon, jugement)
    const pieces = await forgetUnexpected(tenu, jugement)
    return { ...ici, suite: 'envoyee', numero: await send(tenu, raws, jugement.reponses, pieces) }
  })
export const submitDemande = command(submitIn)

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
async function forgetHidden(db: Db, { id, siren, demarche, contexte, gardees }: Brouillon, { reponses }: Jugement): Promise<void> {
  const visibles = new Set(demarche.etapes.flatMap((etape) => champsVisibles(etape, reponses, contexte).flatMap((c) => (c.visible ? [c.nom] : []))))
  if (gardees.every((champ) => visibles.has(champ))) return
  await db.reponse.deleteMany({ where: { demandeId: id, siren, champ: { notIn: paddedList([...visibles]) } } })
}

/**
 * Une pièce que les réponses n’attendent plus n’est pas envoyée : la personne ne la voit plus, elle ne la donne pas. Son fichier, sans
 * ligne désormais, est repris par le balayage. Une pièce que l’antivirus a écartée non plus.
 * @returns celles qui partent.
 */
async function forgetUnexpected({ db, brouillon, fait }: BrouillonTenu, { pieces }: Jugement): Promise<PieceEnvoyee[]> {
  const ici = { demandeId: brouillon.id, siren: brouillon.siren }
  const attendues = new Set(pieces.map((p) => p.cle))
  const gardees = await db.piece.findMany({
    where: ici,
    orderBy: { id: 'asc' },
    select: { ...PIECE_ENVOYEE, messageId: true, demandeeLe: true, analyse: true },
  })
  const laissees = gardees.filter(({ champ, analyse }) => champ !== null && (!attendues.has(champ) || analyse === 'infectee'))
  const partent = gardees.filter((piece) => isDuFormulaire(piece) && !laissees.includes(piece))
  if (laissees.length === 0) return partent
  await db.piece.deleteMany({ where: { ...ici, id: { in: paddedList(laissees.map((p) => p.id)) } } })
  for (const { id: pieceId, champ } of laissees) await fait('piece.retiree', { pieceId, champ: champ ?? '' })
  return partent
}

async function send(tenu: BrouillonTenu, raws: Raws, reponses: Answers, pieces: PieceEnvoyee[]): Promise<string> {
  const { db, brouillon, titre, actor, fait } = tenu
  const { id, siren, creeLe, demarche, sources, contexte } = brouillon
  const objet = demarche.objet(reponses).slice(0, 200)
  const univers = placeOf(tenu, reponses)
  const { numero, jour } = await drawNumero(db)
  const envoyeeLe = maintenant()
  const due = { echeanceLe: dayAt(addDays(jour, JOURS_GESTION)), expireLe: null, etape: null }
  await fait('demande.envoyee', { numero }, { numero, objet, univers, envoyeeLe, demarcheVersion: demarche.version, ...due })
  await freezeEnvoiIn(db, {
    demande: { id, numero, siren, univers, objet, creeLe, envoyeeLe },
    rang: 1,
    auteur: authorOf(actor, titre),
    formulaire: { demarche, raws, sources, contexte },
    raisonSociale: contexte.raisonSociale,
    pieces: piecesOf(pieces),
    sujet: await sujetOf(db, brouillon, lignesOf(brouillon, raws)),
  })
  return numero
}

/** L’univers dont elle parle, quand ses réponses le disent et que le titre sous lequel elle a été commencée y donne le droit ; sinon celui où elle l’a été. */
function placeOf({ brouillon: { univers, demarche }, titre }: BrouillonTenu, reponses: Answers): Univers {
  const dit = demarche.universDe?.(reponses) ?? univers
  return grants(titre, 'demande:deposer', dit) ? dit : univers
}

import { JOURS_GARDES } from '../../lib/demandes/brouillon/rules'
import { DEFINITIONS } from '../../lib/demarches/generated/definitions'
import { isoDay } from '../../lib/ground/date.ts'
import type { Clock } from './clock.ts'
import { instantOf, type PieceStory, type Story, type Turn, type Writer } from './story.ts'

/** Un fichier d’une pièce racontée. */
export type FichierRaconte = { nom: string; ko: number }
/** Comment retrouver une pièce : son emplacement dans le formulaire, ou son nom. */
export type Emplacement = { champ: string } | { libelle: string }

/** Ce que quelqu’un fait d’une demande ; chaque geste est un acte du portail. */
export type Faire =
  | { quoi: 'commencer' }
  /** `jusqua` : l’étape où l’on s’arrête, sans la finir ; sans elle, tout est répondu. */
  | { quoi: 'remplir'; jusqua: string | null }
  | { quoi: 'deposer'; champ: string; fichier: FichierRaconte }
  | { quoi: 'envoyer' }
  | { quoi: 'enregistrer'; canal: 'papier' | 'telephone'; recueLe: string }
  | { quoi: 'prendre' }
  | { quoi: 'consulter' }
  | { quoi: 'ecrire'; texte: string; fichiers: readonly FichierRaconte[] }
  | { quoi: 'repondre'; texte: string }
  | { quoi: 'demander'; texte: string; pieces: readonly PieceStory[]; echeance: string }
  | { quoi: 'fournir'; libelle: string; fichier: FichierRaconte }
  | { quoi: 'valider'; piece: Emplacement }
  | { quoi: 'refuser'; piece: Emplacement; motif: string }
  | { quoi: 'clore'; texte: string; issue: 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' }
  | { quoi: 'annuler' }
  /** Chacun de ceux que la demande prévient ouvre ce qui lui est arrivé. */
  | { quoi: 'lire' }

export type Quoi = Faire['quoi']

/** Un geste daté, de quelqu’un. */
export type Geste = { quand: Date; qui: Writer } & Faire

/** Les gestes dont quelqu’un est prévenu. */
const PREVIENNENT: readonly Quoi[] = ['enregistrer', 'prendre', 'repondre', 'demander', 'refuser', 'clore']

/** L’emplacement du formulaire que tient une pièce racontée. */
const EMPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^Attestation de salaire/, 'attestation_salaire'],
  [/^Décompte/, 'decomptes_ij'],
  [/^Attestation de reprise/, 'attestation_reprise'],
]

const MINUTE = 60_000
const HEURE = 60 * MINUTE

/**
 * Les gestes d’une demande racontée, du premier au dernier : chacun à son instant, aucun avant le précédent ni après maintenant.
 * @param gestion qui enregistre ce qui n’est pas venu par le portail.
 * @throws quand l’histoire ne tient pas : une pièce qui n’a pas de message où aller, un acte de la gestion sans gestionnaire.
 */
export function gestesOf(clock: Clock, story: Story, gestion: Writer): Geste[] {
  const gestes: Geste[] = []
  let avant = 0
  const faire = (qui: Writer, dit: Date, quoi: Faire): void => {
    // Deux jours d’un même week-end tombent le même vendredi : l’ordre des gestes passe avant l’heure dite.
    avant = Math.min(Math.max(dit.getTime(), avant + MINUTE), clock.today.getTime())
    gestes.push({ ...quoi, quand: new Date(avant), qui })
  }
  const ensuite = (minutes = 1): Date => new Date(avant + minutes * MINUTE)
  const enLigne = isEnLigne(story)
  if (enLigne) remplir(clock, story, faire, ensuite)
  if (!story.envoyee) return gestes
  const envoyeeLe = instantOf(clock, story.envoyee)
  const jointes = (story.pieces ?? []).filter((p) => p.fichier && p.echeance === undefined)
  if (enLigne) faire(story.auteur, envoyeeLe, { quoi: 'envoyer' })
  else faire(gestion, envoyeeLe, { quoi: 'enregistrer', canal: canalOf(story.demarche), recueLe: isoDay(envoyeeLe) })
  suivre(clock, story, enLigne ? [] : jointes, faire, ensuite)
  return withReadings(clock, story, gestes)
}

/** Vrai de ce qui est venu par le portail. Une question sans motif est venue par téléphone. */
export const isEnLigne = ({ demarche, motif }: { demarche: string; motif?: Story['motif'] }): boolean =>
  (demarche !== 'contact' || motif !== undefined) && DEFINITIONS.some(({ slug }) => slug === demarche)

/** Ce qui n’a pas de formulaire en ligne est venu par téléphone, quand c’est une question, sinon par courrier. */
const canalOf = (demarche: string): 'papier' | 'telephone' => (demarche === 'contact' ? 'telephone' : 'papier')

type Conteur = (qui: Writer, dit: Date, quoi: Faire) => void
type Ensuite = (minutes?: number) => Date

/** Le brouillon, et les fichiers de son formulaire. */
function remplir(clock: Clock, story: Story, faire: Conteur, ensuite: Ensuite): void {
  const { auteur, expire } = story
  // Un brouillon s’efface tant de jours après qu’on l’a touché : celui qui expire bientôt a été laissé il y a longtemps.
  const commenceLe = expire === undefined ? instantOf(clock, story.creee) : clock.at(expire - JOURS_GARDES, heureOf(story))
  faire(auteur, commenceLe, { quoi: 'commencer' })
  faire(auteur, ensuite(), { quoi: 'remplir', jusqua: story.envoyee ? null : (story.etape ?? null) })
  for (const piece of story.pieces ?? []) {
    const champ = champOf(story, piece)
    if (champ && piece.fichier) faire(auteur, ensuite(), { quoi: 'deposer', champ, fichier: fichierOf(piece.fichier) })
  }
}

const heureOf = ({ creee }: Story): string => ('minutes' in creee ? '09:00' : creee[1])

function champOf({ cle }: Story, { libelle, fichier, echeance }: PieceStory): string | null {
  if (!fichier || echeance !== undefined) return null
  const champ = EMPLACEMENTS.find(([nom]) => nom.test(libelle))?.[1]
  if (!champ) throw new Error(`« ${cle} » : le formulaire n’attend pas « ${libelle} ».`)
  return champ
}

/** Ce qui se passe une fois la demande arrivée. `jointes` : les fichiers qui n’ont pas de formulaire, et qu’un message porte. */
function suivre(clock: Clock, story: Story, jointes: readonly PieceStory[], faire: Conteur, ensuite: Ensuite): void {
  const fil = [...(story.fil ?? [])]
  const fichiers = jointes.flatMap((p) => (p.fichier ? [fichierOf(p.fichier)] : []))
  const porteur = fil.find((tour) => isClient(tour.de) && 'texte' in tour)
  if (fichiers.length > 0 && !porteur)
    faire(story.auteur, ensuite(5), { quoi: 'ecrire', texte: 'Bonjour, voici la pièce qui accompagne la demande.', fichiers })
  let prise = false
  let aLire = fichiers.length > 0 && !porteur
  const prendre = (qui: Writer, dit: Date): void => {
    faire(qui, dit, { quoi: 'prendre' })
    prise = true
    jugerFormulaire(story, qui, faire, ensuite)
  }
  for (const tour of fil) {
    const quand = instantOf(clock, tour.quand)
    if (isClient(tour.de)) {
      aLire ||= 'texte' in tour
      if ('texte' in tour) faire(tour.de, quand, { quoi: 'ecrire', texte: tour.texte, fichiers: tour === porteur ? fichiers : [] })
      else faire(tour.de, quand, { quoi: 'annuler' })
      continue
    }
    if (!prise) prendre(tour.de, 'texte' in tour ? new Date(quand.getTime() - 10 * MINUTE) : quand)
    if (!('texte' in tour)) continue
    if (aLire) faire(tour.de, new Date(quand.getTime() - MINUTE), { quoi: 'consulter' })
    aLire = false
    repondre(clock, story, { ...tour, quand }, faire, ensuite)
  }
}

const isClient = ({ role }: Writer): boolean => role !== 'gestionnaire' && role !== 'superviseur'

/** Les pièces du formulaire que la gestion juge en prenant la demande. */
function jugerFormulaire(story: Story, qui: Writer, faire: Conteur, ensuite: Ensuite): void {
  if (!isEnLigne(story)) return
  for (const piece of story.pieces ?? []) {
    const champ = champOf(story, piece)
    if (champ && piece.etat === 'validee') faire(qui, ensuite(5), { quoi: 'valider', piece: { champ } })
    if (champ && piece.etat === 'refusee') faire(qui, ensuite(5), { quoi: 'refuser', piece: { champ }, motif: motifOf(piece) })
  }
}

const motifOf = ({ motif }: PieceStory): string => motif ?? 'La pièce ne correspond pas à la demande.'

type Ecrit = { de: Writer; quand: Date } & Pick<Extract<Turn, { texte: string }>, 'texte' | 'acte'>

/** Ce que la gestion écrit, et ce qu’elle fait en l’écrivant. */
function repondre(clock: Clock, story: Story, { de, quand, texte, acte }: Ecrit, faire: Conteur, ensuite: Ensuite): void {
  if (acte === 'clore') {
    const { issue } = story
    if (!issue || issue === 'annulee') throw new Error(`« ${story.cle} » se clôt sans issue.`)
    faire(de, quand, { quoi: 'clore', texte, issue })
    return
  }
  if (acte !== 'demander') {
    faire(de, quand, { quoi: 'repondre', texte })
    return
  }
  const pieces = (story.pieces ?? []).filter((p) => p.echeance !== undefined)
  const [echeance] = pieces.flatMap((p) => p.echeance ?? [])
  if (echeance === undefined) throw new Error(`« ${story.cle} » demande des pièces, et aucune n’a de date.`)
  faire(de, quand, { quoi: 'demander', texte, pieces, echeance: clock.day(echeance).toISOString().slice(0, 10) })
  for (const piece of pieces) {
    if (!piece.fichier) continue
    const { libelle } = piece
    faire(story.auteur, ensuite(25), { quoi: 'fournir', libelle, fichier: fichierOf(piece.fichier) })
    if (piece.etat === 'validee') faire(de, ensuite(25), { quoi: 'valider', piece: { libelle } })
    if (piece.etat === 'refusee') faire(de, ensuite(25), { quoi: 'refuser', piece: { libelle }, motif: motifOf(piece) })
  }
}

const fichierOf = ([nom, ko]: readonly [string, number]): FichierRaconte => ({ nom, ko })

/** Deux heures après une nouvelle, ou avant la suivante, chacun l’a lue ; sauf la dernière de celles qui sont encore à lire. */
function withReadings(clock: Clock, story: Story, gestes: readonly Geste[]): Geste[] {
  const derniere = gestes.findLastIndex(({ quoi }) => PREVIENNENT.includes(quoi))
  return gestes.flatMap((geste, rang) => {
    const suivante = gestes.slice(rang + 1).find(({ quoi }) => PREVIENNENT.includes(quoi))
    if (!PREVIENNENT.includes(geste.quoi) || (rang === derniere && story.nonLue) || (suivante && rang !== beforeLast(gestes, derniere)))
      return [geste]
    // Lire ne change rien d’autre : sa place dans la suite est celle du geste, son heure la sienne.
    const borne = suivante ? suivante.quand.getTime() - MINUTE : clock.today.getTime()
    const quand = new Date(Math.max(geste.quand.getTime(), Math.min(geste.quand.getTime() + 2 * HEURE, borne)))
    return [geste, { quoi: 'lire', quand, qui: story.auteur } as const]
  })
}

/** Le rang de la nouvelle d’avant la dernière : une seule lecture suffit à toutes celles d’avant. */
const beforeLast = (gestes: readonly Geste[], derniere: number): number =>
  gestes.findLastIndex(({ quoi }, rang) => rang < derniere && PREVIENNENT.includes(quoi))

import { type Acces, type Actor, accesOn } from './actor'
import type { Univers } from '@/lib/ground/univers'
import { lieuOf, type Right } from './rights'
import { CABINET, PERSONNELS, PERSONNELS_VUS, ROLES, SANS_SECOND_FACTEUR, WRITES } from './roles'

/** Où l’on veut agir. `siren`, `compte` ou `cabinet` selon le droit (le sien, sans mot contraire) ; `univers` quand l’objet en a un. */
export type Place = { siren?: string | undefined; compte?: string | undefined; cabinet?: string | undefined; univers?: Univers | undefined }

/** `permis`, `refuse` (l’objet se voit, l’acte non : 403) ou `introuvable` (rien à voir ici : 404). */
export type Verdict = 'permis' | 'refuse' | 'introuvable'

/** Les univers où ce titre donne ce droit : sans ceux où il ne fait que consulter, quand le droit écrit. */
export function universGranted({ role, lectureSeule, univers, lecture = [] }: Acces, right: Right): Univers[] {
  if (!ROLES[role].includes(right)) return []
  if (!WRITES.includes(right)) return univers
  return lectureSeule ? [] : univers.filter((un) => !lecture.includes(un))
}

/** Vrai quand ce titre donne ce droit (univers compris, lecture seule comprise). */
export const grants = (acces: Acces, right: Right, univers?: Univers): boolean =>
  univers === undefined ? universGranted(acces, right).length > 0 : universGranted(acces, right).includes(univers)

/**
 * Cette personne peut-elle ceci, ici ? Pure : la base n’est pas lue.
 * @param place le SIREN ou le compte visé ; sans lui, un droit d’entreprise ou de compte est introuvable.
 */
export function verdict(actor: Actor, right: Right, place: Place = {}): Verdict {
  switch (lieuOf(right)) {
    case 'gestion':
      return actor.gestion && ROLES[actor.gestion].includes(right) ? 'permis' : 'introuvable'
    case 'personne':
      // Son profil existe, mais n’est pas du compte : il ne se voit pas.
      if (actor.regard && PERSONNELS.includes(right) && !PERSONNELS_VUS.includes(right)) return 'refuse'
      return personalRights(actor).includes(right) ? 'permis' : 'introuvable'
    case 'compte':
      return judge(
        actor.acces.filter((a) => a.voie === 'membre' && a.compteId === place.compte),
        right,
      )
    case 'cabinet':
      return judgeCabinet(actor, right, place.cabinet)
    case 'siren':
      return judge(place.siren === undefined ? [] : accesOn(actor, place.siren), right, place.univers)
  }
}

function judgeCabinet({ gestion, cabinet, secondFacteurDu, regard }: Actor, right: Right, vise: string | undefined): Verdict {
  if (gestion || secondFacteurDu || regard || !cabinet || (vise !== undefined && vise !== cabinet.id)) return 'introuvable'
  return CABINET[cabinet.role].includes(right) ? 'permis' : 'refuse'
}

/** Ce que cette personne peut pour elle-même. */
export function personalRights({ gestion, secondFacteurDu }: Actor): readonly Right[] {
  if (gestion) return ROLES[gestion]
  return secondFacteurDu ? SANS_SECOND_FACTEUR : PERSONNELS
}

function judge(titres: readonly Acces[], right: Right, univers?: Univers): Verdict {
  if (titres.length === 0) return 'introuvable'
  return titres.some((a) => grants(a, right, univers)) ? 'permis' : 'refuse'
}

/** Vrai quand le verdict est « permis ». */
export const can = (actor: Actor, right: Right, place: Place = {}): boolean => verdict(actor, right, place) === 'permis'

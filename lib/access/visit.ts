import { de } from '@/lib/ground/elision'
import { notFound, refused } from '@/lib/ground/errors'
import { type Actor, accesOn } from './actor'
import { verdict } from './can'
import { lieuOf, type Right, RIGHTS } from './rights'
import { type Lieu, nameOf, type Titre, titreOf } from './titre'

/** La marque privée : ni un objet écrit à la main, ni la copie d’une visite n’en est une. */
class Judged<R extends Right, O> {
  protected readonly jugee = true
  constructor(
    readonly actor: Actor,
    readonly right: R,
    readonly objet: O,
    readonly titre: Titre,
  ) {}

  /** La même personne, le même droit, sur ce que la base dit maintenant de l’objet. @throws comme `judge`. */
  again<N extends Lieu | null>(objet: N): Visit<R, N> {
    return judge(this.actor, this.right, objet)
  }
}

/**
 * Une personne, un droit, l’objet sur lequel il a été jugé, et le titre sous lequel elle l’exerce. Seul `judge` en rend : tenir une visite, c’est avoir
 * le droit, univers compris.
 */
export type Visit<R extends Right, O = Lieu | null> = Judged<R, O>

/**
 * Juge ce droit de cette personne sur cet objet. Pure : la base n’est pas lue ; portes, travaux, monde de démonstration et essais passent tous ici.
 * @param objet ce que l’on vise, avec son lieu ; `null` pour un droit de personne ou de gestion qui ne vise rien.
 * @throws `notFound` quand l’objet ne se voit pas d’elle (autre entreprise, autre univers, autre espace) ; `refused` quand elle le voit sans pouvoir, et
 * de tout à qui doit d’abord activer son second facteur.
 */
export function judge<R extends Right, O extends Lieu | null>(actor: Actor, right: R, objet: O): Visit<R, O> {
  const titre = titreOf(actor, right, objet ?? {})
  if (titre) return new Judged(actor, right, objet, titre)
  if (actor.secondFacteurDu) throw refused(SECOND_FACTEUR_DU)
  if (!isSeen(actor, right, objet ?? {})) throw notFound()
  if (actor.regard) throw refused(readOnlySays(actor))
  throw refused(`Vous n’avez pas le droit ${de(RIGHTS[right].phrase)}. Un administrateur du compte peut vous le donner.`)
}

/** Ce que l’on répond à qui voudrait agir, ou voir ce qui n’est pas du compte, en voyant comme un autre. */
export const readOnlySays = ({ utilisateur }: Actor): string =>
  `Vous voyez comme ${nameOf(utilisateur)}, en lecture seule\u00a0: ceci ne s’ouvre qu’à cette personne. Quittez cet aperçu pour agir en votre nom.`
const SECOND_FACTEUR_DU =
  'Votre compte demande un second facteur, que vous n’avez pas encore. Activez-le depuis votre profil, puis recommencez\u00a0: ce que vous avez tapé est gardé.'

/** Vrai quand un titre couvre ce lieu, sans égard au droit. */
function isSeen(actor: Actor, right: Right, { siren, compteId, cabinetId, univers }: Lieu): boolean {
  switch (lieuOf(right)) {
    case 'siren':
      return siren !== undefined && accesOn(actor, siren).some((a) => univers === undefined || a.univers.includes(univers))
    case 'compte':
      return actor.acces.some((a) => a.voie === 'membre' && a.compteId === compteId)
    case 'cabinet':
      return verdict(actor, right, { cabinet: cabinetId }) !== 'introuvable'
    case 'personne':
      return actor.regard !== undefined
    case 'gestion':
      return false
  }
}

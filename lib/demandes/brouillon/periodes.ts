import type { Defaut, Periode } from '@/lib/demarches/define'
import { addDays, daysFrom, formatIso } from '@/lib/ground/date'

/** Les jours qu’une autre demande du même salarié dit déjà ; `par` : qui l’a envoyée, quand. */
export type Voisine = Periode & { numero: string; par: string }

const NOMS = { arret: 'l’arrêt', prolongation: 'la prolongation', reprise: 'la reprise' } as const satisfies Record<Periode['quoi'], string>
const bornes = ({ du, au }: Periode): string => `du ${formatIso(du)} au ${formatIso(au)}`
const nommee = (v: Voisine): string => `${NOMS[v.quoi]} ${v.numero} (${v.par})`
const plural = (n: number): string => (n < 2 ? `${n} jour n’est déclaré` : `${n} jours ne sont déclarés`)

/**
 * Ce qui s’accorde mal avec les autres demandes du même salarié : des jours dits deux fois, un trou entre deux, une reprise déjà déclarée. Rien n’empêche
 * d’envoyer.
 */
export function clashes(ici: Periode, voisines: readonly Voisine[]): Defaut[] {
  const arrets = voisines.filter(({ quoi }) => quoi !== 'reprise')
  const reprises = voisines.filter(({ quoi }) => quoi === 'reprise')
  const dit = (message: string): Defaut => ({ champ: ici.champ, message })
  if (ici.quoi === 'reprise') return reprisesClash(ici, arrets, reprises).map(dit)
  const avis = arrets
    .filter((v) => v.du <= ici.au && ici.du <= v.au)
    .map((v) =>
      ici.quoi === 'arret'
        ? `Ces dates chevauchent ${nommee(v)}, ${bornes(v)}. Si c’est la suite du même arrêt, prolongez-le plutôt\u00a0; sinon corrigez les dates.`
        : `Ces jours sont déjà dits en partie par ${nommee(v)}, ${bornes(v)}. Vérifiez la fin de l’arrêt en cours et la nouvelle fin.`,
    )
  const derniere = lastBefore(arrets, ici.du)
  if (ici.quoi === 'arret' && derniere && daysFrom(derniere.au, ici.du) === 1)
    avis.push(`Cet arrêt commence le lendemain de ${nommee(derniere)}. Si le salarié n’a pas repris, prolongez-le plutôt.`)
  const trou = derniere ? daysFrom(derniere.au, ici.du) - 1 : 0
  if (ici.quoi === 'prolongation' && derniere && trou > 0)
    avis.push(
      `Le dernier arrêt déclaré finit le ${formatIso(derniere.au)}\u00a0: c’est ${nommee(derniere)}. Entre lui et cette prolongation, ${plural(trou)} nulle part. Vérifiez la fin de l’arrêt en cours.`,
    )
  const reprise = reprises.find((v) => v.du >= (derniere?.du ?? ici.du) && v.du <= ici.au)
  if (ici.quoi === 'prolongation' && reprise)
    avis.push(`Une reprise au ${formatIso(reprise.du)} est déjà déclarée\u00a0: c’est ${nommee(reprise)}. Après une reprise, c’est un nouvel arrêt.`)
  return avis.map(dit)
}

function reprisesClash(ici: Periode, arrets: readonly Voisine[], reprises: readonly Voisine[]): string[] {
  const arret = lastBefore(arrets, addDays(ici.du, 1)) ?? arrets.find((v) => v.du <= ici.du)
  const avis = arrets
    .filter((v) => v.au >= ici.du && v.au > (ici.suit ?? ''))
    .map((v) => `${NOMS_DEBUT[v.quoi]} ${v.numero} (${v.par}) va jusqu’au ${formatIso(v.au)}, après cette reprise. Vérifiez la date.`)
  const deja = reprises.find((v) => v.du !== ici.du && v.du >= (arret?.du ?? ici.du))
  if (deja)
    avis.push(
      `Une reprise au ${formatIso(deja.du)} est déjà déclarée\u00a0: c’est ${nommee(deja)}. Si la date a changé, vous pouvez envoyer celle-ci.`,
    )
  return avis
}

const NOMS_DEBUT = { arret: 'L’arrêt', prolongation: 'La prolongation', reprise: 'La reprise' } as const satisfies Record<Periode['quoi'], string>

/** L’arrêt, ou la prolongation, qui finit le plus tard avant ce jour. */
const lastBefore = (arrets: readonly Voisine[], jour: string): Voisine | undefined =>
  arrets.filter((v) => v.au < jour).reduce<Voisine | undefined>((plus, v) => (plus && plus.au >= v.au ? plus : v), undefined)

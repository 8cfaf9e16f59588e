import type { Stop } from '@/components/ui/route'
import type { AFaire } from '@/lib/a-faire/rules'
import { lower } from '@/lib/copy/a-faire'
import type { Echeance } from '@/lib/echeances/rules'
import { formatDay } from '@/lib/ground/date'

const MAX = 5

/** La route des échéances : les pièces et les brouillons datés, puis le calendrier des déclarations, par date. */
export function homeStops(choses: readonly AFaire[], calendrier: readonly Echeance[]): Stop[] {
  const siennes = choses.flatMap((chose) => (chose.echeance ? [{ jour: chose.echeance, stop: stopOf(chose, chose.echeance) }] : []))
  const communes = calendrier.map(({ id, jour, titre, precision }) => ({
    jour,
    stop: { id, titre, quand: `${formatDay(new Date(jour))}${precision ? ` ${precision}` : ''}` },
  }))
  return [...siennes.slice(0, MAX - communes.length), ...communes].sort((a, b) => a.jour.localeCompare(b.jour)).map(({ stop }) => stop)
}

const stopOf = ({ type, cle, objet }: AFaire, jour: string): Stop => ({
  id: cle,
  titre: `${type === 'brouillon' ? 'Brouillon' : type === 'correction' ? 'Correction' : 'Pièces'}\u00a0: ${lower(objet)}`,
  quand: formatDay(new Date(jour)),
  etat: type === 'piece' || type === 'correction' ? 'attend' : 'a-venir',
})

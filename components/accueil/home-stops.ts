import type { Stop } from '@/components/ui/route'
import { type AFaire, cleOf } from '@/lib/a-faire/rules'
import { A_FAIRE } from '@/lib/a-faire/phrases'
import type { Echeance } from '@/lib/echeances/rules'
import { formatDay } from '@/lib/ground/date'
import { lower } from '@/lib/ground/initiale'

const MAX = 5

const NOMS = { piece: 'Pièces', correction: 'Correction', brouillon: 'Brouillon' } as const satisfies Partial<Record<AFaire['type'], string>>

/** La route des échéances : ce qui attend à une date, puis le calendrier des déclarations, par date ; il dit déjà ce qui est à déposer et à payer. */
export function homeStops(choses: readonly AFaire[], calendrier: readonly Echeance[]): Stop[] {
  const siennes = choses.flatMap((chose) =>
    chose.echeance && chose.type !== 'echeance' ? [{ jour: chose.echeance, stop: stopOf(chose, chose.echeance) }] : [],
  )
  const communes = calendrier.map(({ id, jour, titre, precision }) => ({
    jour,
    stop: { id, titre, quand: `${formatDay(new Date(jour))}${precision ? ` ${precision}` : ''}` },
  }))
  return [...siennes.slice(0, MAX - communes.length), ...communes].sort((a, b) => a.jour.localeCompare(b.jour)).map(({ stop }) => stop)
}

const stopOf = (chose: AFaire, jour: string): Stop => ({
  id: cleOf(chose),
  titre: titreOf(chose),
  quand: formatDay(new Date(jour)),
  etat: chose.type === 'piece' || chose.type === 'correction' ? 'attend' : 'a-venir',
})

/** Une pièce et un brouillon par leur objet ; ce qui vient de la DSN par ce qu’il y a à faire. */
const titreOf = (chose: AFaire): string =>
  chose.type === 'piece' || chose.type === 'correction' || chose.type === 'brouillon'
    ? `${NOMS[chose.type]}\u00a0: ${lower(chose.objet)}`
    : A_FAIRE[chose.type](chose).titre

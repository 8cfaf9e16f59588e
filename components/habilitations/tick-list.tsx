import { plural } from '@/lib/ground/number'
import type { EntrepriseAuChoix } from '@/lib/habilitations/rules'
import { ChoiceColumn } from './choice-column'

type TickListProps = {
  entreprises: readonly EntrepriseAuChoix[]
  donnees: ReadonlySet<string>
  a: string
  give: (sirens: ReadonlySet<string>) => void
}

/** Sur téléphone, une seule liste : coché, c’est donné. */
export function TickList({ entreprises, donnees, a, give }: TickListProps) {
  const ids = Object.fromEntries([...donnees].map((siren) => [siren, true as const]))
  return (
    <ChoiceColumn
      titre={`Entreprises de ${a}`}
      legende={`Entreprises attribuées à ${a}`}
      entreprises={entreprises}
      coches={{
        ids,
        set: (suite) => {
          const neuves = typeof suite === 'function' ? suite(ids) : suite
          give(new Set(Object.keys(neuves).filter((siren) => neuves[siren])))
        },
      }}
      compte={(combien) => (combien === 0 ? 'Aucune attribuée' : plural(combien, 'attribuée'))}
      vide="Ce compte n’a pas d’entreprise."
    />
  )
}

import type { RowSelectionState } from '@tanstack/react-table'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { plural } from '@/lib/ground/number'
import type { EntrepriseAuChoix } from '@/lib/habilitations/rules'
import { ChoiceColumn } from './choice-column'

type DualListProps = {
  entreprises: readonly EntrepriseAuChoix[]
  donnees: ReadonlySet<string>
  /** Ce qui était donné avant : ce qui en diffère se dit. */
  avant: ReadonlySet<string>
  /** À qui l’on donne : « Lucas ». */
  a: string
  give: (sirens: ReadonlySet<string>) => void
}

/** « Donner les droits manuellement » : deux tableaux ; l’on coche à gauche, « Ajouter », et l’entreprise passe à droite. */
export function DualList({ entreprises, donnees, avant, a, give }: DualListProps) {
  const [gauche, setGauche] = useState<RowSelectionState>({})
  const [droite, setDroite] = useState<RowSelectionState>({})
  const [dit, setDit] = useState('')
  const libres = entreprises.filter(({ siren }) => !donnees.has(siren))
  const siennes = entreprises.filter(({ siren }) => donnees.has(siren))
  const aAjouter = libres.filter(({ siren }) => gauche[siren]).map(({ siren }) => siren)
  const aRetirer = siennes.filter(({ siren }) => droite[siren]).map(({ siren }) => siren)
  const add = () => {
    if (aAjouter.length === 0) return setDit('Cochez d’abord une entreprise à gauche.')
    give(new Set([...donnees, ...aAjouter]))
    setGauche({})
    setDit(`${plural(aAjouter.length, 'entreprise ajoutée', 'entreprises ajoutées')}.`)
  }
  const remove = () => {
    if (aRetirer.length === 0) return setDit('Cochez d’abord une entreprise à droite.')
    give(new Set([...donnees].filter((siren) => !aRetirer.includes(siren))))
    setDroite({})
    setDit(`${plural(aRetirer.length, 'entreprise retirée', 'entreprises retirées')}.`)
  }
  const cochees = (combien: number) => (combien === 0 ? 'Aucune cochée' : plural(combien, 'cochée'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] gap-4">
      <ChoiceColumn
        titre="Entreprises du compte"
        legende="Entreprises du compte, à attribuer"
        entreprises={libres}
        coches={{ ids: gauche, set: setGauche }}
        compte={cochees}
        vide="Toutes sont attribuées."
        apres={(siren) => (avant.has(siren) ? <span className="tag border-danger text-danger">Retirée</span> : null)}
      />
      <div className="grid content-center gap-3">
        <Button onClick={add} aria-disabled={aAjouter.length === 0 || undefined}>
          Ajouter{aAjouter.length > 0 ? ` (${aAjouter.length})` : ''}
          <Icon name="arrow-right" />
        </Button>
        <Button onClick={remove} aria-disabled={aRetirer.length === 0 || undefined}>
          <Icon name="arrow-left" />
          Retirer{aRetirer.length > 0 ? ` (${aRetirer.length})` : ''}
        </Button>
        <p className="max-w-40 text-center text-sm text-ink-2" role="status">
          {dit}
        </p>
      </div>
      <ChoiceColumn
        titre={`Attribuées à ${a}`}
        legende={`Entreprises attribuées à ${a}`}
        entreprises={siennes}
        coches={{ ids: droite, set: setDroite }}
        compte={cochees}
        vide="Aucune pour l’instant."
        apres={(siren) => (avant.size > 0 && !avant.has(siren) ? <span className="tag border-ok text-ok">Ajoutée</span> : null)}
      />
    </div>
  )
}

import { BARRE, ETAPES, FAITE, TRAITS } from '@/components/ui/etapes'
import { Icon } from '@/components/ui/icon'

type TwoStepsProps = { ici: 1 | 2; label: string; pas: readonly [titre: string, quoi: string][]; fin: string }

/** Les deux étapes d’un ajout dans le compte, et son bout. */
export function TwoSteps({ ici, label, pas, fin }: TwoStepsProps) {
  return (
    <nav aria-label={label}>
      <ol className={ETAPES}>
        {pas.map(([titre, quoi], i) => (
          <li key={titre} className={i + 1 < ici ? FAITE : undefined} aria-current={i + 1 === ici ? 'step' : undefined}>
            <span className="stop">{i + 1 < ici ? <Icon name="check" /> : i + 1}</span>
            <b>{titre}</b>
            {i + 1 < ici ? 'Complète' : i + 1 === ici ? 'Vous y êtes' : quoi}
          </li>
        ))}
        <li>
          <span className="stop">
            <Icon name="flag" />
          </span>
          <b>{fin}</b>
        </li>
      </ol>
      <div className="min-[56rem]:hidden">
        <p>
          <b>
            Étape {ici} sur 2{'\u00a0'}: {pas[ici - 1]?.[0].toLowerCase()}
          </b>
        </p>
        <div className={BARRE} aria-hidden="true">
          <span className={TRAITS.faite} />
          <span className={ici === 2 ? TRAITS.faite : undefined} />
        </div>
      </div>
    </nav>
  )
}

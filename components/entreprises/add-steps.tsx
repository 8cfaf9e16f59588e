import { BARRE, ETAPES, FAITE, TRAITS } from '@/components/ui/etapes'
import { Icon } from '@/components/ui/icon'

const PAS = [
  { titre: 'SIREN', quoi: 'Quelle entreprise' },
  { titre: 'Identité trouvée', quoi: 'Est-ce bien elle' },
  { titre: 'Certification', quoi: 'Numéro entreprise' },
] as const

/** Les trois étapes d’« Ajouter une entreprise », et son bout. */
export function AddSteps({ ici }: { ici: 1 | 2 | 3 }) {
  return (
    <nav className="mb-10" aria-label="Étapes de l’ajout">
      <ol className={ETAPES}>
        {PAS.map(({ titre, quoi }, i) => (
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
          <b>Confirmation</b>
        </li>
      </ol>
      <div className="min-[56rem]:hidden">
        <p>
          <b>
            Étape {ici} sur 3{'\u00a0'}: {PAS[ici - 1]?.titre}
          </b>
        </p>
        <div className={BARRE} aria-hidden="true">
          {PAS.map(({ titre }, i) => (
            <span key={titre} className={i < ici ? TRAITS.faite : undefined} />
          ))}
        </div>
      </div>
    </nav>
  )
}

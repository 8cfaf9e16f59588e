import { Icon } from '@/components/ui/icon'

const ETAPES = [
  { titre: 'Formulaire d’inscription', quoi: 'Qui vous êtes' },
  { titre: 'Certification', quoi: 'SIREN et numéro entreprise' },
] as const

/** Les deux étapes de la création d’un compte, et son bout. */
export function InscriptionSteps({ ici }: { ici: 1 | 2 }) {
  return (
    <nav aria-label="Étapes de la création du compte">
      <ol className="steps">
        {ETAPES.map(({ titre, quoi }, i) => (
          <li key={titre} className={i + 1 < ici ? 'is-done' : undefined} aria-current={i + 1 === ici ? 'step' : undefined}>
            <span className="stop">{i + 1 < ici ? <Icon name="check" /> : i + 1}</span>
            <b>{titre}</b>
            {i + 1 < ici ? 'Complète' : i + 1 === ici ? 'Vous y êtes' : quoi}
          </li>
        ))}
        <li>
          <span className="stop">
            <Icon name="flag" />
          </span>
          <b>Compte créé</b>
        </li>
      </ol>
      <div className="steps-short">
        <p>
          <b>
            Étape {ici} sur 2{'\u00a0'}: {ETAPES[ici - 1]?.titre.toLowerCase()}
          </b>
        </p>
        <div className="steps-short__bar" aria-hidden="true">
          <span className="on" />
          <span className={ici === 2 ? 'on' : undefined} />
        </div>
      </div>
    </nav>
  )
}

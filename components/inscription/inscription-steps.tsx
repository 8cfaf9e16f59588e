import { BARRE, ETAPES, FAITE, TRAITS } from '@/components/ui/etapes'
import { Icon } from '@/components/ui/icon'

const PAS = [
  { titre: 'Formulaire d’inscription', quoi: 'Qui vous êtes' },
  { titre: 'Certification', quoi: 'SIREN et numéro entreprise' },
] as const

/** Les deux étapes de la création d’un compte, et son bout. */
export function InscriptionSteps({ ici }: { ici: 1 | 2 }) {
  return (
    <nav aria-label="Étapes de la création du compte">
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
          <b>Compte créé</b>
        </li>
      </ol>
      <div className="min-[56rem]:hidden">
        <p>
          <b>
            Étape {ici} sur 2{'\u00a0'}: {PAS[ici - 1]?.titre.toLowerCase()}
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

import { buttonClass, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

type NewDemandeProps = { siren: string | null; deposables: readonly { siren: string; raisonSociale: string }[] }

const LABEL = 'Nouvelle demande'

/** « Nouvelle demande » : d’une entreprise, son catalogue ; sur toutes, le choix de l’entreprise d’abord. Absent pour qui n’en fait nulle part. */
export function NewDemande({ siren, deposables }: NewDemandeProps) {
  const [premiere] = deposables
  if (!premiere) return null
  if (siren)
    return (
      <ButtonLink variant="primary" className="max-md:w-full" href={routes.rubrique(premiere.siren, 'demarches')}>
        <Icon name="plus" />
        {LABEL}
      </ButtonLink>
    )
  return (
    <details className="relative min-w-0 max-md:w-full">
      <summary className={buttonClass({ variant: 'primary', className: 'unmarked max-md:w-full' })}>
        <Icon name="plus" />
        {LABEL}
      </summary>
      <div className="volet left-0 md:right-0 md:left-auto">
        <p className="font-medium">Pour quelle entreprise&nbsp;?</p>
        <ul className="links">
          {deposables.map((une) => (
            <li key={une.siren}>
              <Lien href={routes.rubrique(une.siren, 'demarches')}>{une.raisonSociale}</Lien>
            </li>
          ))}
          <li>
            <Lien href={`${routes.accueil()}#portefeuille`}>Une autre entreprise</Lien>
          </li>
        </ul>
      </div>
    </details>
  )
}

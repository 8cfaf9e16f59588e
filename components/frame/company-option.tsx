import { companyInitials } from '@/components/ui/company-initials'
import { Icon } from '@/components/ui/icon'
import { teinte } from '@/components/ui/plaque'
import type { EntrepriseProposee } from '@/components/frame/use-company-search'
import { formatSiren } from '@/lib/ground/number'

type CompanyOptionProps = {
  id: string
  entreprise: EntrepriseProposee
  active: boolean
  current: boolean
  onChoose: (newTab: boolean) => void
  onHover: () => void
}

/** Une ligne de la liste. Le focus reste dans le champ : la ligne n’est ni un bouton ni un lien. */
export function CompanyOption({ id, entreprise, active, current, onChoose, onHover }: CompanyOptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: les touches sont tenues par le champ
    <div
      className={
        active
          ? 'flex min-h-target cursor-pointer items-center gap-3 rounded-2 px-2 py-1 hover:bg-brand-soft bg-brand-soft outline-3 -outline-offset-3 outline-focus'
          : 'flex min-h-target cursor-pointer items-center gap-3 rounded-2 px-2 py-1 hover:bg-brand-soft'
      }
      id={id}
      role="option"
      aria-selected={current}
      onPointerMove={onHover}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      <span className={`plaque plaque--small ${teinte(entreprise.couleur)}`}>
        <span className="plaque__band" aria-hidden="true">
          {companyInitials(entreprise.raisonSociale)}
        </span>
        <span className="plaque__id">
          <span className={current ? 'plaque__name font-bold' : 'plaque__name'}>{entreprise.raisonSociale}</span>{' '}
          <span className="plaque__siren">{formatSiren(entreprise.siren)}</span>
        </span>
      </span>
      {current ? <Icon name="check" className="ml-auto text-brand" /> : null}
    </div>
  )
}

import type { ReactNode } from 'react'
import { type Pas, StepBar } from '@/components/demarches/step-bar'
import { Crumbs } from '@/components/ui/crumbs'
import { routes } from '@/lib/ground/routes'

type DemarcheFrameProps = {
  siren: string
  slug: string
  titre: string
  objet: string
  pas: readonly Pas[]
  ici: string
  enregistre: string
  children: ReactNode
}

/** Le haut de chaque écran d’une démarche : où l’on est, ce qui est enregistré, les étapes. */
export function DemarcheFrame({ siren, slug, titre, objet, pas, ici, enregistre, children }: DemarcheFrameProps) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.entreprise(siren), label: 'Accueil' },
          { href: routes.rubrique(siren, 'demarches'), label: 'Mes démarches en ligne' },
          { href: routes.demarche(siren, slug), label: titre },
        ]}
      />
      <div className="formhead">
        <p className="formhead__title">{objet}</p>
        <p className="autosave" role="status" data-autosave="">
          {enregistre}
        </p>
      </div>
      <StepBar pas={pas} ici={ici} />
      {children}
    </>
  )
}

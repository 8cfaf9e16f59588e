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
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">{objet}</p>
        <p className="inline-flex min-h-7 items-center gap-2 text-sm/md text-ink-2 print:hidden" role="status" data-autosave="">
          {enregistre}
        </p>
      </div>
      <StepBar pas={pas} ici={ici} />
      {children}
    </>
  )
}

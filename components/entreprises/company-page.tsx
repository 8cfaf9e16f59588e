import type { ReactNode } from 'react'
import { Crumbs } from '@/components/ui/crumbs'
import { routes } from '@/lib/ground/routes'

type CompanyPageProps = {
  siren: string
  titre: string
  lead?: string
  /** Au-dessus du titre : de quoi il s’agit. */
  avant?: ReactNode
  /** Les pages entre l’accueil de l’entreprise et celle-ci. */
  via?: readonly { href: string; label: string }[]
  /** À droite du titre. */
  action?: ReactNode
  children: ReactNode
}

/** L’ouverture d’une page d’entreprise : d’où l’on vient, le titre, une phrase. */
export function CompanyPage({ siren, titre, lead, avant, via = [], action, children }: CompanyPageProps) {
  return (
    <>
      <Crumbs items={[{ href: routes.entreprise(siren), label: 'Accueil' }, ...via]} />
      <div className={action ? 'mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2' : 'mb-8'}>
        <div>
          {avant ? <p className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">{avant}</p> : null}
          <h1>{titre}</h1>
          {lead ? <p className="lead">{lead}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </>
  )
}

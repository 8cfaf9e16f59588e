import type { ReactNode } from 'react'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { routes } from '@/lib/ground/routes'

/** `seule` : rien d’autre du profil ne s’ouvre encore. */
type ProfilePageProps = { id: string; titre: string; lead: ReactNode; seule?: boolean; children: ReactNode }

/** Une page de « Mon profil » : d’où l’on vient, ce qu’on y fait, et le chemin de retour. */
export function ProfilePage({ id, titre, lead, seule = false, children }: ProfilePageProps) {
  return (
    <>
      {seule ? null : <Crumbs items={[{ href: routes.profil(), label: 'Mon profil' }]} />}
      <div className="mb-8">
        <h1 id={id}>{titre}</h1>
        <p className="lead">{lead}</p>
      </div>
      <div className="max-w-[40rem]">
        {children}
        {seule ? null : (
          <p className="mt-8">
            <Lien href={routes.profil()}>Revenir à mon profil</Lien>
          </p>
        )}
      </div>
    </>
  )
}

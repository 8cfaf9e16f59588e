import { News } from '@/components/presentation/news'
import { PresentationWindow } from '@/components/presentation/presentation-window'
import type { FormAction } from '@/lib/ground/form-state'
import type { AMontrer } from '@/lib/presentation/queries'

/** Ce qu’il reste à présenter, sur l’accueil seul : jamais par-dessus la page qu’un lien ouvre. */
export function Presentation({ montrer, voir }: { montrer: AMontrer | null; voir: FormAction }) {
  if (!montrer) return null
  return 'ecrans' in montrer ? (
    <PresentationWindow ecrans={montrer.ecrans} voir={voir} />
  ) : (
    <News neuve={montrer.neuve} depuis={montrer.depuis} voir={voir} />
  )
}

import { ANALYSES_GESTION } from '@/lib/copy/piece'
import type { Analyse } from '@/lib/demandes/pieces/rules'

/** Ce que l’antivirus dit d’un PDF publié, quand il y a de quoi s’en soucier ; jugé infecté, l’entreprise ne l’ouvre plus : il faut le republier. */
export function Scanned({ analyse }: { analyse: Analyse | null }) {
  if (analyse === null || analyse === 'saine' || analyse === 'non_analysee') return null
  const infecte = analyse === 'infectee'
  return (
    <span className={`block text-sm/md ${infecte ? 'font-medium text-danger' : 'font-regular text-ink-2'}`}>
      {infecte ? `${ANALYSES_GESTION.infectee}. Publiez-le de nouveau, d’un fichier sain.` : ANALYSES_GESTION[analyse]}
    </span>
  )
}

import 'server-only'
import { isWithoutAntivirus } from '@/lib/demandes/pieces/open-piece'
import { type Analyse, canOpen } from '@/lib/demandes/pieces/rules'
import { refused } from '@/lib/ground/errors'

/** Personne n’a déposé un PDF publié : qui l’a publié attend comme les autres. */
const LECTEUR = { id: '', gestion: true }

/** Laisse passer un PDF publié que l’antivirus a dit sain, ou que ce portail ne fait pas analyser. @throws `refused` tant qu’il ne l’a pas dit. */
export function ensureOuvrable(analyse: Analyse | null): void {
  if (canOpen({ analyse, deposeePar: null }, LECTEUR, isWithoutAntivirus())) return
  throw refused(
    analyse === 'infectee'
      ? 'L’antivirus a écarté ce fichier\u00a0: il ne s’ouvre plus. Demandez-le de nouveau à votre centre de gestion.'
      : analyse === 'erreur'
        ? 'L’antivirus n’a pas pu analyser ce fichier. Il recommencera\u00a0: réessayez dans une heure, ou demandez-le à votre centre de gestion.'
        : 'Ce fichier est en cours d’analyse. Il s’ouvrira dès que l’antivirus aura répondu\u00a0: réessayez dans quelques minutes.',
  )
}

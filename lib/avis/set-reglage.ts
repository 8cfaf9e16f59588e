import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import type { Reglage } from './queries'

/** Règle quand part le courriel de chaque nature, pour cette personne : aussitôt, dans le résumé du jour, ou jamais. Vaut pour ce qui s’écrit ensuite. */
export const setReglageIn = (db: Db, visit: Visit<'profil:modifier'>, reglage: Reglage): Promise<{ suite: 'natures' }> =>
  acteIn(
    db,
    visit,
    async () => ({}),
    async ({ actor: { utilisateur }, note }) => {
      // Deux envois du même instant : l’un crée la ligne, l’autre la change.
      await db.reglageAvis.createMany({ data: [{ utilisateurId: utilisateur.id }], skipDuplicates: true })
      await db.reglageAvis.updateMany({ where: { utilisateurId: utilisateur.id }, data: reglage })
      await note('avis.regles', reglage)
      return { suite: 'natures' }
    },
  )
export const setReglage = command(setReglageIn)

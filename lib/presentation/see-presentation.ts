import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'

/** Note que cette personne a vu la présentation, ou une nouveauté. Rejouable : la seconde fois n’écrit rien. */
export const seePresentationIn = (
  db: Db,
  visit: Visit<'portefeuille:voir'>,
  { entree }: { entree: string; suite: 'accueil' | 'essai' },
): Promise<{ entree: string }> =>
  acteIn(
    db,
    visit,
    async () => ({}),
    async ({ actor: { utilisateur }, note }) => {
      const { count } = await db.presentationVue.createMany({ data: [{ utilisateurId: utilisateur.id, entree }], skipDuplicates: true })
      if (count > 0) await note('presentation.vue', { entree })
      return { entree }
    },
  )
export const seePresentation = command(seePresentationIn)

import 'server-only'
import type { Visit } from '@/lib/access/visit'
import { acteIn, command } from '@/lib/acts/acte'
import type { Sourdine } from '@/lib/copy/avis'
import type { Db } from '@/lib/data/prisma'

/** Ce qu’une entreprise ne donne plus à une personne : rien de moins, plus de courriel, ou plus de notification non plus. */
export type SourdineInput = { siren: string; sourdine: Sourdine }

/** Met une entreprise en sourdine pour cette personne, ou l’en ôte. Les courriels de sécurité et d’accès partent toujours. */
export const muteEntrepriseIn = (
  db: Db,
  visit: Visit<'entreprise:voir', { siren: string }>,
  { siren, sourdine }: SourdineInput,
): Promise<{ suite: 'sourdine' }> =>
  acteIn(
    db,
    visit,
    async () => ({ siren }),
    async ({ actor: { utilisateur }, note }) => {
      const ici = { utilisateurId: utilisateur.id, siren }
      if (sourdine === 'rien') await db.sourdine.deleteMany({ where: ici })
      else {
        const notifications = sourdine === 'tout'
        await db.sourdine.createMany({ data: [{ ...ici, notifications }], skipDuplicates: true })
        await db.sourdine.updateMany({ where: ici, data: { notifications } })
      }
      await note('avis.sourdine', { sourdine })
      return { suite: 'sourdine' }
    },
  )
export const muteEntreprise = command(muteEntrepriseIn)

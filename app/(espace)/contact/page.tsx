import { ContactChoiceView } from '@/components/demarches/contact-choice-view'
import { can } from '@/lib/access/can'
import { listPortefeuille, TAILLE_PORTEFEUILLE } from '@/lib/portefeuille/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import * as door from './door'

export default page(door.page, async ({ actor, db, search: { q, page: demandee } }) => {
  const { entreprises, total, page: ici } = await listPortefeuille(actor, db, q, demandee)
  return {
    titre: 'Écrire au centre de gestion',
    vue: (
      <ContactChoiceView
        q={q}
        entreprises={entreprises.map(({ siren, raisonSociale, ville }) => ({
          siren,
          raisonSociale,
          ville,
          ecrire: can(actor, 'demande:deposer', { siren }),
        }))}
        ou={pageOf(total, ici, TAILLE_PORTEFEUILLE)}
      />
    ),
  }
})

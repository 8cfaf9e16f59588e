import { ClosedView } from '@/components/inscription/closed-view'
import { page } from '@/doors/page'
import { consultAnnuaire } from '@/lib/annuaire/consult'
import * as door from './door'

/** L’annuaire vient de répondre : sa mémoire suffit, et la page ne l’attend pas. */
const PATIENCE_MS = 300

export default page(door.page, async ({ search: { siren } }) => ({
  titre: 'Entreprise fermée',
  vue: null,
  dehors: async () => {
    const dit = siren ? await consultAnnuaire(siren, PATIENCE_MS) : null
    const entreprise = dit?.suite === 'trouvee' && dit.entreprise.fermee ? dit.entreprise : null
    return <ClosedView siren={entreprise?.siren ?? null} nom={entreprise?.nom ?? null} depuis={entreprise?.fermee?.depuis ?? null} />
  },
}))

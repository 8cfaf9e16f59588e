import 'server-only'
import type { Univers } from '@/lib/ground/univers'
import { DOMAINES, type Demarche } from './define'
import { DEMARCHES } from './registre'

/** Un domaine du catalogue et ses démarches, la plus demandée en tête. */
export type Domaine = { id: string; titre: string; demarches: readonly Pick<Demarche, 'slug' | 'titre' | 'phrase'>[] }

/** Le catalogue de cette entreprise : les démarches en ligne que sa couverture ouvre. Un domaine qui n’a rien est absent. */
export const catalogueOf = (couverture: readonly Univers[]): Domaine[] =>
  Object.entries(DOMAINES).flatMap(([id, titre]) => {
    const demarches = DEMARCHES.filter((d) => d.domaine === id && d.univers.some((u) => couverture.includes(u)))
      .sort((a, b) => a.place - b.place)
      .map(({ slug, titre, phrase }) => ({ slug, titre, phrase }))
    return demarches.length > 0 ? [{ id, titre, demarches }] : []
  })

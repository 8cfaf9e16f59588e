import { z } from 'zod'
import { Ligne } from '@/lib/demandes/gestion/schema'
import { TextSearch } from '@/lib/ground/pages'

const Univers = z.enum(['sante', 'prevoyance'])

export const BibliothequeSearch = z.object({ q: TextSearch, univers: Univers.optional().catch(undefined) })
export type BibliothequeSearch = z.output<typeof BibliothequeSearch>
export const ModeleParams = z.object({ id: z.uuid() })

/** `chaine` : le modèle dont on publie une version ; `fait` : ce qui vient d’être fait. */
export const BibliothequeGestionSearch = z.object({
  chaine: z.uuid().optional().catch(undefined),
  fait: z.enum(['publie', 'retire']).optional().catch(undefined),
})

/** Un modèle à publier : neuf, ou une version de plus de celui que dit `chaine`. */
export const PublierModeleForm = z.object({
  cle: z.uuid(),
  chaine: z
    .literal('')
    .transform(() => null)
    .or(z.uuid())
    .default(null),
  nature: z.enum(['modele', 'notice'], { error: 'Choisissez\u00a0: un modèle à remplir, ou une notice à lire.' }),
  titre: Ligne('Nommez le modèle comme on le cherchera, par exemple Bulletin d’affiliation santé.', 120),
  phrase: Ligne('Dites en une phrase à quoi il sert, par exemple À faire signer par le salarié.', 200),
  univers: z.enum(['sante', 'prevoyance', 'tous'], { error: 'Choisissez l’univers.' }),
})
export type PublierModeleForm = z.output<typeof PublierModeleForm>

export const RetirerModeleForm = z.object({ id: z.uuid() })

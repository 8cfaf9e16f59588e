import { z } from 'zod'

/** Un fichier de données à publier : à quelle entreprise ; le fichier dit le reste. */
export const PublierDonneesForm = z.object({
  cle: z.uuid(),
  siren: z
    .string()
    .transform((texte) => texte.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{9}$/, { error: 'Donnez les neuf chiffres du SIREN, par exemple 900 000 019.' })),
})
export type PublierDonneesForm = z.output<typeof PublierDonneesForm>

/** Le nom de chacun de ses champs. */
export const DONNEES_LABELS = { siren: 'SIREN de l’entreprise' } as const

import { z } from 'zod'
import { callOut } from '@/lib/ground/call-out'
import { type EntreprisePublique, type Service, TropVite } from './annuaire'

/** Les adresses des deux services ; la démonstration donne celle de son remplaçant. */
export const ADRESSES = {
  'recherche-entreprises': 'https://recherche-entreprises.api.gouv.fr',
  insee: 'https://api.insee.fr/api-sirene/3.11',
} as const

/** Ce que le service écrit à la place de ce qui ne se diffuse pas. */
const MASQUE = '[NON-DIFFUSIBLE]'
const texte = z
  .string()
  .max(300)
  .nullish()
  .catch(null)
  .transform((dit) => (dit && !dit.includes(MASQUE) ? dit : null))
const jour = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((dit) => dit.slice(0, 10))
  .nullish()
  .catch(null)
  .transform((dit) => dit ?? null)

/** Appelle, et lit du JSON. @returns `null` pour un 404. @throws `TropVite` pour un 429, une erreur pour tout autre refus. */
async function read(adresse: string, headers: Record<string, string>): Promise<unknown> {
  const reponse = await callOut(adresse, {
    headers: { accept: 'application/json', 'user-agent': 'espace-client-entreprise-carcept-prev', ...headers },
  })
  if (reponse.status === 404) return null
  if (reponse.status === 429) throw new TropVite(Number(reponse.headers.get('retry-after') ?? 1) * 1000 || 60_000)
  if (reponse.status !== 200) throw new Error(`L’annuaire répond ${reponse.status}.`)
  return reponse.json()
}

const Recherche = z.object({
  results: z
    .array(
      z.object({
        siren: z.string(),
        nom_complet: texte,
        nom_raison_sociale: texte,
        etat_administratif: z.enum(['A', 'C']).catch('A'),
        statut_diffusion: z.string().nullish(),
        date_fermeture: jour,
        siege: z.object({ libelle_commune: texte }).nullish(),
      }),
    )
    .max(25),
})

/** « API Recherche d’entreprises » (DINUM) : ouverte, sans clé, sept requêtes par seconde. Les dirigeants qu’elle rend ne sont pas lus. */
export const rechercheEntreprises = (adresse: string = ADRESSES['recherche-entreprises']): Service => ({
  async bySiren(siren) {
    const lu = Recherche.parse((await read(`${adresse}/search?q=${siren}&per_page=1`, {})) ?? { results: [] })
    const une = lu.results.find((trouvee) => trouvee.siren === siren)
    if (!une) return null
    const diffusible = une.statut_diffusion !== 'P' && une.statut_diffusion !== 'N'
    return mask({
      siren,
      nom: une.nom_raison_sociale ?? une.nom_complet,
      commune: une.siege?.libelle_commune ?? null,
      fermee: une.etat_administratif === 'C' ? { depuis: une.date_fermeture } : null,
      diffusible,
    })
  },
})

const Sirene = z.object({
  uniteLegale: z.object({
    siren: z.string(),
    statutDiffusionUniteLegale: z.string().nullish(),
    periodesUniteLegale: z
      .array(
        z.object({
          dateDebut: jour,
          dateFin: jour,
          etatAdministratifUniteLegale: z.enum(['A', 'C']).catch('A'),
          denominationUniteLegale: texte,
          nomUniteLegale: texte,
        }),
      )
      .max(1_000),
  }),
})

/** « API Sirene 3.11 » (INSEE), avec sa clé. Elle ne dit la commune que d’un établissement : celle-ci reste vide. */
export const insee = (cle: string, adresse: string = ADRESSES.insee): Service => ({
  async bySiren(siren) {
    const recu = await read(`${adresse}/siren/${siren}`, { 'x-insee-api-key-integration': cle })
    if (recu === null) return null
    const { uniteLegale } = Sirene.parse(recu)
    // Les valeurs d’aujourd’hui sont celles de la période sans fin.
    const periode = uniteLegale.periodesUniteLegale.find(({ dateFin }) => dateFin === null)
    if (uniteLegale.siren !== siren || !periode) return null
    return mask({
      siren,
      nom: periode.denominationUniteLegale ?? periode.nomUniteLegale,
      commune: null,
      fermee: periode.etatAdministratifUniteLegale === 'C' ? { depuis: periode.dateDebut } : null,
      diffusible: uniteLegale.statutDiffusionUniteLegale !== 'P' && uniteLegale.statutDiffusionUniteLegale !== 'N',
    })
  },
})

/** Une entreprise partiellement diffusible ne se nomme ni ne se situe ; fermée ou non, cela se dit. */
const mask = (entreprise: EntreprisePublique): EntreprisePublique =>
  entreprise.diffusible ? entreprise : { ...entreprise, nom: null, commune: null }

import { capital } from '@/lib/ground/initiale'
import 'server-only'
import type { Demarche } from './define'
import { DEFINITIONS } from './generated/definitions'
import { SUJETS, type Sujet } from './sujets'

/** Les démarches qui se font en ligne : une par dossier. Serveur seulement, le navigateur charge la sienne seule. */
export const DEMARCHES = DEFINITIONS

/** La démarche de ce nom ; `null` quand elle n’a pas de formulaire. */
export const findDemarche = (slug: string): Demarche | null => DEMARCHES.find((demarche) => demarche.slug === slug) ?? null

/** Le titre de l’étape où un brouillon s’est arrêté ; `adresse` : « démarche/étape ». Une étape qui n’existe plus reste lisible. */
export function etapeNom(adresse: string | null): string | null {
  if (adresse === null) return null
  const [slug = '', etape = ''] = adresse.split('/')
  const connue = findDemarche(slug)?.etapes.find((une) => une.slug === etape)
  return connue?.titre ?? capital(etape.replaceAll('-', ' '))
}

/** Le titre de ce que demande une demande : celui de la démarche, sinon du sujet. */
export const titreOf = (slug: string): string => findDemarche(slug)?.titre ?? SUJETS[slug]?.titre ?? 'Autre demande'

/** Ce dont une demande reçue autrement peut parler : les démarches en ligne, puis les autres sujets. */
export const listSujets = (): (Sujet & { slug: string })[] => [
  ...DEMARCHES.map(({ slug, titre, univers }) => ({ slug, titre, univers })),
  ...Object.entries(SUJETS).flatMap(([slug, sujet]) => (findDemarche(slug) || sujet.ancien ? [] : [{ slug, ...sujet }])),
]

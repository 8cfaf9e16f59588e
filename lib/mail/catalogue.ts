import type { Contenu } from './contenu'
import { connexionBloquee } from './modeles/connexion-bloquee'
import { demandeEnvoyee } from './modeles/demande-envoyee'

/** Les courriels du portail, un modèle par acte. Un modèle n’existe que s’il est ici. */
export const MODELES = {
  'demande-envoyee': demandeEnvoyee,
  'connexion-bloquee': connexionBloquee,
} as const satisfies Record<string, (donnees: never) => Contenu>

export type Modele = keyof typeof MODELES

/** Ce qu’il faut donner à chaque modèle. */
export type DonneesDe<M extends Modele> = Parameters<(typeof MODELES)[M]>[0]

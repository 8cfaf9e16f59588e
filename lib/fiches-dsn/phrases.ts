import type { FauteFiche } from './lire'
import { formatNumber } from '@/lib/ground/number'

const court = (valeur: string): string => (valeur.length > 40 ? `${valeur.slice(0, 40)}…` : valeur)
const cite = (valeur: string): string => `«\u00a0${court(valeur)}\u00a0»`

/** Pourquoi un fichier n’est pas une fiche de paramétrage que nous lisons : une phrase, et quoi faire. Rien n’est écrit. */
export function sayFaute(faute: FauteFiche): string {
  switch (faute.refus) {
    case 'trop_grand':
      return `Ce fichier dépasse ${formatNumber(400)}\u00a0ko\u00a0: une fiche est bien plus petite. Vérifiez que c’est la bonne, et une seule.`
    case 'encodage':
      return 'Ce fichier ne se lit pas dans l’encodage qu’il annonce. Une fiche est en ISO-8859-1 ou en UTF-8\u00a0: exportez-la de nouveau.'
    case 'mal_forme':
      return `Ce fichier n’est pas un XML bien formé${faute.ligne ? `\u00a0: il se lit jusqu’à la ligne ${faute.ligne}` : ''}. Exportez-le de nouveau, sans le modifier à la main.`
    case 'tronque':
      return 'Ce fichier s’arrête avant sa fin\u00a0: il a été coupé en route. Exportez-le de nouveau, puis envoyez-le entier.'
    case 'entites':
      return 'Ce fichier déclare un DOCTYPE ou des entités\u00a0: une fiche n’en a pas, et le portail n’en ouvre aucune. Exportez-la de nouveau.'
    case 'profond':
      return 'Ce fichier contient trop d’éléments, ou trop imbriqués, pour être une fiche de paramétrage. Vérifiez que c’est le bon.'
    case 'racine':
      return faute.nom === 'LotFicheParam'
        ? 'Ce fichier est un lot de fiches\u00a0: publiez chaque fiche (élément FICHE) seule.'
        : `Ce fichier n’est pas une fiche de paramétrage\u00a0: il commence par ${cite(faute.nom)}, et une fiche par FICHE.`
    case 'element_inconnu':
      return `L’élément ${cite(faute.nom)} n’est pas attendu dans ${faute.dans}\u00a0: la norme lue est FICHE-PARAM-DSN 1.3.3.`
    case 'element_absent':
      return `L’élément ${faute.nom} manque dans ${faute.dans}. Exportez la fiche entière.`
    case 'element_repete':
      return `L’élément ${cite(faute.nom)} est répété trop de fois dans ${faute.dans}.`
    case 'attribut_inconnu':
      return `L’attribut ${cite(faute.nom)} n’est pas attendu dans ${faute.dans}\u00a0: la norme lue est FICHE-PARAM-DSN 1.3.3.`
    case 'attribut_absent':
      return `L’attribut ${faute.nom} manque dans ${faute.dans}. Exportez la fiche entière.`
    case 'valeur':
      return `La valeur ${cite(faute.valeur)} n’est pas celle qu’attend ${faute.nom ? `${faute.nom} de ` : ''}${faute.dans}. Corrigez-la dans l’outil qui écrit la fiche.`
  }
}

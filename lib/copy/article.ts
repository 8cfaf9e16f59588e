import { lower } from '@/lib/ground/initiale'

const FEMININS =
  /^(carte|contestation|cessation|demande|dispense|désignation|déclaration|fraude|mensualisation|modification|portabilité|prolongation|question|radiation|reprise|réclamation|résiliation|suspension|maternité)\b/iu
const MASCULINS = /^(certificat|changement|décompte|décès|dépôt|formulaire|mandat|rattachement|remboursement|retrait|relevé|signalement|suivi)\b/iu

/**
 * L’objet d’une demande précédé de son article : « l’arrêt de travail de Karim Haddad », « la radiation d’Hugo Faure ».
 * Un objet dont on ne connaît pas le genre est cité tel quel, entre guillemets.
 */
export function withArticle(objet: string): string {
  const minuscule = lower(objet)
  if (FEMININS.test(objet)) return `la ${minuscule}`
  if (MASCULINS.test(objet)) return `le ${minuscule}`
  if (/^(adhésion|affiliation|ajout|arrêt|attestation|avenant|échéancier|explication|extension|inaptitude|invalidité|import)\b/iu.test(objet))
    return `l’${minuscule}`
  return `«\u00a0${objet}\u00a0»`
}

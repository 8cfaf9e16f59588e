import type { Coupe } from './mutant.ts'
import { nameOf, type Noeud, withComma } from './noeud.ts'

/** Un droit plus faible, au même lieu : l’acte s’ouvrirait à qui ne fait que lire. */
export const PLUS_FAIBLE = new Map([
  ['demande:repondre', 'demande:lire'],
  ['demande:deposer', 'demande:lire'],
  ['compte:administrer', 'compte:voir'],
  ['gestion:superviser', 'gestion:traiter'],
])
/** Un droit que toute personne connectée tient : la porte qui le demanderait s’ouvrirait à tous. */
const A_TOUS = 'profil:voir'
/** Un objet que l’on ne lirait plus : son lieu seul serait jugé, sans univers, ni auteur, ni existence. */
const LIEU_SEUL = new Map([
  ['fiche', 'compte'],
  ['demarche', 'entreprise'],
  ['demande', 'entreprise'],
  ['brouillon', 'entreprise'],
  ['contrat', 'entreprise'],
  ['courrier', 'entreprise'],
])
/** Ce que l’on affaiblit d’une porte : le droit, ouvert à tous ; l’objet, plus lu ; la couverture, plus demandée. */
export function doorCuts(source: string, n: Noeud): Coupe[] {
  const valeur = n.value as Noeud
  const dit = String(valeur.value)
  const place = { debut: valeur.start, fin: valeur.end }
  const { start, end } = withComma(source, n)
  const ote = (nom: string): Coupe => ({ nom, debut: start, fin: end, apres: '' })
  switch (nameOf(n.key as Noeud)) {
    case 'right': {
      const faible = PLUS_FAIBLE.get(dit)
      if (dit === A_TOUS) return [{ nom: 'porte fermée à la gestion', ...place, apres: `'portefeuille:voir'` }]
      const ouvert = { nom: 'porte ouverte à tous', ...place, apres: `'${A_TOUS}'` }
      return faible === undefined ? [ouvert] : [{ nom: 'droit plus faible', ...place, apres: `'${faible}'` }, ouvert]
    }
    case 'gestion':
      return [{ nom: 'porte ouverte à tous', ...place, apres: `'${A_TOUS}'` }, ote('porte de la gestion ôtée')]
    case 'locate': {
      const lieu = LIEU_SEUL.get(dit)
      return [ote('objet ôté'), ...(lieu === undefined ? [] : [{ nom: 'objet non lu', ...place, apres: `'${lieu}'` }])]
    }
    case 'univers':
      return [ote('couverture ôtée')]
    default:
      return []
  }
}

/** Un objet que la table ne saurait plus lire, ou dont elle ne dirait plus le lieu. */
export function placeCuts(source: string, n: Noeud, table: string): Coupe[] {
  // Qui ne dit déjà aucun lieu n’en tait pas.
  if (nameOf(n.value as Noeud) === 'nowhere') return []
  if (table === 'PLACES') return [{ nom: 'lieu tu', debut: (n.value as Noeud).start, fin: (n.value as Noeud).end, apres: '() => null' }]
  const { start, end } = withComma(source, n)
  return [{ nom: 'objet non lu', debut: start, fin: end, apres: '' }]
}

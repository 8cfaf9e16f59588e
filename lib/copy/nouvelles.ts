import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { isOpen } from '@/lib/demandes/transitions'

/** Ce qu’une page ouverte dit de ce qui vient d’y changer, et où c’est. */
export type Nouvelles = { phrase: string; vers: { ancre: string; mot: string } | null }

/** Ce qui a changé d’une demande sous les yeux de qui la lit, le plus pressant d’abord ; `null` : rien qui se voie. */
export function sayNouvelles(avant: DemandeVue, apres: DemandeVue): Nouvelles | null {
  const connus = new Set(avant.messages.map(({ id }) => id))
  const neufs = apres.messages.filter(({ id }) => !connus.has(id))
  const ouvertes = new Set(avant.pieces.filter(({ etat }) => isOpen(etat)).map(({ id }) => id))
  const attendues = apres.pieces.filter(({ id, etat }) => isOpen(etat) && !ouvertes.has(id))
  const ecrit = neufs.findLast(({ cote }) => cote !== 'systeme')
  const dernier = ecrit ?? neufs.at(-1)
  const auMessage = dernier ? { ancre: `message-${dernier.id}`, mot: ecrit ? 'Voir le message' : 'Voir dans les échanges' } : null
  const centre = apres.gestionnaireNom ?? 'Le centre de gestion'
  if (apres.statut === 'traitee' && avant.statut !== 'traitee') return { phrase: 'Votre demande est traitée', vers: auMessage }
  const [piece] = attendues
  if (piece) {
    const vers = { ancre: `piece-${piece.id}`, mot: attendues.length === 1 ? 'Voir la pièce' : 'Voir les pièces' }
    if (attendues.length > 1) return { phrase: `${centre} a demandé ${attendues.length} pièces`, vers }
    return { phrase: piece.etat === 'refusee' ? `Une pièce est refusée\u00a0: ${piece.libelle}` : `${centre} a demandé une pièce`, vers }
  }
  if (apres.correction && apres.correction.id !== avant.correction?.id)
    return { phrase: `${centre} a demandé une correction`, vers: { ancre: 'correction', mot: 'Voir la correction' } }
  if (ecrit) return { phrase: `Nouveau message de ${ecrit.auteurNom}`, vers: auMessage }
  if (dernier) return { phrase: dernier.corps.replace(/\.$/, ''), vers: auMessage }
  return apres.statut === avant.statut ? null : { phrase: 'Votre demande a avancé', vers: null }
}

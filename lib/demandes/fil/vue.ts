import type { DemandeLue } from './queries'

/**
 * Ce que la page d’une demande montre, et rien de plus : sa vue se dessine aussi dans le navigateur, tout ce qu’elle reçoit lui est envoyé.
 * Ni l’endroit d’un fichier, ni le nom de qui l’a lu au centre, ni ce que l’envoi garde sans le montrer.
 */
export function vueOf(demande: DemandeLue) {
  const { id: _id, modifieLe: _modifieLe, suiteDe: _suiteDe, aLire: _aLire, neuves: _neuves, _count, messages, pieces, envoi, ...montree } = demande
  return {
    ...montree,
    envoi: envoi && {
      auteur: { nom: envoi.auteur.nom },
      etapes: envoi.etapes.map(({ slug, titre, lignes }) => ({ slug, titre, lignes: lignes.map(({ label, texte }) => ({ label, texte })) })),
    },
    messages: messages.map(({ luPar, rang: _rang, pieces: jointes, ...message }) => ({
      ...message,
      luPar: message.cote === 'gestion' ? luPar : null,
      pieces: jointes.map(({ id, fichierNom, taille, cle }) => ({ id, fichierNom, taille, cle: cle !== null })),
    })),
    pieces: pieces.map(({ cle, demandeeLe: _demandeeLe, ...piece }) => ({ ...piece, cle: cle !== null })),
  }
}
export type DemandeVue = ReturnType<typeof vueOf>

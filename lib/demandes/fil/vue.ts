import { answersOf } from '../envoi/answers'
import type { DemandeLue } from './queries'

/**
 * Ce que la page d’une demande montre, choisi un à un : sa vue se dessine aussi dans le navigateur, tout ce qu’elle reçoit lui est envoyé. Ni l’endroit
 * d’un fichier, ni le nom de qui l’a lu au centre, ni ce que l’envoi garde sans le montrer.
 */
export const vueOf = (d: DemandeLue) => ({
  numero: d.numero,
  canal: d.canal,
  objet: d.objet,
  univers: d.univers,
  statut: d.statut,
  etat: d.etat,
  issue: d.issue,
  auteurNom: d.auteurNom,
  gestionnaireNom: d.gestionnaireNom,
  envoyeeLe: d.envoyeeLe,
  priseLe: d.priseLe,
  etatLe: d.etatLe,
  traiteeLe: d.traiteeLe,
  echeanceLe: d.echeanceLe,
  origine: d.origine,
  enCours: d.enCours,
  nonLues: d.nonLues,
  plusAnciens: d.plusAnciens,
  precedent: d.precedent,
  coupe: d.coupe,
  envoi: d.envoi && {
    auteur: { nom: d.envoi.auteur.nom },
    etapes: d.envoi.etapes.map(({ slug, titre, lignes }) => ({ slug, titre, lignes: answersOf(lignes) })),
  },
  messages: d.messages.map((m) => ({
    id: m.id,
    cote: m.cote,
    auteurNom: m.auteurNom,
    auteurRole: m.auteurRole,
    pourLeCompteDe: m.pourLeCompteDe,
    corps: m.corps,
    envoyeLe: m.envoyeLe,
    luLe: m.luLe,
    luPar: m.cote === 'gestion' ? m.luPar : null,
    pieces: m.pieces.map(({ id, fichierNom, taille, cle }) => ({ id, fichierNom, taille, cle: cle !== null })),
  })),
  pieces: d.pieces.map((p) => ({
    id: p.id,
    libelle: p.libelle,
    pourquoi: p.pourquoi,
    etat: p.etat,
    motif: p.motif,
    echeanceLe: p.echeanceLe,
    recueLe: p.recueLe,
    deposeeParNom: p.deposeeParNom,
    modele: p.modele,
    fichierNom: p.fichierNom,
    taille: p.taille,
    cle: p.cle !== null,
  })),
})
export type DemandeVue = ReturnType<typeof vueOf>

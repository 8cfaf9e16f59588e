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
  correction: d.correction,
  envois: d.envois,
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
    pieces: m.pieces.map(({ id, fichierNom, taille, cle, analyse }) => ({ id, fichierNom, taille, analyse, cle: cle !== null })),
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
    analyse: p.analyse,
    cle: p.cle !== null,
  })),
})
export type DemandeVue = ReturnType<typeof vueOf>

/** Ce qui peut changer d’une page ouverte, quand l’autre côté agit : ni ce qui a été déclaré, ni le texte que la personne garde en cours. */
export function filVivantOf(d: DemandeLue) {
  const { envoi: _envoi, enCours: _enCours, ...fil } = vueOf(d)
  return fil
}
export type FilVivant = ReturnType<typeof filVivantOf>

/** Le même, relu de sa réponse : JSON n’a pas de date, et toutes celles d’un fil finissent par « Le ». */
export const readFilVivant = (texte: string): FilVivant =>
  JSON.parse(texte, (cle, valeur: unknown) => (cle.endsWith('Le') && typeof valeur === 'string' ? new Date(valeur) : valeur)) as FilVivant

/**
 * Une page ouverte et son fil relu : les messages plus anciens qu’elle montrait restent, ce qui est arrivé depuis se compte comme neuf, le texte en
 * cours n’est pas touché.
 */
export function mergeFil(avant: DemandeVue, frais: FilVivant): DemandeVue {
  const debut = avant.messages.findIndex(({ id }) => id === frais.messages[0]?.id)
  const gardes = debut > 0 ? avant.messages.slice(0, debut) : []
  const connus = new Set(avant.messages.map(({ id }) => id))
  const arrives = frais.messages.filter(({ id, cote }) => cote === 'gestion' && !connus.has(id)).length
  return {
    ...avant,
    ...frais,
    messages: [...gardes, ...frais.messages],
    plusAnciens: frais.plusAnciens - gardes.length,
    precedent: gardes.length > 0 ? avant.precedent : frais.precedent,
    nonLues: avant.nonLues + arrives,
  }
}

// Signatures du moteur ; corps à écrire.
import type { Answers, Contexte, Demarche, Etape, Field, PieceAttendue, Raws, Defaut } from './define'

export type EtatEtape = 'a_faire' | 'en_cours' | 'complete' | 'a_corriger'
/** Une étape jugée : valeurs comprises, phrases d’erreur par champ (les champs dont la condition est fausse n’y sont pas). */
export type EtapeJugee = { reponses: Answers; erreurs: Record<string, string>; parties: Record<string, string> }
/** Tout le brouillon jugé. */
export type Jugement = { reponses: Answers; erreurs: Record<string, string>; etapes: { slug: string; etat: EtatEtape }[]; avertissements: Defaut[]; pieces: PieceAttendue[]; complet: boolean }
export type LigneRecap = { champ: string; label: string; texte: string | null; source: string }

export declare function etapeOf(demarche: Demarche, slug: string): Etape | null
/** Les champs de l’étape, avec `visible` : la condition est vraie (ou inconnue). */
export declare function champsVisibles(etape: Etape, reponses: Answers, contexte: Contexte): { nom: string; field: Field; visible: boolean }[]
export declare function readEtape(etape: Etape, form: FormData): Raws
export declare function judgeEtape(demarche: Demarche, slug: string, raws: Raws, contexte: Contexte): EtapeJugee
/** `piecesRecues` : les clés d’emplacement qui ont un fichier. `vues` : les étapes déjà visitées. */
export declare function judge(demarche: Demarche, raws: Raws, contexte: Contexte, vues: readonly string[], piecesRecues: readonly string[]): Jugement
export declare function recap(demarche: Demarche, raws: Raws, sources: Record<string, string>, contexte: Contexte): { slug: string; titre: string; lignes: LigneRecap[] }[]
export declare function prefill(demarche: Demarche, contexte: Contexte): { raws: Raws; sources: Record<string, string> }

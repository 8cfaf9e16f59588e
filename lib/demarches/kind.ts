import type { Contexte, Faute, Field, Kind, Raw, Value } from './define'

/**
 * Ce qu’une lecture donne : la valeur, ou la phrase qui dit le problème, le remède et un exemple (et la partie fautive d’une date). Un tableau dit une
 * faute par ligne, et ce qu’il a compris des autres.
 */
export type Lecture = { ok: true; value: Value } | Refus
export type Refus = { ok: false; message: string; partie?: string; fautes?: readonly Faute[]; compris?: Value }

/** Un genre de champ : tout ce qu’il faut pour le lire, le vérifier et l’écrire. Son dessin est dans `components/form/<genre>.tsx`. */
export type KindOf<K extends Kind> = {
  /** Ce que le formulaire envoie pour ce champ, borné ; jamais d’objet venu d’ailleurs. Parties : `champ.jour` ; lignes : `champ.0.mois`. */
  read: (form: FormData, champ: string, field: Extract<Field, { kind: K }>) => Raw
  isEmpty: (raw: Raw | undefined) => boolean
  /** La règle : vérifie et comprend une saisie non vide. Pure, le navigateur la joue telle quelle ; le serveur la joue dans un schéma zod (`parse.ts`). */
  understand: (raw: Raw, field: Extract<Field, { kind: K }>, contexte: Contexte) => Lecture
  /** Les mots du récapitulatif, du PDF et de la gestion ; un champ sensible est masqué. */
  toText: (value: Value, field: Extract<Field, { kind: K }>, contexte: Contexte) => string
  /** La valeur qu’un envoi garde, quand celle qui est comprise ne se lit pas seule : un code prend son libellé, un tableau ses colonnes. */
  freeze?: (value: Value, field: Extract<Field, { kind: K }>, contexte: Contexte) => Value
  /** Faux quand cette valeur ne désigne personne (un numéro inconnu). Vrai par défaut ; ne sert qu’à un champ sensible. */
  identifies?: (value: Value) => boolean
  /** Vrai pour ce qui se chiffre en base et ne s’écrit nulle part en clair (NIR, IBAN). */
  sensible?: boolean
}

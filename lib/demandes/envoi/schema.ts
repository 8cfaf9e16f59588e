import { z } from 'zod'
import type { Kind } from '@/lib/demarches/define'

/**
 * Ce qu’un envoi garde, forme 1. Relu de la base bien après que le code a changé : une forme publiée ne change plus, une autre prend le numéro
 * suivant et les deux se lisent.
 */
const Jour = z.iso.date()
const Instant = z.iso.datetime()
const Choix = z.object({ code: z.string(), libelle: z.string() })
const Adresse = z.object({ voie: z.string(), complement: z.string(), codePostal: z.string(), commune: z.string(), pays: z.string() })
/** Un champ sensible : sa valeur est scellée à part ; l’empreinte à clé lie l’une à l’autre. */
const Scelle = z.object({ empreinte: z.string() })
/** Montants en centimes, dates « AAAA-MM-JJ », un choix avec son libellé ; une cellule vide n’y est pas. */
export const Tableau = z.object({
  colonnes: z.array(
    z.object({
      nom: z.string(),
      label: z.string(),
      unite: z.string().optional(),
      genre: z.enum(['text', 'number', 'money', 'date', 'choice', 'yesno']),
    }),
  ),
  lignes: z.array(z.object({ cle: z.string().optional(), cellules: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), Choix])) })),
})

export type Tableau = z.output<typeof Tableau>

/** `label` et `texte` tels qu’ils étaient montrés (`null` : rien n’était répondu) ; `valeur` pour compter, chercher, corriger. */
const ligne = <G extends Exclude<Kind, 'pieces'>, V extends z.ZodType>(genre: G, valeur: V) =>
  z.object({
    champ: z.string(),
    label: z.string(),
    texte: z.string().nullable(),
    source: z.string(),
    genre: z.literal(genre),
    valeur: valeur.nullable(),
    /** Celle d’un nombre : « % », « jours ». */
    unite: z.string().optional(),
    /** La phrase qui a été certifiée. */
    enonce: z.string().optional(),
  })

const Ligne = z.discriminatedUnion('genre', [
  ligne('text', z.string()),
  ligne('number', z.number()),
  ligne('money', z.int()),
  ligne('date', Jour),
  ligne('period', z.object({ du: Jour, au: Jour })),
  ligne('choice', Choix),
  ligne('arbre', Choix),
  ligne('yesno', z.boolean()),
  ligne('multiple', z.array(Choix)),
  ligne('phone', z.string()),
  ligne('email', z.string()),
  ligne('address', Adresse),
  ligne('siren', z.string()),
  ligne('siret', z.string()),
  ligne('nir', Scelle),
  ligne('iban', Scelle),
  ligne('etablissement', z.object({ siret: z.string(), libelle: z.string() })),
  ligne('contrat', z.object({ reference: z.string(), libelle: z.string() })),
  ligne('mois', Tableau),
  ligne('rows', Tableau),
  ligne('certification', z.literal(true)),
])

/** Un fichier parti avec l’envoi : son emplacement, ce qu’on y attendait, et de quoi le reconnaître à l’octet près. */
const Piece = z.object({
  id: z.string(),
  emplacement: z.string().nullable(),
  libelle: z.string(),
  nom: z.string(),
  taille: z.int().nullable(),
  type: z.string().nullable(),
  sha256: z.string().nullable(),
})

export const Contenu = z.object({
  forme: z.literal(1),
  /** Figé après coup, d’après les réponses gardées : la demande est d’avant les envois. */
  reprise: z.literal(true).optional(),
  demande: z.object({ id: z.string(), numero: z.string(), rang: z.int().min(1), objet: z.string(), univers: z.string() }),
  demarche: z.object({ slug: z.string(), version: z.int(), titre: z.string(), suite: z.array(z.string()) }),
  entreprise: z.object({ siren: z.string(), raisonSociale: z.string() }),
  /** Qui a envoyé, sous quel titre ; `cabinet` quand c’est une délégation. */
  auteur: z.object({
    id: z.string(),
    nom: z.string(),
    voie: z.enum(['membre', 'delegation']),
    titre: z.string(),
    compte: z.object({ id: z.string(), nom: z.string() }),
    cabinet: z.string().nullable(),
  }),
  commenceeLe: Instant,
  envoyeeLe: Instant,
  etapes: z.array(z.object({ slug: z.string(), titre: z.string(), lignes: z.array(Ligne) })),
  pieces: z.array(Piece),
})
export type Contenu = z.output<typeof Contenu>

/** Les valeurs sensibles, chiffrées, par nom de champ. */
export const Scelles = z.record(z.string(), z.string())
export type Scelles = z.output<typeof Scelles>

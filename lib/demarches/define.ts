import type { Univers } from '@/lib/ground/univers'

/**
 * Une démarche est une donnée : étapes, champs, conditions, contrôle d’ensemble, pièces. Une seule page, un seul formulaire,
 * un seul enregistrement et un seul envoi les servent toutes. Pure : ni Next, ni React, ni base, ni horloge ; le navigateur la charge aussi.
 */

/** Ce qui a été tapé, tel quel : un texte, des cases cochées, les parties d’un champ (jour, mois, année), ou des lignes répétées. */
export type Raw = string | string[] | { [partie: string]: string } | { [partie: string]: string }[]
export type Raws = Record<string, Raw>

/** Ce qui a été compris : une valeur par champ valide. Une date est « AAAA-MM-JJ », un montant un entier de centimes, oui/non un booléen. */
export type Value = string | number | boolean | null | Value[] | { [partie: string]: Value }
export type Answers = Record<string, Value | undefined>

/** D’où vient une réponse. */
export type Source = 'saisie' | 'compte' | 'contrat' | 'demande' | `dsn:${string}`

/** Un contrat de l’entreprise ; la franchise et la base de salaires quand elles sont connues. */
export type ContratConnu = {
  reference: string
  libelle: string
  univers: Univers
  effetLe: string
  finLe: string | null
  franchiseJours?: number | null
  franchiseMode?: 'continue' | 'discontinue' | 'relais' | null
  basePrestation?: 'brut' | 'net' | null
  nbMoisSalaires?: number | null
}

/** Ce que la démarche sait de l’entreprise et de la personne ; `aujourdhui` est « AAAA-MM-JJ » à Paris. */
export type Contexte = {
  aujourdhui: string
  siren: string
  raisonSociale: string
  etablissements: { siret: string; libelle: string }[]
  contrats: ContratConnu[]
  declarant: { prenom: string; nom: string; email: string; telephone: string | null }
  /** L’IBAN de ce brouillon a déjà servi dans une demande de l’entreprise ; `null` tant qu’il n’y est pas. */
  ibanConnu?: boolean | null
}

export type Option = { code: string; libelle: string; indice?: string }

/** Une branche d’un choix qui se précise ; sans branches, elle le finit. `note` : un mot à côté. */
export type Branche = { code: string; libelle: string; note?: string; branches?: readonly Branche[] }

type Base = {
  label: string
  /** Sous le libellé : format, exemple. */
  indice?: string
  /** Le « i » : où trouver l’information, pourquoi elle est demandée. */
  info?: string
  /** Faux : facultatif. Par défaut un champ est obligatoire. */
  requis?: boolean
  /** Le champ n’existe que si. Fausse, la réponse reste dans le brouillon et n’est ni vérifiée, ni récapitulée, ni envoyée. */
  when?: (reponses: Answers, contexte: Contexte) => boolean
  /** La même condition en mots, pour une page sans JavaScript : « si l’arrêt suit un accident ». Obligatoire avec `when`. */
  si?: string
  /** Ce que le portail sait déjà : montré avec sa source, jamais demandé, et qui l’emporte sur ce qui aurait été tapé. `null` : la question se pose. */
  connu?: (reponses: Answers, contexte: Contexte) => { value: Value; source: Source } | null
  /** Ce qui remplit les cases laissées vides, d’après les autres réponses ; la personne peut écrire autre chose. */
  propose?: (reponses: Answers, contexte: Contexte) => Raw | null
  /** Ce qui ne change pas d’une demande à l’autre pour un même salarié : repris de la dernière quand on le choisit ; pour une même entreprise : repris de la dernière. */
  memoire?: true | 'entreprise'
  /** La valeur proposée, et d’où elle vient. */
  prefill?: (contexte: Contexte) => { raw: Raw; source: Source } | null
  /** Remplace la phrase d’un champ vide. */
  manque?: string
}

/** Une colonne d’un tableau ou d’une ligne répétée : un champ simple. */
export type Colonne = Extract<Field, { kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'yesno' }>

export type Field = Base &
  (
    | { kind: 'text'; max?: number; multiligne?: boolean; autocomplete?: string }
    | { kind: 'number'; min?: number; max?: number; decimales?: number; unite?: string }
    | { kind: 'money'; min?: number; max?: number }
    | { kind: 'date'; min?: string; max?: string }
    | { kind: 'period' }
    | { kind: 'choice'; options: readonly Option[] | ((contexte: Contexte) => readonly Option[]); forme?: 'radios' | 'liste' }
    | {
        /** Un choix qui se précise : domaine, thème, motif. `manque` : la phrase quand ce niveau n’est pas choisi. */
        kind: 'arbre'
        niveaux: readonly { cle: string; label: string; manque: string }[]
        branches: readonly Branche[] | ((contexte: Contexte) => readonly Branche[])
      }
    | { kind: 'yesno' }
    | { kind: 'multiple'; options: readonly Option[] }
    | { kind: 'phone' }
    | { kind: 'email' }
    | { kind: 'address' }
    | { kind: 'siren' }
    | { kind: 'siret' }
    | { kind: 'nir' }
    | { kind: 'iban' }
    | { kind: 'etablissement' }
    | { kind: 'contrat'; univers: readonly Univers[] }
    | {
        kind: 'mois'
        colonnes: Record<string, Colonne>
        lignes: (reponses: Answers, contexte: Contexte) => readonly { cle: string; libelle: string }[]
        /** Les colonnes montrées d’abord ; les autres se déplient, mois par mois. Par défaut, toutes. */
        devant?: (reponses: Answers) => readonly string[]
        /** La colonne de montants que l’on remplit d’un coup pour tous les mois, les exceptions ensuite. */
        commun?: (reponses: Answers) => { colonne: string; label: string }
      }
    | { kind: 'rows'; colonnes: Record<string, Colonne>; min?: number; max: number; ajouter: string }
    | { kind: 'pieces' }
    | { kind: 'certification'; texte: string }
  )

export type Kind = Field['kind']

/** Une pièce que la démarche attend, calculée des réponses. `cle` est celle de l’emplacement (colonne `piece.champ`). */
export type PieceAttendue = { cle: string; libelle: string; pourquoi: string; requise: boolean; plusTard?: boolean }

/**
 * Un défaut d’ensemble : le champ où aller, la phrase (problème, remède, exemple), et dans un tableau la case, « rang.colonne ». `confirme` : la personne
 * a répondu à cette phrase que c’est exact ; elle n’est plus à lire, et se garde.
 */
export type Defaut = { champ: string; message: string; partie?: string; confirme?: true }

/** Ce qui va mal, ou étonne, dans une case d’un tableau ; `partie` est « rang.colonne ». */
export type Faute = { partie: string; message: string; confirme?: true }

/**
 * Ce que donnent les réponses, calculé ici pour la personne qui remplit ; le centre de gestion fait le calcul qui compte.
 * `franchise` : les jours de cet arrêt qu’elle prend. `avant` : le jour d’ici lequel déclarer. `contrat` : celui dont vient la franchise, quand il la dit.
 */
export type Estimation = {
  debut: string
  fin: string
  jours: number
  franchise: number | null
  premierJour: string | null
  avant: string | null
  aujourdhui: string
  contrat: string | null
  moyenne: { centimes: number; aVerifier: boolean } | null
  note: string | null
}

/** Les domaines du catalogue, dans l’ordre (domaine, section 6.3). */
export const DOMAINES = {
  prevoyance: 'Prévoyance',
  sante: 'Santé',
  cotisations: 'Cotisations',
  dsn: 'DSN',
  contrat: 'Contrat',
  compte: 'Compte et autres demandes',
} as const

/** `question` : le titre de l’écran, quand le nom de l’étape n’en est pas un. */
export type Etape = { slug: string; titre: string; question?: string; chapeau?: string; champs: Record<string, Field> }

/**
 * Ce qui peut répondre avant que l’on écrive : la démarche dédiée, des entrées de l’aide, les demandes en cours de ces démarches et celles où la même partie
 * du choix est la même ; et qui répondra, quand.
 */
export type Avant = {
  chemin: readonly string[]
  sujet: string
  semblable: { partie: string; code: string }
  formulaire: string | null
  questions: readonly string[]
  demandes: readonly string[]
  univers: Univers | null
  delai: string
}

/**
 * Ce qu’une demande dit des jours d’un salarié ; `au` est le dernier, `champ` celui qui le dit, `suit` la fin de l’arrêt telle qu’elle y est dite. Une reprise
 * tient en un jour.
 */
export type Periode = { quoi: 'arret' | 'prolongation' | 'reprise'; du: string; au: string; champ: string; suit?: string }

/** Une demande d’où une autre part : son numéro, et ce qui y a été tapé, sans rien de sensible. */
export type Origine = { numero: string; demarche: string; raws: Raws }

export type Demarche = {
  slug: string
  version: number
  titre: string
  /** Au catalogue : son domaine, sa place dans ce domaine (la plus demandée en tête), une phrase. */
  domaine: keyof typeof DOMAINES
  place: number
  phrase: string
  /** Le lien vers une autre, une fois celle-ci envoyée : « Déclarer un autre arrêt ». */
  encore: string
  /** Il faut être couvert dans l’un d’eux. */
  univers: readonly Univers[]
  /** Le temps qu’il faut, en minutes. */
  minutes: number
  /** Ce qu’il faut avoir sous la main. */
  preparer: readonly string[]
  /** Ce qui se passe ensuite, et quand. */
  suite: readonly string[]
  etapes: readonly Etape[]
  /** Contrôle entre étapes : ce qui empêche d’envoyer. */
  check: (reponses: Answers, contexte: Contexte) => Defaut[]
  /** Ce qui étonne sans empêcher. */
  avertir: (reponses: Answers, contexte: Contexte) => Defaut[]
  pieces: (reponses: Answers, contexte: Contexte) => PieceAttendue[]
  /** Ce qui se calcule à mesure, montré à côté de ces étapes ; `null` tant que les réponses n’y suffisent pas. */
  estimation?: { etapes: readonly string[]; de: (reponses: Answers, contexte: Contexte) => Estimation | null }
  /** Les champs qui, ensemble, disent le même événement (un NIR et une date) : le renvoyer est signalé, jamais empêché. */
  unique?: readonly string[]
  /** Les jours dont elle parle : ce qui chevauche, double ou laisse un trou avec une autre du même salarié est signalé. */
  periode?: (reponses: Answers) => Periode | null
  /** Celle qui en continue d’autres : lesquelles, le bouton qui y mène depuis elles, le champ où est leur numéro, et ce que l’une d’elles répond déjà ici. */
  continue?: { de: readonly string[]; texte: string; numero: string; reponses: (origine: Origine) => Raws }
  /** Ce qui se cherche pour elle au catalogue sans être dans son titre : « malade », « absence ». */
  mots?: string
  /** Le champ en arbre qu’une adresse peut déjà répondre (`?objet=…`), et ce que son choix propose de lire avant d’écrire. */
  avant?: { champ: string; de: (reponses: Answers) => Avant | null; aEcrire: () => readonly AEcrire[] }
  /** L’univers dont elle parle, d’après ses réponses, quand elle en sert plusieurs ; `null` : aucun en particulier. */
  universDe?: (reponses: Answers) => Univers | null
  /** La phrase qui nomme la demande : « Arrêt de travail de Karim Haddad ». Ni diagnostic, ni numéro. */
  objet: (reponses: Answers) => string
}

/** Un message que l’on peut écrire : le chemin de son objet, où il se range au catalogue, ce que l’on tape pour le trouver. */
export type AEcrire = {
  chemin: string
  titre: string
  theme: string
  domaine: keyof typeof DOMAINES
  univers: readonly Univers[]
  mots: string
  /** La démarche en ligne qui le remplace au catalogue. */
  formulaire: string | null
}

/** Déclare une démarche ; le type est vérifié ici, le contrat par `tests/rules/demarches`. */
export const defineDemarche = (demarche: Demarche): Demarche => demarche

/** Déclare une étape. */
export const etape = (slug: string, titre: string, champs: Record<string, Field>, chapeau?: string, question?: string): Etape => ({
  slug,
  titre,
  champs,
  ...(chapeau ? { chapeau } : {}),
  ...(question ? { question } : {}),
})

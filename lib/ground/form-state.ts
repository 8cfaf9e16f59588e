/** Un champ que quelqu’un d’autre a changé depuis que la page a été lue : les deux valeurs, en mots. */
export type ConflitLu = { champ: string; label: string; autre: string; mien: string; par: string; a: string; vue: { v: number; d: string } }

/** Ce qu’une action rend au formulaire. `values` garde ce qui a été tapé, les réponses d’un choix multiple une par ligne ; les secrets n’y sont jamais. */
export type FormState =
  | { status: 'idle' }
  | { status: 'invalide'; errors: Record<string, string>; values: Record<string, string> }
  | {
      status: 'refuse'
      message: string
      values: Record<string, string>
      conflits?: readonly ConflitLu[]
      mien?: readonly (readonly [string, string])[]
      doublon?: { numero: string }
      /** La page à relire, et ce que dit le lien : elle a changé depuis. */
      relire?: { href: string; texte: string }
    }
  | { status: 'panne'; message: string; id: string; values: Record<string, string> }
  /** Ce que l’acte a montré, et que nulle adresse ne porte. */
  | { status: 'revele'; texte: string; values: Record<string, string> }
  /** Une lettre telle qu’elle serait publiée : rien n’est écrit. */
  | { status: 'apercu'; lettre: LettreApercu; values: Record<string, string> }

/** Ce qu’une lettre montrerait, une fois publiée. */
export type LettreApercu = {
  destinataire: string
  contratReference: string | null
  objet: string
  corps: string
  reponseLe: string | null
  signataire: string
  fonction: string
}

export const IDLE: FormState = { status: 'idle' }

/** Ce qu’une commande rend à l’action : où aller ensuite, ou ce que le formulaire doit redire. */
export type Outcome = { vers: string } | FormState

/** La forme d’une action serveur de formulaire ; la seule que le portail accepte. */
export type FormAction = (previous: FormState, formData: FormData) => Promise<FormState>

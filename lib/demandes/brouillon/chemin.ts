import 'server-only'
import type { Contexte, Demarche, Raw, Value } from '@/lib/demarches/define'
import { followed, rawOfPath, wordsOf } from '@/lib/demarches/kinds/arbre'
import { parseField } from '@/lib/demarches/parse'
import { fieldsOf } from '@/lib/demarches/read'

type Choix = { champ: string; raw: Raw; texte: string }

/** Le champ `avant` d’une démarche, quand c’est un choix en arbre. */
function arbreOf(demarche: Demarche) {
  const trouve = demarche.avant ? fieldsOf(demarche).find(({ nom }) => nom === demarche.avant?.champ) : undefined
  return trouve?.field.kind === 'arbre' ? { champ: trouve.nom, field: trouve.field } : null
}

/**
 * Ce que ce chemin choisit déjà du champ `avant` d’une démarche, jusqu’au niveau où il mène.
 * @returns `null` quand elle n’en a pas, ou que le chemin ne commence par rien que cette entreprise puisse choisir.
 */
export function choiceOfPath(demarche: Demarche, chemin: string, contexte: Contexte): Choix | null {
  const arbre = arbreOf(demarche)
  if (!arbre) return null
  const { champ, field } = arbre
  const suivies = followed(rawOfPath(chemin, field), field, contexte)
  const raw = rawOfPath(suivies.map(({ code }) => code).join('/'), field)
  return suivies.length === 0 ? null : { champ, raw, texte: wordsOf(suivies) }
}

/** La réponse entière que ce chemin donne au champ `avant` d’une démarche ; `null` quand il n’y mène pas. */
export function answerOfPath(demarche: Demarche, chemin: string, contexte: Contexte): { champ: string; value: Value } | null {
  const arbre = arbreOf(demarche)
  if (!arbre) return null
  const lu = parseField(rawOfPath(chemin, arbre.field), arbre.field, contexte)
  return lu.ok ? { champ: arbre.champ, value: lu.value } : null
}

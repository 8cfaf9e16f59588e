import 'server-only'
import type { Contexte, Demarche, Raw, Value } from '@/lib/demarches/define'
import { rawOfPath } from '@/lib/demarches/kinds/arbre'
import { parseField } from '@/lib/demarches/parse'
import { fieldsOf, kindOf } from '@/lib/demarches/read'

/**
 * La réponse que ce chemin donne au champ `avant` d’une démarche.
 * @returns `null` quand elle n’en a pas, ou que le chemin ne mène à rien que cette entreprise puisse choisir.
 */
export function answerOfPath(
  demarche: Demarche,
  chemin: string,
  contexte: Contexte,
): { champ: string; raw: Raw; value: Value; texte: string } | null {
  const trouve = demarche.avant ? fieldsOf(demarche).find(({ nom }) => nom === demarche.avant?.champ) : undefined
  if (trouve?.field.kind !== 'arbre') return null
  const { nom: champ, field } = trouve
  const raw = rawOfPath(chemin, field)
  const lu = parseField(raw, field, contexte)
  return lu.ok ? { champ, raw, value: lu.value, texte: kindOf(field).toText(lu.value, field, contexte) } : null
}

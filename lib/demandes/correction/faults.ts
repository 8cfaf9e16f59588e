import type { Raws } from '@/lib/demarches/define'
import { judge } from '@/lib/demarches/engine'
import { fieldsOf } from '@/lib/demarches/read'
import { certificationsOf } from '../brouillon/rules'
import type { Formulaire } from './queries'

/** Ce qui retient ces réponses : dans les champs à corriger et les certifications, et ailleurs, quand la correction seule l’a causé. */
export function faultsOf({ demarche, contexte, raws: avant, envoi }: Formulaire, champs: readonly string[], raws: Raws) {
  const vues = demarche.etapes.map(({ slug }) => slug)
  const recues = envoi.pieces.flatMap(({ emplacement }) => emplacement ?? [])
  const juge = (reponses: Raws) => judge(demarche, reponses, contexte, vues, recues)
  const siens = new Set([...champs, ...certificationsOf(demarche).map(([nom]) => nom)])
  const connues = juge(avant).erreurs
  const jugement = juge(raws)
  const labels = new Map(fieldsOf(demarche).map(({ nom, field }) => [nom, field.label]))
  const noms = Object.keys(jugement.erreurs)
  return {
    jugement,
    siennes: noms.filter((nom) => siens.has(nom)),
    ailleurs: noms.filter((nom) => !siens.has(nom) && !Object.hasOwn(connues, nom)).map((nom) => labels.get(nom) ?? nom),
  }
}

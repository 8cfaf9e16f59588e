import { formatSiret } from '@/lib/ground/number'
import type { KindOf } from '../kind'
import { isEmptyText, readText, refuse, textOf } from '../saisie'

/** Un établissement de l’entreprise, par son SIRET : ceux du contexte, et eux seuls. */
export const etablissement: KindOf<'etablissement'> = {
  freeze: (value, field, contexte) => ({ siret: value, libelle: etablissement.toText(value, field, contexte) }),
  read: (form, champ) => readText(form, champ).slice(0, 60),
  isEmpty: isEmptyText,
  understand: (raw, _field, contexte) => {
    const siret = textOf(raw)
    if (contexte.etablissements.some((e) => e.siret === siret)) return { ok: true, value: siret }
    return refuse(
      `Cet établissement n’est pas dans la liste de l’entreprise. Choisissez-en un, par exemple «\u00a0${contexte.etablissements[0]?.libelle ?? contexte.raisonSociale}\u00a0».`,
    )
  },
  toText: (value, _field, contexte) => contexte.etablissements.find((e) => e.siret === value)?.libelle ?? formatSiret(String(value)),
}

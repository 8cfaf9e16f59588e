import { describing } from '@/components/form/frame'
import { type ControlProps, type FieldOf, textOf } from '@/components/form/raw'
import type { Contexte, Option } from '@/lib/demarches/define'
import { optionsOf } from '@/lib/demarches/kinds/choice'
import { contratsOf } from '@/lib/demarches/kinds/contrat'

type Liste = FieldOf<'choice' | 'yesno' | 'etablissement' | 'contrat'>

const OUI_NON: readonly Option[] = [
  { code: 'oui', libelle: 'Oui' },
  { code: 'non', libelle: 'Non' },
]

/** Ce qu’un champ donne à choisir, dans ce contexte. */
function offered(field: Liste, contexte: Contexte): readonly Option[] {
  switch (field.kind) {
    case 'choice':
      return optionsOf(field.options, contexte)
    case 'yesno':
      return OUI_NON
    case 'etablissement':
      return contexte.etablissements.map((e) => ({ code: e.siret, libelle: e.libelle }))
    case 'contrat':
      return contratsOf(contexte, field.univers).map((c) => ({ code: c.reference, libelle: c.libelle, indice: c.reference }))
  }
}

/** Vrai quand ce choix se montre en liste à dérouler : il le demande, il est trop long pour des boutons, ou l’on peut n’en retenir aucun. */
export const isSelect = (field: Liste, contexte: Contexte): boolean =>
  field.kind === 'choice' && field.forme
    ? field.forme === 'liste'
    : (field.kind === 'etablissement' && field.requis === false) || offered(field, contexte).length > 8

const EN_COLONNE = 'mt-3 grid gap-2'
/** Des choix courts, côte à côte. */
export const EN_LIGNE = 'mt-3 flex flex-wrap gap-3 [&>.choice]:pr-6'

/** Un choix : des boutons, tous à lire d’un coup d’œil. */
export function RadioControl({ nom, field, raw, contexte, erreur }: ControlProps<Liste>) {
  const options = offered(field, contexte)
  return (
    <div className={field.kind === 'yesno' ? EN_LIGNE : options.length > 3 ? 'mt-3 grid gap-2 min-[36rem]:grid-cols-2' : EN_COLONNE}>
      {options.map(({ code, libelle, indice }, rang) => (
        <label className="choice" key={code}>
          <input
            type="radio"
            id={rang === 0 ? nom : `${nom}.${code}`}
            name={nom}
            value={code}
            defaultChecked={textOf(raw) === code}
            aria-describedby={erreur ? `${nom}-erreur` : undefined}
          />
          <span>
            {libelle}
            {indice ? <span className="block text-sm text-ink-2">{indice}</span> : null}
          </span>
        </label>
      ))}
    </div>
  )
}

/** Un choix long : la liste du navigateur. */
export function SelectControl({ nom, field, raw, contexte, erreur }: ControlProps<Liste>) {
  return (
    <div className="mt-2">
      <select
        className="select"
        id={nom}
        name={nom}
        defaultValue={textOf(raw)}
        aria-required={field.requis !== false || undefined}
        aria-invalid={erreur ? true : undefined}
        aria-describedby={describing(nom, field)}
      >
        <option value="">Choisissez</option>
        {offered(field, contexte).map(({ code, libelle }) => (
          <option key={code} value={code}>
            {libelle}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Des cases à cocher. */
export function MultipleControl({ nom, field, raw }: ControlProps<FieldOf<'multiple'>>) {
  const coches: readonly unknown[] = Array.isArray(raw) ? raw : []
  return (
    <div className={EN_COLONNE}>
      {field.options.map(({ code, libelle, indice }, rang) => (
        <label className="choice" key={code}>
          <input type="checkbox" id={rang === 0 ? nom : `${nom}.${code}`} name={nom} value={code} defaultChecked={coches.includes(code)} />
          <span>
            {libelle}
            {indice ? <span className="block text-sm text-ink-2">{indice}</span> : null}
          </span>
        </label>
      ))}
    </div>
  )
}

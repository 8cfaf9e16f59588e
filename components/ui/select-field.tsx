import { describedBy, FieldFrame } from '@/components/ui/field'

/** Ce qui se choisit : un code, et son nom. */
export type Choix = readonly (readonly [code: string, nom: string])[]

type SelectFieldProps = {
  /** Son identifiant, quand plusieurs formulaires d’une page ont ce champ ; son nom sans mot contraire. */
  id?: string
  name: string
  label: string
  choix?: Choix
  /** Ce qui se choisit, rangé ; un groupe vide ne se montre pas. */
  groupes?: readonly (readonly [nom: string, choix: Choix])[]
  required?: boolean
  vide?: string
  hint?: string
  error?: string | undefined
  defaultValue?: string | undefined
}

/** Un choix dans une liste ; rien n’y est choisi d’avance. */
export const SelectField = ({
  name,
  id = name,
  label,
  choix = [],
  groupes = [],
  required = false,
  vide = 'Choisir',
  hint,
  error,
  defaultValue = '',
}: SelectFieldProps) => (
  <FieldFrame id={id} label={label} required={required} {...(hint === undefined ? {} : { hint })} {...(error === undefined ? {} : { error })}>
    <select
      key={defaultValue}
      className="select"
      id={id}
      name={name}
      defaultValue={defaultValue}
      aria-required={required || undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, hint, error)}
    >
      <option value="">{vide}</option>
      <Options choix={choix} />
      {groupes.map(([nom, siens]) =>
        siens.length === 0 ? null : (
          <optgroup key={nom} label={nom}>
            <Options choix={siens} />
          </optgroup>
        ),
      )}
    </select>
  </FieldFrame>
)

const Options = ({ choix }: { choix: Choix }) =>
  choix.map(([code, nom]) => (
    <option key={code} value={code}>
      {nom}
    </option>
  ))

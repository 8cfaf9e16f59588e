import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes, ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type FieldFrameProps = {
  id: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  /** Sous le champ : un lien d’aide. */
  after?: ReactNode
  children: ReactNode
}

/** Identifiants des textes qui décrivent un champ, dans l’ordre où ils se lisent. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint ? `${id}-aide` : '', error ? `${id}-erreur` : ''].filter(Boolean).join(' ') || undefined
}

/** Ce qui entoure un champ : étiquette et astérisque, aide, erreur entre l’aide et le champ. */
export function FieldFrame({ id, label, hint, error, required, after, children }: FieldFrameProps) {
  return (
    <div className={error ? 'field field--error' : 'field'}>
      <label className="field__label" htmlFor={id}>
        {label}
        {required ? (
          <span className="req" aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </label>
      {hint ? (
        <p className="field__hint" id={`${id}-aide`}>
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-erreur`} message={error} /> : null}
      <div className="field__control">{children}</div>
      {after ? <p className="field__after">{after}</p> : null}
    </div>
  )
}

/** La phrase d’un champ fautif. */
export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p className="error" id={id}>
      <Icon name="circle-alert" />
      <span>
        <span className="sr">Erreur&nbsp;: </span>
        {message}
      </span>
    </p>
  )
}

type TextFieldProps = Omit<FieldFrameProps, 'id' | 'children'> & {
  name: string
  /** Par défaut, `name`. Le résumé des erreurs mène à cet identifiant. */
  id?: string
  defaultValue?: string
  type?: 'text' | 'email' | 'tel' | 'search'
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  autoComplete?: HTMLInputAutoCompleteAttribute
  maxLength?: number
  /** Largeur parlante : 4, 10 ou 20 signes. Sans elle, toute la colonne. */
  width?: 'w4' | 'w10' | 'w20'
}

/**
 * Champ de texte. L’obligation est dite par `aria-required` et jugée par le serveur : la bulle du navigateur,
 * dans sa langue et sans remède, empêcherait nos propres phrases.
 */
export function TextField({ name, id = name, defaultValue, type = 'text', inputMode, autoComplete, maxLength, width, ...frame }: TextFieldProps) {
  return (
    <FieldFrame id={id} {...frame}>
      <input
        className={width ? `input input--${width}` : 'input'}
        id={id}
        name={name}
        type={type}
        defaultValue={defaultValue}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        spellCheck={type === 'email' ? false : undefined}
        autoCapitalize={type === 'email' ? 'none' : undefined}
        aria-required={frame.required || undefined}
        aria-invalid={frame.error ? true : undefined}
        aria-describedby={describedBy(id, frame.hint, frame.error)}
      />
    </FieldFrame>
  )
}

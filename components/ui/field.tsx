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
  /** Vérifié pendant la frappe : la place de l’erreur est toujours là, et ce qui s’y écrit s’annonce. */
  vif?: boolean | undefined
  children: ReactNode
}

/** Identifiants des textes qui décrivent un champ, dans l’ordre où ils se lisent. */
export function describedBy(id: string, hint?: string, error?: string | boolean): string | undefined {
  return [hint ? `${id}-aide` : '', error ? `${id}-erreur` : ''].filter(Boolean).join(' ') || undefined
}

/** Ce qui entoure un champ : étiquette et astérisque, aide, erreur entre l’aide et le champ. */
export function FieldFrame({ id, label, hint, error, required, after, vif, children }: FieldFrameProps) {
  return (
    <div className={error ? 'field field--error' : 'field'} data-champ={vif ? id : undefined}>
      <label className="inline-block leading-[1.35] font-medium" htmlFor={id}>
        {label}
        {required ? (
          <span className="font-bold text-danger" aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </label>
      {hint ? (
        <p className="max-w-measure text-sm text-ink-2" id={`${id}-aide`}>
          {hint}
        </p>
      ) : null}
      {vif ? (
        <div aria-live="polite">
          <FieldError id={`${id}-erreur`} message={error} />
        </div>
      ) : error ? (
        <FieldError id={`${id}-erreur`} message={error} />
      ) : null}
      <div className="mt-2">{children}</div>
      {after ? <p className="mt-1 text-sm/md [&_a]:inline-block [&_a]:py-1">{after}</p> : null}
    </div>
  )
}

/** L’erreur d’un champ ; sans message, sa place. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  return (
    <p className="error" id={id} hidden={!message} data-erreur="">
      <Icon name="circle-alert" />
      <span>
        <span className="sr-only">Erreur&nbsp;: </span>
        <span data-phrase="">{message}</span>
      </span>
    </p>
  )
}

const LARGEURS = { w4: 'max-w-24', w10: 'max-w-46', w20: 'max-w-88' } as const

type TextFieldProps = Omit<FieldFrameProps, 'id' | 'children'> & {
  name: string
  /** Par défaut, `name`. Le résumé des erreurs mène à cet identifiant. */
  id?: string
  defaultValue?: string
  type?: 'text' | 'email' | 'tel'
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
        className={width ? `input ${LARGEURS[width]}` : 'input'}
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
        aria-describedby={describedBy(id, frame.hint, frame.vif || frame.error)}
      />
    </FieldFrame>
  )
}

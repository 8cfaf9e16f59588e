'use client'

import { ActForm } from '@/components/ui/act-form'
import { SelectField } from '@/components/ui/select-field'
import type { FormAction } from '@/lib/ground/form-state'

type CorrectFormProps = {
  action: FormAction
  cache: Readonly<Record<string, string>>
  /** La cause, pour qui n’entend que le bouton. */
  sur: string
  /** Ce qui distingue ce formulaire de ceux des autres causes. */
  rang: number
  /** Les mois de DSN où la corriger ; le prochain d’abord, proposé ; `null` : elle est déjà notée corrigée, et se reprend. */
  mois: readonly (readonly [string, string])[] | null
}

/** Noter une cause corrigée, ou revenir en arrière. */
export function CorrectForm({ action, cache, sur, rang, mois }: CorrectFormProps) {
  return (
    <ActForm action={action} cache={cache} bouton={mois ? 'Le noter' : 'Revenir en arrière'} sur={sur} idOf={(nom) => `${nom}-${rang}`}>
      {({ errors, values }) =>
        mois ? (
          <SelectField
            id={`mois-${rang}`}
            name="mois"
            label="Corrigé dans la DSN de"
            required
            choix={mois}
            error={errors.mois}
            defaultValue={values.mois ?? mois[0]?.[0]}
          />
        ) : null
      }
    </ActForm>
  )
}

'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame } from '@/components/ui/field'
import { SelectField } from '@/components/ui/select-field'
import type { FormAction } from '@/lib/ground/form-state'

type TransferFormProps = {
  action: FormAction
  numero: string
  collegues: readonly { id: string; nom: string }[]
  /** Vide quand la demande attend le client : elle ne redevient pas à prendre. */
  centres: readonly (readonly [code: string, nom: string])[]
  /** Le centre dont elle est. */
  ici: string | null
}

/** Transmettre : à un collègue, qui la suit, ou à un centre, où elle est à prendre ; avec un mot que la gestion seule lit. */
export const TransferForm = ({ action, numero, collegues, centres, ici }: TransferFormProps) => (
  <ActForm action={action} cache={{ numero }} pli="Transmettre" bouton="Transmettre la demande" idOf={(nom) => (nom === 'corps' ? 'mot' : nom)}>
    {({ errors, values }) => (
      <>
        <SelectField
          name="vers"
          label={'À qui\u00a0?'}
          hint="Un collègue la suit telle qu’elle est. À un centre, elle est de nouveau à prendre."
          vide="Choisissez"
          required
          groupes={[
            ['Un collègue', collegues.map(({ id, nom }) => [`collegue:${id}`, nom] as const)],
            ['Un centre', centres.map(([code, nom]) => [`centre:${code}`, code === ici ? `${nom}, où elle est déjà` : nom] as const)],
          ]}
          error={errors.vers}
          defaultValue={values.vers}
        />
        <FieldFrame id="mot" label="Un mot pour qui la reprend" hint="Gardé en note interne" {...(errors.corps ? { error: errors.corps } : {})}>
          <textarea
            className="textarea"
            id="mot"
            name="corps"
            defaultValue={values.corps}
            aria-invalid={errors.corps ? true : undefined}
            aria-describedby={describedBy('mot', 'aide', errors.corps)}
          />
        </FieldFrame>
      </>
    )}
  </ActForm>
)

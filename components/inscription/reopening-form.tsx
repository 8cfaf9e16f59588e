'use client'

import { OneForm } from '@/components/recuperation/one-form'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import type { FormAction } from '@/lib/ground/form-state'

/** Un court message à la gestion, pour l’entreprise que l’on cherche à certifier. */
export function ReopeningForm({ action }: { action: FormAction }) {
  return (
    <OneForm action={action} titre="Les essais de certification sont épuisés" bouton="Envoyer mon message" labelledBy="epuise">
      {({ errors, values }) => (
        <>
          <TextField
            name="siren"
            label="SIREN"
            hint="Celui que vous cherchez à certifier"
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            width="w20"
            required
            defaultValue={values.siren}
            error={errors.siren}
            vif
          />
          <FieldFrame
            id="message"
            label="Votre message"
            hint="En une phrase&nbsp;: le courrier que vous avez, et le jour où il est daté"
            required
            error={errors.message}
          >
            <textarea
              className="textarea"
              id="message"
              name="message"
              rows={4}
              maxLength={600}
              defaultValue={values.message}
              aria-required
              aria-invalid={errors.message ? true : undefined}
              aria-describedby={describedBy('message', 'oui', errors.message)}
            />
          </FieldFrame>
        </>
      )}
    </OneForm>
  )
}

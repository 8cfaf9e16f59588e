'use client'

import { SirenField } from '@/components/identite/siren-field'
import { OneForm } from '@/components/recuperation/one-form'
import { describedBy, FieldFrame } from '@/components/ui/field'
import type { FormAction } from '@/lib/ground/form-state'

/** Un court message à la gestion, pour l’entreprise que l’on cherche à certifier. */
export function ReopeningForm({ action }: { action: FormAction }) {
  return (
    <OneForm action={action} titre="Les essais de certification sont épuisés" bouton="Envoyer mon message" labelledBy="epuise">
      {({ errors, values }) => (
        <>
          <SirenField hint="Celui que vous cherchez à certifier" value={values.siren} error={errors.siren} />
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

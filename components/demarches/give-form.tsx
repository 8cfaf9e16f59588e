'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame } from '@/components/ui/field'
import type { FormAction } from '@/lib/ground/form-state'

export type GiveFormProps = {
  action: FormAction
  compte: string
  siren: string
  id: string
  objet: string
  /** `moi` : la personne elle-même, qui reprend le brouillon d’un autre. */
  collegues: readonly { id: string; nom: string; moi: boolean }[]
}

/** Confier un brouillon à un collègue : à qui, et ce qui s’ensuit. */
export const GiveForm = ({ action, compte, siren, id, objet, collegues }: GiveFormProps) => (
  <section id="confier" aria-labelledby="confier-titre">
    <h2 id="confier-titre" className="mb-3 text-lg">
      Confier à un collègue
    </h2>
    <p className="mb-4 max-w-measure">
      Il le trouve dans sa liste «{'\u00a0'}À finaliser{'\u00a0'}», avec les réponses et les pièces, et un courriel le prévient. Vous ne le verrez
      plus, sauf si vous administrez le compte.
    </p>
    <ActForm action={action} cache={{ compte, siren, id }} bouton="Confier le brouillon" sur={objet} idOf={() => 'a'}>
      {({ errors, values }) => (
        <FieldFrame id="a" label="À qui&nbsp;?" required {...(errors.a ? { error: errors.a } : {})}>
          <select
            className="select"
            id="a"
            name="a"
            key={values.a}
            defaultValue={values.a ?? ''}
            aria-required
            aria-invalid={errors.a ? true : undefined}
            aria-describedby={describedBy('a', undefined, errors.a)}
          >
            <option value="">Choisissez</option>
            {collegues.map((un) => (
              <option key={un.id} value={un.id}>
                {un.moi ? `Moi, ${un.nom}` : un.nom}
              </option>
            ))}
          </select>
        </FieldFrame>
      )}
    </ActForm>
  </section>
)

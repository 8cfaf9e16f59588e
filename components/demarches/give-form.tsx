'use client'

import { ActForm } from '@/components/ui/act-form'
import { SelectField } from '@/components/ui/select-field'
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
    <ActForm action={action} cache={{ compte, siren, id }} bouton="Confier le brouillon" sur={objet}>
      {({ errors, values }) => (
        <SelectField
          name="a"
          label={'À qui\u00a0?'}
          vide="Choisissez"
          required
          choix={collegues.map((un) => [un.id, un.moi ? `Moi, ${un.nom}` : un.nom] as const)}
          error={errors.a}
          defaultValue={values.a}
        />
      )}
    </ActForm>
  </section>
)

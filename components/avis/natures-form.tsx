'use client'

import { ActForm } from '@/components/ui/act-form'
import { SelectField } from '@/components/ui/select-field'
import type { Reglage } from '@/lib/avis/queries'
import { ENVOIS_AVIS, NATURES, NATURES_AVIS } from '@/lib/copy/avis'
import type { FormAction } from '@/lib/ground/form-state'

/** Quand part le courriel de chaque nature. */
export const NaturesForm = ({ reglage, action }: { reglage: Reglage; action: FormAction }) => (
  <ActForm action={action} cache={{}} bouton="Enregistrer mes courriels" primary>
    {({ errors, values }) =>
      NATURES.map((nature) => (
        <SelectField
          key={nature}
          name={nature}
          label={NATURES_AVIS[nature].nom}
          hint={NATURES_AVIS[nature].aide}
          choix={ENVOIS_AVIS}
          defaultValue={values[nature] ?? reglage[nature]}
          error={errors[nature]}
          required
        />
      ))
    }
  </ActForm>
)

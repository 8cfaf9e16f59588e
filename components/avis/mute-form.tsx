'use client'

import { ActForm } from '@/components/ui/act-form'
import { SelectField } from '@/components/ui/select-field'
import type { EntrepriseAvis } from '@/lib/avis/queries'
import { SOURDINES } from '@/lib/copy/avis'
import type { FormAction } from '@/lib/ground/form-state'

type MuteFormProps = { entreprise: EntrepriseAvis; q: string; page: number; action: FormAction }

/** Ce qu’une entreprise envoie. La liste en porte plusieurs : chaque champ a son identifiant. */
export function MuteForm({ entreprise: { siren, raisonSociale, sourdine }, q, page, action }: MuteFormProps) {
  const id = `sourdine-${siren}`
  return (
    <ActForm action={action} cache={{ siren, q, page: String(page) }} bouton="Enregistrer" sur={raisonSociale} idOf={() => id}>
      {({ errors, values }) => (
        <SelectField
          id={id}
          name="sourdine"
          label="Ce qu’elle vous envoie"
          choix={SOURDINES}
          defaultValue={values.sourdine ?? sourdine}
          error={errors.sourdine}
          required
        />
      )}
    </ActForm>
  )
}

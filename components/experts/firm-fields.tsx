import { EmailAdvice } from '@/components/identite/email-advice'
import { CiviliteField } from '@/components/inscription/civilite-field'
import { TextField } from '@/components/ui/field'

type IdentityFieldsProps = { values: Readonly<Record<string, string | undefined>>; errors: Readonly<Record<string, string>>; conseil: string | null }

/** Qui l’on déclare : civilité, nom, prénom, téléphone, adresse. */
export function IdentityFields({ values, errors, conseil }: IdentityFieldsProps) {
  const field = (name: string) => {
    const [defaultValue, error] = [values[name], errors[name]]
    return { name, required: true, ...(defaultValue === undefined ? {} : { defaultValue }), ...(error === undefined ? {} : { error }) }
  }
  return (
    <>
      <CiviliteField value={values.civilite} error={errors.civilite} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
        <TextField {...field('nom')} label="Nom" autoComplete="off" maxLength={100} />
        <TextField {...field('prenom')} label="Prénom" autoComplete="off" maxLength={100} />
      </div>
      <TextField
        {...field('telephone')}
        label="Téléphone"
        hint="Fixe ou mobile, par exemple 06 39 98 00 12"
        type="tel"
        maxLength={60}
        width="w20"
        vif
      />
      <div>
        <TextField {...field('email')} label="Adresse e-mail" hint="Nous y écrivons pour vous." type="email" autoComplete="off" maxLength={254} vif />
        <EmailAdvice champ="email" conseil={conseil} />
      </div>
    </>
  )
}

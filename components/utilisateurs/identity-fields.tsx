import { EmailAdvice } from '@/components/identite/email-advice'
import { CiviliteField } from '@/components/inscription/civilite-field'
import { TextField } from '@/components/ui/field'

type Champ = 'civilite' | 'nom' | 'prenom' | 'telephone' | 'email' | 'fonction'

type IdentityFieldsProps = {
  values: Partial<Readonly<Record<string, string>>>
  errors: Readonly<Record<string, string>>
  /** L’adresse que l’on voulait sans doute écrire. */
  conseil: string | null
  /** Ce que dit l’aide de l’adresse ; sans elle, l’adresse ne se change pas ici. */
  adresse: string | null
}

/** Ce qu’un administrateur dit de quelqu’un, étiquettes de la référence. */
export function IdentityFields({ values, errors, conseil, adresse }: IdentityFieldsProps) {
  const field = (name: Champ) => ({ name, required: true, defaultValue: values[name] ?? '', ...(errors[name] ? { error: errors[name] } : {}) })
  return (
    <div className="max-w-160 *:not-first:mt-8">
      <CiviliteField value={values.civilite} error={errors.civilite} />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
        <TextField {...field('nom')} label="Nom" autoComplete="off" maxLength={100} />
        <TextField {...field('prenom')} label="Prénom" autoComplete="off" maxLength={100} />
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-8">
        <TextField
          {...field('telephone')}
          label="Téléphone"
          hint="Fixe ou mobile, par exemple 06 39 98 00 12"
          type="tel"
          autoComplete="off"
          maxLength={60}
          vif
        />
        <TextField
          {...field('fonction')}
          label="Fonction dans l’entreprise"
          hint="Par exemple Assistant de paie"
          autoComplete="off"
          maxLength={120}
        />
      </div>
      {adresse === null ? null : (
        <div>
          <TextField {...field('email')} label="Adresse email" hint={adresse} type="email" autoComplete="off" maxLength={254} vif />
          <EmailAdvice champ="email" conseil={conseil} />
        </div>
      )}
    </div>
  )
}

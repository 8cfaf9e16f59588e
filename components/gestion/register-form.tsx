'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame, TextField } from '@/components/ui/field'
import { type Choix, SelectField } from '@/components/ui/select-field'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import type { FormAction } from '@/lib/ground/form-state'

export type RegisterFormProps = {
  titre: string
  action: FormAction
  cle: string
  /** « AAAA-MM-JJ » : le dernier jour où une demande a pu arriver. */
  aujourdhui: string
  sujets: readonly { slug: string; titre: string }[]
}

const CANAUX: Choix = [
  ['papier', 'Courrier'],
  ['telephone', 'Téléphone'],
]

/** Le formulaire d’une demande reçue autrement que par le portail. */
export function RegisterForm({ titre, action, cle, aujourdhui, sujets }: RegisterFormProps) {
  return (
    <ActForm action={action} cache={{ cle }} bouton="Enregistrer la demande" titre={titre} primary>
      {({ errors, values }) => {
        const of = (name: string) => ({
          name,
          required: true,
          ...(errors[name] === undefined ? {} : { error: errors[name] }),
          ...(values[name] === undefined ? {} : { defaultValue: values[name] }),
        })
        return (
          <>
            <TextField {...of('siren')} label="SIREN de l’entreprise" hint="Neuf chiffres, par exemple 900 000 019" inputMode="numeric" width="w20" />
            <SelectField {...of('canal')} label="Reçue par" choix={CANAUX} />
            <TextField {...of('demandeur')} label="De la part de" hint="Qui a écrit ou appelé, par exemple Claire Durand" maxLength={100} />
            <FieldFrame id="recueLe" label="Reçue le" required {...(errors.recueLe === undefined ? {} : { error: errors.recueLe })}>
              <input
                className="input max-w-88"
                type="date"
                id="recueLe"
                name="recueLe"
                max={aujourdhui}
                defaultValue={values.recueLe ?? aujourdhui}
                required
                aria-invalid={errors.recueLe ? true : undefined}
                aria-describedby={describedBy('recueLe', undefined, errors.recueLe)}
              />
            </FieldFrame>
            <SelectField {...of('sujet')} label="Sujet" choix={sujets.map(({ slug, titre }) => [slug, titre] as const)} />
            <SelectField {...of('univers')} label="Univers" vide="D’après le sujet" required={false} choix={Object.entries(UNIVERS_NOMS)} />
            <TextField {...of('objet')} label="Objet" hint="Ce que l’entreprise lira, par exemple Affiliation de Lucas Roche" maxLength={200} />
            <FieldFrame
              id="corps"
              label="Ce qui est demandé"
              hint="L’entreprise le lira. N’écrivez aucun motif médical."
              required
              {...(errors.corps === undefined ? {} : { error: errors.corps })}
            >
              <textarea
                className="textarea"
                id="corps"
                name="corps"
                defaultValue={values.corps}
                aria-required
                aria-invalid={errors.corps ? true : undefined}
                aria-describedby={describedBy('corps', 'aide', errors.corps)}
              />
            </FieldFrame>
          </>
        )
      }}
    </ActForm>
  )
}

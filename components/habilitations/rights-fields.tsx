'use client'

import { useState } from 'react'
import { FieldError } from '@/components/ui/field'
import { plural } from '@/lib/ground/number'
import type { Choix, Portee } from '@/lib/habilitations/rules'
import { CompanyChoice } from './company-choice'
import type { Liste } from './use-choice'

/** Les droits choisis, tels que le formulaire les montre. */
export type Droits = { portee: Portee | null; sirens: readonly string[] }

type RightsFieldsProps = {
  compteId: string
  choix: Choix
  /** Ce que montre le formulaire quand il s’ouvre. */
  droits: Droits
  /** Ce qui était donné avant tout changement. */
  avant?: readonly string[] | undefined
  a: string
  errors: Readonly<Record<string, string>>
  onChange?: (droits: Droits) => void
  /** La liste, quand le formulaire s’en sert aussi. */
  liste?: Liste | undefined
}

/** « Habilitations » : l’ensemble du portefeuille, ou à la main, et alors lesquelles. */
export function RightsFields({ compteId, choix, droits, avant, a, errors, onChange, liste }: RightsFieldsProps) {
  // Ces deux-là seulement : un rôle venu avec eux reviendrait écraser celui qui vient d’être choisi.
  const [ici, setIci] = useState<Droits>({ portee: droits.portee, sirens: droits.sirens })
  const change = (suite: Droits) => {
    setIci(suite)
    onChange?.(suite)
  }
  return (
    <div className="group/portee grid gap-8">
      <fieldset className={errors.portee ? 'field field--error' : 'field'} data-champ="portee">
        <legend>
          Habilitations{' '}
          <span className="font-bold text-danger" aria-hidden="true">
            *
          </span>
        </legend>
        <div aria-live="polite">
          <FieldError id="portee-erreur" message={errors.portee} />
        </div>
        <div className="mt-3 grid gap-3 md:grid-cols-2">
          {PORTEES.map(({ portee, titre, aide }, i) => (
            <label className="choice" key={portee}>
              <input
                id={i === 0 ? 'portee' : undefined}
                type="radio"
                name="portee"
                value={portee}
                defaultChecked={droits.portee === portee}
                onChange={() => change({ ...ici, portee })}
                aria-describedby={errors.portee ? 'portee-erreur' : undefined}
              />
              <span>
                {titre}
                <span className="sub">{aide(choix.total)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <section className="hidden group-has-[[value=manuelle]:checked]/portee:block" aria-labelledby="entreprises" data-champ="liste">
        <h2 id="entreprises" className="mb-3 text-lg">
          Entreprises de {a}
        </h2>
        <div aria-live="polite">
          <FieldError id="liste-erreur" message={errors.liste} />
        </div>
        <div className="mt-3">
          <CompanyChoice
            compteId={compteId}
            choix={choix}
            donnees={droits.sirens}
            avant={avant}
            a={a}
            actif={ici.portee === 'manuelle'}
            liste={liste}
            onGive={(sirens) => change({ ...ici, sirens: [...sirens] })}
          />
        </div>
      </section>
    </div>
  )
}

const PORTEES: readonly { portee: Portee; titre: string; aide: (total: number) => string }[] = [
  {
    portee: 'portefeuille',
    titre: 'Donner les droits sur l’ensemble du portefeuille',
    aide: (total) => `${plural(total, 'entreprise')}, et celles que vous ajouterez plus tard`,
  },
  {
    portee: 'manuelle',
    titre: 'Donner les droits manuellement',
    aide: () => 'Seulement celles que vous choisissez\u202f; les suivantes ne sont pas comprises',
  },
]

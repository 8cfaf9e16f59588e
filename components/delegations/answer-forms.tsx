'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldError, FieldFrame } from '@/components/ui/field'
import { CORRECTION_NOMS } from '@/lib/delegations/phrases'
import type { ClientLu } from '@/lib/delegations/vues'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'

export type Gestes = { accepter: FormAction; refuser: FormAction; corriger: FormAction }

type AnswerFormsProps = { delegation: string; par: string; limite: string; collegues: ClientLu['collegues']; gestes: Gestes }

/** Répondre à un client : accepter, demander une correction, ou refuser en disant pourquoi. */
export function AnswerForms({ delegation, par, limite, collegues, gestes }: AnswerFormsProps) {
  const cache = { delegation }
  return (
    <div className="mt-5 flex flex-wrap items-start gap-3">
      <div className={collegues.aChoisir.length > 0 ? 'basis-full' : undefined}>
        <ActForm action={gestes.accepter} cache={cache} bouton="Accepter" primary>
          {({ values }) => <Occupes collegues={collegues} coches={values.membre?.split('\n')} />}
        </ActForm>
      </div>
      <ActForm action={gestes.corriger} cache={cache} bouton="Envoyer la correction" pli="Demander une correction" idOf={correctionId}>
        {({ errors, values }) => (
          <>
            <fieldset className={errors.sur ? 'field field--error' : 'field'}>
              <legend className="font-medium">Qu’est-ce qui doit changer{'\u202f'}?</legend>
              <FieldError id="correction-sur-erreur" message={errors.sur} />
              <div className="mt-2 flex flex-wrap gap-3 [&>.choice]:pr-6">
                {Object.entries(CORRECTION_NOMS).map(([code, nom], rang) => (
                  <label className="choice" key={code}>
                    <input
                      id={rang === 0 ? 'correction-sur' : undefined}
                      type="checkbox"
                      name="sur"
                      value={code}
                      defaultChecked={values.sur?.split('\n').includes(code)}
                      aria-describedby={errors.sur ? 'correction-sur-erreur' : undefined}
                    />
                    <span>{nom}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <Mot id="correction-mot" name="mot" label={`Votre mot à ${par}`} error={errors.mot} value={values.mot} />
            <p className="text-sm text-ink-2">La demande reste ouverte, la date du {limite} aussi.</p>
          </>
        )}
      </ActForm>
      <div className="sm:ml-auto has-[details[open]]:basis-full">
        <ActForm
          action={gestes.refuser}
          cache={cache}
          bouton="Refuser la demande"
          danger
          pli={<span className="text-danger">Refuser</span>}
          idOf={refusId}
        >
          {({ errors, values }) => (
            <Mot
              id="refus-motif"
              name="motif"
              label={`Pourquoi refusez-vous\u202f?`}
              hint={`${par} le lira.`}
              error={errors.motif}
              value={values.motif}
            />
          )}
        </ActForm>
      </div>
    </div>
  )
}

/** Qui s’en occupera : ceux qui ont tous les clients, d’office ; les autres se cochent. */
const Occupes = ({ collegues: { aChoisir, dOffice }, coches }: { collegues: ClientLu['collegues']; coches: readonly string[] | undefined }) =>
  aChoisir.length > 0 ? (
    <fieldset className="field">
      <legend className="font-medium">Qui s’en occupera</legend>
      <p className="mt-1 text-sm text-ink-2">
        {dOffice > 0
          ? `Vous, et d’office ${plural(dOffice, 'collègue')} qui ${dOffice > 1 ? 'ont' : 'a'} tous les clients. Cochez les autres.`
          : 'Vous, et ceux que vous cochez.'}{' '}
        Chacun en est prévenu.
      </p>
      <div className="mt-2 flex flex-wrap gap-3 [&>.choice]:pr-6">
        {aChoisir.map(({ id, nom, confie }) => (
          <label className="choice" key={id}>
            <input type="checkbox" name="membre" value={id} defaultChecked={coches?.includes(id) ?? confie} />
            <span>{nom}</span>
          </label>
        ))}
      </div>
    </fieldset>
  ) : null

const correctionId = (nom: string): string => `correction-${nom}`
const refusId = (nom: string): string => `refus-${nom}`

type MotProps = { id: string; name: string; label: string; hint?: string; error: string | undefined; value: string | undefined }

/** Quelques mots au client. */
export const Mot = ({ id, name, label, hint, error, value }: MotProps) => (
  <FieldFrame id={id} label={label} {...(hint ? { hint } : {})} {...(error ? { error } : {})} required>
    <textarea
      className="textarea"
      id={id}
      name={name}
      rows={3}
      maxLength={500}
      defaultValue={value}
      aria-required
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id, hint, error)}
    />
  </FieldFrame>
)

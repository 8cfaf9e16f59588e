'use client'

import { ActForm } from '@/components/ui/act-form'
import { describedBy, FieldFrame } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { Correctable } from '@/lib/demandes/correction/correctables'
import { formatDay, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'

type AskCorrectionProps = { action: FormAction; numero: string; cle: string; client: string; reponses: readonly Correctable[] }

/** Demander une correction : choisir des réponses de l’envoi, dire ce qui ne va pas. Le client ne verra que celles-là. */
export function AskCorrection({ action, numero, cle, client, reponses }: AskCorrectionProps) {
  const etapes = [...new Set(reponses.map(({ etape }) => etape))]
  return (
    <ActForm
      action={action}
      cache={{ numero, cle }}
      pli="Demander une correction"
      bouton="Demander la correction"
      aCote
      idOf={(nom) => (nom === 'corps' ? 'corps-corriger' : nom)}
    >
      {({ errors, values }) => {
        const choisies = values.champ?.split('\n') ?? []
        return (
          <div className="stack">
            <fieldset className={errors.champ ? 'field field--error' : 'field'} id="champ" tabIndex={-1}>
              <legend className="inline-block leading-[1.35] font-medium">Réponses à corriger</legend>
              {errors.champ ? (
                <p className="error">
                  <span>
                    <span className="sr-only">Erreur&nbsp;: </span>
                    {errors.champ}
                  </span>
                </p>
              ) : null}
              {etapes.map((etape) => (
                <div key={etape} className="mt-2 grid gap-2" role="group" aria-label={etape}>
                  <p className="text-sm font-medium">{etape}</p>
                  {reponses
                    .filter((un) => un.etape === etape)
                    .map(({ champ, label, texte }) => (
                      <label className="tick" key={champ}>
                        <input key={values.champ} type="checkbox" name="champ" value={champ} defaultChecked={choisies.includes(champ)} />
                        <span>
                          {label}
                          <span className="sub text-ink-2 wrap-anywhere">{texte ?? 'Non renseigné'}</span>
                        </span>
                      </label>
                    ))}
                </div>
              ))}
            </fieldset>
            <FieldFrame
              id="corps-corriger"
              label={`Ce que ${client} lira`}
              hint="Ce qui ne va pas, et où trouver ce qui est juste."
              required
              {...(errors.corps === undefined ? {} : { error: errors.corps })}
            >
              <textarea
                className="textarea"
                id="corps-corriger"
                name="corps"
                rows={5}
                defaultValue={values.corps}
                aria-required
                aria-invalid={errors.corps ? true : undefined}
                aria-describedby={describedBy('corps-corriger', 'aide', errors.corps)}
              />
            </FieldFrame>
          </div>
        )
      }}
    </ActForm>
  )
}

type PendingProps = {
  correction: { id: string; nombre: number; demandeeLe: Date; echeanceLe: Date; par: string }
  action: FormAction | null
  numero: string
}

/** La correction que le client doit : depuis quand, jusqu’à quand, et de quoi y renoncer. */
export const PendingCorrection = ({ correction: { id, nombre, demandeeLe, echeanceLe, par }, action, numero }: PendingProps) => (
  <Notice kind="wait" icon="pencil">
    <p>
      <b>Correction de {plural(nombre, 'réponse')} attendue du client</b> avant le {formatDay(echeanceLe)}, demandée par {par} le{' '}
      {formatDay(demandeeLe)}.
    </p>
    {action ? <ActForm action={action} cache={{ numero, correction: id }} bouton="Annuler la correction" /> : null}
  </Notice>
)

type Faite = { rang: number; par: string; le: Date; phrases: readonly string[] }

/** Ce que chaque correction a changé de l’envoi d’avant, en phrases, la plus récente d’abord. */
export const DoneCorrections = ({ corrections }: { corrections: readonly Faite[] }) => (
  <section aria-labelledby="corrige">
    <h2 id="corrige" className="border-b-2 border-ink pb-1 text-md/xl tracking-normal">
      Ce qui a été corrigé
    </h2>
    {corrections.map(({ rang, par, le, phrases }) => (
      <div key={rang} className="mt-2 text-sm">
        <p className="text-ink-2">
          <Icon name="pencil" /> Envoi n°{'\u00a0'}
          {rang}, par {par}, le {formatDay(le)} à {formatTime(le)}.
        </p>
        <ul className="mt-1 list-disc pl-[1.2em]">
          {phrases.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      </div>
    ))}
  </section>
)

'use client'

import { useRef, useState } from 'react'
import { EndDate } from '@/components/experts/end-date'
import { RightsTable } from '@/components/experts/rights-table'
import { typedDroits } from '@/components/experts/typed-droits'
import { type Droits, RightsFields } from '@/components/habilitations/rights-fields'
import { Button } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import { delegationSentence } from '@/lib/delegations/phrases'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Choix } from '@/lib/habilitations/rules'

type GrantFormProps = { action: FormAction; compteId: string; preparation: string; cabinet: string; choix: Choix; aujourdhui: string }

/** Seconde étape : les entreprises, ce que le cabinet y pourra, jusqu’à quand ; et la phrase qui le redit. */
export function GrantForm({ action, compteId, preparation, cabinet, choix, aujourdhui }: GrantFormProps) {
  const { state, pending, form } = useFormAction(action)
  const errors = state.status === 'invalide' ? state.errors : {}
  const values: Readonly<Record<string, string | undefined>> = state.status === 'idle' ? {} : state.values
  const lines = (nom: string, defaut: readonly string[]) => (state.status === 'idle' ? defaut : (values[nom]?.split('\n') ?? []))
  const balise = useRef<HTMLFormElement>(null)
  const donne = useRef<Droits>({ portee: portee(values.portee), sirens: [] })
  const [phrase, setPhrase] = useState<string | null>(null)
  const vivant = useHydrated()
  const tell = () => {
    if (!balise.current) return
    const droits = donne.current
    const dits = typedDroits(balise.current, droits, aujourdhui, null)
    const incomplet = droits.portee === null || dits.univers.length === 0 || (droits.portee === 'manuelle' && dits.sirens.length === 0)
    setPhrase(incomplet ? null : delegationSentence({ ...dits, entreprises: dits.sirens.length }))
  }
  return (
    <form {...form} ref={balise} aria-labelledby="droits" noValidate onChange={tell}>
      <FormOutcome titre="Déclarer un expert-comptable, étape 2 sur 2" state={state} />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="preparation" value={preparation} />
      <div className="grid gap-10">
        <RightsFields
          compteId={compteId}
          choix={choix}
          droits={{ portee: portee(values.portee), sirens: [...lines('siren', []), ...lines('liste', [])].filter(Boolean) }}
          a={cabinet}
          errors={errors}
          onChange={(droits) => {
            donne.current = droits
            tell()
          }}
        />
        <RightsTable
          consulter={lines('consulter', ['prevoyance', 'sante', 'retraite'])}
          declarer={lines('declarer', ['prevoyance', 'sante', 'retraite'])}
          errors={errors}
        />
        <EndDate values={values} errors={errors} />
        <section className="rounded-3 border border-brand bg-surface p-5 md:p-6" aria-labelledby="phrase">
          <h2 id="phrase">En une phrase</h2>
          <p className="mt-2 max-w-measure" role="status">
            {phrase ? (
              <>
                <b>{cabinet}</b> {phrase}
              </>
            ) : vivant ? (
              'Choisissez les entreprises et ce qu’il pourra y faire.'
            ) : (
              'Il ne pourra rien avant d’avoir accepté.'
            )}
          </p>
          <div className="actions mt-5">
            <Button variant="primary" type="submit" aria-busy={pending || undefined}>
              {pending ? 'Envoi…' : 'Valider'}
            </Button>
            <Lien className="button button--quiet sm:ml-auto" href={routes.declarerExpert(compteId, { preparation })}>
              Étape précédente
            </Lien>
          </div>
        </section>
      </div>
    </form>
  )
}

/** La portée telle qu’un formulaire l’a tapée. */
export const portee = (mot: string | undefined): Droits['portee'] => (mot === 'portefeuille' || mot === 'manuelle' ? mot : null)

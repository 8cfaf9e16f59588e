'use client'

import { useRef, useState } from 'react'
import { EndDate } from '@/components/experts/end-date'
import { IdentityFields } from '@/components/experts/firm-fields'
import { portee } from '@/components/experts/grant-form'
import { RightsTable } from '@/components/experts/rights-table'
import { typedDroits } from '@/components/experts/typed-droits'
import { type Droits, RightsFields } from '@/components/habilitations/rights-fields'
import { useIdentityForm } from '@/components/identite/use-identity-form'
import { Button } from '@/components/ui/button'
import { FormOutcome } from '@/components/ui/form-outcome'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { useFormAction } from '@/components/ui/use-form-action'
import { useHydrated } from '@/components/ui/use-hydrated'
import { UNIVERS_LUS, writesIn } from '@/lib/delegations/phrases'
import { phone } from '@/lib/demarches/kinds/phone'
import { changesOf, type Reglee, readAs } from '@/lib/delegations/changes'
import { dateOnly } from '@/lib/ground/date'
import type { FormAction, FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Choix } from '@/lib/habilitations/rules'

type EditExpertFormProps = {
  action: FormAction
  compteId: string
  delegation: string
  cabinet: string
  attend: boolean
  avant: Reglee
  choix: Choix
  aujourdhui: string
}

/** Changer un expert-comptable : son identité, ce qui lui est confié, et la phrase de ce qui change, à lire avant d’enregistrer. */
export function EditExpertForm({ action, compteId, delegation, cabinet, attend, avant, choix, aujourdhui }: EditExpertFormProps) {
  const { state, pending, form } = useFormAction(action)
  const { ref, conseil } = useIdentityForm(state)
  const errors = state.status === 'invalide' ? state.errors : {}
  const { vu: aLire, ...fautes } = errors
  const values = state.status === 'idle' || Object.keys(state.values).length === 0 ? told(avant) : state.values
  const lines = (nom: string) => values[nom]?.split('\n').filter(Boolean) ?? []
  const depart: Droits = { portee: portee(values.portee), sirens: [...lines('siren'), ...lines('liste')] }
  const donne = useRef(depart)
  const [change, setChange] = useState<{ phrases: readonly string[]; apres: FormState } | null>(null)
  const vivant = useHydrated()
  const tell = () => {
    if (!ref.current) return
    const apres = { contact: contactIn(ref.current, avant), ...typedDroits(ref.current, donne.current, aujourdhui, avant.au) }
    setChange({ phrases: changesOf({ cabinet, attend }, avant, apres, choix.entreprises), apres: state })
  }
  // Ce que le serveur demande de lire l’emporte, jusqu’au geste suivant.
  const aRelire = aLire !== undefined && change?.apres !== state
  const phrases = aRelire ? aLire.split('\n') : (change?.phrases ?? [])
  const rien = vivant && phrases.length === 0
  return (
    <form {...form} ref={ref} aria-labelledby="modifier" noValidate onChange={tell}>
      <FormOutcome
        titre={`Modifier ${cabinet}`}
        state={state.status === 'invalide' ? (Object.keys(fautes).length > 0 ? { ...state, errors: fautes } : { status: 'idle' }) : state}
      />
      <input type="hidden" name="compte" value={compteId} />
      <input type="hidden" name="delegation" value={delegation} />
      <input type="hidden" name="vu" value={readAs(phrases)} />
      <div className="grid gap-10">
        <section aria-labelledby="contact">
          <h2 id="contact" className="mb-4">
            Votre contact
          </h2>
          <div className="max-w-160 *:not-first:mt-8">
            <IdentityFields values={values} errors={fautes} conseil={conseil} />
          </div>
        </section>
        <RightsFields
          compteId={compteId}
          choix={choix}
          droits={depart}
          avant={avant.sirens}
          a={cabinet}
          errors={fautes}
          onChange={(droits) => {
            donne.current = droits
            tell()
          }}
        />
        <RightsTable consulter={lines('consulter')} declarer={lines('declarer')} errors={fautes} />
        <EndDate values={values} errors={fautes} />
        <section className="rounded-3 border border-brand bg-surface p-5 md:p-6" aria-labelledby="change">
          <h2 id="change">Ce qui change</h2>
          <div className="mt-2" role="status">
            {rien ? <p className="text-ink-2">Rien pour l’instant.</p> : null}
            {phrases.length > 0 ? (
              <ul className="grid gap-1">
                {phrases.map((phrase) => (
                  <li key={phrase} className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
                    <Icon name="arrow-right" className="mt-1 text-ink-2" />
                    <span>{phrase}</span>
                  </li>
                ))}
              </ul>
            ) : null}
            {phrases.length === 0 && !vivant ? <p className="text-ink-2">Nous vous montrons ce qui change avant de l’enregistrer.</p> : null}
            {aRelire ? <p className="mt-3 font-medium">Relisez, puis enregistrez{'\u00a0'}: c’est ce qui va changer.</p> : null}
          </div>
          <div className="actions mt-5">
            <Button variant="primary" type="submit" aria-busy={pending || undefined}>
              {pending ? 'Enregistrement…' : 'Enregistrer'}
            </Button>
            <Lien className="button button--quiet sm:ml-auto" href={routes.expert(compteId, delegation)}>
              Annuler
            </Lien>
          </div>
        </section>
      </div>
    </form>
  )
}

/** L’identité telle qu’elle est tapée ; un téléphone écrit autrement est le même. */
function contactIn(form: HTMLFormElement, { contact }: Reglee): Reglee['contact'] {
  const donnees = new FormData(form)
  const lu = (nom: string) => String(donnees.get(nom) ?? '').trim()
  const telephone = phone.understand(lu('telephone'), undefined as never, undefined as never)
  const civilite = lu('civilite')
  return {
    civilite: civilite === 'madame' || civilite === 'monsieur' ? civilite : contact.civilite,
    nom: lu('nom'),
    prenom: lu('prenom'),
    telephone: telephone.ok ? String(telephone.value) : contact.telephone,
    email: lu('email'),
  }
}

function told({ contact, portee: laPortee, sirens, au, ...droits }: Reglee): Record<string, string | undefined> {
  const [annee, mois, jour] = au ? dateOnly(au).split('-') : []
  return {
    civilite: contact.civilite ?? undefined,
    nom: contact.nom,
    prenom: contact.prenom,
    telephone: contact.telephone ?? undefined,
    email: contact.email,
    portee: laPortee,
    siren: sirens.join('\n'),
    consulter: droits.univers.join('\n'),
    declarer: UNIVERS_LUS.filter((un) => writesIn(droits, un)).join('\n'),
    'au.jour': jour,
    'au.mois': mois,
    'au.annee': annee,
  }
}

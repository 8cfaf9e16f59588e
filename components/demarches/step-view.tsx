import type { ReactNode } from 'react'
import { DemarcheFrame } from '@/components/demarches/demarche-frame'
import type { Pas } from '@/components/demarches/step-bar'
import { LiveAvant, type LiveAvantProps } from '@/components/demarches/live-avant'
import { Prior } from '@/components/demarches/prior'
import { EstimationAside } from '@/components/demarches/estimation'
import { StepForm } from '@/components/demarches/step-form'
import { FormField } from '@/components/form/form-field'
import { anchorOf, type Relire } from '@/components/form/raw'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { Contexte, Defaut, Demarche, Estimation, Etape, Faute, Raws } from '@/lib/demarches/define'
import type { ChampVisible } from '@/lib/demarches/engine'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

export type StepViewProps = {
  siren: string
  id: string
  demarche: Pick<Demarche, 'slug' | 'titre'>
  objet: string
  etape: Etape
  champs: readonly ChampVisible[]
  /** Ce qu’il faut montrer, déjà masqué. */
  raws: Raws
  sources: Readonly<Record<string, string>>
  /** Les champs masqués que la personne peut relire, et où. */
  relire: Readonly<Record<string, Relire>>
  erreurs: Readonly<Record<string, string>>
  parties: Readonly<Record<string, string>>
  /** Les cases fautives d’un tableau. */
  fautes: Readonly<Record<string, readonly Faute[]>>
  /** Ce qui se calcule à côté de cette étape ; absent, rien ne s’y calcule. */
  estimation?: { valeur: Estimation | null }
  avertissements: readonly Defaut[]
  /** Ce qui se lit entre le choix de ce champ et la suite. */
  avant?: Pick<LiveAvantProps, 'champ' | 'niveaux' | 'initial'> | null
  contexte: Contexte
  pas: readonly Pas[]
  precedente: string | null
  suivante: string
  retour: boolean
  enregistre: string
  version: number
  /** Ce que la page montre, pour reconnaître ce qui a été touché et ce qui a bougé ailleurs. */
  vues: string
  /** Les réponses des autres étapes, sans rien de sensible : les conditions du navigateur les lisent. */
  autres: Raws
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Les emplacements des pièces, et leur formulaire, qui ne peut être dans celui des réponses. */
  pieces: ReactNode
  depot: ReactNode
}

/** Une étape : ses erreurs, ses champs, ses trois boutons. Un formulaire ordinaire, que le navigateur sait envoyer seul. */
export function StepView(props: StepViewProps) {
  const { siren, id, demarche, etape, champs, raws, sources, erreurs, parties, fautes, contexte, pas, precedente, suivante, retour, version } = props
  const resume = Object.fromEntries(
    champs.flatMap(({ nom, field }) => {
      const phrase = erreurs[nom]
      const cases = fautes[nom] ?? []
      if (cases.length > 0) return cases.map(({ partie, message }) => [`${nom}.${partie}`, message])
      return phrase ? [[anchorOf(nom, field, parties[nom]), phrase]] : []
    }),
  )
  const rang = pas.findIndex((p) => p.slug === etape.slug)
  const { avant } = props
  const coupe = champs.findIndex(({ nom }) => nom === avant?.champ) + 1
  const dessins = champs.map(({ nom, field, visible, connu }) => (
    <FormField
      key={nom}
      nom={nom}
      field={field}
      visible={visible}
      connu={connu}
      raw={raws[nom] ?? ''}
      erreur={fautes[nom] ? undefined : erreurs[nom]}
      partie={parties[nom]}
      fautes={fautes[nom]}
      avis={props.avertissements.flatMap(({ champ, partie, message, confirme }) =>
        champ === nom && partie ? [{ partie, message, ...(confirme ? { confirme } : {}) }] : [],
      )}
      source={sources[nom]}
      relire={props.relire[nom]}
      contexte={contexte}
      pieces={field.kind === 'pieces' ? props.pieces : undefined}
    />
  ))
  return (
    <DemarcheFrame
      siren={siren}
      slug={demarche.slug}
      titre={demarche.titre}
      objet={props.objet}
      pas={pas}
      ici={etape.slug}
      enregistre={props.enregistre}
    >
      <div className={avant ? 'mt-10 print:m-0' : 'columns mt-10 print:m-0'}>
        <StepForm
          key={`${etape.slug}.${version}`}
          action={props.action}
          titre={`${etape.titre}, étape ${rang + 1} sur ${pas.length}, ${demarche.titre}`}
          erreurs={resume}
          cache={{ siren, id, etape: etape.slug, retour: retour ? 'recapitulatif' : '', vues: props.vues }}
          enhance={{ slug: demarche.slug, siren, id, etape: etape.slug, contexte, autres: props.autres }}
          reconnexion={routes.connexion(routes.etape(siren, id, etape.slug))}
        >
          <h1>{etape.question ?? etape.titre}</h1>
          {etape.chapeau ? <p className="lead">{etape.chapeau}</p> : null}
          <p className="text-sm text-ink-2 mt-2">
            Les champs marqués d’un astérisque rouge <span className="font-bold text-danger">*</span> sont obligatoires.
          </p>
          {props.avertissements.map(({ champ, message, partie }) =>
            partie ? null : (
              <Notice key={champ + message}>
                <p>{message}</p>
              </Notice>
            ),
          )}
          {avant ? (
            <>
              <div className="mt-6">{dessins.slice(0, coupe)}</div>
              <LiveAvant siren={siren} id={id} {...avant} prior={avant.initial ? <Prior siren={siren} avant={avant.initial} /> : null}>
                {dessins.slice(coupe)}
              </LiveAvant>
            </>
          ) : (
            <div className="mt-8 max-w-160 *:not-first:mt-8 has-[.grid-table]:max-w-256 has-[.pay]:max-w-none [&:has(.grid-table,.pay)>:not(:has(.grid-table,.pay))]:max-w-160">
              {dessins}
            </div>
          )}
          <div className="actions mt-10 border-t border-line-strong pt-6">
            <button className="button button--primary" type="submit" name="intention" value="continuer">
              {retour ? 'Continuer vers le récapitulatif' : suivante}
            </button>
            <button className="button" type="submit" name="intention" value="enregistrer">
              Enregistrer
            </button>
            <button className="button button--quiet ml-auto" type="submit" name="intention" value="quitter">
              Enregistrer et quitter
            </button>
          </div>
          {precedente ? (
            <p className="mt-6">
              <Lien href={precedente}>Étape précédente</Lien>
            </p>
          ) : null}
        </StepForm>
        {props.estimation ? <EstimationAside key={`estimation.${etape.slug}.${version}`} {...props.estimation} /> : null}
        {props.depot}
      </div>
    </DemarcheFrame>
  )
}

import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Field } from '@/lib/demarches/define'

export type FrameProps = {
  nom: string
  field: Field
  erreur?: string
  source?: string
  visible: boolean
  children: ReactNode
}

const SOURCES: Readonly<Record<string, string>> = {
  compte: 'Repris de votre compte',
  contrat: 'Repris de votre contrat',
  demande: 'Repris d’une demande précédente',
  dsn: 'Repris de votre DSN',
}

/** Les textes qui décrivent un champ. L’erreur y est toujours : vide tant qu’il n’y en a pas. */
export const describing = (nom: string, field: Field): string => (field.indice ? `${nom}-aide ${nom}-erreur` : `${nom}-erreur`)

/** Autour d’un champ d’une seule commande : libellé, aide, « i », erreur entre l’aide et la commande, provenance. */
export function FieldShell({ nom, field, children, ...rest }: FrameProps) {
  return (
    <div className={shellClass(rest.erreur)} data-champ={nom} data-visible={rest.visible ? 'oui' : 'non'}>
      <div className="flex min-h-8 flex-wrap items-center gap-1">
        <label className="inline-block leading-[1.35] font-medium" htmlFor={nom}>
          {field.label}
          <Required field={field} />
        </label>
        <Info field={field} />
      </div>
      <Around nom={nom} field={field} {...rest}>
        {children}
      </Around>
    </div>
  )
}

/** Autour d’un champ de plusieurs commandes : un groupe, que son libellé nomme. `muet` : le titre de l’écran le dit déjà, il ne se lit qu’à l’oreille. */
export function GroupShell({ nom, field, children, muet = false, ...rest }: FrameProps & { muet?: boolean }) {
  return (
    <fieldset
      className={shellClass(rest.erreur)}
      data-champ={nom}
      data-visible={rest.visible ? 'oui' : 'non'}
      aria-describedby={describing(nom, field)}
    >
      <legend className={muet ? 'sr-only' : undefined}>
        {field.label}
        <Required field={field} />
      </legend>
      <Info field={field} />
      <Around nom={nom} field={field} {...rest}>
        {children}
      </Around>
    </fieldset>
  )
}

/** Un champ dont le portail sait la réponse : elle se lit, avec sa source, et ne se demande pas. */
export function KnownField({ nom, field, texte, source, visible }: { nom: string; field: Field; texte: string; source: string; visible: boolean }) {
  return (
    <div className="field" data-champ={nom} data-connu={nom} data-visible={visible ? 'oui' : 'non'}>
      <p className="inline-block leading-[1.35] font-medium">{field.label}</p>
      <p>{texte}</p>
      <Origin source={source} />
    </div>
  )
}

/** D’où vient ce qui est déjà rempli. */
export const ORIGINE =
  'mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-sm text-ink-2 [&_a]:col-start-2 [&_a]:justify-self-start [&>.icon]:mt-[.1em] [&>.icon]:text-ok'

const Origin = ({ source }: { source: string | undefined }) => {
  const origine = SOURCES[source?.split(':')[0] ?? '']
  return origine ? (
    <p className={ORIGINE} data-origine="">
      <Icon name="file-check-2" />
      <span>{origine}</span>
    </p>
  ) : null
}

const shellClass = (erreur?: string) => (erreur ? 'field field--error' : 'field')

const Required = ({ field }: { field: Field }) =>
  field.requis === false ? (
    <span className="text-ink-2"> (facultatif)</span>
  ) : (
    <span className="font-bold text-danger" aria-hidden="true">
      {' '}
      *
    </span>
  )

const Info = ({ field }: { field: Field }) =>
  field.info ? (
    <details className="info-details contents">
      <summary className="unmarked inline-grid size-8 cursor-pointer place-items-center rounded-full text-link hover:bg-note-soft">
        <Icon name="info" className="size-5 align-[0]" />
        <span className="sr-only">Aide&nbsp;: {field.label}</span>
      </summary>
      <div className="clear-both mt-2 max-w-measure basis-full rounded-2 bg-note-soft px-4 py-3 text-sm [&_p+p]:mt-2">
        <p>{field.info}</p>
      </div>
    </details>
  ) : null

function Around({ nom, field, erreur, source, children }: Omit<FrameProps, 'visible'>) {
  return (
    <>
      {field.si ? <p className="max-w-measure text-sm text-ink-2 si">À remplir {field.si}</p> : null}
      {field.indice ? (
        <p className="max-w-measure text-sm text-ink-2" id={`${nom}-aide`}>
          {field.indice}
        </p>
      ) : null}
      <p className="error" id={`${nom}-erreur`} hidden={!erreur} data-erreur="">
        <Icon name="circle-alert" />
        <span>
          <span className="sr-only">Erreur&nbsp;: </span>
          <span data-phrase="">{erreur}</span>
        </span>
      </p>
      {children}
      <Origin source={source} />
    </>
  )
}

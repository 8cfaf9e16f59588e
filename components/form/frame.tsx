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
      <div className="field__head">
        <label className="field__label" htmlFor={nom}>
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

/** Autour d’un champ de plusieurs commandes : un groupe, que son libellé nomme. */
export function GroupShell({ nom, field, children, ...rest }: FrameProps) {
  return (
    <fieldset
      className={shellClass(rest.erreur)}
      data-champ={nom}
      data-visible={rest.visible ? 'oui' : 'non'}
      aria-describedby={describing(nom, field)}
    >
      <legend>
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
      <p className="field__label">{field.label}</p>
      <p>{texte}</p>
      <Origin source={source} />
    </div>
  )
}

const Origin = ({ source }: { source: string | undefined }) => {
  const origine = SOURCES[source?.split(':')[0] ?? '']
  return origine ? (
    <p className="from" data-origine="">
      <Icon name="file-check-2" />
      <span>{origine}</span>
    </p>
  ) : null
}

const shellClass = (erreur?: string) => (erreur ? 'field field--error' : 'field')

const Required = ({ field }: { field: Field }) =>
  field.requis === false ? (
    <span className="muted"> (facultatif)</span>
  ) : (
    <span className="req" aria-hidden="true">
      {' '}
      *
    </span>
  )

const Info = ({ field }: { field: Field }) =>
  field.info ? (
    <details className="info-details">
      <summary className="info">
        <Icon name="info" />
        <span className="sr">Aide&nbsp;: {field.label}</span>
      </summary>
      <div className="info-panel">
        <p>{field.info}</p>
      </div>
    </details>
  ) : null

function Around({ nom, field, erreur, source, children }: Omit<FrameProps, 'visible'>) {
  return (
    <>
      {field.si ? <p className="field__hint si">À remplir {field.si}</p> : null}
      {field.indice ? (
        <p className="field__hint" id={`${nom}-aide`}>
          {field.indice}
        </p>
      ) : null}
      <p className="error" id={`${nom}-erreur`} hidden={!erreur} data-erreur="">
        <Icon name="circle-alert" />
        <span>
          <span className="sr">Erreur&nbsp;: </span>
          <span data-phrase="">{erreur}</span>
        </span>
      </p>
      {children}
      <Origin source={source} />
    </>
  )
}

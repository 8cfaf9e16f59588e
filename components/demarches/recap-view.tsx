import type { ReactNode } from 'react'
import { DemarcheFrame } from '@/components/demarches/demarche-frame'
import { SendForm } from '@/components/demarches/send-form'
import type { Pas } from '@/components/demarches/step-bar'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Route } from '@/components/ui/route'
import { SOURCE_NOMS } from '@/lib/copy/demande'
import type { Defaut, Demarche, PieceAttendue } from '@/lib/demarches/define'
import type { LigneRecap } from '@/lib/demarches/engine'
import { fileSize } from '@/lib/demandes/rules'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type RecapViewProps = {
  siren: string
  id: string
  demarche: Pick<Demarche, 'slug' | 'titre' | 'suite'>
  objet: string
  /** L’empreinte de ce qui est montré : seul cela se certifie. */
  vu: string
  pas: readonly Pas[]
  enregistre: string
  etapes: readonly { slug: string; titre: string; lignes: readonly LigneRecap[]; pieces: boolean }[]
  /** Ce qui empêche d’envoyer : la phrase, et où aller. */
  bloque: readonly { href: string; message: string }[]
  avertissements: readonly Defaut[]
  pieces: { recues: readonly { champ: string; nom: string; taille: number | null }[]; attendues: readonly PieceAttendue[] }
  certifications: readonly { nom: string; texte: string }[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Tout relire, revenir sur ce qu’il faut, certifier, envoyer. */
export function RecapView(props: RecapViewProps) {
  const { siren, id, demarche, etapes, bloque, avertissements } = props
  const modifier = (slug: string, quoi: string): ReactNode => (
    <Lien href={routes.etape(siren, id, slug, 'retour')}>
      Modifier<span className="sr"> {quoi}</span>
    </Lien>
  )
  return (
    <DemarcheFrame
      siren={siren}
      slug={demarche.slug}
      titre={demarche.titre}
      objet={props.objet}
      pas={props.pas}
      ici="recapitulatif"
      enregistre={props.enregistre}
    >
      <div className="columns form-columns">
        <div className="recap">
          <SendForm
            action={props.action}
            cache={{ siren, id, vu: props.vu }}
            bloque={bloque}
            certifications={props.certifications}
            titre={`Récapitulatif, ${demarche.titre}`}
            siren={siren}
            brouillon={routes.brouillon(siren, id)}
          >
            <h1>Relisez, puis envoyez</h1>
            <p className="lead">
              Rien n’est parti. Après «{'\u00a0'}Modifier{'\u00a0'}», vous revenez directement ici.
            </p>
            {avertissements.map(({ message }) => (
              <Notice key={message}>
                <p>{message}</p>
              </Notice>
            ))}
            {etapes.map(({ slug, titre, lignes, pieces }) => (
              <section className="recap__step" key={slug} aria-labelledby={`recap-${slug}`}>
                <h2 id={`recap-${slug}`}>{titre}</h2>
                {lignes.length > 0 ? (
                  <Facts wide facts={lignes.map((ligne) => factOf(ligne, modifier(slug, `«\u00a0${ligne.label}\u00a0»`)))} />
                ) : null}
                {pieces ? <Pieces {...props.pieces} modifier={modifier(slug, 'les pièces')} /> : null}
              </section>
            ))}
          </SendForm>
        </div>
        <aside className="side side--follow" aria-label="Après l’envoi">
          <section aria-labelledby="apres">
            <h2 id="apres">Après l’envoi</h2>
            <div className="route--top">
              <Route small stops={demarche.suite.map((phrase) => ({ id: phrase, titre: phrase }))} />
            </div>
          </section>
        </aside>
      </div>
    </DemarcheFrame>
  )
}

const factOf = ({ label, texte, source }: LigneRecap, action: ReactNode) => {
  const origine = SOURCE_NOMS[source.split(':')[0] ?? ''] ?? ''
  const lignes = texte?.split('\n') ?? []
  return {
    label,
    action,
    value:
      lignes.length === 0 ? null : (
        <>
          {lignes.map((ligne) => (
            <span className="recap__line" key={ligne}>
              {ligne}
            </span>
          ))}
          {origine ? <span className="small muted"> ({origine})</span> : null}
        </>
      ),
  }
}

const Pieces = ({ recues, attendues, modifier }: RecapViewProps['pieces'] & { modifier: ReactNode }) => {
  const manque = attendues.filter(({ cle }) => !recues.some(({ champ }) => champ === cle))
  return (
    <>
      <p className="small">{modifier}</p>
      <ul className="files">
        {recues.map(({ champ, nom, taille }) => (
          <li className="file" key={`${champ} ${nom}`}>
            <Icon name="file-text" />
            <span className="file__name">
              {nom}
              <span className="file__state">{attendues.find(({ cle }) => cle === champ)?.libelle}</span>
            </span>
            <span className="muted">{fileSize(taille)}</span>
          </li>
        ))}
        {manque.map(({ cle, libelle, requise, plusTard }) => (
          <li className="file" key={cle}>
            <Icon name="clock" />
            <span className="file__name">{libelle}</span>
            <span className={plusTard ? 'tag tag--wait' : 'tag'}>{plusTard ? 'À venir' : requise ? 'Manque' : 'Facultative'}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

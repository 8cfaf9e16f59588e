import { EstimationView } from '@/components/demarches/estimation'
import { DemarcheFrame } from '@/components/demarches/demarche-frame'
import { PrintButton } from '@/components/ui/print-button'
import { SendForm } from '@/components/demarches/send-form'
import type { Pas } from '@/components/demarches/step-bar'
import { Wages } from '@/components/demarches/wages'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Route } from '@/components/ui/route'
import { SOURCE_NOMS } from '@/lib/copy/demande'
import { listLabels } from '@/lib/demandes/envoi/answers'
import type { Defaut, Demarche, Estimation } from '@/lib/demarches/define'
import type { LigneARelire, PieceARelire } from '@/lib/demandes/brouillon/recap-screen'
import { fileSize } from '@/lib/demandes/rules'
import type { FormState } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type EtapeARelire = { slug: string; titre: string; lignes: readonly LigneARelire[]; pieces: string | null }

type RecapViewProps = {
  siren: string
  id: string
  demarche: Pick<Demarche, 'slug' | 'titre' | 'suite'>
  objet: string
  /** L’empreinte de ce qui est montré : seul cela se certifie. */
  vu: string
  pas: readonly Pas[]
  enregistre: string
  /** Ce que dit une feuille imprimée : de qui est le brouillon, quand, et qu’il n’est pas parti. */
  imprime: string
  etapes: readonly EtapeARelire[]
  /** Ce qui empêche d’envoyer : la phrase, et le champ où aller. */
  bloque: readonly { etape: string; ancre: string; message: string }[]
  avertissements: readonly Defaut[]
  pieces: readonly PieceARelire[]
  /** Ce que donnent les réponses, comme à côté des étapes ; `null` quand rien ne s’y calcule. */
  estimation: Estimation | null
  certifications: readonly { nom: string; texte: string }[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
}

/** Tout relire, revenir sur ce qu’il faut, certifier, envoyer. Sur papier, deux feuilles. */
export function RecapView(props: RecapViewProps) {
  const { siren, id, demarche, etapes, bloque, avertissements } = props
  // Un lien ordinaire : le navigateur donne le focus au champ que nomme l’adresse, avec ou sans JavaScript.
  const toField = (etape: string, ancre: string, ...dit: 'verifier'[]) => `${routes.etape(siren, id, etape, ...dit, 'retour')}#${ancre}`
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
      <div className="columns mt-10 print:m-0">
        <div className="recap print:leading-[1.35] print:[&_.alert]:px-2 print:[&_.alert]:py-1">
          <SendForm
            action={props.action}
            cache={{ siren, id, vu: props.vu }}
            bloque={bloque.map(({ etape, ancre, message }) => ({ message, href: toField(etape, ancre, 'verifier') }))}
            certifications={props.certifications}
            titre={`Récapitulatif, ${demarche.titre}`}
            siren={siren}
            brouillon={routes.brouillon(siren, id)}
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
              <h1 className="print:hidden">Relisez, puis envoyez</h1>
              <PrintButton />
            </div>
            <p className="lead print:hidden">
              Rien n’est parti. «{'\u00a0'}Modifier{'\u00a0'}» mène au champ, puis vous revenez ici.
            </p>
            <p className="hidden max-w-none print:block text-sm">{props.imprime}</p>
            {avertissements.length > 0 ? (
              <div className="mt-5 grid gap-3">
                {avertissements.map(({ message }) => (
                  <Notice key={message} kind="wait">
                    <p>{message}</p>
                  </Notice>
                ))}
              </div>
            ) : null}
            {etapes.map((etape) => (
              <Block key={etape.slug} etape={etape} pieces={props.pieces} adresse={(ancre) => toField(etape.slug, ancre)} />
            ))}
          </SendForm>
        </div>
        <aside className="side print:hidden lg:sticky lg:top-6" aria-label="Après l’envoi">
          <section aria-labelledby="apres">
            <h2 id="apres">Après l’envoi</h2>
            <div className="mt-5">
              <Route small stops={demarche.suite.map((phrase) => ({ id: phrase, titre: phrase }))} />
            </div>
          </section>
          {props.estimation ? <EstimationView estimation={props.estimation} /> : null}
        </aside>
      </div>
    </DemarcheFrame>
  )
}

/** Une étape : ce qui est répondu, ce qui est laissé vide en une ligne, les salaires en tableau, les pièces. */
function Block({
  etape: { slug, titre, lignes, pieces: champPieces },
  pieces,
  adresse,
}: {
  etape: EtapeARelire
  pieces: readonly PieceARelire[]
  adresse: (ancre: string) => string
}) {
  const faits = lignes.filter(({ tableau, texte, requis }) => tableau === null && (texte !== null || requis))
  const vides = lignes.filter(({ texte, requis }) => texte === null && !requis)
  const premier = lignes.find(({ connu }) => !connu)
  return (
    <section
      className={lignes.some(({ tableau }) => tableau) ? 'mt-10 print:mt-3 print:break-before-page' : 'mt-10 print:mt-3'}
      aria-labelledby={`recap-${slug}`}
    >
      <div className="flex items-baseline justify-between gap-4 border-b-2 border-ink pb-1 print:border-[#000] print:break-inside-avoid print:break-after-avoid">
        <h2 className="text-lg/xl tracking-normal" id={`recap-${slug}`}>
          {titre}
        </h2>
        {premier ? <Modify href={adresse(premier.ancre)} quoi={`«\u00a0${titre}\u00a0», à partir de «\u00a0${premier.label}\u00a0»`} /> : null}
      </div>
      {faits.length + vides.length > 0 ? (
        <dl className={FAITS}>
          {faits.map((ligne) => (
            <div key={ligne.champ}>
              <dt>{ligne.label}</dt>
              <dd>
                <Words {...ligne} />
              </dd>
              {ligne.connu ? null : (
                <dd className={UN_MODIFIER}>
                  <Modify href={adresse(ligne.ancre)} quoi={`«\u00a0${ligne.label}\u00a0»`} />
                </dd>
              )}
            </div>
          ))}
          {vides.length > 0 ? (
            <div>
              <dt>Laissés vides</dt>
              <dd className="text-ink-2">{listLabels(vides.map(({ label }) => label))}, facultatifs</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      {lignes.map(({ champ, label, tableau }) => (tableau ? <Wages key={champ} titre={label} tableau={tableau} /> : null))}
      {champPieces ? <Pieces pieces={pieces} adresse={adresse(champPieces)} /> : null}
    </section>
  )
}

const Modify = ({ href, quoi }: { href: string; quoi: string }) => (
  <a className="flex-none text-sm/[2rem] print:hidden" href={href}>
    Modifier<span className="sr-only"> {quoi}</span>
  </a>
)

/** Les mots d’une réponse, et d’où elle vient. */
const Words = ({ texte, source }: LigneARelire) => {
  const origine = SOURCE_NOMS[source.split(':')[0] ?? ''] ?? ''
  if (texte === null) return <span className="text-ink-2">Non renseigné</span>
  return (
    <>
      {texte.split('\n').map((ligne) => (
        <span className="block" key={ligne}>
          {ligne}
        </span>
      ))}
      {origine ? <span className="text-sm text-ink-2"> ({origine})</span> : null}
    </>
  )
}

const FAITS =
  'facts min-[40rem]:*:grid-cols-[13rem_minmax(0,1fr)_auto] *:py-[.4375rem] print:columns-2 print:gap-8 print:*:grid-cols-[9rem_minmax(0,1fr)] print:*:py-0.5 min-[40rem]:[&_dd]:col-[2] print:[&_dd]:col-start-2'
/** Un « Modifier » par bloc se voit toujours ; celui d’une ligne vient avec la souris ou le clavier, et reste au doigt. */
const UN_MODIFIER =
  'acte text-sm [@media(hover:hover)]:opacity-0 [@media(hover:hover)]:[:is(:hover,:focus-within)>&]:opacity-100 min-[40rem]:col-start-3! print:hidden'

const ETATS = {
  jointe: { mot: 'Jointe', classe: 'tag border-ok text-ok' },
  a_venir: { mot: 'À venir', classe: 'tag tag--wait' },
  non_jointe: { mot: 'Non jointe', classe: 'tag' },
  manque: { mot: 'Manque', classe: 'tag border-danger text-danger' },
} as const satisfies Record<PieceARelire['etat'], { mot: string; classe: string }>

const sayState = ({ etat, fichiers }: PieceARelire): string => {
  if (etat === 'jointe') return fichiers.map(({ nom, taille }) => [nom, fileSize(taille)].filter(Boolean).join(', ')).join('\u00a0; ')
  if (etat === 'a_venir') return 'Vous la joindrez à un message, sur la page de la demande'
  return etat === 'manque' ? 'Obligatoire' : 'Facultative'
}

const Pieces = ({ pieces, adresse }: { pieces: readonly PieceARelire[]; adresse: string }) => (
  <>
    <p className="mt-3 print:hidden text-sm">
      <a href={adresse}>Modifier les pièces</a>
    </p>
    <ul className="border-b border-line print:columns-2 print:gap-8 [&_.file]:py-2 print:[&_.file]:py-1">
      {pieces.map((piece) => (
        <li className="file" key={piece.cle}>
          <Icon name={piece.etat === 'a_venir' ? 'clock' : 'file-text'} />
          <span className="font-medium wrap-anywhere">
            {piece.libelle}
            <span className="flex flex-wrap gap-x-2 text-ink-2">{sayState(piece)}</span>
          </span>
          <span className={ETATS[piece.etat].classe}>{ETATS[piece.etat].mot}</span>
        </li>
      ))}
    </ul>
  </>
)

import { DoneCorrections } from '@/components/gestion/correction'
import { DeclaredTable } from '@/components/gestion/declared-table'
import { LeaveRoad } from '@/components/gestion/leave-road'
import { Reveal } from '@/components/gestion/reveal'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { Arret, LigneDite, Rubrique } from '@/lib/demandes/gestion/declaration'
import { readDeclaration } from '@/lib/demandes/gestion/declaration'
import type { Dossier } from '@/lib/demandes/gestion/queries'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DeclarationProps = { dossier: Dossier; envoi: NonNullable<Dossier['envoi']>; reveler: FormAction }

/** Ce qui a été déclaré, pour être lu : l’arrêt et sa franchise, le contrat choisi, le salarié, les salaires. */
export function DeclarationTab({ dossier: d, envoi, reveler }: DeclarationProps) {
  const { arret, contrat, rubriques } = readDeclaration(envoi)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {d.corrections.length > 0 ? <DoneCorrections corrections={d.corrections} /> : null}
      {d.doublons.length > 0 ? <Doublons doublons={d.doublons} /> : null}
      {rubriques.map((rubrique) => (
        <Section key={rubrique.slug} rubrique={rubrique} arret={rubrique.slug === 'arret' ? arret : null} numero={d.numero} reveler={reveler} />
      ))}
      {contrat ? <Contrat choisi={contrat} contrats={d.contrats} /> : null}
    </div>
  )
}

/** Le doublon que l’employeur a lu avant d’envoyer : qui traite le lit aussi. */
const Doublons = ({ doublons }: { doublons: Dossier['doublons'] }) => (
  <Notice kind="wait" icon="layers">
    <div>
      <p>
        <b>Peut-être un doublon.</b> Même salarié, même événement{'\u00a0'}:
      </p>
      <ul>
        {doublons.map(({ numero, objet, auteurNom, envoyeeLe }) => (
          <li key={numero}>
            <Lien href={routes.gestionDemande(numero)}>{objet}</Lien>, <span className="num">{numero}</span>, envoyée
            {envoyeeLe ? ` le ${formatDate(envoyeeLe)}` : ''} par {auteurNom}.
          </li>
        ))}
      </ul>
    </div>
  </Notice>
)

type SectionProps = { rubrique: Rubrique; arret: Arret | null; numero: string; reveler: FormAction }

function Section({ rubrique: { slug, titre, lignes, tableaux, vides }, arret, numero, reveler }: SectionProps) {
  const scelle = lignes.some((ligne) => ligne.scelle)
  return (
    <section aria-labelledby={`d-${slug}`}>
      <h2 id={`d-${slug}`} className="border-b-2 border-ink pb-1 text-md/xl tracking-normal">
        {titre}
        {arret ? `, ${plural(arret.jours, 'jour')}` : ''}
      </h2>
      {arret ? <LeaveRoad arret={arret} /> : null}
      <dl className="*:grid *:grid-cols-[minmax(0,1fr)] *:gap-x-4 *:border-b *:border-line *:py-1 *:text-sm *:last:border-b-0 min-[36rem]:*:grid-cols-[minmax(9rem,12rem)_minmax(0,1fr)] [&_dd]:wrap-anywhere [&_dt]:text-ink-2">
        {lignes.map((ligne) => (
          <div key={ligne.champ}>
            <dt>{ligne.label}</dt>
            <dd>
              {ligne.scelle ? (
                <Reveal action={reveler} numero={numero} champ={ligne.champ} masque={ligne.texte} label={ligne.label} />
              ) : (
                <Said ligne={ligne} />
              )}
            </dd>
          </div>
        ))}
        {arret ? (
          <div>
            <dt>Déclaré</dt>
            <dd>
              {arret.declareLe > 0 ? `le ${arret.declareLe === 1 ? '1er' : `${arret.declareLe}e`} jour de l’arrêt` : 'avant le début de l’arrêt'}
            </dd>
          </div>
        ) : null}
      </dl>
      {scelle ? (
        <p className="text-xs text-ink-2 mt-2" id="trace">
          «{'\u00a0'}Afficher{'\u00a0'}»{'\u00a0'}: votre lecture est tracée, avec votre nom et l’heure. La valeur se masque seule après 30 secondes.
        </p>
      ) : null}
      {tableaux.map((tableau) => (
        <DeclaredTable key={tableau.champ} tableau={tableau} />
      ))}
      {vides.length > 0 ? (
        <p className="text-sm text-ink-2 mt-2">
          Non renseigné{'\u00a0'}: {vides.join(', ')}.
        </p>
      ) : null}
    </section>
  )
}

const Said = ({ ligne: { texte, note } }: { ligne: LigneDite }) => (
  <>
    <span className="whitespace-pre-line">{texte}</span>
    {note ? <span className="text-ink-2"> ({note})</span> : null}
  </>
)

const MODES = { continue: 'continue', discontinue: 'discontinue', relais: 'en relais du maintien de salaire' } as const

/** Le contrat que l’employeur a choisi, parmi ceux de l’entreprise dans cet univers. */
function Contrat({ choisi, contrats }: { choisi: { reference: string; libelle: string }; contrats: Dossier['contrats'] }) {
  const connu = contrats.find(({ reference }) => reference === choisi.reference)
  const autres = contrats.filter(({ reference }) => reference !== choisi.reference)
  return (
    <section aria-labelledby="d-le-contrat">
      <h2 id="d-le-contrat" className="border-b-2 border-ink pb-1 text-md/xl tracking-normal">
        Le contrat
      </h2>
      <ul className="mt-2 grid gap-2 text-sm">
        <li className="flex flex-wrap items-start gap-3 rounded-2 border border-brand bg-surface px-4 py-3">
          <Icon name="check" />
          <span className="min-w-48 flex-1">
            <b className="num">{choisi.reference}</b> {choisi.libelle}
            <span className="sub text-ink-2">{connu ? conditionsOf(connu) : 'Ce contrat n’est plus de ceux de l’entreprise.'}</span>
          </span>
          <span className="tag border-ok text-ok">Choisi par l’employeur</span>
        </li>
        {autres.map((autre) => (
          <li key={autre.reference} className="px-4 py-1">
            <span className="num">{autre.reference}</span> {autre.libelle}
            {autre.finLe ? `, jusqu’au ${formatDate(autre.finLe)}` : ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

function conditionsOf({ franchiseJours, franchiseMode, basePrestation, nbMoisSalaires }: Dossier['contrats'][number]): string {
  const franchise =
    franchiseJours === null
      ? 'Franchise non connue'
      : `Franchise de ${plural(franchiseJours, 'jour')}${franchiseMode ? `, ${MODES[franchiseMode]}` : ''}`
  return `${franchise}${basePrestation && nbMoisSalaires ? `. Base\u00a0: ${basePrestation} des ${nbMoisSalaires} derniers mois` : ''}.`
}

import { TOUCHE } from '@/components/gestion/touche'
import { COLONNE } from '@/components/gestion/colonne'
import { KeysHelp } from '@/components/gestion/keys-help'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { Voisine, Voisines } from '@/lib/demandes/gestion/list-voisines'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { addressOf } from '@/lib/ground/adresse'
import { formatDayOfYear } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { SearchInput } from '@/components/ui/search-input'

const LISTE = 'border-t border-line pt-px max-[60rem]:hidden'
const BILLETS =
  '[&_[aria-current]]:rounded-2 [&_[aria-current]]:border-b-transparent [&_[aria-current]]:bg-surface [&_[aria-current]]:shadow-[inset_0_0_0_2px_var(--brand)] [&_a]:grid [&_a]:grid-cols-[minmax(0,1fr)] [&_a]:gap-px [&_a]:border-b [&_a]:border-line [&_a]:px-3 [&_a]:py-2 [&_a]:text-sm/[1.35] [&_a]:text-ink [&_a]:no-underline [&_a:focus-visible]:-outline-offset-3 [&_a:hover]:bg-brand-soft [&_b]:font-medium'

/** Les demandes autour de celle que l’on lit, par date de réponse : la précédente, la suivante, et de quoi revenir à la file. */
export function Near({ voisines: { file, total, rang, precedente, suivante, lignes } }: { voisines: Voisines }) {
  const nom = file === 'miennes' ? 'Les miennes' : 'À prendre'
  return (
    <nav
      className={`-order-1 py-4 max-[60rem]:pb-0 min-[60rem]:row-[1/span_2] min-[60rem]:border-r min-[60rem]:border-line min-[60rem]:pr-4 min-[84rem]:row-auto ${COLONNE}`}
      aria-label="Demandes voisines"
    >
      <search>
        <form
          className="mb-4 grid grid-cols-[minmax(0,1fr)_auto] gap-2 [&_.input]:min-h-dense [&_.input]:min-w-0"
          action={routes.gestion()}
          method="get"
        >
          <input type="hidden" name="toutes" value="oui" />
          <label className="sr-only" htmlFor="chercher">
            Chercher une demande
          </label>
          <SearchInput id="chercher" data-touche="/" />
          <button className="button button--small" type="submit">
            <Icon name="search" />
            <span className="sr-only">Chercher</span>
          </button>
        </form>
      </search>
      <p className="text-sm">
        <b>{nom}</b>, {rang === null ? plural(total, 'demande') : `${rang}${rang === 1 ? 're' : 'e'} sur ${total}`}
        <span className="sub text-ink-2">par date de réponse</span>
      </p>
      <div className="grid gap-2 py-3 max-[60rem]:auto-cols-fr max-[60rem]:grid-flow-col max-[60rem]:pt-2 max-[60rem]:pb-0 [&_.button]:justify-start [&_.key]:ml-auto">
        {precedente ? <Go demande={precedente} mot="Précédente" touche="k" /> : null}
        {suivante ? <Go demande={suivante} mot="Suivante" touche="j" /> : null}
      </div>
      {lignes.length > 0 ? (
        <ul className={`${LISTE} ${BILLETS}`}>
          {lignes.map((une) => (
            <li key={une.numero}>
              <Lien href={routes.gestionDemande(une.numero)} aria-current={une.ici ? 'page' : undefined}>
                <b>{une.objet}</b>
                <span className="truncate text-ink-2">{une.raisonSociale}</span>
                <span className="flex flex-wrap items-center justify-between gap-x-2 gap-y-0.5 text-xs/[1.35] text-ink-2">
                  <Answer demande={une} />
                  {une.messageNonLu ? <span className="tag tag--wait">Message non lu</span> : null}
                  {une.pieceRecue ? <span className="tag tag--wait">Pièce à contrôler</span> : null}
                </span>
              </Lien>
            </li>
          ))}
        </ul>
      ) : (
        <p className={`text-sm text-ink-2 ${LISTE}`}>Vous ne suivez aucune demande.</p>
      )}
      <p className="text-sm my-3 max-[60rem]:hidden">
        <Lien href={addressOf(routes.gestion(), { ...(file === 'miennes' ? { miennes: 'oui' } : { etat: 'a_prendre' }), tri: 'echeance' })}>
          Toute la bannette
        </Lien>
      </p>
      <KeysHelp />
    </nav>
  )
}

const Go = ({ demande, mot, touche }: { demande: Voisine; mot: string; touche: string }) => (
  <Lien className="button button--small" href={routes.gestionDemande(demande.numero)} data-touche={touche}>
    <Icon name={touche === 'j' ? 'arrow-right' : 'arrow-left'} />
    {mot}
    <span className="sr-only"> : {demande.objet}</span>{' '}
    <span className={TOUCHE} aria-hidden="true">
      {touche}
    </span>
  </Lien>
)

/** Quand la réponse est due, en mots ; une demande qui attend le client n’est due de personne. */
function Answer({ demande: { echeanceLe, retard, etat } }: { demande: Pick<Voisine, 'echeanceLe' | 'retard' | 'etat'> }) {
  if (!echeanceLe) return <span>{ETAT_NOMS[etat].un}</span>
  return <span>{retard > 0 ? `En retard de ${plural(retard, 'jour')}` : `Réponse le ${formatDayOfYear(echeanceLe)}`}</span>
}

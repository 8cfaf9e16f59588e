import { KeysHelp } from '@/components/gestion/keys-help'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { Voisine, Voisines } from '@/lib/demandes/gestion/list-voisines'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { addressOf } from '@/lib/ground/adresse'
import { formatDayOfYear } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** Les demandes autour de celle que l’on lit, par date de réponse : la précédente, la suivante, et de quoi revenir à la file. */
export function Near({ voisines: { file, total, rang, precedente, suivante, lignes } }: { voisines: Voisines }) {
  const nom = file === 'miennes' ? 'Les miennes' : 'À prendre'
  return (
    <nav className="near" aria-label="Demandes voisines">
      <search>
        <form className="near__search" action={routes.gestion()} method="get">
          <input type="hidden" name="toutes" value="oui" />
          <label className="sr" htmlFor="chercher">
            Chercher une demande
          </label>
          <input className="input" id="chercher" name="q" type="search" autoComplete="off" data-touche="/" />
          <button className="button button--small" type="submit">
            <Icon name="search" />
            <span className="sr">Chercher</span>
          </button>
        </form>
      </search>
      <p className="small">
        <b>{nom}</b>, {rang === null ? plural(total, 'demande') : `${rang}${rang === 1 ? 're' : 'e'} sur ${total}`}
        <span className="sub muted">par date de réponse</span>
      </p>
      <div className="near__go">
        {precedente ? <Go demande={precedente} mot="Précédente" touche="k" /> : null}
        {suivante ? <Go demande={suivante} mot="Suivante" touche="j" /> : null}
      </div>
      {lignes.length > 0 ? (
        <ul className="near__list">
          {lignes.map((une) => (
            <li key={une.numero}>
              <Lien className="ticket" href={routes.gestionDemande(une.numero)} aria-current={une.ici ? 'page' : undefined}>
                <b>{une.objet}</b>
                <span className="near__co">{une.raisonSociale}</span>
                <span className="near__age">
                  <Answer demande={une} />
                  {une.messageNonLu ? <span className="tag tag--wait">Message non lu</span> : null}
                  {une.pieceRecue ? <span className="tag tag--wait">Pièce à contrôler</span> : null}
                </span>
              </Lien>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small muted near__list">Vous ne suivez aucune demande.</p>
      )}
      <p className="small near__back">
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
    <span className="sr"> : {demande.objet}</span>{' '}
    <span className="key" aria-hidden="true">
      {touche}
    </span>
  </Lien>
)

/** Quand la réponse est due, en mots ; une demande qui attend le client n’est due de personne. */
function Answer({ demande: { echeanceLe, retard, etat } }: { demande: Pick<Voisine, 'echeanceLe' | 'retard' | 'etat'> }) {
  if (!echeanceLe) return <span>{ETAT_NOMS[etat].un}</span>
  return <span>{retard > 0 ? `En retard de ${plural(retard, 'jour')}` : `Réponse le ${formatDayOfYear(echeanceLe)}`}</span>
}

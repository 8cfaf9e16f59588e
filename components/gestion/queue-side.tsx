import { Lien } from '@/components/ui/lien'
import { Status } from '@/components/ui/status'
import { Tabs } from '@/components/ui/tabs'
import type { LigneBannette, ResumeBannette } from '@/lib/demandes/gestion/queries'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'

/** Les plus anciennes demandes que suit la personne, à côté de celle qui est ouverte ; et de quoi passer aux autres. */
export type Cote = { lignes: readonly LigneBannette[]; resume: ResumeBannette & { miennes: number } }

/** Au-delà, une demande est en retard : la barre est pleine. */
const JOURS_MAX = 14

export const QueueSide = ({ cote: { lignes, resume }, ici }: { cote: Cote; ici: string }) => (
  <section className="queue" aria-labelledby="les-miennes">
    <div className="queue__head">
      <h2 id="les-miennes">Les demandes que vous suivez</h2>
      <Tabs
        small
        label="Bannette"
        tabs={[
          { href: addressOf(routes.gestion(), { miennes: 'oui' }), label: 'Les miennes', count: resume.miennes },
          { href: addressOf(routes.gestion(), { etat: 'a_prendre' }), label: 'À prendre', count: resume.etats.a_prendre ?? 0 },
        ]}
      />
    </div>
    {lignes.length > 0 ? (
      <ul className="queue__list">
        {lignes.map((d) => (
          <li key={d.id}>
            <Ticket demande={d} ici={d.numero === ici} />
          </li>
        ))}
      </ul>
    ) : (
      <p className="muted">Vous ne suivez aucune demande. Prenez-en une dans « À prendre ».</p>
    )}
  </section>
)

const Ticket = ({ demande: d, ici }: { demande: LigneBannette; ici: boolean }) => (
  <Lien
    className={d.ageJours > JOURS_MAX ? 'ticket ticket--late' : 'ticket'}
    href={routes.gestionDemande(d.numero)}
    aria-current={ici ? 'page' : undefined}
  >
    <b>{d.objet}</b>
    <span className="ticket__who">
      <span>{d.raisonSociale}</span>
      <Status statut={d.statut} vue="gestion" />
    </span>
    <span className="ticket__age">
      <svg className="bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
        <rect width={(Math.min(d.ageJours, JOURS_MAX) / JOURS_MAX) * 100} height="6" fill="currentColor" />
      </svg>
      <span>{d.ageJours === 0 ? 'reçue aujourd’hui' : `${d.ageJours}\u00a0j`}</span>
      {d.messageNonLu ? <span className="tag tag--wait">Message non lu</span> : null}
      {d.pieceRecue ? <span className="tag tag--wait">Pièce à contrôler</span> : null}
    </span>
  </Lien>
)

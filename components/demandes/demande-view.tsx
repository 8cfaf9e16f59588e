import { AskedPieces } from '@/components/demandes/asked-pieces'
import { demandeStops } from '@/components/demandes/demande-stops'
import { Thread } from '@/components/demandes/thread'
import { Coming } from '@/components/entreprises/coming'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Route } from '@/components/ui/route'
import { Status } from '@/components/ui/status'
import { Univers } from '@/components/ui/univers'
import { dayGap } from '@/lib/a-faire/rules'
import { remaining } from '@/lib/copy/a-faire'
import { ISSUE_NOMS, STATUT_SENS } from '@/lib/copy/demande'
import type { DemandeLue } from '@/lib/demandes/fil/queries'
import { formatDay } from '@/lib/format/date'
import { routes } from '@/lib/http/routes'

/** Une demande : où elle en est et ce qui est attendu, les pièces, le fil, le suivi. */
export function DemandeView({ siren, demande, aujourdhui }: { siren: string; demande: DemandeLue; aujourdhui: string }) {
  const retour = routes.rubrique(siren, 'demandes')
  return (
    <CompanyPage siren={siren} titre={demande.objet} via={[{ href: retour, label: 'Mes demandes' }]}>
      <p className="statusline page-head">
        <Status statut={demande.statut} vue="client" />
        <Meaning demande={demande} aujourdhui={aujourdhui} />
      </p>
      <div className="columns">
        <div className="stack-lg">
          {demande.pieces.length > 0 ? (
            <div>
              <AskedPieces pieces={demande.pieces} attend={demande.statut === 'en_attente'} />
              {demande.statut === 'en_attente' ? (
                <Coming>
                  Déposer les pièces sera possible d’ici. En attendant, adressez-les par courrier au centre de gestion en rappelant le numéro de la
                  demande.
                </Coming>
              ) : null}
            </div>
          ) : null}
          <section aria-labelledby="fil">
            <h2 id="fil" className="section-head">
              Échanges
            </h2>
            {demande.messages.length > 0 ? (
              <Thread messages={demande.messages} nonLues={demande.nonLues} />
            ) : (
              <p className="muted">Aucun message pour l’instant. La réponse du centre de gestion apparaîtra ici.</p>
            )}
            <Coming>Écrire un message et joindre des documents sera possible d’ici.</Coming>
          </section>
        </div>
        <aside className="side" aria-label="Suivi de la demande">
          <section aria-labelledby="suivi">
            <h2 id="suivi">Suivi</h2>
            <div className="route--top">
              <Route stops={demandeStops(demande)} />
            </div>
          </section>
          <section aria-labelledby="infos">
            <h2 id="infos">La demande</h2>
            <Facts
              tight
              facts={[
                { label: 'Numéro', value: <span className="num">{demande.numero}</span> },
                { label: 'Univers', value: <Univers code={demande.univers} /> },
                { label: 'Envoyée par', value: demande.auteurNom },
                ...(demande.gestionnaireNom ? [{ label: 'Suivie par', value: demande.gestionnaireNom }] : []),
              ]}
            />
          </section>
          <p className="back">
            <ButtonLink small href={retour}>
              <Icon name="arrow-left" />
              Retour<span className="sr"> à mes demandes</span>
            </ButtonLink>
          </p>
        </aside>
      </div>
    </CompanyPage>
  )
}

/** Ce que le statut veut dire pour la personne, maintenant. */
function Meaning({ demande, aujourdhui }: { demande: DemandeLue; aujourdhui: string }) {
  const ouvertes = demande.pieces.filter((p) => p.etat === 'demandee' || p.etat === 'refusee')
  if (demande.statut === 'traitee')
    return (
      <span>
        {demande.issue ? `${ISSUE_NOMS[demande.issue]}. ` : ''}
        {STATUT_SENS.traitee}
      </span>
    )
  if (demande.statut !== 'en_attente' || ouvertes.length === 0) return <span>{STATUT_SENS[demande.statut]}</span>
  const echeance = ouvertes.flatMap((p) => (p.echeanceLe ? [p.echeanceLe] : [])).sort((a, b) => a.getTime() - b.getTime())[0] ?? demande.echeanceLe
  const jour = echeance?.toISOString().slice(0, 10)
  return (
    <span>
      Vous devez fournir {ouvertes.length === 1 ? 'une pièce' : `${ouvertes.length} pièces`}
      {echeance ? (
        <>
          {' '}
          avant le <strong>{formatDay(echeance)}</strong>
        </>
      ) : null}
      . {jour ? <span className={dayGap(aujourdhui, jour) < 0 ? 'late-text' : 'pressing'}>{remaining(jour, aujourdhui)}</span> : null}
    </span>
  )
}

'use client'

import type { ReactNode } from 'react'
import { CancelForm } from '@/components/demandes/cancel-form'
import { Composer } from '@/components/demandes/composer'
import { AskedPieces } from '@/components/demandes/asked-pieces'
import { demandeStops } from '@/components/demandes/demande-stops'
import { News } from '@/components/demandes/news'
import { SuiteNotice } from '@/components/demandes/suite-notice'
import { Thread } from '@/components/demandes/thread'
import { Answers } from '@/components/demarches/answers'
import { CopyButton } from '@/components/demarches/copy-button'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Route } from '@/components/ui/route'
import { Status } from '@/components/ui/status'
import { saidStatut } from '@/lib/demandes/tris'
import { Univers } from '@/components/ui/univers'
import { dateOnly, daysFrom, formatDay } from '@/lib/ground/date'
import { remaining } from '@/lib/copy/a-faire'
import { STATUT_SENS } from '@/lib/copy/demande'
import { auteurNom, ISSUE_NOMS } from '@/lib/demandes/noms'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { canReopen, isOpen, JOURS_REOUVERTURE, nextEtat } from '@/lib/demandes/transitions'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

type DemandeViewProps = {
  siren: string
  demande: DemandeVue
  aujourdhui: string
  maintenant: Date
  /** Vrai quand la personne peut répondre ici. */
  repondre: boolean
  /** L’identifiant du message à venir. */
  cle: string
  /** Ce qu’il est advenu du dernier envoi. */
  suite: { bon: boolean; phrase: string } | null
  annuler: FormAction
  /** Ce qui la continue, et que la personne peut faire. */
  suites: ReactNode
}

/** Une demande : où elle en est et ce qui est attendu, les pièces, le fil, le suivi. */
export function DemandeView({ siren, demande, aujourdhui, maintenant, repondre, cle, suite, annuler, suites }: DemandeViewProps) {
  const retour = routes.rubrique(siren, 'demandes')
  return (
    <CompanyPage siren={siren} titre={demande.objet} via={[{ href: retour, label: 'Mes demandes' }]}>
      <p className="statusline page-head">
        <Status statut={saidStatut(demande)} vue="client" />
        <Meaning demande={demande} aujourdhui={aujourdhui} />
      </p>
      <SuiteNotice suite={suite} />
      <div className="columns">
        <div className="stack-lg">
          {demande.pieces.length > 0 ? (
            <div>
              <AskedPieces
                pieces={demande.pieces}
                attend={demande.statut === 'en_attente'}
                siren={siren}
                depot={repondre ? (piece) => routes.pieceDuFil(demande.numero, piece) : null}
              />
            </div>
          ) : null}
          <section aria-labelledby="fil">
            <h2 id="fil" className="section-head">
              Échanges
            </h2>
            {demande.messages.length > 0 ? (
              <Thread fil={demande} nonLues={demande.nonLues} ici={routes.demande(siren, demande.numero)} />
            ) : (
              <p className="muted">Aucun message pour l’instant. La réponse du centre de gestion apparaîtra ici.</p>
            )}
            <News />
            {repondre && demande.etat === 'cloturee' ? (
              <p className="muted reply">
                {canReopen(demande.traiteeLe, maintenant)
                  ? `Cette demande est traitée. Un message la rouvre, jusqu’à ${JOURS_REOUVERTURE}\u00a0jours après sa clôture.`
                  : `Cette demande est close depuis plus de ${JOURS_REOUVERTURE}\u00a0jours. Votre message ouvrira une nouvelle demande, liée à celle-ci.`}
              </p>
            ) : null}
            {repondre ? (
              <Composer
                action={routes.messages(demande.numero)}
                garde={routes.messageEnCours(demande.numero)}
                siren={siren}
                cle={cle}
                enCours={demande.enCours}
                label={demande.gestionnaireNom ? `Votre réponse à ${demande.gestionnaireNom}` : 'Votre message'}
                bouton="Envoyer le message"
              />
            ) : (
              <p className="muted reply">
                Vous suivez cette demande sans pouvoir y répondre. Un administrateur de l’entreprise peut vous en donner le droit.
              </p>
            )}
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
                {
                  label: 'Numéro',
                  value: (
                    <span className="row">
                      <span className="num">{demande.numero}</span> <CopyButton texte={demande.numero} />
                    </span>
                  ),
                },
                ...(demande.origine
                  ? [{ label: 'Suite de', value: <Lien href={routes.demande(siren, demande.origine)}>{demande.origine}</Lien> }]
                  : []),
                { label: 'Univers', value: <Univers code={demande.univers} /> },
                { label: auteurNom(demande.canal), value: demande.envoi?.auteur.nom ?? demande.auteurNom },
                ...(demande.gestionnaireNom ? [{ label: 'Suivie par', value: demande.gestionnaireNom }] : []),
              ]}
            />
          </section>
          {demande.envoi ? (
            <section aria-labelledby="declare">
              <h2 id="declare">Ce qui a été déclaré</h2>
              <p>
                <a href={routes.recu(demande.numero)} download>
                  Accusé de réception en PDF
                </a>
              </p>
              {demande.envoi.etapes.map(({ slug, titre, lignes }) => (
                <details key={slug}>
                  <summary>{titre}</summary>
                  <Answers lignes={lignes} />
                </details>
              ))}
            </section>
          ) : null}
          {suites}
          {repondre && nextEtat('annuler', demande.etat) ? <CancelForm action={annuler} siren={siren} numero={demande.numero} /> : null}
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
function Meaning({ demande, aujourdhui }: { demande: DemandeVue; aujourdhui: string }) {
  const ouvertes = demande.pieces.filter((p) => isOpen(p.etat))
  if (demande.issue === 'annulee') return <span>{STATUT_SENS.annulee}</span>
  if (demande.statut === 'traitee')
    return (
      <span>
        {demande.issue ? `${ISSUE_NOMS[demande.issue]}. ` : ''}
        {STATUT_SENS.traitee}
      </span>
    )
  if (demande.statut !== 'en_attente' || ouvertes.length === 0) return <span>{STATUT_SENS[demande.statut]}</span>
  const echeance = ouvertes.flatMap((p) => (p.echeanceLe ? [p.echeanceLe] : [])).sort((a, b) => a.getTime() - b.getTime())[0] ?? demande.echeanceLe
  const jour = echeance && dateOnly(echeance)
  return (
    <span>
      Vous devez fournir {ouvertes.length === 1 ? 'une pièce' : `${ouvertes.length} pièces`}
      {echeance ? (
        <>
          {' '}
          avant le <strong>{formatDay(echeance)}</strong>
        </>
      ) : null}
      . {jour ? <span className={daysFrom(aujourdhui, jour) < 0 ? 'late-text' : 'pressing'}>{remaining(jour, aujourdhui)}</span> : null}
    </span>
  )
}

'use client'

import type { ReactNode } from 'react'
import { CancelForm } from '@/components/demandes/cancel-form'
import { Composer } from '@/components/demandes/composer'
import { AskedPieces } from '@/components/demandes/asked-pieces'
import { CorrectionAsked } from '@/components/demandes/correction-asked'
import { Declared } from '@/components/demandes/declared'
import { demandeStops } from '@/components/demandes/demande-stops'
import { LiveNotice } from '@/components/demandes/live-notice'
import { SuiteNotice } from '@/components/demandes/suite-notice'
import { Thread } from '@/components/demandes/thread'
import { useLiveDemande } from '@/components/demandes/use-live-demande'
import { CopyButton } from '@/components/ui/copy-button'
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
import { remaining } from '@/lib/a-faire/phrases'
import { STATUT_SENS } from '@/lib/copy/demande'
import { auteurNom, ISSUE_NOMS } from '@/lib/demandes/noms'
import type { DemandeVue } from '@/lib/demandes/fil/vue'
import { canReopen, isOpen, JOURS_REOUVERTURE, nextEtat } from '@/lib/demandes/transitions'
import type { FormAction } from '@/lib/ground/form-state'
import { plural } from '@/lib/ground/number'
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

/** Une demande : ce qu’elle attend de moi, le fil, ce qui a été déclaré, et de quoi l’annuler ; à côté, où elle en est. */
export function DemandeView({ demande: ouverte, siren, aujourdhui, suite, ...plus }: DemandeViewProps) {
  const { vue: demande, avis, taire } = useLiveDemande(ouverte)
  const retour = routes.rubrique(siren, 'demandes')
  return (
    <>
      <LiveNotice avis={avis} taire={taire} />
      <CompanyPage siren={siren} titre={demande.objet} via={[{ href: retour, label: 'Mes demandes' }]}>
        <p className="mt-3 flex max-w-none flex-wrap items-center gap-x-3 gap-y-2 mb-8">
          <Status statut={saidStatut(demande)} vue="client" />
          <Meaning demande={demande} aujourdhui={aujourdhui} />
        </p>
        <SuiteNotice suite={suite} />
        <div className="columns">
          <Body {...plus} siren={siren} demande={demande} />
          <Side siren={siren} demande={demande} retour={retour} suites={plus.suites} />
        </div>
      </CompanyPage>
    </>
  )
}

type BodyProps = Omit<DemandeViewProps, 'aujourdhui' | 'suite'>

function Body({ siren, demande, maintenant, repondre, cle, annuler }: BodyProps) {
  const attend = demande.statut === 'en_attente'
  return (
    <div className="stack-lg">
      {demande.correction ? <CorrectionAsked siren={siren} numero={demande.numero} correction={demande.correction} repondre={repondre} /> : null}
      {demande.pieces.length > 0 ? (
        <AskedPieces
          pieces={demande.pieces}
          attend={attend}
          siren={siren}
          suiviePar={demande.gestionnaireNom}
          enCours={demande.etat !== 'cloturee'}
          depot={repondre ? (piece) => routes.pieceDuFil(demande.numero, piece) : null}
        />
      ) : null}
      <section aria-labelledby="fil">
        <h2 id="fil" className="mb-3">
          Échanges
        </h2>
        {demande.messages.length > 0 ? (
          <Thread fil={demande} nonLues={demande.nonLues} ici={routes.demande(siren, demande.numero)} />
        ) : (
          <p className="text-ink-2">Aucun message pour l’instant. La réponse du centre de gestion apparaîtra ici.</p>
        )}
        {repondre && demande.etat === 'cloturee' ? (
          <p className="text-ink-2 mt-6">
            {canReopen(demande.traiteeLe, maintenant)
              ? `Un message rouvre cette demande, jusqu’à ${JOURS_REOUVERTURE}\u00a0jours après sa clôture.`
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
            secondaire={attend && (demande.correction !== null || demande.pieces.some(({ etat }) => isOpen(etat)))}
          />
        ) : (
          <p className="text-ink-2 mt-6">
            Vous suivez cette demande sans pouvoir y répondre. Un administrateur de l’entreprise peut vous en donner le droit.
          </p>
        )}
      </section>
      {demande.envoi ? <Declared envoi={demande.envoi} numero={demande.numero} envois={demande.envois} /> : null}
      {repondre && nextEtat('annuler', demande.etat) ? <CancelForm action={annuler} siren={siren} numero={demande.numero} /> : null}
    </div>
  )
}

type SideProps = Pick<DemandeViewProps, 'siren' | 'demande' | 'suites'> & { retour: string }

function Side({ siren, demande, suites, retour }: SideProps) {
  return (
    <aside className="side" aria-label="Suivi de la demande">
      <section aria-labelledby="suivi">
        <h2 id="suivi">Suivi</h2>
        <div className="mt-5">
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
            ...(demande.origine ? [{ label: 'Suite de', value: <Lien href={routes.demande(siren, demande.origine)}>{demande.origine}</Lien> }] : []),
            { label: 'Univers', value: <Univers code={demande.univers} /> },
            { label: auteurNom(demande.canal), value: demande.envoi?.auteur.nom ?? demande.auteurNom },
            ...(demande.gestionnaireNom ? [{ label: 'Suivie par', value: demande.gestionnaireNom }] : []),
          ]}
        />
        <ul className="links mt-4">
          {demande.envoi ? (
            <li>
              <a href="#declare">Ce qui a été déclaré</a>
            </li>
          ) : null}
        </ul>
      </section>
      {suites}
      <p className="mt-6">
        <ButtonLink small href={retour}>
          <Icon name="arrow-left" />
          Retour<span className="sr-only"> à mes demandes</span>
        </ButtonLink>
      </p>
    </aside>
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
  if (demande.correction && ouvertes.length === 0)
    return (
      <span>
        Vous devez corriger {plural(demande.correction.nombre, 'réponse')} avant le <strong>{formatDay(demande.correction.echeanceLe)}</strong>.
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
      .{' '}
      {jour ? (
        <span className={daysFrom(aujourdhui, jour) < 0 ? 'font-bold text-danger' : 'font-bold text-wait-ink'}>{remaining(jour, aujourdhui)}</span>
      ) : null}
    </span>
  )
}

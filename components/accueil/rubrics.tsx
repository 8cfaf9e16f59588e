import { Icon, type IconName } from '@/components/ui/icon'
import { Lien, LienExterne } from '@/components/ui/lien'
import { UniversTitle } from '@/components/ui/univers'
import type { Univers } from '@/lib/ground/univers'
import type { Rubriques } from '@/lib/accueil/queries'
import { couverturePhrase, rubriqueNom } from '@/lib/copy/rubrique'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { TEXTES_RETRAITE } from '@/lib/copy/retraite'

type RubricProps = { icon: IconName; href: string; titre: string; phrase: string }

function Rubric({ icon, href, titre, phrase }: RubricProps) {
  return (
    <article className="rubrique whole-row">
      <Icon name={icon} />
      <h3>
        <Lien href={href}>{titre}</Lien>
      </h3>
      <p>{phrase}</p>
    </article>
  )
}

type InsuranceRubricsProps = {
  siren: string
  couverture: readonly Univers[]
  rubriques: Rubriques
  /** Faux : la personne n’en fait pas ici. */
  demarches: boolean
}

/** Les rubriques de la santé et de la prévoyance ; leurs noms se réduisent à ce qui est couvert. Rien quand ni l’une ni l’autre. */
export function InsuranceRubrics({ siren, couverture, rubriques, demarches }: InsuranceRubricsProps) {
  const codes = couverture.filter((u) => u !== 'retraite')
  if (codes.length === 0) return null
  const to = (rubrique: Parameters<typeof routes.rubrique>[1]) => routes.rubrique(siren, rubrique)
  return (
    <section aria-labelledby="assurance">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 mb-3">
        <UniversTitle id="assurance" codes={codes} titre={couverturePhrase(codes)} />
      </div>
      <div className="sheet md:grid md:grid-cols-2 md:*:even:border-l md:*:even:border-line md:*:nth-2:border-t-0">
        {demarches ? (
          <Rubric icon="file-pen-line" href={to('demarches')} titre="Mes démarches en ligne" phrase="Le catalogue de vos démarches" />
        ) : null}
        <Rubric icon="messages-square" href={to('demandes')} titre="Mes demandes / Mes courriers" phrase={suivi(rubriques, demarches)} />
        <Rubric icon="file-cog" href={to('dsn')} titre={rubriqueNom('DSN', codes)} phrase="Fiches de paramétrage et comptes rendus" />
        <Rubric icon="book-open" href={to('documents')} titre={rubriqueNom('Documents', codes)} phrase="Documents d’information de l’entreprise" />
        <Rubric
          icon="shield-check"
          href={to('contrats')}
          titre={rubriqueNom('Contrats', codes)}
          phrase={`${plural(rubriques.contrats, 'contrat')} en cours`}
        />
        <Rubric icon="life-buoy" href={to('offres')} titre="Offres et services" phrase="Services compris, solutions en plus" />
      </div>
    </section>
  )
}

/** @param agir faux : la personne ne répond pas ici, ce qui attend n’attend pas d’elle. */
function suivi({ enAttente, enCours, envoyees, courriersNonLus }: Rubriques, agir: boolean): string {
  const parts = [
    enAttente > 0 ? (agir ? plural(enAttente, 'vous attend', 'vous attendent') : `${enAttente} en attente`) : '',
    courriersNonLus > 0 ? plural(courriersNonLus, 'courrier à lire', 'courriers à lire') : '',
    enCours > 0 ? `${enCours} en cours` : '',
    envoyees > 0 ? plural(envoyees, 'envoyée') : '',
  ]
    .filter(Boolean)
    .slice(0, 2)
  return parts.length > 0 ? parts.join(', ') : 'Le suivi de vos demandes, vos courriers'
}

/** Les deux entrées qui sortent aussitôt, et leur adresse. */
export type SortiesDirectes = { 'payer-en-ligne': string; 'date-limite-declaration': string }

/** La rubrique de la retraite, et ses trois raccourcis : deux sortent, le dernier s’explique ici. */
export function RetirementRubric({ siren, sorties }: { siren: string; sorties: SortiesDirectes }) {
  return (
    <section aria-labelledby="retraite">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 mb-3">
        <UniversTitle id="retraite" codes={['retraite']} titre="Retraite" />
      </div>
      <div className="sheet">
        <Rubric
          icon="signpost"
          href={routes.univers(siren, 'retraite')}
          titre="Accès à mes services retraite"
          phrase="Adhésion, recouvrement, codification DSN, action sociale"
        />
        <ul className="max-w-none border-t border-line px-5 py-3 text-sm text-ink-2 flex flex-wrap gap-x-6 gap-y-1 pl-[calc(1.25rem+1.5rem+1rem)]!">
          {(['payer-en-ligne', 'date-limite-declaration'] as const).map((id) => (
            <li key={id}>
              <LienExterne href={sorties[id]}>{TEXTES_RETRAITE[id].titre}</LienExterne>
            </li>
          ))}
          <li>
            <Lien href={routes.serviceRetraite(siren, 'date-limite-paiement')}>{TEXTES_RETRAITE['date-limite-paiement'].titre}</Lien>
          </li>
        </ul>
      </div>
    </section>
  )
}

import { CompanyPage } from '@/components/entreprises/company-page'
import { Icon, type IconName } from '@/components/ui/icon'
import { LienExterne } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Route } from '@/components/ui/route'
import { UniversTitle } from '@/components/ui/univers'
import type { Echeance } from '@/lib/echeances/rules'
import { formatDay } from '@/lib/ground/date'
import { LIENS_RETRAITE, type LienRetraite, SERVICES_RETRAITE } from '@/lib/retraite/liens'

/** L’univers Retraite : « Accès à mes services », puis les pages utiles, toutes sur d’autres sites. */
export function RetirementView({ siren, calendrier }: { siren: string; calendrier: readonly Echeance[] }) {
  return (
    <CompanyPage siren={siren} titre="Univers Retraite">
      <div className="columns">
        <div className="stack-lg">
          <section aria-labelledby="services">
            <div className="mb-3">
              <UniversTitle id="services" codes={['retraite']} titre="Accès à mes services" />
            </div>
            <LinkRows liens={SERVICES_RETRAITE} />
            <div className="mt-3">
              <Notice>
                <p>Ces services s’ouvrent sur le site de l’Agirc-Arrco, avec les habilitations de votre entreprise.</p>
              </Notice>
            </div>
          </section>
          <section aria-labelledby="utiles">
            <h2 id="utiles" className="mb-3">
              Déclarer, payer, informer
            </h2>
            <LinkRows liens={LIENS_RETRAITE} />
          </section>
        </div>
        <aside className="side" aria-label="Échéances">
          <section aria-labelledby="echeances">
            <h2 id="echeances">Prochaines échéances</h2>
            <div className="mt-5">
              <Route
                small
                stops={calendrier.map(({ id, jour, titre, precision }) => ({
                  id,
                  titre,
                  quand: `${formatDay(new Date(jour))} ${precision ?? ''}`.trim(),
                }))}
              />
            </div>
          </section>
        </aside>
      </div>
    </CompanyPage>
  )
}

const ICONES: Readonly<Record<string, IconName>> = {
  adhesion: 'file-text',
  amr: 'file-clock',
  fiabilisation: 'list-checks',
  codification: 'file-cog',
  declaration: 'calendar-days',
  paiement: 'calendar-days',
  payer: 'wallet',
  salaries: 'users',
  'action-sociale': 'hand-coins',
}

const MOIS = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

function LinkRows({ liens }: { liens: readonly LienRetraite[] }) {
  return (
    <div className="sheet">
      {liens.map((lien) => (
        <article key={lien.id} className="rubrique whole-row">
          <Icon name={ICONES[lien.id] ?? 'external-link'} />
          <h3>
            <LienExterne href={lien.href}>{lien.titre}</LienExterne>
          </h3>
          <p>{lien.phrase}</p>
          <p>
            {lien.site}, adresse vérifiée en {MOIS.format(new Date(`${lien.verifieLe}-01`))}
          </p>
        </article>
      ))}
    </div>
  )
}

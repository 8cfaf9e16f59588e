import { Coming } from '@/components/entreprises/coming'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Status } from '@/components/ui/status'
import { Univers } from '@/components/ui/univers'
import { SOURCE_NOMS, STATUT_SENS } from '@/lib/copy/demande'
import type { BrouillonLu } from '@/lib/demandes/fil/queries'
import { answerText, fieldLabel } from '@/lib/demandes/rules'
import { formatDate, formatMoment } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

/** Un brouillon : ce qui est enregistré, où il s’arrête, jusqu’à quand il est gardé. */
export function DraftView({ siren, brouillon, maintenant }: { siren: string; brouillon: BrouillonLu; maintenant: Date }) {
  const retour = routes.rubrique(siren, 'demandes')
  const faits = brouillon.reponses.map(({ champ, valeur, source }) => {
    const origine = SOURCE_NOMS[source.split(':')[0] ?? ''] ?? ''
    return {
      label: fieldLabel(champ),
      value: (
        <>
          {answerText(valeur) || <span className="muted">Non renseigné</span>}
          {origine ? <span className="small muted"> ({origine})</span> : null}
        </>
      ),
    }
  })
  return (
    <CompanyPage siren={siren} titre={brouillon.objet} via={[{ href: retour, label: 'Mes demandes' }]}>
      <p className="statusline page-head">
        <Status statut="a_finaliser" vue="client" />
        <span>{STATUT_SENS.a_finaliser}</span>
      </p>
      <div className="columns">
        <section aria-labelledby="saisi">
          <h2 id="saisi" className="section-head">
            Ce qui est enregistré
          </h2>
          {faits.length > 0 ? (
            <div className="sheet sheet__body">
              <Facts wide facts={faits} />
            </div>
          ) : (
            <Empty niveau="h3" titre="Rien n’est encore saisi" phrase="Le brouillon est ouvert et gardé, aucune réponse n’y a été enregistrée." />
          )}
          <Coming>
            Reprendre la saisie à cette étape et envoyer la demande viendra avec les démarches en ligne. Cette version n’efface aucun brouillon.
          </Coming>
        </section>
        <aside className="side" aria-label="Le brouillon">
          <section aria-labelledby="faits">
            <h2 id="faits">Le brouillon</h2>
            <Facts
              tight
              facts={[
                { label: 'Arrêté à', value: brouillon.etape ?? 'La première étape' },
                { label: 'Enregistré', value: formatMoment(brouillon.modifieLe, maintenant) },
                { label: 'Par', value: brouillon.auteurNom },
                { label: 'Univers', value: <Univers code={brouillon.univers} /> },
                { label: 'Gardé jusqu’au', value: brouillon.expireLe ? formatDate(brouillon.expireLe) : null },
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

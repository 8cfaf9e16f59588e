import { DraftCard } from '@/components/demarches/draft-card'
import { StartButton } from '@/components/demarches/start-button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import type { AFinaliser } from '@/lib/demandes/brouillon/a-finaliser'
import { JOURS_CORBEILLE } from '@/lib/demandes/brouillon/rules'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type DraftsViewProps = {
  brouillons: readonly (AFinaliser['brouillons'][number] & { confier: boolean })[]
  corbeille: AFinaliser['corbeille']
  ici: AFinaliser['ici']
  fait: keyof typeof FAITS | null
  maintenant: Date
  supprimer: FormAction
  restaurer: FormAction
}

/** Ce qui vient d’arriver à un brouillon. */
const FAITS = {
  confie: 'Le brouillon est confié\u00a0: votre collègue est prévenu, et le trouve dans sa liste.',
  envoyee: 'Ce brouillon venait d’être envoyé\u00a0: il est dans «\u00a0Mes demandes\u00a0».',
  jete: `Le brouillon est à la corbeille, pour ${JOURS_CORBEILLE}\u00a0jours.`,
} as const

/** « À finaliser » : les brouillons de toutes les entreprises, une carte chacun, et la corbeille. */
export function DraftsView({ brouillons, corbeille, ici, fait, maintenant, supprimer, restaurer }: DraftsViewProps) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.demandes(), label: 'Mes demandes' },
        ]}
      />
      <div className="mb-8">
        <h1>{ici.total === 0 ? 'Rien à finaliser' : `${plural(ici.total, 'démarche')} à finaliser`}</h1>
        <p className="lead">Un brouillon est gardé 90 jours après son dernier enregistrement. Un courriel vous prévient sept jours avant.</p>
      </div>
      {fait ? (
        <div className="mb-8">
          <Notice kind="ok" role="status">
            <p>{FAITS[fait]}</p>
          </Notice>
        </div>
      ) : null}
      <div className="stack-lg">
        {brouillons.length === 0 ? (
          <Empty
            titre="Aucun brouillon"
            phrase="Une démarche commencée et enregistrée attend ici, pour être reprise d’un autre jour ou d’un autre appareil."
            action={<Lien href={routes.demandes()}>Voir mes demandes</Lien>}
          />
        ) : (
          <section aria-label="À finaliser" className="stack">
            <h2 className="sr-only">Brouillons</h2>
            {brouillons.map(({ confier, ...brouillon }) => (
              <DraftCard key={brouillon.id} brouillon={brouillon} confier={confier} maintenant={maintenant} supprimer={supprimer} />
            ))}
            <Pager
              page={ici.page}
              pages={ici.pages}
              phrase={`Brouillons ${ici.de} à ${ici.a} sur ${ici.total}`}
              hrefOf={(page) => routes.aFinaliser(undefined, page)}
            />
          </section>
        )}
        <section aria-labelledby="corbeille">
          <h2 id="corbeille" className="mb-3">
            Corbeille
          </h2>
          {corbeille.lignes.length === 0 ? (
            <p className="text-ink-2">Elle est vide. Un brouillon supprimé s’y restaure pendant {JOURS_CORBEILLE} jours.</p>
          ) : (
            <ul className="sheet *:flex *:flex-wrap *:items-center *:justify-between *:gap-x-6 *:gap-y-2 *:border-line *:px-5 *:py-4 *:not-first:border-t">
              {corbeille.lignes.map(({ id, siren, objet, titre, raisonSociale, jeteLe, jeteParNom, expireLe }) => (
                <li key={id}>
                  <div className="min-w-0">
                    <h3 className="text-md">{objet}</h3>
                    <p className="text-sm text-ink-2">
                      {titre}, {raisonSociale}, SIREN {formatSiren(siren)}. {jeteParNom === 'Portail' ? 'Expiré' : `Supprimé par ${jeteParNom ?? ''}`}
                      {jeteLe ? ` le ${formatDate(jeteLe)}` : ''}.{expireLe ? ` Se restaure jusqu’au ${formatDate(expireLe)}.` : ''}
                    </p>
                  </div>
                  <StartButton action={restaurer} cache={{ siren, id }} texte="Restaurer" titre={objet} />
                </li>
              ))}
            </ul>
          )}
          {corbeille.encore ? <p className="text-sm text-ink-2">Les plus anciens ne sont pas montrés{'\u00a0'}: restaurez d’abord ceux-ci.</p> : null}
        </section>
      </div>
    </>
  )
}

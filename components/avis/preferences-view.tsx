import { MuteForm } from '@/components/avis/mute-form'
import { NaturesForm } from '@/components/avis/natures-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import type { EntrepriseAvis, Reglage } from '@/lib/avis/queries'
import { AVIS_FAITS, type AvisFait } from '@/lib/copy/avis'
import { addressOf } from '@/lib/ground/adresse'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type PreferencesProps = {
  reglage: Reglage
  entreprises: readonly EntrepriseAvis[]
  /** Combien, parmi celles que la recherche retient, sont en sourdine. */
  muettes: number
  q: string
  ici: PageListe
  fait: AvisFait | null
  regler: FormAction
  taire: FormAction
}

/** Régler ce que l’on reçoit : par nature pour les courriels, puis entreprise par entreprise. Ce qui protège l’accès part toujours, et c’est dit. */
export function PreferencesView({ reglage, entreprises, muettes, q, ici, fait, regler, taire }: PreferencesProps) {
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.notifications(), label: 'Mes notifications' },
        ]}
      />
      <div className="mb-8">
        <h1>Régler ce que vous recevez</h1>
        <p className="lead">Aucun courriel ne dit le contenu d’une demande ou d’un courrier{'\u00a0'}: il annonce, et un lien y mène.</p>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{AVIS_FAITS[fait]}</p>
        </Notice>
      ) : null}
      <div className={fait ? 'stack-lg mt-8' : 'stack-lg'}>
        <section aria-labelledby="natures">
          <h2 id="natures" className="mb-3">
            Vos courriels
          </h2>
          <p className="mb-5 max-w-measure">
            Le résumé du jour part à 7{'\u00a0'}h, du lundi au vendredi, quand il y a du nouveau. Les courriels de sécurité et d’accès partent
            toujours
            {'\u00a0'}: connexion, mot de passe, adresse, invitation, second facteur, droits changés.
          </p>
          <div className="sheet max-w-[40rem] p-5">
            <NaturesForm reglage={reglage} action={regler} />
          </div>
        </section>
        <section aria-labelledby="entreprises">
          <h2 id="entreprises" className="mb-3">
            Entreprise par entreprise
          </h2>
          <p className="max-w-measure">
            Toutes vous écrivent d’après vos choix ci-dessus, sauf celles que vous mettez en sourdine ici. Ce qui attend un geste de vous reste dans «
            {'\u00a0'}À faire{'\u00a0'}».
          </p>
          <SearchForm action={routes.reglerAvis()} label="Chercher une entreprise, par son nom ou son SIREN" value={q} />
          {entreprises.length === 0 ? (
            <p>Aucune entreprise ne convient. Cherchez un autre nom, ou un autre SIREN.</p>
          ) : (
            <>
              <ul className="sheet *:border-line *:p-5 *:not-first:border-t [&_h3]:mb-3 [&_h3]:text-md/[1.35]">
                {entreprises.map((entreprise) => (
                  <li key={entreprise.siren}>
                    <h3>
                      {entreprise.raisonSociale}, <span className="num">{formatSiren(entreprise.siren)}</span>
                    </h3>
                    <MuteForm entreprise={entreprise} q={q} page={ici.page} action={taire} />
                  </li>
                ))}
              </ul>
              <Pager
                page={ici.page}
                pages={ici.pages}
                phrase={`Entreprises ${ici.de} à ${ici.a} sur ${ici.total}, ${plural(muettes, 'en sourdine', 'en sourdine')}`}
                hrefOf={(page) => addressOf(routes.reglerAvis(), { q, page })}
              />
            </>
          )}
        </section>
        <p>
          <Lien href={routes.notifications()}>Revenir à mes notifications</Lien>
        </p>
      </div>
    </>
  )
}

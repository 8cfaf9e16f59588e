import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { SearchForm } from '@/components/ui/search-form'
import { addressOf } from '@/lib/ground/adresse'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'

type ContactChoiceViewProps = {
  q: string
  entreprises: readonly { siren: string; raisonSociale: string; ville: string; ecrire: boolean }[]
  ou: PageListe
}

/** « Contact », d’une page qui n’est d’aucune entreprise : au nom de laquelle l’on écrit. */
export const ContactChoiceView = ({ q, entreprises, ou }: ContactChoiceViewProps) => (
  <>
    <div className="mb-8">
      <h1>Écrire au centre de gestion</h1>
      <p className="lead">Choisissez l’entreprise concernée{'\u00a0'}: le formulaire de contact s’ouvre pour elle.</p>
    </div>
    {q || ou.pages > 1 ? (
      <SearchForm action={routes.contactChoix()} label="Chercher une entreprise" value={q} hint="Son nom, sa ville ou son SIREN" />
    ) : null}
    {entreprises.length > 0 ? (
      <section className="sheet max-w-176" aria-labelledby="choix">
        <h2 id="choix" className="sr-only">
          Vos entreprises
        </h2>
        {entreprises.map(({ siren, raisonSociale, ville, ecrire }) => (
          <article key={siren} className={ecrire ? 'rubrique whole-row' : 'rubrique'}>
            <Icon name="building-2" />
            <h3>{ecrire ? <Lien href={routes.contact(siren)}>{raisonSociale}</Lien> : raisonSociale}</h3>
            <p>
              <span className="num">{formatSiren(siren)}</span>, {ville}
              {ecrire ? '' : '. Votre délégation est en lecture seule\u00a0: appelez-nous.'}
            </p>
          </article>
        ))}
      </section>
    ) : (
      <p role="status">Aucune de vos entreprises ne convient.</p>
    )}
    {ou.pages > 1 ? (
      <Pager
        page={ou.page}
        pages={ou.pages}
        phrase={`Entreprises ${ou.de} à ${ou.a} sur ${ou.total}`}
        hrefOf={(page) => addressOf(routes.contactChoix(), { q: q || undefined, page })}
      />
    ) : null}
    <p className="mt-8">
      Vous préférez parler à quelqu’un{'\u202f'}?{' '}
      <a className="num" href={marque.telephoneLien}>
        {marque.telephone}
      </a>
      , {marque.horaires}.
    </p>
  </>
)

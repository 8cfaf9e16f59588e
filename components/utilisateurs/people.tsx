import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { addressOf } from '@/lib/ground/adresse'
import type { FormAction } from '@/lib/ground/form-state'
import { pageOf } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import type { PersonneListe } from '@/lib/utilisateurs/personnes/queries'
import { STATUT_NOMS, STATUTS, type StatutListe } from '@/lib/utilisateurs/statuts'
import type { UtilisateursSearch } from '@/lib/utilisateurs/schema'
import type { InvitationActions } from './invitation-acts'
import { PersonTable } from './person-table'
import { SearchInput } from '@/components/ui/search-input'

/** Combien de personnes par page. */
const TAILLE = 50

type PeopleProps = {
  compteId: string
  search: UtilisateursSearch
  personnes: readonly PersonneListe[]
  total: number
  maintenant: Date
  actions: InvitationActions | null
  voirComme: FormAction
}

/** La recherche, les statuts, et la liste. */
export function People({ compteId, search, personnes, total, maintenant, actions, voirComme }: PeopleProps) {
  const { q, statut, tri } = search
  const hrefOf = (autre: Partial<Pick<UtilisateursSearch, 'statut' | 'tri' | 'page'>>) => {
    const suite = { statut, tri, page: 1, ...autre }
    return addressOf(routes.utilisateurs(compteId), {
      q,
      statut: suite.statut === 'tous' ? '' : suite.statut,
      tri: suite.tri === 'nom' ? '' : suite.tri,
      page: suite.page,
    })
  }
  const retenues = sorted(personnes.filter(STATUTS[statut]), tri)
  const ici = pageOf(retenues.length, search.page, TAILLE)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <search className="min-w-0 basis-md max-sm:basis-full">
          <form className="flex gap-2" action={routes.utilisateurs(compteId)} method="get">
            <label className="sr-only" htmlFor="q">
              Nom, e-mail ou entreprise
            </label>
            <SearchInput className="min-w-0 flex-1" id="q" placeholder="Nom, e-mail ou entreprise" defaultValue={q} />
            <button className="button px-4" type="submit">
              <Icon name="search" />
              <span className="max-sm:sr-only">Rechercher</span>
            </button>
          </form>
        </search>
        <nav className="flex flex-wrap gap-2" aria-label="Filtrer par statut">
          {(Object.keys(STATUTS) as StatutListe[]).map((un) => (
            <Lien key={un} className="chip" href={hrefOf({ statut: un })} aria-current={un === statut ? 'true' : undefined}>
              {STATUT_NOMS[un]} <span className="tabular-nums">{personnes.filter(STATUTS[un]).length}</span>
            </Lien>
          ))}
        </nav>
      </div>
      {retenues.length > 0 ? (
        <div>
          <PersonTable
            compteId={compteId}
            personnes={retenues.slice(ici.de - 1, ici.a)}
            maintenant={maintenant}
            actions={actions}
            voirComme={voirComme}
            tri={{ ici: tri, hrefOf: (autre) => hrefOf({ tri: autre }) }}
          />
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={retenues.length < total ? `${retenues.length}\u00a0affichées sur ${total}` : `Personnes ${ici.de} à ${ici.a} sur ${total}`}
            hrefOf={(page) => hrefOf({ page })}
          />
        </div>
      ) : (
        <Empty
          titre="Personne ne correspond"
          phrase="Cherchez par un morceau du nom, de l’adresse, ou par une entreprise donnée à la main."
          action={<Lien href={routes.utilisateurs(compteId)}>Voir tout le monde</Lien>}
        />
      )}
    </>
  )
}

/** Par nom, tel que la base l’a rangé ; ou par dernière connexion, qui n’est jamais venu à la fin. */
const sorted = (personnes: readonly PersonneListe[], tri: 'nom' | 'connexion'): readonly PersonneListe[] =>
  tri === 'nom' ? personnes : personnes.toSorted((une, autre) => (autre.connexionLe?.getTime() ?? 0) - (une.connexionLe?.getTime() ?? 0))

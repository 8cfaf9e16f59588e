import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Facet, Tick } from '@/components/ui/facet'
import { FieldFrame, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { PERIODE_NOMS, STATUT_NOMS, TRI_DEMANDES_NOMS } from '@/lib/copy/demande'
import { AVIS_RECHERCHE } from '@/lib/recherche/phrases'
import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { demandesAddress, exportAddress } from '@/lib/demandes/adresse'
import { chosenOf, countFilters, type FiltreDemandes, withoutFilter } from '@/lib/demandes/filtres'
import type { Facettes } from '@/lib/demandes/queries'
import type { DemandesSearch } from '@/lib/demandes/schema'
import { PERIODES, SALARIE_INCONNU, STATUTS_DITS, TRIS_DEMANDES } from '@/lib/demandes/tris'
import { formatIso } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { UNIVERS } from '@/lib/ground/univers'

type Choix = { valeur: string; nom: string; nombre?: number }
type Filtre = { nom: FiltreDemandes; titre: string; choix: readonly Choix[]; un?: boolean; note?: string }
/** Un filtre qui se tape : ce qu’il dit quand il restreint, et ses cases. */
type Tape = { nom: FiltreDemandes; titre: string; dits: string; champs: ReactNode }

type DemandesFinderProps = { siren: string | null; facettes: Facettes; salarie: string | null; search: DemandesSearch; total: number }

/**
 * Ce qui se cherche dans « Mes demandes » : un formulaire ordinaire, dont chaque choix est dans l’adresse où il mène. Il s’envoie, et ne s’écrit pas dans
 * l’adresse de lui-même : un numéro de sécurité sociale peut y être tapé. Un filtre posé se retire d’une pression.
 * La clé remet les cases à ce que dit l’adresse, où qu’elle mène.
 */
export function DemandesFinder({ siren, facettes, salarie, search, total }: DemandesFinderProps) {
  const poses = countFilters(search)
  const filtres = filtersOf(siren, facettes, search, salarie)
  const facet = (filtre: Filtre | Tape) =>
    'champs' in filtre ? (
      <Facet key={filtre.nom} titre={filtre.titre} dits={filtre.dits} retirer={demandesAddress(siren, withoutFilter(search, filtre.nom))}>
        {filtre.champs}
      </Facet>
    ) : (
      <DemandeFacet key={filtre.nom} siren={siren} filtre={filtre} search={search} />
    )
  const ici = demandesAddress(siren, search)
  return (
    <search aria-label="Chercher dans mes demandes">
      {search.avis ? (
        <Notice kind="wait" role="status">
          <p>{AVIS_RECHERCHE[search.avis]}</p>
        </Notice>
      ) : null}
      <form key={ici} className="mt-4 mb-3 grid gap-3" action={routes.chercher()} method="post">
        <input type="hidden" name="vers" value="demandes" />
        {siren ? <input type="hidden" name="siren" value={siren} /> : null}
        {search.salarie ? <input type="hidden" name="salarie" value={search.salarie} /> : null}
        {search.onglet === 'toutes' ? null : <input type="hidden" name="onglet" value={search.onglet} />}
        {search.sens === 'desc' ? null : <input type="hidden" name="sens" value={search.sens} />}
        <div className="flex gap-2">
          <label className="sr-only" htmlFor="q">
            {siren ? 'Numéro, salarié ou mot du message' : 'Numéro, salarié, entreprise ou mot du message'}
          </label>
          <input
            className="input min-w-0 max-w-[40rem]"
            id="q"
            name="q"
            type="search"
            defaultValue={search.q}
            placeholder={siren ? 'Numéro, salarié ou mot du message' : 'Numéro, salarié, entreprise ou mot du message'}
            autoComplete="off"
            maxLength={100}
          />
          <Button type="submit">
            <Icon name="search" />
            <span className="max-md:sr-only">Chercher</span>
          </Button>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
          <div className="flex flex-wrap items-center gap-2">
            <details className="max-md:w-full deplie:contents deplie:details-content:contents deplie:details-content:[content-visibility:visible] max-md:[&_.chip]:min-h-target max-md:[&_.facet]:mt-2 max-md:[&_.facet]:mr-2 max-md:[&_.facet]:inline-block max-md:[&_.facet]:align-top max-md:[&_.facet:has([open])]:mr-0 max-md:[&_.facet:has([open])]:block max-md:[&_fieldset]:static max-md:[&_fieldset]:w-auto max-md:[&_fieldset]:max-w-none max-md:[&_fieldset]:shadow-none">
              <summary className="chip unmarked max-md:w-max deplie:hidden">
                <Icon name="list-filter" />
                Filtrer et trier
              </summary>
              {filtres.filter(({ nom }) => chosenOf(search, nom).length === 0).map(facet)}
              <Sorting search={search} />
            </details>
            {filtres.filter(({ nom }) => chosenOf(search, nom).length > 0).map(facet)}
            {poses > 0 || search.q ? (
              <Lien className="px-2 py-1 text-sm" href={demandesAddress(siren, { onglet: search.onglet, tri: search.tri, sens: search.sens })}>
                Tout effacer
              </Lien>
            ) : null}
          </div>
          <p className="flex flex-wrap items-center gap-x-5 text-sm max-md:w-full max-md:justify-between">
            <b role="status">{plural(total, 'demande')}</b>
            {total > 0 ? (
              <a className="inline-flex min-h-9 items-center gap-1 whitespace-nowrap" href={exportAddress(siren, search)}>
                <Icon name="download" />
                Exporter (CSV)
              </a>
            ) : null}
          </p>
        </div>
      </form>
    </search>
  )
}

const filtersOf = (
  siren: string | null,
  { entreprise, statut, univers, demarche, auteur }: Facettes,
  search: DemandesSearch,
  salarie: string | null,
): (Filtre | Tape)[] => {
  const tous: (Filtre | Tape)[] = [
    {
      nom: 'entreprise',
      titre: 'Entreprise',
      choix: siren ? [] : entreprise.map((une) => ({ valeur: une.siren, nom: une.raisonSociale, nombre: une.nombre })),
      note: 'Une autre\u00a0: cherchez son nom ou son SIREN.',
    },
    { nom: 'salarie', titre: 'Salarié', dits: employeeSaid(search, salarie), champs: <EmployeeFields nom={search.nom} /> },
    { nom: 'statut', titre: 'Statut', choix: STATUTS_DITS.map((un) => ({ valeur: un, nom: STATUT_NOMS[un], nombre: statut[un] ?? 0 })) },
    { nom: 'univers', titre: 'Univers', choix: UNIVERS.map((un) => ({ valeur: un, nom: UNIVERS_NOMS[un], nombre: univers[un] ?? 0 })) },
    { nom: 'demarche', titre: 'Démarche', choix: demarche.map(({ slug, titre, nombre }) => ({ valeur: slug, nom: titre, nombre })) },
    { nom: 'auteur', titre: 'Auteur', choix: auteur.map((un) => ({ valeur: un.id, nom: un.nom, nombre: un.nombre })) },
    { nom: 'depuis', titre: 'Période', choix: PERIODES.map((une) => ({ valeur: une, nom: PERIODE_NOMS[une] })), un: true },
    { nom: 'envoi', titre: 'Date d’envoi', dits: sentSaid(search), champs: <SentFields du={search.du} au={search.au} /> },
  ]
  return tous
}

/** Le salarié que retient la liste, en mots. */
const employeeSaid = ({ nom, salarie: numero }: DemandesSearch, salarie: string | null): string =>
  [nom, numero === undefined ? '' : numero === SALARIE_INCONNU ? 'aucun à ce numéro' : (salarie ?? 'introuvable')].filter(Boolean).join(', ')

/** Les jours d’envoi que retient la liste, en mots. */
const sentSaid = ({ du, au }: DemandesSearch): string =>
  [du ? `du ${formatIso(du)}` : '', au ? `${du ? 'au' : 'jusqu’au'} ${formatIso(au)}` : ''].filter(Boolean).join(' ')

/** Un salarié par son nom, ou par son numéro : celui-ci ne revient jamais dans la page. */
const EmployeeFields = ({ nom }: { nom: string }) => (
  <>
    <TextField name="nom" id="filtre-nom" label="Son nom" defaultValue={nom} autoComplete="off" maxLength={100} />
    <TextField
      name="nir"
      id="filtre-nir"
      label="Ou son numéro de sécurité sociale"
      hint="Il n’est gardé nulle part, pas même dans l’adresse."
      inputMode="numeric"
      autoComplete="off"
      maxLength={30}
    />
  </>
)

const SentFields = ({ du, au }: Pick<DemandesSearch, 'du' | 'au'>) => (
  <>
    {(
      [
        ['du', 'Envoyée depuis le', du],
        ['au', 'Jusqu’au', au],
      ] as const
    ).map(([nom, label, jour]) => (
      <FieldFrame key={nom} id={`filtre-${nom}`} label={label}>
        <input className="input" id={`filtre-${nom}`} name={nom} type="date" defaultValue={jour} />
      </FieldFrame>
    ))}
  </>
)

/** Un filtre de la liste. Une valeur que rien n’a ne se propose pas. */
function DemandeFacet({ siren, filtre: { nom, titre, choix, un, note }, search }: { siren: string | null; filtre: Filtre; search: DemandesSearch }) {
  const choisis = chosenOf(search, nom)
  const proposes = choix.filter(({ valeur, nombre }) => nombre !== 0 || choisis.includes(valeur))
  if (proposes.length < 2 && choisis.length === 0) return null
  const dits = proposes.flatMap((c) => (choisis.includes(c.valeur) ? [c.nom] : [])).join(', ')
  return (
    <Facet titre={titre} dits={dits} retirer={demandesAddress(siren, withoutFilter(search, nom))}>
      {proposes.map((c) => (
        <Tick
          key={c.valeur}
          type={un ? 'radio' : 'checkbox'}
          name={nom}
          valeur={c.valeur}
          coche={choisis.includes(c.valeur)}
          nom={c.nom}
          nombre={c.nombre}
        />
      ))}
      {note ? <p className="text-ink-2">{note}</p> : null}
    </Facet>
  )
}

/** L’ordre, pour le téléphone et pour le numéro ; les titres de colonne le disent aussi. */
const Sorting = ({ search }: { search: DemandesSearch }) => (
  <Facet titre="Trier" dits="" retirer="">
    {TRIS_DEMANDES.map((tri) => (
      <Tick key={tri} type="radio" name="tri" valeur={tri} coche={search.tri === tri} nom={TRI_DEMANDES_NOMS[tri]} />
    ))}
  </Facet>
)

import { Button } from '@/components/ui/button'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { FieldFrame } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { type Column, Table } from '@/components/ui/table'
import { FAMILLE_NOMS } from '@/lib/copy/journal'
import { lower } from '@/lib/ground/initiale'
import { journalAddress, journalExport } from '@/lib/journal/adresse'
import type { LigneDite } from '@/lib/journal/dire'
import type { Sceau } from '@/lib/journal/sceau'
import type { JournalSearch } from '@/lib/journal/schema'
import { formatDate, formatTime } from '@/lib/ground/date'
import { formatNumber, formatSiren, plural } from '@/lib/ground/number'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { SearchInput } from '@/components/ui/search-input'

type LigneScellee = LigneDite & { sceau: Sceau }

type JournalProps = {
  compteId: string
  lignes: readonly LigneScellee[]
  search: JournalSearch
  ici: PageListe
}

/** « Journal des accès » : qui a vu, changé ou reçu quoi dans ce compte, une phrase par événement, et la preuve que rien n’y a été retouché. */
export function JournalView({ compteId, lignes, search, ici }: JournalProps) {
  const filtre = Boolean(search.q || search.famille || search.du || search.au)
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.utilisateurs(compteId), label: 'Gestion des utilisateurs et experts-comptables' },
        ]}
      />
      <div className="mb-6">
        <h1>Journal des accès</h1>
        <p className="lead">Qui a vu, changé ou reçu quoi dans votre compte, lectures de Carcept Prev comprises.</p>
      </div>
      <Filters compteId={compteId} search={search} filtre={filtre} />
      {lignes.length > 0 ? (
        <>
          <Proof lignes={lignes} />
          <div className="mt-4">
            <Table caption="Événements du compte, le plus récent en tête" columns={COLUMNS} rows={lignes} rowKey={({ id }) => id} />
          </div>
          <Pager
            page={ici.page}
            pages={ici.pages}
            phrase={`Événements ${formatNumber(ici.de)} à ${formatNumber(ici.a)} sur ${formatNumber(ici.total)}`}
            hrefOf={(page) => journalAddress(compteId, { ...search, page })}
          />
          <p className="mt-4">
            <a className="inline-flex items-center gap-2" href={journalExport(compteId, search)} download>
              <Icon name="download" />
              Télécharger en CSV
            </a>
          </p>
        </>
      ) : (
        <Empty
          titre={filtre ? 'Aucun événement ne correspond' : 'Rien ne s’est encore passé'}
          phrase={filtre ? 'Cherchez un autre nom, ou élargissez les dates.' : 'Ce qui se fera dans votre compte s’inscrira ici.'}
          action={filtre ? <Lien href={routes.journal(compteId)}>Voir tout le journal</Lien> : undefined}
        />
      )}
    </>
  )
}

const Filters = ({ compteId, search, filtre }: { compteId: string; search: JournalSearch; filtre: boolean }) => (
  <search>
    <form
      className="mb-4 grid gap-4 md:grid-cols-2 md:items-end lg:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]"
      action={routes.journal(compteId)}
      method="get"
    >
      <FieldFrame id="q" label="Personne, entreprise, SIREN ou numéro de demande">
        <SearchInput id="q" defaultValue={search.q} />
      </FieldFrame>
      <FieldFrame id="famille" label="Quoi">
        <select className="select" id="famille" name="famille" defaultValue={search.famille ?? ''}>
          <option value="">Tout</option>
          {Object.entries(FAMILLE_NOMS).map(([code, nom]) => (
            <option key={code} value={code}>
              {nom}
            </option>
          ))}
        </select>
      </FieldFrame>
      <Day name="du" label="Du" value={search.du} />
      <Day name="au" label="Au" value={search.au} />
      <Button type="submit" className="justify-self-start">
        Appliquer
      </Button>
    </form>
    {filtre ? (
      <p className="mb-4 text-sm">
        <Lien href={routes.journal(compteId)}>Effacer les filtres</Lien>
      </p>
    ) : null}
  </search>
)

const Day = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <FieldFrame id={name} label={label}>
    <input className="input" id={name} name={name} type="date" defaultValue={value} />
  </FieldFrame>
)

/** Ce que la chaîne dit des lignes montrées. */
function Proof({ lignes }: Pick<JournalProps, 'lignes'>) {
  const fausses = lignes.filter(({ sceau }) => sceau === 'faux').length
  const attendent = lignes.filter(({ sceau }) => sceau === 'attend').length
  if (fausses > 0)
    return (
      <Notice kind="danger">
        <p>
          {plural(fausses, 'ligne ne correspond', 'lignes ne correspondent')} plus à son sceau{'\u00a0'}: le journal a été retouché. Appelez-nous.
        </p>
      </Notice>
    )
  return (
    <p className="flex items-center gap-2 text-sm text-ink-2">
      <Icon name="shield-check" className="text-ok" />
      Chaîne vérifiée{'\u00a0'}: {plural(lignes.length - attendent, 'ligne scellée, intacte', 'lignes scellées, intactes')}
      {attendent > 0 ? `, ${plural(attendent, 'récente', 'récentes')} à sceller dans la minute` : ''}.
    </p>
  )
}

const COLUMNS: readonly Column<LigneScellee>[] = [
  {
    id: 'quoi',
    head: 'Ce qui s’est passé',
    kind: 'title',
    cell: (l) => (
      <>
        <span className="font-regular">
          <b>{l.qui}</b> {follow(l.quoi)}
        </span>
        {l.sceau === 'faux' ? <span className="tag tag--danger">Retouchée</span> : null}
      </>
    ),
  },
  { id: 'titre', head: 'À quel titre', cell: (l) => l.titre },
  {
    id: 'entreprise',
    head: 'Entreprise',
    cell: (l) =>
      l.siren ? (
        <span>
          {l.entreprise ?? 'Plus dans le compte'}
          <span className="sub num">{formatSiren(l.siren)}</span>
        </span>
      ) : (
        <span className="text-ink-2">Aucune</span>
      ),
  },
  {
    id: 'quand',
    head: 'Quand',
    cell: (l) => (
      <span className="whitespace-nowrap">
        {formatDate(l.quand)}
        <span className="sub">{formatTime(l.quand)}</span>
      </span>
    ),
  },
]

/** La phrase suit le nom de qui l’a fait. */
const follow = (phrase: string): string => (/^(A|S’est) /.test(phrase) ? lower(phrase) : `\u2014 ${phrase}`)

import { Lien } from '@/components/ui/lien'
import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import { Univers } from '@/components/ui/univers'
import type { LigneCourrier } from '@/lib/courriers/queries'
import { formatMoment } from '@/lib/ground/date'
import { courrierAddress } from '@/lib/courriers/adresse'
import { noteOf } from '@/lib/copy/courrier'
import type { CourriersSearch } from '@/lib/courriers/schema'

const LETTRES =
  '[&_.unread]:mt-[.4rem] [&_:is(td,th):first-child]:w-8 [&_:is(td,th):first-child]:pr-0 [&_tbody_th]:max-w-128 max-md:[&_tbody_th]:max-w-none [&_th_a]:text-ink [&_th_a:hover]:text-link [&_.is-unread_th]:font-bold lg:[&_td]:whitespace-nowrap max-md:[&_.is-unread_th]:before:mr-2 max-md:[&_.is-unread_th]:before:inline-block max-md:[&_.is-unread_th]:before:size-[.5625rem] max-md:[&_.is-unread_th]:before:rounded-full max-md:[&_.is-unread_th]:before:bg-brand'

type LetterTableProps = {
  courriers: readonly LigneCourrier[]
  maintenant: Date
  caption: string /** Avec la colonne de l’entreprise. */
  company: boolean
  /** La liste d’où l’on ouvre un courrier : elle reste à côté de lui. */
  search?: Partial<CourriersSearch>
}

/** Des courriers, le plus récent en tête ; ceux que personne n’a ouverts sont en gras, avec leur point. */
export function LetterTable({ courriers, maintenant, caption, company, search = {} }: LetterTableProps) {
  const entreprise: Column<LigneCourrier> = {
    id: 'entreprise',
    head: 'Entreprise',
    kind: 'lead',
    cell: (c) => <Plaque small siren={c.siren} nom={c.raisonSociale} couleur={c.couleur} />,
  }
  const columns: readonly Column<LigneCourrier>[] = [
    { id: 'lecture', head: 'Lecture', headHidden: true, kind: 'extra', cell: (c) => (c.luLe ? null : <span className="unread" />) },
    { id: 'objet', head: 'Courrier', kind: 'title', cell: (c) => <Subject courrier={c} search={search} /> },
    ...(company ? [entreprise] : []),
    { id: 'univers', head: 'Univers', cell: (c) => <Univers code={c.univers} /> },
    { id: 'recu', head: 'Reçu', cell: (c) => formatMoment(c.publieLe, maintenant) },
  ]
  return (
    <Table
      className={LETTRES}
      caption={caption}
      columns={columns}
      rows={courriers}
      rowKey={(c) => c.id}
      rowClass={(c) => (c.luLe ? undefined : 'is-unread')}
    />
  )
}

const Subject = ({ courrier, search }: { courrier: LigneCourrier; search: Partial<CourriersSearch> }) => (
  <>
    <Lien href={courrierAddress(courrier.siren, courrier.id, search)}>{courrier.objet}</Lien>
    {courrier.luLe ? null : <span className="sr-only"> (non lu)</span>}
    <span className="block text-sm/md font-regular text-ink-2">{noteOf(courrier)}</span>
  </>
)

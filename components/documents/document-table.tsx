import { Plaque } from '@/components/ui/plaque'
import { type Column, Table } from '@/components/ui/table'
import { NATURE_NOMS } from '@/lib/copy/publication'
import { fileSize } from '@/lib/demandes/rules'
import type { LigneDocument } from '@/lib/documents/queries'
import { formatMoment } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type DocumentTableProps = { documents: readonly LigneDocument[]; maintenant: Date; caption: string; company: boolean }

const DOCUMENTS = '[&_tbody_th]:max-w-128 max-md:[&_tbody_th]:max-w-none [&_th_a]:text-ink [&_th_a:hover]:text-link [&_.is-unread_th]:font-bold'

/** Des documents à télécharger ; ceux que personne de l’entreprise n’a ouverts sont en gras, avec leur point. */
export function DocumentTable({ documents, maintenant, caption, company }: DocumentTableProps) {
  const entreprise: Column<LigneDocument> = {
    id: 'entreprise',
    head: 'Entreprise',
    kind: 'lead',
    cell: (d) => <Plaque small siren={d.siren} nom={d.raisonSociale} couleur={d.couleur} />,
  }
  const columns: readonly Column<LigneDocument>[] = [
    { id: 'titre', head: 'Document', kind: 'title', cell: (d) => <Title document={d} /> },
    ...(company ? [entreprise] : []),
    { id: 'nature', head: 'Nature', cell: (d) => NATURE_NOMS[d.nature] },
    {
      id: 'contrat',
      head: 'Contrat',
      cell: (d) => (d.contratReference ? <span className="wrap-anywhere tabular-nums">{d.contratReference}</span> : 'Toute l’entreprise'),
    },
    { id: 'publie', head: 'Publié', cell: (d) => formatMoment(d.publieLe, maintenant) },
  ]
  return (
    <Table
      className={DOCUMENTS}
      caption={caption}
      columns={columns}
      rows={documents}
      rowKey={(d) => `${d.id} ${d.siren}`}
      rowClass={(d) => (d.luLe ? undefined : 'is-unread')}
    />
  )
}

const Title = ({ document: d }: { document: LigneDocument }) => (
  <>
    {d.luLe ? null : (
      <>
        <span className="unread mr-2 inline-block" />
        <span className="sr-only">Non lu&nbsp;: </span>
      </>
    )}
    <a href={routes.fichierDocument(d.siren, d.id)}>{d.titre}</a>
    <span className="block text-sm/md font-regular text-ink-2">{[d.phrase, `PDF, ${fileSize(d.taille)}`].filter(Boolean).join(', ')}</span>
  </>
)

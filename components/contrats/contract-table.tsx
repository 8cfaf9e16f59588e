import { Lien } from '@/components/ui/lien'
import { type Column, Table } from '@/components/ui/table'
import { Univers } from '@/components/ui/univers'
import type { Contrat } from '@/lib/contrats/queries'
import { contratEtat } from '@/lib/contrats/rules'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'

type ContractTableProps = { siren: string; contrats: readonly Contrat[]; maintenant: Date; caption: string }

/** Les contrats d’une entreprise : référence, population, dates. Un contrat terminé reste, et le dit. */
export function ContractTable({ siren, contrats, maintenant, caption }: ContractTableProps) {
  const columns: readonly Column<Contrat>[] = [
    {
      id: 'libelle',
      head: 'Contrat',
      kind: 'title',
      cell: (c) => (
        <>
          <Lien href={routes.contrat(siren, c.reference)}>{c.libelle}</Lien>
          <span className="sub num">{c.reference}</span>
        </>
      ),
    },
    { id: 'univers', head: 'Univers', cell: (c) => <Univers code={c.univers} /> },
    { id: 'population', head: 'Salariés couverts', cell: (c) => c.population ?? <span className="text-ink-2">Non renseigné</span> },
    { id: 'etat', head: 'État', cell: (c) => <ContractState contrat={c} maintenant={maintenant} /> },
  ]
  return <Table caption={caption} columns={columns} rows={contrats} rowKey={(c) => c.reference} />
}

/** « En cours depuis le 1er janvier 2017 », « Terminé le 31 décembre 2023 ». */
export function etatPhrase(contrat: Pick<Contrat, 'effetLe' | 'finLe'>, maintenant: Date): string {
  switch (contratEtat(contrat, maintenant)) {
    case 'en_cours':
      return `En cours depuis le ${formatDate(contrat.effetLe)}`
    case 'a_venir':
      return `À venir, le ${formatDate(contrat.effetLe)}`
    case 'termine':
      return `Terminé le ${contrat.finLe ? formatDate(contrat.finLe) : ''}`
  }
}

const ContractState = ({ contrat, maintenant }: { contrat: Contrat; maintenant: Date }) => (
  <span className={contratEtat(contrat, maintenant) === 'termine' ? 'text-ink-2' : undefined}>{etatPhrase(contrat, maintenant)}</span>
)

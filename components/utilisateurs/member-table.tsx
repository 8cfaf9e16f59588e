import type { ReactNode } from 'react'
import { type Column, Table } from '@/components/ui/table'
import { MEMBRE_ETATS, membrePhrase } from '@/lib/copy/acces'
import { ROLE_NOMS } from '@/lib/access/roles'
import type { MembreListe } from '@/lib/utilisateurs/queries'

const capital = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1)

const COLUMNS: readonly Column<MembreListe>[] = [
  {
    id: 'nom',
    head: 'Utilisateur',
    kind: 'title',
    cell: (m) => (
      <>
        {m.prenom} {m.nom}
        {m.moi ? <span className="text-ink-2"> (vous)</span> : null}
        <span className="sub">{m.email}</span>
      </>
    ),
  },
  { id: 'fonction', head: 'Fonction', cell: (m) => m.fonction ?? <span className="text-ink-2">Non renseignée</span> },
  { id: 'role', head: 'Rôle', cell: (m) => capital(ROLE_NOMS[m.role][m.civilite]) },
  { id: 'habilitations', head: 'Habilitations', cell: (m) => membrePhrase(m) },
  {
    id: 'statut',
    head: 'Statut',
    cell: (m) => <span className={m.etat === 'ajoute' ? 'tag border-ok text-ok' : 'tag'}>{MEMBRE_ETATS[m.etat]}</span>,
  },
]

/** Les personnes du compte, leur rôle, leurs habilitations en une phrase, leur statut ; `acte` : ce que l’on peut faire de chacune. */
export const MemberTable = ({ membres, acte }: { membres: readonly MembreListe[]; acte: ((m: MembreListe) => ReactNode) | null }) => (
  <Table
    caption="Utilisateurs du compte"
    columns={acte ? [...COLUMNS, { id: 'acte', head: 'Aperçu', headHidden: true, kind: 'act', cell: acte }] : COLUMNS}
    rows={membres}
    rowKey={(m) => m.id}
  />
)

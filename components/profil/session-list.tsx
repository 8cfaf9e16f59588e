import { type Column, Table } from '@/components/ui/table'
import { formatMoment } from '@/lib/ground/date'
import type { SessionListe } from '@/lib/sessions/queries'
import { deviceName } from '@/lib/sessions/rules'

/** Les sessions ouvertes : l’appareil, la connexion, la dernière page. */
export function SessionList({ sessions, maintenant }: { sessions: readonly SessionListe[]; maintenant: Date }) {
  const columns: readonly Column<SessionListe>[] = [
    {
      id: 'appareil',
      head: 'Appareil',
      kind: 'title',
      cell: (s) => (
        <>
          {deviceName(s.appareil)}
          {s.ici ? (
            <>
              {' '}
              <span className="tag border-ok text-ok">Cette session</span>
            </>
          ) : null}
        </>
      ),
    },
    { id: 'ouverte', head: 'Connexion', cell: (s) => formatMoment(s.ouverteLe, maintenant) },
    { id: 'vue', head: 'Dernière page', cell: (s) => formatMoment(s.vueLe, maintenant) },
    { id: 'expire', head: 'Se ferme au plus tard', cell: (s) => formatMoment(s.expireLe, maintenant) },
  ]
  return <Table caption="Vos sessions ouvertes" columns={columns} rows={sessions} rowKey={(s) => s.id} />
}

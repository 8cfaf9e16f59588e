import { ActForm } from '@/components/ui/act-form'
import { type Column, Table } from '@/components/ui/table'
import { formatMoment } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import type { SessionListe } from '@/lib/sessions/queries'
import { deviceName } from '@/lib/sessions/rules'

type SessionListProps = { sessions: readonly SessionListe[]; maintenant: Date; fermer: FormAction }

/** Les sessions ouvertes : l’appareil et son réseau, la connexion, la dernière page ; de quoi fermer les autres. */
export function SessionList({ sessions, maintenant, fermer }: SessionListProps) {
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
    { id: 'lieu', head: 'Réseau', cell: (s) => <span className="num">{s.lieu ?? 'Non connu'}</span> },
    { id: 'ouverte', head: 'Connexion', cell: (s) => formatMoment(s.ouverteLe, maintenant) },
    { id: 'vue', head: 'Dernière page', cell: (s) => formatMoment(s.vueLe, maintenant) },
    { id: 'expire', head: 'Se ferme au plus tard', cell: (s) => formatMoment(s.expireLe, maintenant) },
    {
      id: 'fermer',
      head: 'Fermer',
      headHidden: true,
      kind: 'act',
      cell: (s) =>
        s.ici ? null : (
          <ActForm
            action={fermer}
            cache={{ session: s.id }}
            bouton="Fermer"
            sur={`${deviceName(s.appareil)}, connexion ${formatMoment(s.ouverteLe, maintenant)}`}
          />
        ),
    },
  ]
  return (
    <>
      <p className="text-sm text-ink-2 mb-4">
        Le réseau est l’adresse d’où la session a été ouverte, abrégée. Une session fermée d’ici doit se connecter de nouveau.
      </p>
      <Table caption="Vos sessions ouvertes" columns={columns} rows={sessions} rowKey={(s) => s.id} className="md:[&_:is(th,td)]:align-middle" />
      {sessions.length > 1 ? (
        <div className="mt-4">
          <ActForm action={fermer} cache={{ session: 'autres' }} bouton="Fermer toutes les autres sessions" />
        </div>
      ) : null}
    </>
  )
}

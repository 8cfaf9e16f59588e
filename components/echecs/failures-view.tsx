import { ActForm } from '@/components/ui/act-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { type Column, Table } from '@/components/ui/table'
import type { CourrielEnEchec, TravailEnEchec } from '@/lib/echecs/queries'
import { formatDate, formatTime } from '@/lib/format/date'
import { plural } from '@/lib/format/number'
import type { FormAction } from '@/lib/http/action'
import { routes } from '@/lib/http/routes'

type FailuresViewProps = {
  courriels: readonly CourrielEnEchec[]
  travaux: readonly TravailEnEchec[]
  /** Combien il y en a en tout : les listes n’en montrent que les premiers. */
  total: number
  fait: 'courriel' | 'travail' | undefined
  renvoyer: FormAction
  reprendre: FormAction
}

const quand = (date: Date) => `${formatDate(date)} à ${formatTime(date)}`

/** Ce qui n’est pas parti : les courriels et les travaux en échec, avec leur erreur, et de quoi les relancer. */
export function FailuresView({ courriels, travaux, total, fait, renvoyer, reprendre }: FailuresViewProps) {
  const colonnesCourriels: readonly Column<CourrielEnEchec>[] = [
    { id: 'sujet', head: 'Courriel', kind: 'title', cell: (c) => c.sujet },
    { id: 'destinataire', head: 'Destinataire', cell: (c) => c.destinataire },
    { id: 'erreur', head: 'Dernière erreur', cell: (c) => `${c.erreur ?? 'Inconnue'} (${plural(c.essais, 'essai')})` },
    { id: 'depuis', head: 'Écrit le', cell: (c) => quand(c.creeLe) },
    {
      id: 'acte',
      head: 'Geste',
      headHidden: true,
      kind: 'act',
      cell: (c) => <ActForm action={renvoyer} cache={{ id: c.id }} bouton="Renvoyer" sur={c.sujet} />,
    },
  ]
  const colonnesTravaux: readonly Column<TravailEnEchec>[] = [
    { id: 'file', head: 'Travail', kind: 'title', cell: (t) => t.file },
    { id: 'erreur', head: 'Erreur', cell: (t) => t.erreur || 'Inconnue' },
    { id: 'le', head: 'Arrêté le', cell: (t) => quand(t.le) },
    {
      id: 'acte',
      head: 'Geste',
      headHidden: true,
      kind: 'act',
      cell: (t) => <ActForm action={reprendre} cache={{ id: t.id }} bouton="Renvoyer" sur={t.file} />,
    },
  ]
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="page-head">
        <h1>{total === 0 ? 'Aucun envoi en échec' : `${plural(total, 'envoi')} en échec`}</h1>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{fait === 'courriel' ? 'Le courriel est remis en file : il part dans la minute.' : 'Le travail est remis en file.'}</p>
        </Notice>
      ) : null}
      {total > courriels.length + travaux.length ? (
        <p className="muted">{courriels.length + travaux.length} sont montrés ici ; les suivants y viennent à mesure que vous renvoyez ceux-ci.</p>
      ) : null}
      {courriels.length > 0 ? <Table caption="Courriels en échec" columns={colonnesCourriels} rows={courriels} rowKey={(c) => c.id} /> : null}
      {travaux.length > 0 ? <Table caption="Travaux en échec" columns={colonnesTravaux} rows={travaux} rowKey={(t) => t.id} /> : null}
      {total === 0 ? (
        <Empty
          titre="Tout est parti"
          phrase="Un courriel que son serveur refuse pendant 72 heures, ou un travail de fond qui renonce, apparaîtrait ici."
        />
      ) : null}
    </>
  )
}

import { ActForm } from '@/components/ui/act-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { type Column, Table } from '@/components/ui/table'
import type { CourrielEnEchec, TravailEnEchec } from '@/lib/echecs/queries'
import { formatDate, formatTime } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'

type FailuresViewProps = {
  courriels: { lignes: readonly CourrielEnEchec[]; ici: PageListe }
  travaux: { lignes: readonly TravailEnEchec[]; ici: PageListe }
  fait: 'courriel' | 'travail' | undefined
  renvoyer: FormAction
  reprendre: FormAction
}

const sur = (quoi: string, { de, a, total }: PageListe) => `${quoi} ${de} à ${a} sur ${total}`
/** Une première page ne se dit pas dans l’adresse. */
const plusTard = (pages: Record<string, number>) => Object.fromEntries(Object.entries(pages).filter(([, page]) => page > 1))

const quand = (date: Date) => `${formatDate(date)} à ${formatTime(date)}`

/** Ce qui n’est pas parti : les courriels et les travaux en échec, avec leur erreur, et de quoi les relancer. */
export function FailuresView({ courriels, travaux, fait, renvoyer, reprendre }: FailuresViewProps) {
  const total = courriels.ici.total + travaux.ici.total
  const to = (pages: { courriels?: number; travaux?: number }) =>
    addressOf(routes.gestionEchecs(), plusTard({ courriels: courriels.ici.page, travaux: travaux.ici.page, ...pages }))
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
      <div className="mb-8">
        <h1>{total === 0 ? 'Aucun envoi en échec' : `${plural(total, 'envoi')} en échec`}</h1>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{fait === 'courriel' ? 'Le courriel est remis en file\u00a0: il part dans la minute.' : 'Le travail est remis en file.'}</p>
        </Notice>
      ) : null}
      {courriels.lignes.length > 0 ? (
        <div>
          <Table caption="Courriels en échec" columns={colonnesCourriels} rows={courriels.lignes} rowKey={(c) => c.id} />
          <Pager {...courriels.ici} phrase={sur('Courriels', courriels.ici)} hrefOf={(page) => to({ courriels: page })} />
        </div>
      ) : null}
      {travaux.lignes.length > 0 ? (
        <div>
          <Table caption="Travaux en échec" columns={colonnesTravaux} rows={travaux.lignes} rowKey={(t) => t.id} />
          <Pager {...travaux.ici} phrase={sur('Travaux', travaux.ici)} hrefOf={(page) => to({ travaux: page })} />
        </div>
      ) : null}
      {total === 0 ? (
        <Empty
          titre="Tout est parti"
          phrase="Un courriel que son serveur refuse pendant 72 heures, ou un travail de fond qui renonce, apparaîtrait ici."
        />
      ) : null}
    </>
  )
}

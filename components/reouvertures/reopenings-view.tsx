import { ActForm } from '@/components/ui/act-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { type Column, Table } from '@/components/ui/table'
import { addressOf } from '@/lib/ground/adresse'
import { formatDate, formatTime } from '@/lib/ground/date'
import { formatSiren, plural } from '@/lib/ground/number'
import type { FormAction } from '@/lib/ground/form-state'
import type { PageListe } from '@/lib/ground/pages'
import { routes } from '@/lib/ground/routes'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import type { LigneReouverture } from '@/lib/reouvertures/queries'

type ReopeningsProps = { lignes: readonly LigneReouverture[]; ici: PageListe; fait: 'rouverte' | undefined; rouvrir: FormAction }

/** Qui n’arrive pas à certifier son entreprise, ce qu’il en dit, et de quoi lui rendre ses essais. */
export function ReopeningsView({ lignes, ici, fait, rouvrir }: ReopeningsProps) {
  const colonnes: readonly Column<LigneReouverture>[] = [
    {
      id: 'personne',
      head: 'Personne',
      kind: 'title',
      cell: ({ personne: { prenom, nom, email, telephone } }) => (
        <>
          {prenom} {nom}
          <span className="block text-sm font-normal wrap-anywhere">{email}</span>
          {telephone ? <span className="block text-sm font-normal">{nationalPhone(telephone)}</span> : null}
        </>
      ),
    },
    {
      id: 'entreprise',
      head: 'Entreprise',
      cell: ({ siren, raisonSociale }) => (
        <>
          <span className="num">{formatSiren(siren)}</span>
          <span className="block text-sm">{raisonSociale ?? 'Inconnue du portail'}</span>
        </>
      ),
    },
    { id: 'message', head: 'Message', cell: ({ message }) => <span className="block whitespace-pre-line wrap-anywhere">{message}</span> },
    { id: 'le', head: 'Écrit le', cell: ({ creeLe }) => `${formatDate(creeLe)} à ${formatTime(creeLe)}` },
    {
      id: 'acte',
      head: 'Geste',
      headHidden: true,
      kind: 'act',
      cell: ({ id, personne: { prenom, nom } }) => (
        <ActForm action={rouvrir} cache={{ id }} bouton="Rouvrir la certification" sur={`${prenom} ${nom}`} />
      ),
    },
  ]
  return (
    <>
      <Crumbs items={[{ href: routes.gestion(), label: 'Bannette' }]} />
      <div className="mb-8">
        <h1>{ici.total === 0 ? 'Aucune certification à rouvrir' : `${plural(ici.total, 'certification')} à rouvrir`}</h1>
        <p className="lead">Assurez-vous par téléphone de qui écrit, et donnez-lui le numéro entreprise par courrier seulement.</p>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>La certification est rouverte{'\u00a0'}: ses essais sont rendus, et un e-mail le dit à la personne.</p>
        </Notice>
      ) : null}
      {lignes.length > 0 ? (
        <div>
          <Table caption="Certifications à rouvrir" columns={colonnes} rows={lignes} rowKey={({ id }) => id} />
          <Pager
            {...ici}
            phrase={`Certifications ${ici.de} à ${ici.a} sur ${ici.total}`}
            hrefOf={(page) => addressOf(routes.gestionCertifications(), { page: page > 1 ? page : undefined })}
          />
        </div>
      ) : (
        <Empty titre="Personne n’attend" phrase="Qui a épuisé ses essais de certification nous écrit ici." />
      )}
    </>
  )
}

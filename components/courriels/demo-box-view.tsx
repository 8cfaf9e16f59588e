import { Empty } from '@/components/ui/empty'
import { Lien } from '@/components/ui/lien'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { COURRIEL_ETATS } from '@/lib/copy/courriel'
import { formatDate, formatTime } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import { addressOf } from '@/lib/ground/adresse'
import type { PageListe } from '@/lib/ground/pages'
import type { LigneCourriel } from '@/lib/mail/demo-box'

/** La boîte locale de la démonstration : ce que le portail aurait envoyé. */
export function DemoBoxView({ courriels, ici }: { courriels: LigneCourriel[]; ici: PageListe }) {
  return (
    <>
      <div className="mb-8">
        <h1>Courriels de la démonstration</h1>
        <p className="lead">Rien ne sort de cette machine&nbsp;: voici ce que chacun aurait reçu, le plus récent en tête.</p>
      </div>
      {courriels.length === 0 ? (
        <Empty titre="Aucun courriel pour l’instant" phrase="Envoyez une demande : son accusé de réception arrive ici en quelques secondes." />
      ) : (
        <div>
          <Table
            caption="Courriels, le plus récent en tête"
            rows={courriels}
            rowKey={(courriel) => courriel.id}
            columns={[
              { id: 'sujet', head: 'Objet', kind: 'title', cell: (c) => <Lien href={routes.demoCourriel(c.id)}>{c.sujet}</Lien> },
              { id: 'destinataire', head: 'Destinataire', cell: (c) => c.destinataire },
              { id: 'quand', head: 'Écrit le', cell: (c) => `${formatDate(c.creeLe)} à ${formatTime(c.creeLe)}` },
              { id: 'etat', head: 'État', cell: (c) => COURRIEL_ETATS[c.etat] },
            ]}
          />
          <Pager {...ici} phrase={`Courriels ${ici.de} à ${ici.a} sur ${ici.total}`} hrefOf={(page) => addressOf(routes.demoCourriels(), { page })} />
        </div>
      )}
    </>
  )
}

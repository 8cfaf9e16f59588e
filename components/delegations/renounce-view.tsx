import { RenounceForm } from '@/components/delegations/renounce-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { ClientLu } from '@/lib/delegations/vues'

/** La confirmation avant de renoncer à un client : ce qui prend fin, ce qui reste. */
export function RenounceView({ client, action }: { client: ClientLu; action: FormAction }) {
  const titre = `Renoncer à ${client.compteNom}\u202f?`
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.clients(), label: 'Mes clients' },
          { href: routes.client(client.id), label: client.compteNom },
        ]}
      />
      <h1 id="renoncer" className="mb-8">
        {titre}
      </h1>
      {client.etat === 'acceptee' ? (
        <>
          <ul className="grid max-w-[42rem] list-disc gap-2 pl-5">
            <li>
              {client.cabinet.raisonSociale} n’accède plus à {client.entreprises > 1 ? 'ces' : 'cette'} {plural(client.entreprises, 'entreprise')} dès
              la prochaine page ouverte, vous et vos collègues.
            </li>
            <li>Les demandes déjà envoyées restent à l’entreprise, et nous continuons de les traiter.</li>
            <li>Vos brouillons restent visibles des administrateurs du compte.</li>
            <li>Votre client en est prévenu, avec votre mot. Pour revenir, il devra vous déclarer de nouveau.</li>
          </ul>
          <RenounceForm action={action} delegation={client.id} titre={titre} />
        </>
      ) : (
        <>
          <title>{titleOf(titre)}</title>
          <Notice kind="info">
            <p>Cette délégation n’est pas en cours{'\u00a0'}: il n’y a rien à arrêter.</p>
            <p>
              <Lien href={routes.client(client.id)}>Voir où elle en est</Lien>
            </p>
          </Notice>
        </>
      )}
    </>
  )
}

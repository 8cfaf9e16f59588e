import { ProfilePage } from '@/components/profil/profile-page'
import { UnlinkForm } from '@/components/profil/unlink-form'
import { Facts } from '@/components/ui/facts'
import { formatDate, formatTime } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { formatSiret } from '@/lib/ground/number'
import type { Reliee } from '@/lib/utilisateurs/rules'

type UnlinkViewProps = { action: FormAction; reliees: readonly Reliee[]; secondFacteur: boolean }

/** Délier Net-entreprises de son compte. */
export const UnlinkView = ({ action, reliees, secondFacteur }: UnlinkViewProps) => (
  <ProfilePage
    id="net-entreprises"
    titre="Délier Net-entreprises"
    lead="Net-entreprises ne vous connectera plus ici. Votre identifiant et votre mot de passe le feront toujours, et vos comptes ne changent pas."
  >
    {reliees.length === 0 ? (
      <p>
        <title>{titleOf('Délier Net-entreprises')}</title>
        Aucune identité Net-entreprises n’est reliée à votre compte. Pour en relier une, choisissez Net-entreprises à la connexion.
      </p>
    ) : (
      <>
        <div className="sheet p-5">
          {reliees.map(({ id, creeLe, vuLe, siret }) => (
            <Facts
              key={id}
              wide
              facts={[
                { label: 'Reliée le', value: formatDate(creeLe) },
                { label: 'Dernière connexion', value: `${formatDate(vuLe)} à ${formatTime(vuLe)}` },
                ...(siret ? [{ label: 'SIRET dit', value: formatSiret(siret) }] : []),
              ]}
            />
          ))}
        </div>
        <UnlinkForm action={action} secondFacteur={secondFacteur} />
      </>
    )}
  </ProfilePage>
)

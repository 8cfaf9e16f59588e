import { AccountSecurityForm } from '@/components/comptes/account-security-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { SecuriteCompte } from '@/lib/utilisateurs/rules'

type AccountSecurityViewProps = {
  action: FormAction
  compteId: string
  securite: SecuriteCompte
  /** L’administrateur a lui-même un second facteur. */
  pret: boolean
  /** Ce qui vient d’être réglé. */
  fait: string | null
}

/** « Sécurité du compte » : demander un second facteur à tous ses utilisateurs, ou cesser. */
export function AccountSecurityView({ action, compteId, securite: { nom, exigeLe, membres, sans }, pret, fait }: AccountSecurityViewProps) {
  const ici = routes.securiteCompte(compteId)
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.utilisateurs(compteId), label: 'Gestion des utilisateurs' },
        ]}
      />
      <div className="mb-8">
        <h1 id="securite">Sécurité du compte</h1>
        <p className="lead">{nom}</p>
      </div>
      <div className="max-w-[40rem]">
        <Notice kind={exigeLe ? 'ok' : 'info'} {...(fait ? { role: 'status' as const } : {})}>
          {fait ? <p>{fait}</p> : null}
          <p>
            {exigeLe ? <b>Un second facteur est demandé depuis le {formatDate(exigeLe)}.</b> : <b>Aucun second facteur n’est demandé.</b>}{' '}
            {sans === 0
              ? 'Tous les utilisateurs en ont un.'
              : `${plural(sans, 'utilisateur')} sur ${membres} n’en ${sans > 1 ? 'ont' : 'a'} pas encore.`}
          </p>
        </Notice>
        <h2 className="mt-8">{exigeLe ? 'Ne plus le demander' : 'Le demander à tous les utilisateurs'}</h2>
        {exigeLe ? (
          <p className="mt-3">Chacun pourra retirer le sien{'\u00a0'}; le mot de passe suffira de nouveau à entrer.</p>
        ) : (
          <ul className="mt-3 list-disc space-y-2 pl-5">
            <li>En plus du mot de passe, chacun donnera un code à 6 chiffres que son téléphone affiche.</li>
            <li>Qui n’en a pas l’active à sa prochaine connexion, avant d’ouvrir toute autre page. Ce qui est en cours se termine.</li>
            <li>Les experts-comptables et tiers déclarants ne sont pas concernés{'\u00a0'}: leur accès est à leur cabinet.</li>
          </ul>
        )}
        {pret ? (
          <AccountSecurityForm key={String(exigeLe !== null)} action={action} compteId={compteId} exige={exigeLe === null} />
        ) : (
          <div className="mt-6">
            <title>{titleOf('Sécurité du compte')}</title>
            <Notice kind="wait">
              <p>
                <b>Activez d’abord le vôtre.</b> Il vous est redemandé ici, et vous saurez répondre à vos collègues.{' '}
                <Lien href={routes.profilSecondFacteur(ici)}>Activer mon second facteur</Lien>
              </p>
            </Notice>
          </div>
        )}
      </div>
    </>
  )
}

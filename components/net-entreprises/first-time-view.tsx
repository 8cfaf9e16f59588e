import { LinkForm } from '@/components/net-entreprises/link-form'
import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import type { FormAction } from '@/lib/ground/form-state'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

type FirstTimeProps = { action: FormAction; personne: string; siret: string | null }

/** La première arrivée de Net-entreprises : relier un compte qui existe, ou en créer un. */
export function FirstTimeView({ action, personne, siret }: FirstTimeProps) {
  return (
    <>
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2">Net-entreprises</p>
        <h1 id="premiere">Première connexion avec Net-entreprises</h1>
        <p className="lead">
          Net-entreprises vous a reconnu{personne ? `\u00a0: ${personne}` : ''}
          {siret ? `, SIREN ${formatSiren(siret.slice(0, 9))}` : ''}. Une seule fois, dites-nous quel compte il ouvrira.
        </p>
      </div>
      <div className="grid max-w-[64rem] gap-6 lg:grid-cols-2">
        <section className="sheet flex flex-col gap-4 px-5 py-6 md:p-8" aria-labelledby="relier">
          <h2 id="relier">J’ai déjà un compte Carcept Prev</h2>
          <p>Donnez son mot de passe une dernière fois. Ensuite, Net-entreprises vous y mènera seul.</p>
          <LinkForm action={action} />
          <p className="text-sm [&_a]:inline-block [&_a]:py-1">
            <Lien href={routes.identifiantOublie()}>Identifiant oublié{'\u202f'}?</Lien>{' '}
            <Lien href={routes.motDePasseOublie()}>Mot de passe oublié{'\u202f'}?</Lien>
          </p>
        </section>
        <section className="sheet flex flex-col gap-4 px-5 py-6 md:p-8" aria-labelledby="creer">
          <h2 id="creer">Je n’ai pas encore de compte</h2>
          <p>Votre identité est déjà remplie. Il vous reste à choisir un mot de passe et à ouvrir le lien que vous recevrez.</p>
          {siret ? <p>Net-entreprises prouve votre SIREN{'\u00a0'}: l’identifiant numéro entreprise ne vous sera pas demandé pour lui.</p> : null}
          <p>
            <ButtonLink href={routes.inscriptionCompte('net-entreprises')}>Créer mon compte</ButtonLink>
          </p>
        </section>
      </div>
      <p className="text-sm text-ink-2 mt-6">
        Ce n’est pas vous, ou pas maintenant{'\u202f'}? <Lien href={routes.connexion()}>Revenir à la connexion</Lien>
        {'\u00a0'}: rien n’est relié.
      </p>
    </>
  )
}

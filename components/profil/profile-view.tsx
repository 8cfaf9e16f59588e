import type { ReactNode } from 'react'
import { SessionList } from '@/components/profil/session-list'
import { Crumbs } from '@/components/ui/crumbs'
import { type Fact, Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { routes } from '@/lib/ground/routes'
import type { FormAction } from '@/lib/ground/form-state'
import type { SessionListe } from '@/lib/sessions/queries'

type ProfileViewProps = {
  accueil: string
  nom: string
  /** Ce qui vient d’être fait ici. */
  fait: string | null
  /** L’identité se corrige d’ici ; celle de la gestion est tenue par l’assureur. */
  modifiable: boolean
  identite: readonly Fact[]
  securite: readonly Fact[]
  roles: readonly Fact[]
  sessions: readonly SessionListe[]
  maintenant: Date
  fermer: FormAction
}

/** « Mon profil » : qui je suis, ce qui protège mon accès, ce que je peux et où, mes sessions ouvertes. */
export function ProfileView({ accueil, nom, fait, modifiable, identite, securite, roles, sessions, maintenant, fermer }: ProfileViewProps) {
  return (
    <>
      <Crumbs items={[{ href: accueil, label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{nom}</h1>
      </div>
      {fait ? (
        <Notice kind="ok" role="status">
          <p>{fait}</p>
        </Notice>
      ) : null}
      <div className={fait ? 'stack-lg mt-8' : 'stack-lg'}>
        <FactSection id="identite" titre="Votre identité" faits={identite}>
          {modifiable ? (
            <>
              <p className="mt-4">
                <Lien href={routes.profilIdentite()}>Modifier mon identité et mes téléphones</Lien>
              </p>
              <p className="mt-3">
                <Lien href={routes.reglerAvis()}>Régler ce que vous recevez</Lien>
              </p>
            </>
          ) : null}
        </FactSection>
        <FactSection id="securite" titre="Ce qui protège votre accès" faits={securite} />
        {roles.length > 0 ? <FactSection id="roles" titre="Ce que vous pouvez faire" faits={roles} /> : null}
        <section id="sessions" aria-labelledby="sessions-titre">
          <h2 id="sessions-titre" className="mb-3">
            Vos sessions ouvertes
          </h2>
          <SessionList sessions={sessions} maintenant={maintenant} fermer={fermer} />
        </section>
        <section aria-labelledby="donnees">
          <h2 id="donnees" className="mb-3">
            Vos données
          </h2>
          <p>Tout ce que le portail garde de vous, dans un fichier{'\u00a0'}: votre identité, vos accès, vos sessions, ce que vous avez envoyé.</p>
          <p className="mt-3">
            <a href={routes.mesDonnees()}>Télécharger mes données</a>
          </p>
          {modifiable ? (
            <p className="mt-3">
              <Lien href={routes.profilFermer()}>Fermer mon compte</Lien>
            </p>
          ) : null}
        </section>
      </div>
    </>
  )
}

type FactSectionProps = { id: string; titre: string; faits: readonly Fact[]; children?: ReactNode }

const FactSection = ({ id, titre, faits, children }: FactSectionProps) => (
  <section aria-labelledby={id}>
    <h2 id={id} className="mb-3">
      {titre}
    </h2>
    <div className="sheet p-5">
      <Facts wide facts={faits} />
      {children}
    </div>
  </section>
)

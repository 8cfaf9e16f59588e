import { Coming } from '@/components/entreprises/coming'
import { SessionList } from '@/components/profil/session-list'
import { Crumbs } from '@/components/ui/crumbs'
import { type Fact, Facts } from '@/components/ui/facts'
import type { SessionListe } from '@/lib/sessions/queries'

type ProfileViewProps = {
  accueil: string
  nom: string
  identite: readonly Fact[]
  roles: readonly Fact[]
  sessions: readonly SessionListe[]
  maintenant: Date
}

/** « Mon profil » : qui je suis, ce que je peux et où, mes sessions ouvertes. */
export function ProfileView({ accueil, nom, identite, roles, sessions, maintenant }: ProfileViewProps) {
  return (
    <>
      <Crumbs items={[{ href: accueil, label: 'Accueil' }]} />
      <div className="mb-8">
        <h1>{nom}</h1>
      </div>
      <div className="stack-lg">
        <FactSection id="identite" titre="Votre identité" faits={identite} />
        {roles.length > 0 ? <FactSection id="roles" titre="Ce que vous pouvez faire" faits={roles} /> : null}
        <section id="sessions" aria-labelledby="sessions-titre">
          <h2 id="sessions-titre" className="mb-3">
            Vos sessions ouvertes
          </h2>
          <SessionList sessions={sessions} maintenant={maintenant} />
          <Coming>Modifier vos coordonnées, votre mot de passe et fermer une autre session sera possible d’ici.</Coming>
        </section>
      </div>
    </>
  )
}

const FactSection = ({ id, titre, faits }: { id: string; titre: string; faits: readonly Fact[] }) => (
  <section aria-labelledby={id}>
    <h2 id={id} className="mb-3">
      {titre}
    </h2>
    <div className="sheet p-5">
      <Facts wide facts={faits} />
    </div>
  </section>
)

import { Route } from '@/components/ui/route'

/** Ce qui vient après l’invitation, avec les mots de la référence. */
export const Next = ({ qui, email }: { qui: string; email: string | null }) => (
  <aside className="side lg:sticky lg:top-6" aria-label="Ensuite">
    <section aria-labelledby="ensuite">
      <h2 id="ensuite">Ensuite</h2>
      <div className="mt-4">
        <Route
          small
          stops={[
            {
              id: 'envoyee',
              titre: 'Invitation envoyée',
              quand: email ? <span className="wrap-anywhere">à {email}, valable 7 jours</span> : `à ${qui}, valable 7 jours`,
            },
            { id: 'attente', titre: 'En attente d’acceptation', quand: 'vous pouvez relancer, annuler ou copier le lien' },
            { id: 'ajoute', titre: 'Ajouté', quand: 'dès que cette personne personnalise son mot de passe et se connecte' },
          ]}
        />
      </div>
    </section>
  </aside>
)

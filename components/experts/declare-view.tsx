import { DeclareForm } from '@/components/experts/declare-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Route } from '@/components/ui/route'
import type { Reprise } from '@/lib/delegations/expert'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'

/** Le chemin vers les experts-comptables du compte. */
export const expertCrumbs = (compteId: string) => [
  { href: routes.accueil(), label: 'Accueil' },
  { href: routes.experts(compteId), label: 'Gestion des utilisateurs et experts-comptables' },
]

/** « Déclarer un expert-comptable », première étape : qui est-il. */
export const DeclareView = ({ action, compteId, reprise }: { action: FormAction; compteId: string; reprise: Reprise | null }) => (
  <>
    <Crumbs items={expertCrumbs(compteId)} />
    <p className="mb-1 text-sm/md text-ink-2">Déclarer un expert-comptable, étape 1 sur 2</p>
    <h1 id="declarer" className="mb-6">
      Qui est votre expert-comptable ou tiers déclarant{'\u202f'}?
    </h1>
    <div className="columns">
      <DeclareForm action={action} compteId={compteId} reprise={reprise} />
      <After />
    </div>
  </>
)

/** Ce qui suit une déclaration. */
export const After = () => (
  <aside className="side" aria-label="Ensuite">
    <section aria-labelledby="ensuite">
      <h2 id="ensuite" className="mb-4">
        Ensuite
      </h2>
      <Route
        small
        stops={[
          { id: 'c', titre: 'Courriel envoyé', quand: 'une invitation s’il n’a pas de compte, une demande s’il en a un' },
          { id: 'a', titre: 'En attente d’acceptation', quand: 'trente jours, avec un rappel à 7 jours et la veille' },
          { id: 'o', titre: 'Ajouté', quand: 'dès qu’il accepte\u00a0; rien n’est ouvert avant' },
        ]}
      />
    </section>
    <section aria-labelledby="arreter">
      <h2 id="arreter">Pour l’arrêter</h2>
      <p className="mt-3 text-sm text-ink-2">
        Vous ou lui, quand vous voulez, sans délai. Il ne voit ni vos utilisateurs, ni vos autres entreprises.
      </p>
    </section>
  </aside>
)

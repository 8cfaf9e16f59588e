import { ChangeForm } from '@/components/collegues/change-form'
import { ActForm } from '@/components/ui/act-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Notice } from '@/components/ui/notice'
import { formatCollegue } from '@/lib/copy/collegues'
import type { FormAction } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { ClientAConfier, Collegue } from '@/lib/delegations/vues'

type CollegueViewProps = { collegue: Collegue; clients: readonly ClientAConfier[]; changer: FormAction; retirer: FormAction }

/** Un collègue : ce qui lui est confié, et le retirer. */
export function CollegueView({ collegue, clients, changer, retirer }: CollegueViewProps) {
  const { id, prenom, nom, email, moi, role, portee, comptes } = collegue
  const place = role === 'responsable' ? 'responsable' : portee === 'portefeuille' ? 'tous' : 'choisis'
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.clients(), label: 'Mes clients' },
          { href: routes.collegues(), label: 'Mes collègues' },
        ]}
      />
      <div className="mb-8">
        <h1 id="collegue">
          {prenom} {nom}
        </h1>
        <p className="lead wrap-anywhere">{email}</p>
        <p className="mt-2">{formatCollegue({ role, portee, clients: comptes.length })}</p>
      </div>
      {moi ? (
        <Notice kind="info">
          <p>C’est vous{'\u00a0'}: un autre responsable peut changer votre place.</p>
        </Notice>
      ) : (
        <>
          <ChangeForm action={changer} membre={id} clients={clients} place={place} comptes={comptes} />
          <section className="mt-12 border-t border-line-strong pt-5" aria-labelledby="retirer">
            <h2 id="retirer" className="text-md tracking-normal">
              Retirer du cabinet
            </h2>
            <p className="mt-1 mb-3 max-w-measure text-sm text-ink-2">
              {prenom} n’accède plus à aucun client dès sa prochaine page. Ce qui a été envoyé garde son nom{'\u00a0'}; son compte reste ouvert.
            </p>
            <ActForm
              action={retirer}
              cache={{ membre: id }}
              bouton={`Retirer ${prenom} ${nom} du cabinet`}
              danger
              pli={<span className="text-danger">Retirer…</span>}
            />
          </section>
        </>
      )}
    </>
  )
}

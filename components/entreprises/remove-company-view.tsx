import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { DERNIERE } from '@/lib/copy/comptes'
import type { Detachement } from '@/lib/comptes/queries'
import { formatDate } from '@/lib/ground/date'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { RemoveCompanyForm } from './remove-company-form'

/** La confirmation avant de supprimer une entreprise du compte : ce qui prend fin, ce qui continue, ce que deviennent les brouillons. */
export function RemoveCompanyView({ action, compteId, detachement }: { action: FormAction; compteId: string; detachement: Detachement }) {
  const { siren, raisonSociale, brouillons, demandes, membres, experts, derniere } = detachement
  const titre = `Supprimer ${raisonSociale} de votre compte\u202f?`
  return (
    <>
      <Crumbs
        items={[
          { href: routes.accueil(), label: 'Accueil' },
          { href: routes.entreprises(compteId), label: 'Gestion des entreprises' },
          { href: routes.fiche(compteId, siren), label: raisonSociale },
        ]}
      />
      <div className="mb-8">
        <p className="mb-1 text-sm/md text-ink-2 num">SIREN {formatSiren(siren)}</p>
        <h1 id="supprimer">{titre}</h1>
      </div>
      {derniere ? (
        <>
          <title>{titleOf(titre)}</title>
          <Notice kind="wait">
            <p>{DERNIERE}</p>
            <p>
              <Lien href={routes.ajouterEntreprise(compteId)}>Ajouter une entreprise</Lien>
            </p>
          </Notice>
        </>
      ) : (
        <>
          <ul className="grid max-w-[42rem] list-disc gap-2 pl-5">
            <li>
              {plural(membres, 'personne', 'personnes')} de votre compte{experts > 0 ? ` et ${plural(experts, 'cabinet')}` : ''} n’y{' '}
              {membres + experts > 1 ? 'auront' : 'aura'} plus accès depuis ce compte, dès la prochaine page ouverte.
            </li>
            <li>
              {demandes > 0
                ? `${plural(demandes, 'demande')} en cours\u00a0: nous continuons de ${demandes > 1 ? 'les' : 'la'} traiter, sans que vous puissiez plus ${demandes > 1 ? 'les' : 'la'} suivre ici.`
                : 'Aucune demande n’est en cours.'}
            </li>
            <li>Rien n’est effacé{'\u00a0'}: ses contrats, ses demandes envoyées et ses courriers restent chez Carcept Prev.</li>
            <li>Vous pourrez l’ajouter de nouveau avec son identifiant numéro entreprise.</li>
          </ul>
          {brouillons.lignes.length > 0 ? (
            <section className="mt-8" aria-labelledby="brouillons">
              <h2 id="brouillons">Ses brouillons</h2>
              <ul className="mt-3 grid gap-2">
                {brouillons.lignes.map(({ id, objet, auteurNom, modifieLe }) => (
                  <li key={id}>
                    <Lien href={routes.brouillon(siren, id)}>{objet}</Lien>
                    <span className="text-sm text-ink-2">
                      , par {auteurNom}, modifié le {formatDate(modifieLe)}
                    </span>
                  </li>
                ))}
              </ul>
              {brouillons.encore ? <p className="text-sm text-ink-2 mt-2">Et d’autres, dans «&nbsp;Mes demandes&nbsp;».</p> : null}
            </section>
          ) : null}
          <RemoveCompanyForm action={action} compteId={compteId} siren={siren} titre={titre} brouillons={brouillons.lignes.length > 0} />
        </>
      )}
    </>
  )
}

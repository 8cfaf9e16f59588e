import { expertCrumbs } from '@/components/experts/declare-view'
import { RemoveExpertForm } from '@/components/experts/remove-expert-form'
import { Crumbs } from '@/components/ui/crumbs'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { whichCompanies } from '@/lib/delegations/phrases'
import type { ExpertLu } from '@/lib/delegations/expert'
import type { FormAction } from '@/lib/ground/form-state'
import { titleOf } from '@/lib/ground/titre'
import { routes } from '@/lib/ground/routes'

/** La confirmation avant d’annuler une demande qui attend, ou de révoquer une délégation. */
export function RemoveExpertView({ expert, annuler, revoquer }: { expert: ExpertLu; annuler: FormAction; revoquer: FormAction }) {
  const { id, compteId, cabinet, etat } = expert
  const nom = cabinet.raisonSociale
  const titre = etat === 'en_attente' ? `Annuler la demande faite à ${nom}\u202f?` : `Supprimer ${nom} de votre compte\u202f?`
  return (
    <>
      <Crumbs items={[...expertCrumbs(compteId), { href: routes.expert(compteId, id), label: nom }]} />
      <h1 id="supprimer" className="mb-8">
        {titre}
      </h1>
      {etat === 'en_attente' ? (
        <>
          <ul className="grid max-w-[42rem] list-disc gap-2 pl-5">
            <li>La demande se ferme, et le lien envoyé ne vaut plus. Rien n’avait été ouvert.</li>
            <li>Vous pourrez déclarer ce cabinet de nouveau quand vous voudrez.</li>
          </ul>
          <RemoveExpertForm action={annuler} compteId={compteId} delegation={id} titre={titre} bouton="Annuler la demande" />
        </>
      ) : etat === 'acceptee' ? (
        <>
          <ul className="grid max-w-[42rem] list-disc gap-2 pl-5">
            <li>
              {nom} perd l’accès à {whichCompanies(expert)}, dès sa prochaine page ouverte.
            </li>
            <li>Les demandes qu’il a envoyées continuent d’être traitées{'\u00a0'}; ses brouillons vous restent visibles.</li>
            <li>Rien n’est effacé{'\u00a0'}: l’historique garde qui a fait quoi pour vous.</li>
            <li>Il en est prévenu par courriel. Pour qu’il revienne, vous devrez le déclarer de nouveau, et lui l’accepter.</li>
          </ul>
          <RemoveExpertForm action={revoquer} compteId={compteId} delegation={id} titre={titre} bouton="Supprimer cet expert-comptable" />
        </>
      ) : (
        <>
          <title>{titleOf(titre)}</title>
          <Notice kind="info">
            <p>Cette délégation a déjà pris fin{'\u00a0'}: il n’y a rien à supprimer.</p>
            <p>
              <Lien href={routes.expert(compteId, id)}>Voir sa fiche</Lien>
            </p>
          </Notice>
        </>
      )}
    </>
  )
}

import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { nationalPhone } from '@/lib/demarches/kinds/phone'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { PersonneFiche } from '@/lib/utilisateurs/personnes/queries'

/** L’onglet « Informations » : ce que le compte dit de la personne, le crayon, et « Supprimer » en bas à droite. */
export function PersonFacts({ compteId, personne: p }: { compteId: string; personne: PersonneFiche }) {
  const parti = p.etat === 'desactive'
  const modifier = p.moi ? routes.profilIdentite() : routes.modifierUtilisateur(compteId, p.id)
  const edit = (quoi: string) =>
    parti ? undefined : (
      <Lien href={modifier}>
        Modifier<span className="sr-only"> {quoi}</span>
      </Lien>
    )
  return (
    <section className="sheet" aria-label={`Informations de ${p.prenom} ${p.nom}`}>
      <div className="px-5 py-2">
        <Facts
          wide
          facts={[
            { label: 'Identité', value: `${p.civilite === 'madame' ? 'Madame' : 'Monsieur'} ${p.prenom} ${p.nom}`, action: edit('l’identité') },
            { label: 'Fonction', value: p.fonction, action: edit('la fonction') },
            {
              label: 'Téléphone',
              value: p.telephone ? <span className="num">{nationalPhone(p.telephone)}</span> : null,
              action: edit('le téléphone'),
            },
            {
              label: 'Identifiant',
              value: (
                <>
                  {p.email}
                  <span className="sub">{emailPhrase(p)}</span>
                </>
              ),
              ...(p.genre === 'invitation' ? { action: edit('l’adresse email') } : {}),
            },
            { label: p.civilite === 'madame' ? 'Invitée' : 'Invité', value: invitedPhrase(p) },
          ]}
        />
      </div>
      {parti || p.moi ? null : (
        <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line px-5 py-3">
          <ButtonLink className="sm:mr-auto" href={modifier}>
            <Icon name="pencil" />
            Modifier
          </ButtonLink>
          <ButtonLink variant="danger-quiet" href={routes.supprimerUtilisateur(compteId, p.id)}>
            <Icon name="trash-2" />
            Supprimer
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function emailPhrase({ genre, moi, civilite }: PersonneFiche): string {
  if (genre === 'invitation') return 'Corrigée avant sa première connexion, elle annule l’invitation et en envoie une autre'
  if (moi) return 'Il se change depuis votre profil'
  return civilite === 'madame' ? 'Elle seule peut le changer' : 'Lui seul peut le changer'
}

function invitedPhrase({ invitee }: PersonneFiche): string {
  if (!invitee) return 'Présent depuis la création du compte'
  const { creeLe, creeParNom, accepteeLe, expireLe } = invitee
  const suite = accepteeLe ? `acceptée le ${formatDate(accepteeLe)}` : `jusqu’au ${formatDate(expireLe)}`
  return `le ${formatDate(creeLe)} par ${creeParNom}, ${suite}`
}

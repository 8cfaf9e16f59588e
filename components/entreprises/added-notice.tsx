import { Cover } from '@/components/entreprises/cover'
import { ButtonLink } from '@/components/ui/button'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { Ajoutee } from '@/lib/comptes/queries'
import { andList } from '@/lib/ground/enumeration'
import { routes } from '@/lib/ground/routes'

/** La confirmation d’un ajout : ce que couvre l’entreprise, qui y a accès d’office, et qui attend qu’on la lui donne. */
export function AddedNotice({ compteId, ajoutee: { siren, raisonSociale, univers, avec, sans } }: { compteId: string; ajoutee: Ajoutee }) {
  return (
    <div className="mb-6">
      <Notice kind="ok" role="status">
        <p className="font-bold">{raisonSociale} est ajoutée à votre compte</p>
        <Cover couverture={univers} />
        <p>
          Elle est dans votre liste.{' '}
          {avec.length > 0 ? `${andList(avec)} y ${avec.length > 1 ? 'ont' : 'a'} accès d’office${sans.length > 0 ? ', ' : '.'}` : ''}
          {sans.length > 0 ? (
            <>
              {andList(sans)} non{'\u00a0'}: <Lien href={routes.utilisateurs(compteId)}>{sans.length > 1 ? 'leur' : 'lui'} donner accès</Lien>.
            </>
          ) : null}
        </p>
        <p className="row">
          <ButtonLink small href={routes.entreprise(siren)}>
            Ouvrir l’entreprise
          </ButtonLink>
          <ButtonLink small variant="quiet" href={routes.ajouterEntreprise(compteId)}>
            En ajouter une autre
          </ButtonLink>
        </p>
      </Notice>
    </div>
  )
}

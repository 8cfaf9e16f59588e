import { ERREURS } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Lien } from '@/components/ui/lien'
import { titleOf } from '@/lib/ground/titre'
import { routes } from '@/lib/ground/routes'

type SirenFormProps = { compteId: string; tape: string; faute: { phrase: string; fiche: string | null } | null }

/** La première étape : le SIREN, cherché par un formulaire ordinaire ; ce qui ne va pas tombe ici, en une phrase. */
export function SirenForm({ compteId, tape, faute }: SirenFormProps) {
  return (
    <form action={routes.ajouterEntreprise(compteId)} method="get" aria-labelledby="quelle">
      <title>{titleOf(`${faute ? 'Erreur\u00a0: ' : ''}Ajouter une entreprise`)}</title>
      {faute ? (
        <div className={ERREURS} tabIndex={-1}>
          <div role="alert">
            <h2>Il y a 1{'\u00a0'}erreur</h2>
            <ul>
              <li>
                <a href="#siren">{faute.phrase}</a>
              </li>
            </ul>
          </div>
        </div>
      ) : null}
      <h2 id="quelle">Quelle entreprise{'\u202f'}?</h2>
      <div className="mt-6 max-w-160">
        <TextField
          name="siren"
          label="SIREN"
          hint="Collez un SIREN ou un SIRET, avec ou sans espaces."
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          width="w20"
          required
          defaultValue={tape}
          {...(faute ? { error: faute.phrase } : {})}
          after={faute?.fiche ? <Lien href={routes.fiche(compteId, faute.fiche)}>Voir sa fiche</Lien> : undefined}
        />
      </div>
      <div className="actions mt-10 border-t border-line-strong pt-6">
        <button className="button button--primary" type="submit">
          Chercher
        </button>
        <Lien className="button button--quiet sm:ml-auto" href={routes.entreprises(compteId)}>
          Annuler
        </Lien>
      </div>
    </form>
  )
}

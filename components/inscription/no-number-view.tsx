import { A_LIRE } from '@/components/ui/a-lire'
import { Letters } from '@/components/inscription/letters'
import { InscriptionSteps } from '@/components/inscription/inscription-steps'
import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

/** L’impasse d’un numéro inconnu et celle d’une entreprise non couverte : une même page, qui ne dit pas laquelle, et les deux issues (produit 1). */
export function NoNumberView() {
  const appel = (
    <a className="whitespace-nowrap" href={marque.telephoneLien}>
      {marque.telephone}
    </a>
  )
  return (
    <>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 print:m-0">
        <p className="text-xl font-bold tracking-tight">Se créer un compte</p>
      </div>
      <InscriptionSteps ici={2} />
      <div className="mt-10 grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,29rem)] lg:gap-14">
        <div className={A_LIRE}>
          <h1>Le numéro n’est pas reconnu, ou vous ne l’avez pas</h1>
          <p className="lead">Par sécurité, nous ne disons pas ici si une entreprise est couverte. Deux chemins, selon votre cas.</p>
          <h2>Votre entreprise est couverte par {marque.nom}</h2>
          <p>
            Le numéro est sur chaque courrier de gestion, et sur la lettre d’accompagnement du certificat d’adhésion. Vous n’en avez aucun{'\u202f'}?
            Appelez le {appel}, {marque.horaires}
            {'\u00a0'}: une personne le retrouve avec vous.
          </p>
          <p>
            <Lien href={routes.certification()}>Reprendre la certification</Lien>
          </p>
          <h2>Votre entreprise n’est pas encore couverte</h2>
          <p>
            L’espace client s’ouvre avec l’adhésion. Appelez le {appel}
            {'\u00a0'}: un conseiller vous dit ce que votre convention collective prévoit. Votre compte vous attend 30 jours, et votre adresse reste
            vérifiée.
          </p>
        </div>
        <Letters />
      </div>
    </>
  )
}

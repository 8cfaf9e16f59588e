import { Letters } from '@/components/inscription/letters'
import { Lien } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'

/** Numéro inconnu ou entreprise non couverte : une seule page, qui ne dit pas laquelle des deux, et ses deux issues. */
export function NotFoundView() {
  return (
    <>
      <div className="page-head max-w-[38rem]">
        <p className="eyebrow">Certification</p>
        <h1>Nous n’avons pas pu certifier cette entreprise</h1>
        <p className="lead">Son numéro ne va pas avec ce SIREN, ou nous n’assurons pas cette entreprise.</p>
      </div>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,29rem)] lg:gap-14">
        <div className="prose">
          <h2>L’entreprise est cliente de Carcept Prev</h2>
          <p>
            Recopiez l’identifiant numéro entreprise depuis un courrier de gestion, ou depuis la lettre d’accompagnement du certificat d’adhésion
            {'\u00a0'}: il est à l’endroit entouré sur le dessin. <Lien href={routes.certification()}>Recommencer la certification</Lien>. Le courrier
            reste introuvable{'\u202f'}? Une personne vérifie avec vous au{' '}
            <a className="nowrap" href={marque.telephoneLien}>
              {marque.telephone}
            </a>
            , {marque.horaires}.
          </p>
          <h2>Elle ne l’est pas encore</h2>
          <p>
            Au même numéro, un conseiller vous dit ce que prévoit votre branche et ce que nous proposons. Vous certifierez l’entreprise ici dès que
            son contrat existera{'\u00a0'}: votre accès vous attend.
          </p>
        </div>
        <Letters />
      </div>
    </>
  )
}

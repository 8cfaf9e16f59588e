import { PageALire } from '@/components/public/page-a-lire'
import { LienExterne } from '@/components/ui/lien'
import { marque } from '@/lib/ground/marque'

/** Déclaration d’accessibilité (RGAA 4.1.2). */
export function Accessibilite() {
  return (
    <PageALire titre="Déclaration d’accessibilité" chapeau={`Accessibilité : ${marque.accessibilite}.`}>
      <p>
        Nous voulons que chacun puisse déclarer un arrêt, suivre une demande et répondre, avec une souris, un clavier, un lecteur d’écran, un
        téléphone ou un écran agrandi. Cette déclaration porte sur l’espace client entreprise et l’espace de gestion.
      </p>
      <h2>État de conformité</h2>
      <p>
        Le portail est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA, version 4.1.2){'\u00a0'}: aucun audit n’a encore
        été mené, et sans audit en cours de validité il n’y a pas d’autre état. Ce que nous avons vérifié nous-mêmes est dit ci-dessous.
      </p>
      <h2>Ce que nous avons vérifié</h2>
      <ul>
        <li>
          Chaque page passe un contrôle automatique (axe, règles WCAG 2.2 AA), sur ordinateur et sur téléphone&nbsp;; les contrastes aussi en sombre.
          Les pages d’erreur du serveur n’y sont pas encore toutes soumises.
        </li>
        <li>
          Les parcours principaux se font au clavier, et sans JavaScript{'\u00a0'}: la création d’un compte, par exemple, de l’inscription à
          l’accueil.
        </li>
        <li>Ce que vérifie la page pendant que vous tapez s’écrit à côté du champ, dans une zone que les lecteurs d’écran annoncent.</li>
        <li>Les contrastes de toutes les paires de couleurs ont été calculés, les couleurs forcées et le mouvement réduit sont respectés.</li>
      </ul>
      <h2>Ce qui n’est pas encore conforme, ou pas encore vérifié</h2>
      <ul>
        <li>Les parcours n’ont pas été essayés par des personnes qui emploient tous les jours un lecteur d’écran.</li>
        <li>Les 106 critères n’ont pas été examinés un à un sur un échantillon de pages.</li>
      </ul>
      <h2>Technologies</h2>
      <p>HTML, CSS, SVG et JavaScript. Contrôles faits avec Chromium ; les pages s’affichent et s’envoient sans JavaScript.</p>
      <h2>Nous dire ce qui ne va pas</h2>
      <p>
        Un contenu vous résiste ? Appelez le{' '}
        <a className="whitespace-nowrap" href={marque.telephoneLien}>
          {marque.telephone}
        </a>
        , {marque.horaires} : nous vous donnons l’information par un autre moyen et nous corrigeons la page.
      </p>
      <h2>Voies de recours</h2>
      <p>Si nous ne vous apportons pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits :</p>
      <ul>
        <li>
          par <LienExterne href="https://formulaire.defenseurdesdroits.fr/">son formulaire en ligne</LienExterne> ;
        </li>
        <li>par son délégué dans votre région ;</li>
        <li>par courrier, sans affranchir : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
      </ul>
      <p>Cette déclaration a été établie en novembre 2026.</p>
    </PageALire>
  )
}

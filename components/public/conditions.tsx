import { PageALire } from '@/components/public/page-a-lire'
import { Lien } from '@/components/ui/lien'

/** Les conditions d’utilisation du portail, version 1 : un changement en fait une autre, que chacun accepte de nouveau. */
export function Conditions() {
  return (
    <PageALire titre="Conditions d’utilisation" chapeau="Version 1, du 1er juin 2026. Ce que vous acceptez en créant un compte.">
      <h2>À qui sert ce portail</h2>
      <p>
        Aux entreprises de transport couvertes par Carcept Prev en santé, en prévoyance ou en retraite, à leurs salariés habilités, et aux
        experts-comptables ou tiers déclarants qu’elles désignent.
      </p>
      <h2>Votre compte</h2>
      <ul>
        <li>Votre adresse e-mail est votre identifiant. Votre mot de passe et vos réponses secrètes ne se partagent pas, même avec un collègue.</li>
        <li>Vous certifiez une entreprise avec le numéro que portent nos courriers, et seulement si elle vous emploie ou vous mandate.</li>
        <li>Un administrateur donne et retire les droits des autres personnes de son compte, et en répond.</li>
        <li>Prévenez-nous dès que vous pensez que quelqu’un d’autre connaît votre accès.</li>
      </ul>
      <h2>Ce que vous déclarez</h2>
      <p>
        Vous certifiez exact ce que vous envoyez au nom d’une entreprise. Ce qui est parti est gardé tel quel, avec votre nom, la date et l’heure, et
        un accusé de réception vous le prouve.
      </p>
      <h2>Ce que nous gardons</h2>
      <p>
        Les données personnelles, leurs raisons et leurs durées sont dites dans <Lien href="/donnees-personnelles">Données personnelles</Lien>.
      </p>
      <h2>Disponibilité et fin</h2>
      <p>
        Le portail peut s’interrompre pour son entretien. Nous pouvons fermer l’accès d’une personne qui en menace la sécurité, en le lui disant. Ces
        conditions sont soumises au droit français.
      </p>
    </PageALire>
  )
}

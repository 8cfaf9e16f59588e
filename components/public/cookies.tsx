import { PageALire } from '@/components/public/page-a-lire'
import { Facts } from '@/components/ui/facts'

/** Cookies : ceux de la connexion, aucun autre. */
export function Cookies() {
  return (
    <PageALire
      titre="Cookies"
      chapeau="Ce portail ne dépose que les cookies sans lesquels on ne peut pas se connecter. Il n’y a donc rien à accepter ni à refuser."
    >
      <h2>Ceux que nous déposons</h2>
      <Facts
        wide
        facts={[
          {
            label: 'Session',
            value:
              'Reconnaît votre navigateur entre deux pages. Effacé à la déconnexion ; sans geste de votre part, il cesse de valoir après 30 minutes, et dans tous les cas après 12 heures (15 minutes et 8 heures pour l’équipe de gestion).',
          },
          {
            label: 'Connexion',
            value: 'Retient l’adresse du portail pendant que vous vous connectez. Effacé à la fermeture du navigateur.',
          },
          {
            label: 'Appareil',
            value:
              'Un numéro tiré au hasard, posé quand vous vous connectez\u00a0: si quelqu’un essaie des mots de passe avec votre adresse, il vous évite d’attendre à cause de lui. Il ne remplace pas votre mot de passe, et s’efface après 180 jours sans connexion.',
          },
          {
            label: 'Récupération',
            value:
              'Pendant que vous répondez à vos questions secrètes, parce que vous avez oublié votre identifiant ou votre mot de passe. Il cesse de valoir après un quart d’heure, et s’efface au bout d’une demi-heure.',
          },
          {
            label: 'Net-entreprises',
            value:
              'Seulement si vous le choisissez\u00a0: le temps d’aller chez lui et d’en revenir, puis, la première fois ou quand un code vous est demandé, une demi-heure au plus.',
          },
          {
            label: 'Mémoire du navigateur',
            value:
              'Le SIREN des cinq dernières entreprises ouvertes, pour les proposer d’abord. Pendant une démarche, ce que vous tapez et qui n’a pas encore pu être enregistré, chiffré. Effacée quand vous vous déconnectez.',
          },
        ]}
      />
      <h2>Ceux que nous ne déposons pas</h2>
      <p>
        Ni publicité, ni mesure d’audience, ni réseau social, ni service d’un autre site : toutes les images, les polices et les programmes viennent
        d’ici.
      </p>
      <h2>Les effacer</h2>
      <p>Déconnectez-vous, ou effacez les données de ce site dans les réglages de votre navigateur. Il faudra vous reconnecter ensuite.</p>
    </PageALire>
  )
}

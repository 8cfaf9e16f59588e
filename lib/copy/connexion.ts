/** Dit à qui arrive par un lien pourquoi il doit se connecter : une session finie ne se voit pas autrement. */
export const CONNEXION_DEMANDEE =
  'Connectez-vous pour ouvrir la page demandée. Si vous étiez déjà connecté, votre session a pris fin\u00a0; ce que vous aviez envoyé ou enregistré est conservé.'

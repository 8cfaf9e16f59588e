/** Dit à qui arrive par un lien pourquoi il doit se connecter : une session finie ne se voit pas autrement. */
export const CONNEXION_DEMANDEE =
  'Connectez-vous pour ouvrir la page demandée. Si vous étiez déjà connecté, votre session a pris fin\u00a0; ce que vous aviez envoyé ou enregistré est conservé.'

/** Ce que dit la page de connexion quand le mot de passe vient d’être changé. */
export const MOT_DE_PASSE_CHANGE = 'Votre mot de passe a bien été changé. Vous pouvez maintenant vous connecter à votre espace client.'

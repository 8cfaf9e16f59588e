/** Dit à qui arrive par un lien pourquoi il doit se connecter : une session finie ne se voit pas autrement. */
export const CONNEXION_DEMANDEE =
  'Connectez-vous pour ouvrir la page demandée. Si vous étiez déjà connecté, votre session a pris fin\u00a0; ce que vous aviez envoyé ou enregistré est conservé.'

/** Ce que dit la page de connexion après ce qui vient de se faire, ou de manquer. */
export const CONNEXION_APRES = {
  'mot-de-passe': 'Votre mot de passe a bien été changé. Vous pouvez maintenant vous connecter à votre espace client.',
  'net-entreprises':
    'La connexion avec Net-entreprises n’a pas abouti. Recommencez\u202f; si cela se reproduit, connectez-vous avec votre compte Carcept Prev, plus bas\u00a0: il marche comme avant.',
} as const

import { formatTime } from '@/lib/ground/date'

/** Dit à qui arrive par un lien pourquoi il doit se connecter : une session finie ne se voit pas autrement. */
export const CONNEXION_DEMANDEE =
  'Connectez-vous pour ouvrir la page demandée. Si vous étiez déjà connecté, votre session a pris fin\u00a0; ce que vous aviez envoyé ou enregistré est conservé.'

/** Ce que dit la page de connexion de ce qui vient d’être fait. */
export const CONNEXION_FAITS = {
  'mot-de-passe': 'Votre mot de passe a bien été changé. Vous pouvez maintenant vous connecter à votre espace client.',
  adresse: 'Votre nouvelle adresse est confirmée\u00a0: c’est désormais votre identifiant. Connectez-vous avec elle.',
  'adresse-annulee': 'Le changement d’adresse est annulé. Un courriel vient de partir à votre adresse\u00a0: choisissez-y un nouveau mot de passe.',
  deblocage: 'Votre connexion est débloquée. Connectez-vous d’ici.',
  'compte-ferme': 'Votre compte est fermé. Un courriel vous le confirme.',
  'net-entreprises':
    'La connexion avec Net-entreprises n’a pas abouti. Recommencez\u202f; si cela se reproduit, connectez-vous avec votre compte Carcept Prev, plus bas\u00a0: il marche comme avant.',
} as const satisfies Record<string, string>

/** Ce qui vient d’être fait, tel que l’adresse le dit. */
export type ConnexionFait = keyof typeof CONNEXION_FAITS

/** Ce que dit la page de connexion à qui vient d’un navigateur où une session a expiré. @param retour une page y attend. */
export function sessionFermee({ quand, faute, minutes }: { quand: Date; faute: 'inactive' | 'absolue'; minutes: number }, retour: boolean): string {
  const pourquoi = faute === 'inactive' ? `après ${minutes} minutes sans geste` : 'au bout de sa durée'
  const suite = retour
    ? 'Reconnectez-vous\u00a0: vous reviendrez à la même page, avec ce que vous aviez tapé.'
    : 'Reconnectez-vous\u00a0: ce que vous aviez enregistré est conservé.'
  return `Votre session s’est fermée à ${formatTime(quand)}, par sécurité, ${pourquoi}. ${suite}`
}

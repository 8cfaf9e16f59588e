/** Ce que l’on répond pour la dernière entreprise d’un compte. */
export const DERNIERE = 'C’est la dernière entreprise de votre compte\u00a0: il en garde toujours une. Pour la remplacer, ajoutez d’abord l’autre.'

import { formatDate } from '@/lib/ground/date'

/** Ce que dit la page de sécurité d’un compte après un réglage. */
export const SECURITE_FAITS = {
  exige: 'Votre compte demande maintenant un second facteur. Ses utilisateurs en sont prévenus par courriel.',
  libere: 'Votre compte ne demande plus de second facteur. Les autres administrateurs en sont prévenus par courriel.',
} as const

/** Ce que l’on répond pour la dernière entreprise d’un compte. */
export const DERNIERE = 'C’est la dernière entreprise de votre compte\u00a0: il en garde toujours une. Pour la remplacer, ajoutez d’abord l’autre.'

/** « cessée le 31 août 2026 », ou ce que l’on en dit quand l’annuaire ne sait pas le jour. */
export const closedSince = (depuis: Date | null): string => (depuis ? `cessée le ${formatDate(depuis)}` : 'cessée')

import { routes } from '@/lib/ground/routes'
import type { NotificationListe } from '@/lib/notifications/queries'

export type GroupeNotifications = {
  cle: string
  siren: string | null
  raisonSociale: string | null
  couleur: number
  notifications: NotificationListe[]
}

/** Les notifications par entreprise, dans l’ordre où chacune apparaît ; celles qui n’en ont pas sont à part. */
export function groupBySiren(notifications: readonly NotificationListe[]): GroupeNotifications[] {
  const groupes = new Map<string, GroupeNotifications>()
  for (const n of notifications) {
    // Un document publié à plusieurs entreprises n’est d’aucune.
    const cle = n.siren ?? (n.type === 'document' ? 'plusieurs' : 'compte')
    const groupe = groupes.get(cle) ?? { cle, siren: n.siren, raisonSociale: n.raisonSociale, couleur: n.couleur, notifications: [] }
    groupe.notifications.push(n)
    groupes.set(cle, groupe)
  }
  return [...groupes.values()]
}

/** Où mène une notification ; `null` quand l’objet n’est plus à cette personne. */
export function notificationHref({ type, siren, numero, demandeId, courrierId, fiche, delegation }: NotificationListe): string | null {
  if (type === 'questions_secretes') return routes.questionsSecretes()
  if (type === 'connexion_bloquee') return `${routes.profil()}#sessions`
  if (type === 'document') return siren ? routes.rubrique(siren, 'documents') : routes.documents()
  if (delegation) return delegation.duCabinet ? routes.client(delegation.id) : routes.expert(delegation.compte, delegation.id)
  if (!siren) return null
  if (fiche) return routes.ficheDsn(siren, fiche)
  if (type === 'retour_dsn') return routes.retoursDsn(siren)
  if (numero) return routes.demande(siren, numero)
  if (type === 'brouillon_confie' && demandeId) return routes.brouillon(siren, demandeId)
  return courrierId ? routes.courrier(siren, courrierId) : null
}

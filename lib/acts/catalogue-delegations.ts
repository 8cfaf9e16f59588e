/** Ce qui peut arriver entre un compte et un cabinet, et dans un cabinet. */
export type EventsDelegations = {
  'delegation.demandee': { invitationId: string; delegationId: string }
  /** `invitationId` : acceptée par son lien. */
  'delegation.acceptee': { invitationId: string | null; delegationId: string; utilisateurId: string }
  'delegation.refusee': { delegationId: string; utilisateurId: string }
  'delegation.correction': { delegationId: string; utilisateurId: string }
  /** `champs` : les noms de ce qui a changé. */
  'delegation.modifiee': { delegationId: string; utilisateurId: string; champs: string[] }
  'delegation.renvoyee': { delegationId: string; utilisateurId: string }
  'delegation.annulee': { delegationId: string; utilisateurId: string }
  /** `par` : qui y met fin. */
  'delegation.revoquee': { delegationId: string; utilisateurId: string; par: 'compte' | 'cabinet' }
  'delegation.expiree': { delegationId: string }
  /** Les demandes d’un cabinet qui se ferment dans `jours` : un seul rappel pour toutes. */
  'delegation.rappelee': { cabinetId: string; jours: number; delegations: string[] }
  'collegue.invite': { invitationId: string; cabinetId: string }
  'collegue.ajoute': { invitationId: string; cabinetId: string; utilisateurId: string }
  'collegue.modifie': { cabinetId: string; utilisateurId: string }
  'collegue.retire': { cabinetId: string; utilisateurId: string }
}

/** Ce qui en suit : voir `SUIVI`. */
export const SUIVI_DELEGATIONS = {
  'delegation.demandee': true,
  'delegation.acceptee': true,
  'delegation.refusee': true,
  'delegation.correction': true,
  'delegation.modifiee': true,
  'delegation.renvoyee': true,
  'delegation.annulee': true,
  'delegation.revoquee': true,
  'delegation.expiree': true,
  'delegation.rappelee': true,
  'collegue.invite': true,
  'collegue.ajoute': true,
  'collegue.modifie': true,
  'collegue.retire': true,
} as const satisfies Record<keyof EventsDelegations, boolean>

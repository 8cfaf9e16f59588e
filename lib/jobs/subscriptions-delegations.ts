import type { EventsDelegations } from '@/lib/acts/catalogue-delegations'
import type { Db } from '@/lib/data/prisma'
import {
  listDelegants,
  listDelegues,
  onCollegueAjoute,
  onCollegueChange,
  onCollegueInvite,
  onDelegationAAccepter,
  onDelegationInvitee,
  onDelegationsRappelees,
  onInvitationRappelee,
  toDelegants,
  toDelegues,
} from '@/lib/mail/destinataires-delegation'
import { onInvitationSuivie } from '@/lib/mail/destinataires-compte'
import type { Circonstance, Suite } from './subscriptions'

type Une = { delegationId: string }

const auCompte = { type: 'delegation', destinataires: listDelegants } as const
const auxResponsables = { type: 'delegation', destinataires: (db: Db, d: Une, c: Circonstance) => listDelegues(db, d, c) } as const
const auCabinet = { type: 'delegation', destinataires: (db: Db, d: Une, c: Circonstance) => listDelegues(db, d, c, true) } as const

const proposee = {
  notifications: [auxResponsables],
  courriels: [
    { modele: 'delegation-a-accepter', envois: onDelegationAAccepter },
    { modele: 'invitation-cabinet', envois: onDelegationInvitee },
  ],
} satisfies Suite<'delegation.demandee'>

/** Ce qui suit chaque acte d’une délégation, et dans un cabinet : l’autre côté est toujours prévenu. */
export const SUITES_DELEGATIONS: { [T in keyof EventsDelegations]: Suite<T> } = {
  'delegation.demandee': proposee,
  'delegation.renvoyee': proposee,
  'delegation.acceptee': {
    notifications: [auCompte],
    courriels: [
      { modele: 'delegation-acceptee', envois: toDelegants<'delegation-acceptee'>() },
      { modele: 'bienvenue-invite', envois: onInvitationSuivie },
    ],
  },
  'delegation.refusee': { notifications: [auCompte], courriels: [{ modele: 'delegation-refusee', envois: toDelegants<'delegation-refusee'>() }] },
  'delegation.correction': {
    notifications: [auCompte],
    courriels: [{ modele: 'delegation-correction', envois: toDelegants<'delegation-correction'>() }],
  },
  'delegation.modifiee': { notifications: [auCabinet], courriels: [{ modele: 'delegation-modifiee', envois: toDelegues<'delegation-modifiee'>() }] },
  'delegation.annulee': { notifications: [auCabinet], courriels: [{ modele: 'delegation-annulee', envois: toDelegues<'delegation-annulee'>() }] },
  'delegation.revoquee': {
    notifications: [
      { type: 'delegation', destinataires: async (db, d, c) => (d.par === 'compte' ? listDelegues(db, d, c, true) : listDelegants(db, d, c)) },
    ],
    courriels: [
      { modele: 'delegation-revoquee', envois: async (db, d, c) => (d.par === 'compte' ? toDelegues<'delegation-revoquee'>()(db, d, c) : []) },
      { modele: 'delegation-renoncee', envois: async (db, d, c) => (d.par === 'cabinet' ? toDelegants<'delegation-renoncee'>()(db, d, c) : []) },
    ],
  },
  'delegation.expiree': { notifications: [auCompte], courriels: [{ modele: 'delegation-expiree', envois: toDelegants<'delegation-expiree'>() }] },
  'delegation.rappelee': {
    notifications: [],
    courriels: [
      { modele: 'delegation-rappel', envois: onDelegationsRappelees },
      { modele: 'invitation-cabinet', envois: onInvitationRappelee },
    ],
  },
  'collegue.invite': { notifications: [], courriels: [{ modele: 'invitation-collegue', envois: onCollegueInvite }] },
  'collegue.ajoute': { notifications: [], courriels: [{ modele: 'bienvenue-invite', envois: onCollegueAjoute }] },
  'collegue.modifie': { notifications: [], courriels: [{ modele: 'collegue-modifie', envois: onCollegueChange }] },
  'collegue.retire': { notifications: [], courriels: [{ modele: 'collegue-retire', envois: onCollegueChange }] },
}

import 'server-only'
import { addressOf } from '@/lib/ground/adresse'
import { invalid } from '@/lib/ground/errors'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { Portee } from '@/lib/habilitations/rules'
import { faultsOf, sirensOf } from '@/lib/habilitations/schema'
import { changeDroits, type DroitsChanges } from '@/lib/identite/change-droits'
import type { Changee } from '@/lib/identite/change-personne'
import { type Habilite, resendInvitation } from '@/lib/identite/inviter'
import type { Administre } from '@/lib/identite/acte-compte'
import { invitePrepared } from '@/lib/identite/prepare-utilisateur'
import type { Retiree } from '@/lib/comptes/remove-personne'
import type { PersonneVisee, PreparationVisee } from '@/lib/utilisateurs/rules'

type Droits = { role: 'administrateur' | 'collaborateur'; portee?: Portee | undefined; siren?: string[] | undefined; liste?: string | undefined }

/** Le rôle et les entreprises que dit un formulaire ; un administrateur les a toutes, quoi qu’il soit coché d’autre. @throws `invalid`. */
function habiliteOf({ role, ...droits }: Droits): Habilite {
  if (role === 'administrateur') return { role }
  const fautes = faultsOf(droits)
  if (Object.keys(fautes).length > 0) throw invalid(fautes)
  return droits.portee === 'portefeuille' ? { role, portee: 'portefeuille' } : { role, portee: 'manuelle', sirens: sirensOf(droits) }
}

/** L’étape 2. */
export const toDroits = ({ compteId, preparationId }: PreparationVisee): Outcome => ({ vers: routes.droitsDeLInvite(compteId, preparationId) })

/** L’invitation part. */
export const invite = (visit: Administre<PreparationVisee>, droits: Droits) => invitePrepared(visit, habiliteOf(droits))

/** La liste, qui dit ce qui vient d’être fait, et de qui. */
export const toInvitee = ({ compteId, invitationId }: { compteId: string; invitationId: string }): Outcome => ({
  vers: addressOf(routes.utilisateurs(compteId), { fait: 'invitee', de: invitationId }),
})

/** La fiche, après avoir changé ce que le compte dit de la personne. */
export const toFiche = ({ compteId, id, suite }: Changee): Outcome => ({ vers: addressOf(routes.utilisateur(compteId, id), { fait: suite }) })

/** Son rôle et ses entreprises changent, une fois lu ce qui change. */
export const habilite = (visit: Administre<PersonneVisee>, { vu = '', ...droits }: Droits & { vu?: string | undefined }) =>
  changeDroits(visit, habiliteOf(droits), vu)

export const toHabilitations = ({ compteId, id, suite }: DroitsChanges): Outcome => ({
  vers: addressOf(routes.utilisateur(compteId, id), { onglet: 'habilitations', fait: suite }),
})

/** L’invitation repart. */
export const resend = async (visit: Administre<PersonneVisee>) => {
  await resendInvitation(visit, visit.objet.id)
  return visit.objet
}

export const toRenvoyee = ({ compteId, id }: PersonneVisee): Outcome => ({
  vers: addressOf(routes.utilisateurs(compteId), { fait: 'renvoyee', de: id }),
})

/** Le lien, sur la page même : nulle adresse ne le porte. */
export const showLink = ({ lien }: { lien: string }): Outcome => ({ status: 'revele', texte: lien, values: {} })

/** La liste, où elle n’est plus. */
export const toListe = ({ compteId, suite }: Retiree): Outcome => ({ vers: addressOf(routes.utilisateurs(compteId), { fait: suite }) })

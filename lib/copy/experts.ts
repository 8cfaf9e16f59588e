import type { TypeHistoire } from '@/lib/delegations/expert'
import type { FaitExpert } from '@/lib/delegations/schema'

/** Ce que l’on vient de faire d’un expert-comptable, dit une fois. */
export const EXPERT_FAITS = {
  declare: (cabinet) =>
    `${cabinet} est déclaré. Un courriel vient de partir\u00a0: son statut passera à «\u00a0Ajouté\u00a0» dès qu’il aura accepté.`,
  modifie: (cabinet) => `C’est enregistré, et ${cabinet} en est prévenu.`,
  relance: (cabinet) => `${cabinet} est relancé\u00a0: il a de nouveau trente jours pour répondre.`,
  annule: (cabinet) => `La demande faite à ${cabinet} est annulée\u00a0: rien n’a été ouvert.`,
  revoque: (cabinet) => `C’est fait\u00a0: ${cabinet} n’accède plus à vos entreprises. Il en est prévenu.`,
  inchange: () => 'Rien n’a changé\u00a0: il n’y avait rien à enregistrer.',
} as const satisfies Record<FaitExpert, (cabinet: string) => string>

/** Ce que dit chaque ligne de l’historique, après le nom de qui l’a fait. */
export const HISTOIRE = {
  'delegation.demandee': 'a déclaré ce cabinet, et un courriel est parti',
  'delegation.renvoyee': 'a renvoyé la demande',
  'delegation.modifiee': 'a changé ce qui est confié, ou le contact',
  'delegation.correction': 'a demandé une correction',
  'delegation.acceptee': 'a accepté au nom du cabinet',
  'delegation.refusee': 'a refusé au nom du cabinet',
  'delegation.annulee': 'a annulé la demande',
  'delegation.revoquee': 'a mis fin à la délégation',
  'delegation.expiree': 'a fermé la demande, restée sans réponse',
} as const satisfies Record<TypeHistoire, string>

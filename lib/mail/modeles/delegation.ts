import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import { jetonEnAttente } from '@/lib/identite/jeton'
import type { Contenu } from '../contenu'

const DOUTE = `Un doute\u202f? Appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const DU_CABINET = 'faites partie de ce cabinet'
const DU_COMPTE = 'administrez ce compte'

/** Ce que disent les courriels d’une délégation : le compte, le cabinet, et la délégation elle-même. */
type Delegation = { delegationId: string; compte: string; cabinet: string }
/** Du côté du compte, où la fiche se trouve. */
type DuCompte = Delegation & { compteId: string }

const parties = ({ compte, cabinet }: Delegation) =>
  [
    ['Client', compte],
    ['Cabinet', cabinet],
  ] as const

/** Demande à un cabinet qui a déjà son espace de répondre à un client. `phrase` : ce que la délégation donne. */
export function delegationAAccepter(d: Delegation & { par: string; phrase: string; repondreAvant: Date }): Contenu {
  return {
    sujet: `${d.compte} déclare ${d.cabinet}\u00a0: à accepter`,
    apercu: `Répondez avant le ${formatDate(d.repondreAvant)}.`,
    titre: 'Un client vous déclare',
    paragraphes: [
      `${d.par}, qui administre le compte ${d.compte}, déclare votre cabinet comme expert-comptable ou tiers déclarant. ${d.cabinet} ${d.phrase}`,
      'Rien n’est ouvert avant que vous acceptiez. Vous pouvez aussi demander une correction, ou refuser.',
      DOUTE,
    ],
    faits: [...parties(d), ['Répondre avant le', `${formatDate(d.repondreAvant)} à ${formatTime(d.repondreAvant)}`]],
    bouton: { libelle: 'Lire et répondre', chemin: routes.client(d.delegationId) },
    raison: 'répondez aux clients de ce cabinet',
  }
}

/** Rappelle à un cabinet les clients auxquels il n’a pas répondu : un seul courriel pour tous. */
export function delegationRappel({ cabinet, jours, clients }: { cabinet: string; jours: number; clients: readonly string[] }): Contenu {
  const quand = jours === 1 ? 'demain' : `dans ${jours}\u00a0jours`
  return {
    sujet: `${plural(clients.length, 'client attend', 'clients attendent')} la réponse de ${cabinet}`,
    apercu: `${clients.length > 1 ? 'Ces demandes se ferment' : 'Cette demande se ferme'} ${quand}.`,
    titre: clients.length > 1 ? `Ces demandes se ferment ${quand}` : `Cette demande se ferme ${quand}`,
    paragraphes: [
      `Sans réponse, ${clients.length > 1 ? 'elles expirent' : 'elle expire'}\u00a0: vos clients devront vous déclarer de nouveau. Acceptez, demandez une correction ou refusez.`,
      DOUTE,
    ],
    faits: clients.map((client) => ['Client', client] as const),
    bouton: { libelle: 'Voir ce qui attend', chemin: `${routes.clients()}?onglet=attente` },
    raison: 'répondez aux clients de ce cabinet',
  }
}

/** Dit aux administrateurs qu’un cabinet agit désormais pour leur compte. */
export const delegationAcceptee = (d: DuCompte & { par: string; phrase: string }): Contenu => ({
  sujet: `${d.cabinet} a accepté\u00a0: ${d.compte}`,
  apercu: 'Son statut est maintenant «\u00a0Ajouté\u00a0».',
  titre: 'Votre expert-comptable a accepté',
  paragraphes: [
    `${d.par} a accepté au nom de ${d.cabinet}, qui ${d.phrase}`,
    'Vous pouvez changer ses habilitations ou y mettre fin quand vous voulez, avec effet immédiat.',
  ],
  faits: parties(d),
  bouton: { libelle: 'Voir sa fiche', chemin: routes.expert(d.compteId, d.delegationId) },
  raison: DU_COMPTE,
})

/** Dit aux administrateurs qu’un cabinet a refusé ; son mot se lit sur la fiche. */
export const delegationRefusee = (d: DuCompte & { par: string }): Contenu => ({
  sujet: `${d.cabinet} a refusé votre demande\u00a0: ${d.compte}`,
  apercu: 'Son mot est sur sa fiche.',
  titre: 'Votre demande a été refusée',
  paragraphes: [
    `${d.par} a refusé au nom de ${d.cabinet}\u00a0: rien n’a été ouvert. Son mot est sur la fiche\u00a0; vous pouvez refaire une demande.`,
  ],
  faits: parties(d),
  bouton: { libelle: 'Lire son mot', chemin: routes.expert(d.compteId, d.delegationId) },
  raison: DU_COMPTE,
})

/** Dit aux administrateurs ce qu’un cabinet attend d’eux avant de répondre. */
export const delegationCorrection = (d: DuCompte & { par: string; repondreAvant: Date }): Contenu => ({
  sujet: `${d.cabinet} vous demande une correction\u00a0: ${d.compte}`,
  apercu: 'Votre demande reste ouverte.',
  titre: 'Une correction vous est demandée',
  paragraphes: [
    `Avant d’accepter, ${d.par} vous demande au nom de ${d.cabinet} de corriger la demande. Son mot est sur la fiche\u00a0; la demande reste ouverte.`,
  ],
  faits: [...parties(d), ['Ouverte jusqu’au', formatDate(d.repondreAvant)]],
  bouton: { libelle: 'Lire et corriger', chemin: routes.expert(d.compteId, d.delegationId) },
  raison: DU_COMPTE,
})

/** Dit au cabinet que ses droits, ou ce qui lui est proposé, ont changé. */
export const delegationModifiee = (d: Delegation & { par: string; phrase: string; attend: boolean }): Contenu => ({
  sujet: d.attend ? `${d.compte} a corrigé sa demande` : `${d.compte} a changé ce qu’il vous confie`,
  apercu: d.attend ? 'La demande qui vous attend est corrigée.' : 'Vos droits changent dès maintenant.',
  titre: d.attend ? 'La demande qui vous attend a changé' : 'Vos droits ont changé',
  paragraphes: [
    `${d.par} vient de changer ce qui vous est confié. Désormais, ${d.cabinet} ${d.phrase}`,
    d.attend
      ? 'Rien n’est ouvert avant que vous acceptiez.'
      : 'C’est en vigueur dès la prochaine page ouverte. Vous pouvez y renoncer quand vous voulez.',
  ],
  faits: parties(d),
  bouton: { libelle: d.attend ? 'Lire et répondre' : 'Voir ce client', chemin: routes.client(d.delegationId) },
  raison: DU_CABINET,
})

/** Dit au cabinet que le client n’attend plus sa réponse. */
export const delegationAnnulee = (d: Delegation & { par: string }): Contenu => ({
  sujet: `${d.compte} a annulé sa demande`,
  apercu: 'Vous n’avez plus à y répondre.',
  titre: 'Une demande est annulée',
  paragraphes: [`${d.par} a annulé la demande faite à ${d.cabinet}\u00a0: vous n’avez plus à y répondre, et rien n’a été ouvert.`],
  faits: parties(d),
  bouton: { libelle: 'Voir mes clients', chemin: routes.clients() },
  raison: DU_CABINET,
})

/** Dit au cabinet qu’un client y met fin. */
export const delegationRevoquee = (d: Delegation & { par: string; quand: Date }): Contenu => ({
  sujet: `${d.compte} a mis fin à votre délégation`,
  apercu: 'Votre cabinet n’y accède plus.',
  titre: 'Une délégation a pris fin',
  paragraphes: [
    `${d.par} a mis fin à la délégation faite à ${d.cabinet}\u00a0: votre cabinet n’accède plus à ses entreprises. Les demandes déjà envoyées restent traitées.`,
    DOUTE,
  ],
  faits: [...parties(d), ['Depuis le', `${formatDate(d.quand)} à ${formatTime(d.quand)}`]],
  bouton: { libelle: 'Voir mes clients', chemin: routes.clients() },
  raison: DU_CABINET,
})

/** Dit aux administrateurs que leur cabinet a renoncé. */
export const delegationRenoncee = (d: DuCompte & { par: string; quand: Date }): Contenu => ({
  sujet: `${d.cabinet} ne gère plus vos entreprises\u00a0: ${d.compte}`,
  apercu: 'Son mot est sur sa fiche.',
  titre: 'Votre expert-comptable a renoncé',
  paragraphes: [
    `${d.par} a renoncé au nom de ${d.cabinet}, qui n’accède plus à vos entreprises. Vos demandes en cours restent traitées, et ses brouillons vous restent visibles.`,
    'Pour qu’un cabinet agisse à sa place, déclarez-le depuis votre espace.',
  ],
  faits: [...parties(d), ['Depuis le', `${formatDate(d.quand)} à ${formatTime(d.quand)}`]],
  bouton: { libelle: 'Voir sa fiche', chemin: routes.expert(d.compteId, d.delegationId) },
  raison: DU_COMPTE,
})

/** Dit aux administrateurs que leur demande est restée sans réponse. */
export const delegationExpiree = (d: DuCompte): Contenu => ({
  sujet: `${d.cabinet} n’a pas répondu\u00a0: ${d.compte}`,
  apercu: 'Votre demande a expiré.',
  titre: 'Votre demande a expiré',
  paragraphes: [
    `${d.cabinet} n’a pas répondu en trente jours\u00a0: la demande est close, et rien n’a été ouvert. Vous pouvez la refaire depuis sa fiche.`,
  ],
  faits: parties(d),
  bouton: { libelle: 'Voir sa fiche', chemin: routes.expert(d.compteId, d.delegationId) },
  raison: DU_COMPTE,
})

/** Invite un collègue dans un cabinet ; le secret du lien n’y est mis qu’au départ. */
export const invitationCollegue = ({
  lienId,
  expireLe,
  par,
  cabinet,
}: {
  lienId: string
  expireLe: Date
  par: string
  cabinet: string
}): Contenu => ({
  sujet: `${par} vous invite dans le cabinet ${cabinet}`,
  apercu: 'Finalisez la création de votre compte en choisissant votre mot de passe.',
  titre: 'Vous êtes invité dans un cabinet',
  paragraphes: [
    `${par} vous ouvre l’espace client entreprise ${marque.nom} du cabinet ${cabinet}, pour les clients qui vous sont confiés. Choisissez votre mot de passe pour finaliser la création de votre compte, ou connectez-vous si vous en avez déjà un.`,
    'Ce lien ne sert qu’une fois, et n’est que pour vous\u00a0: ne le transférez pas.',
    `Si vous n’attendiez pas ce message, ne faites rien\u00a0: rien n’est ouvert. ${DOUTE}`,
  ],
  faits: [
    ['Cabinet', cabinet],
    ['Valable jusqu’au', `${formatDate(expireLe)} à ${formatTime(expireLe)}`],
  ],
  bouton: { libelle: 'Répondre à l’invitation', chemin: routes.invitation(jetonEnAttente(lienId)) },
  raison: 'êtes invité dans ce cabinet par un de ses responsables',
})

/** Dit à un collègue que ses clients ou son rôle ont changé. */
export const collegueModifie = ({ par, cabinet, phrase }: { par: string; cabinet: string; phrase: string }): Contenu => ({
  sujet: `Vos clients ont changé\u00a0: ${cabinet}`,
  apercu: phrase,
  titre: 'Vos clients ont changé',
  paragraphes: [`${par} vient de changer ce qui vous est confié dans ${cabinet}. ${phrase}`, 'C’est en vigueur dès la prochaine page ouverte.'],
  faits: [['Cabinet', cabinet]],
  bouton: { libelle: 'Voir mes clients', chemin: routes.clients() },
  raison: DU_CABINET,
})

/** Dit à une personne qu’elle n’est plus du cabinet. */
export const collegueRetire = ({ par, cabinet }: { par: string; cabinet: string }): Contenu => ({
  sujet: `Vous n’êtes plus du cabinet ${cabinet}`,
  apercu: 'Vous n’accédez plus à ses clients.',
  titre: 'Vous n’êtes plus de ce cabinet',
  paragraphes: [`${par} vous a retiré du cabinet ${cabinet}\u00a0: vous n’accédez plus à ses clients. Votre compte, lui, reste ouvert.`, DOUTE],
  faits: [['Cabinet', cabinet]],
  bouton: { libelle: 'Ouvrir mon espace', chemin: routes.accueil() },
  raison: 'en faisiez partie',
})

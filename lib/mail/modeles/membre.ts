import { formatDate, formatTime } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/** Ce qu’un administrateur vient de faire d’une personne du compte. */
type Geste = { compte: string; par: string; quand: Date }

const DOUTE = `Un doute\u202f? Appelez-nous au ${marque.telephone}, ${marque.horaires}.`
const faitsOf = ({ compte, par, quand }: Geste) =>
  [
    ['Compte', compte],
    ['Par', par],
    ['Le', `${formatDate(quand)} à ${formatTime(quand)}`],
  ] as const

/** Dit à une personne ce qui vient de changer de son rôle et de ses entreprises, avec les phrases mêmes que l’administrateur a lues. */
export function habilitationsChangees({ phrases, ...geste }: Geste & { phrases: readonly string[] }): Contenu {
  return {
    sujet: `Vos habilitations changent dans le compte ${geste.compte}`,
    apercu: phrases[0] ?? '',
    titre: 'Vos habilitations changent',
    paragraphes: [
      `${geste.par} vient de changer ce que vous pouvez faire dans le compte ${geste.compte}\u00a0:`,
      ...phrases,
      `C’est déjà fait, même dans une page restée ouverte. Si cela vous surprend, parlez-en à ${geste.par}. ${DOUTE}`,
    ],
    faits: faitsOf(geste),
    bouton: { libelle: 'Ouvrir mon espace', chemin: routes.accueil() },
    raison: 'êtes membre de ce compte',
  }
}

/** Dit à une personne qu’elle n’est plus du compte. */
export function accesRetire(geste: Geste): Contenu {
  return {
    sujet: `Vous n’avez plus accès au compte ${geste.compte}`,
    apercu: `${geste.par} a retiré votre accès.`,
    titre: 'Votre accès est retiré',
    paragraphes: [
      `${geste.par} vient de retirer votre accès au compte ${geste.compte}. Vos sessions sont fermées\u00a0; ce que vous avez envoyé reste, à votre nom.`,
      'Si vous êtes d’un autre compte, rien n’y change\u00a0: reconnectez-vous.',
      `Si c’est une erreur, parlez-en à ${geste.par}, qui peut vous inviter de nouveau. ${DOUTE}`,
    ],
    faits: faitsOf(geste),
    bouton: { libelle: 'Me connecter', chemin: routes.connexion() },
    raison: 'étiez membre de ce compte',
  }
}

/** Dit à qui avait invité que l’on a refusé. */
export function invitationDeclinee({ qui, compte, quand, compteId }: { qui: string; compte: string; quand: Date; compteId: string }): Contenu {
  return {
    sujet: `${qui} a refusé votre invitation dans le compte ${compte}`,
    apercu: 'Rien n’a été ouvert.',
    titre: 'Votre invitation a été refusée',
    paragraphes: [
      `${qui} a refusé votre invitation dans le compte ${compte}\u00a0: rien n’a été ouvert.`,
      'Si c’est une erreur, renvoyez l’invitation depuis «\u00a0Gestion des utilisateurs et experts-comptables\u00a0».',
    ],
    faits: [
      ['Compte', compte],
      ['Refusée le', `${formatDate(quand)} à ${formatTime(quand)}`],
    ],
    bouton: { libelle: 'Voir les utilisateurs', chemin: routes.utilisateurs(compteId) },
    raison: 'avez envoyé cette invitation',
  }
}

import { formatDate, formatTime } from '@/lib/ground/date'
import { formatSiren } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Contenu } from '../contenu'

/** `demarche` est le titre du catalogue, jamais l’objet de la demande, qui nomme un salarié. `cabinet` : qui a envoyé, quand ce n’est pas l’entreprise. */
export type DemandeEnvoyee = {
  numero: string
  siren: string
  raisonSociale: string
  demarche: string
  envoyeeLe: Date
  cabinet: string | null
  pour: 'auteur' | 'administrateur'
}

/** L’accusé de réception d’une demande : à qui l’a envoyée, et aux administrateurs de l’entreprise quand c’est leur expert-comptable. */
export function demandeEnvoyee({ numero, siren, raisonSociale, demarche, envoyeeLe, cabinet, pour }: DemandeEnvoyee): Contenu {
  const quand = `${formatDate(envoyeeLe)} à ${formatTime(envoyeeLe)}`
  const auteur = pour === 'auteur'
  return {
    sujet: auteur
      ? `Demande envoyée\u00a0: ${numero}, ${raisonSociale}`
      : `Demande envoyée par votre expert-comptable\u00a0: ${numero}, ${raisonSociale}`,
    apercu: auteur
      ? 'Nous l’avons bien reçue. Gardez ce numéro\u00a0: il permet de la retrouver.'
      : 'Elle a été envoyée en votre nom. Vous pouvez la suivre.',
    titre: auteur ? 'Nous avons bien reçu votre demande' : 'Votre expert-comptable a envoyé une demande',
    paragraphes: [
      auteur
        ? 'Votre demande est enregistrée. Ce courriel en accuse réception.'
        : `${cabinet ?? 'Votre expert-comptable'} a envoyé une demande pour le compte de ${raisonSociale}.`,
      'Un gestionnaire la prend en charge. Vous suivez son avancement et retrouvez tout ce qui a été envoyé sur la page de la demande.',
    ],
    faits: [
      ['Numéro', numero],
      ['Démarche', demarche],
      ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
      ...(auteur && cabinet ? [['Envoyée par', `${cabinet}, pour le compte de ${raisonSociale}`] as const] : []),
      ['Reçue le', quand],
    ],
    bouton: { libelle: 'Suivre la demande', chemin: routes.demande(siren, numero) },
    raison: auteur ? 'avez envoyé cette demande depuis l’espace client' : 'êtes administrateur du compte de cette entreprise',
  }
}

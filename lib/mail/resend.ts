import 'server-only'
import { Resend } from 'resend'
import { marque } from '@/lib/ground/marque'
import { AUTOMATIQUE, type Transport } from './depart'
import { headerText } from './header-text'

/** Le temps laissé au service : il tient dans le bail d’un envoi, et `fetch` seul attendrait cinq minutes. */
const DELAI_MS = 20_000

/**
 * Par Resend, avec son paquet tel qu’il est. La clé d’un courriel est aussi celle d’idempotence du service, qui la garde 24 heures ; l’identifiant
 * qu’il rend est celui sous lequel il sait dire ce qu’il en est advenu.
 * @param origine l’adresse du service ; un essai donne la sienne.
 */
export function resend(cle: string, expediteur: string, origine = 'https://api.resend.com'): Transport {
  const service = new Resend(cle, { baseUrl: origine })
  return async (depart) => {
    const { data, error } = await service.emails.send(
      {
        from: `${marque.nom} <${expediteur}>`,
        to: [depart.destinataire],
        subject: headerText(depart.sujet),
        text: depart.texte,
        html: depart.html,
        headers: { ...AUTOMATIQUE, 'Message-ID': depart.messageId },
      },
      { idempotencyKey: depart.cle, signal: AbortSignal.timeout(DELAI_MS) },
    )
    if (data) return { etat: 'envoye', serviceId: data.id }
    if (error.statusCode === 400 || error.statusCode === 422)
      return { etat: 'refuse', erreur: `Refusé par le service d’envoi (${error.statusCode}).` }
    throw new Error(`Le service d’envoi ${error.statusCode ? `a répondu ${error.statusCode}` : 'ne répond pas'}.`)
  }
}

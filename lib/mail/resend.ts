import 'server-only'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Resend } from 'resend'
import { marque } from '@/lib/ground/marque'
import { AUTOMATIQUE, type Transport } from './depart'
import { headerText } from './header-text'

/**
 * Le paquet de Resend, avec notre façon d’aller sur le réseau : la sienne est `fetch`, qui décode Brotli, et Node 20 y a une faille sans
 * remède (CVE-2026-111497). Seul le statut compte : le corps n’est ni décodé ni gardé.
 */
class ResendOverHttps extends Resend {
  override async fetchRequest<T>(path: string, options: RequestInit = {}): ReturnType<typeof Resend.prototype.fetchRequest<T>> {
    const status = await post(new URL(path, this.baseUrl), new Headers(options.headers), String(options.body))
    if (status >= 200 && status < 300) return { data: {} as T, error: null, headers: {} }
    return { data: null, error: { name: 'application_error', statusCode: status, message: `Le service d’envoi a répondu ${status}.` }, headers: {} }
  }
}

/**
 * Par Resend. La clé d’un courriel est aussi celle d’idempotence du service, qui la garde 24 heures.
 * @param origine l’adresse du service ; un essai donne la sienne.
 */
export function resend(cle: string, expediteur: string, origine = 'https://api.resend.com'): Transport {
  const service = new ResendOverHttps(cle, { baseUrl: origine })
  return async (depart) => {
    const { error } = await service.emails.send(
      {
        from: `${marque.nom} <${expediteur}>`,
        to: [depart.destinataire],
        subject: headerText(depart.sujet),
        text: depart.texte,
        html: depart.html,
        headers: { ...AUTOMATIQUE, 'Message-ID': depart.messageId },
      },
      { idempotencyKey: depart.cle },
    )
    if (!error) return { etat: 'envoye' }
    if (error.statusCode === 400 || error.statusCode === 422)
      return { etat: 'refuse', erreur: `Refusé par le service d’envoi (${error.statusCode}).` }
    throw new Error(error.message)
  }
}

function post(url: URL, entetes: Headers, corps: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...Object.fromEntries(entetes), 'content-length': Buffer.byteLength(corps), 'accept-encoding': 'identity' }
    const envoyer = url.protocol === 'https:' ? httpsRequest : httpRequest
    const requete = envoyer(url, { method: 'POST', headers, signal: AbortSignal.timeout(20_000) }, (reponse) => {
      reponse.resume()
      reponse.on('error', reject)
      resolve(reponse.statusCode ?? 0)
    })
    requete.on('error', reject)
    requete.end(corps)
  })
}

import 'server-only'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createTransport } from 'nodemailer'
import { type Env, isLoopback } from '@/lib/env'
import { marque } from '@/lib/marque'
import { headerText, mailAddress } from './header-text'

/** Un courriel tel qu’il part. `messageId` ne change jamais d’un essai à l’autre : un double se reconnaît. */
export type Depart = { cle: string; messageId: string; destinataire: string; sujet: string; texte: string; html: string }

/** Ce que le serveur en a dit. `refuse` : inutile de recommencer. Un défaut passager est une exception. */
export type Verdict = { etat: 'envoye' } | { etat: 'refuse'; erreur: string }

export type Transport = (depart: Depart) => Promise<Verdict>

const AUTOMATIQUE = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** Le transport que la configuration demande. Une adresse ambiguë n’est jamais donnée à un serveur. */
export function transportOf(config: Pick<Env, 'MAIL' | 'SMTP_URL' | 'RESEND_API_KEY' | 'MAIL_EXPEDITEUR'>): Transport {
  const envoyer = choose(config)
  return async (depart) => (mailAddress(depart.destinataire) ? envoyer(depart) : { etat: 'refuse', erreur: 'Adresse de courriel mal formée.' })
}

function choose({ MAIL, SMTP_URL = '', RESEND_API_KEY = '', MAIL_EXPEDITEUR }: Parameters<typeof transportOf>[0]): Transport {
  switch (MAIL) {
    case 'boite':
      return async () => ({ etat: 'envoye' })
    case 'smtp':
      return smtp(SMTP_URL, MAIL_EXPEDITEUR)
    case 'resend':
      return resend(RESEND_API_KEY, MAIL_EXPEDITEUR)
  }
}

/** Par SMTP. Hors de la machine, la connexion est chiffrée ou n’est pas. Les délais tiennent dans le bail d’un envoi. */
function smtp(adresse: string, expediteur: string): Transport {
  const { hostname, port, protocol, username, password } = new URL(adresse)
  const loin = !isLoopback(`http://${hostname}`)
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'smtps:' ? 465 : 587),
    secure: protocol === 'smtps:',
    requireTLS: protocol === 'smtp:' && loin,
    tls: { minVersion: 'TLSv1.2' },
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 5_000,
  })
  return async (depart) => {
    try {
      await transport.sendMail({
        from: { name: marque.nom, address: expediteur },
        to: { name: '', address: depart.destinataire },
        subject: headerText(depart.sujet),
        text: depart.texte,
        html: depart.html,
        messageId: depart.messageId,
        headers: AUTOMATIQUE,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { etat: 'envoye' }
    } catch (erreur) {
      const { code, responseCode } = erreur as { code?: string; responseCode?: number }
      // RFC 5321, 4.2.1 : un 5xx sur le destinataire est définitif ; ailleurs (identification) c’est la configuration, qui se répare.
      if (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500)
        return { etat: 'refuse', erreur: `Destinataire refusé par le serveur (${responseCode}).` }
      throw erreur
    } finally {
      transport.close()
    }
  }
}

/**
 * Par Resend, sans son paquet : il passe par `fetch`, qui décode Brotli, et Node 20 y a une faille sans remède (CVE-2026-111497).
 * @param origine l’adresse du service ; un essai donne la sienne.
 */
export function resend(cle: string, expediteur: string, origine = 'https://api.resend.com'): Transport {
  return async (depart) => {
    const status = await post(
      new URL('/emails', origine),
      { authorization: `Bearer ${cle}`, 'idempotency-key': depart.cle },
      {
        from: `${marque.nom} <${expediteur}>`,
        to: [depart.destinataire],
        subject: headerText(depart.sujet),
        text: depart.texte,
        html: depart.html,
        headers: { ...AUTOMATIQUE, 'Message-ID': depart.messageId },
      },
    )
    if (status >= 200 && status < 300) return { etat: 'envoye' }
    if (status === 400 || status === 422) return { etat: 'refuse', erreur: `Refusé par le service d’envoi (${status}).` }
    throw new Error(`Le service d’envoi a répondu ${status}.`)
  }
}

function post(url: URL, entetes: Record<string, string>, corps: unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const texte = JSON.stringify(corps)
    const headers = { ...entetes, 'content-type': 'application/json', 'content-length': Buffer.byteLength(texte), 'accept-encoding': 'identity' }
    const requete = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      { method: 'POST', headers, signal: AbortSignal.timeout(20_000) },
      (reponse) => {
        // Seul le statut compte : le corps n’est ni décodé ni gardé.
        reponse.resume()
        reponse.on('error', reject)
        resolve(reponse.statusCode ?? 0)
      },
    )
    requete.on('error', reject)
    requete.end(texte)
  })
}

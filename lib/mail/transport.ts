import 'server-only'
import { createTransport } from 'nodemailer'
import { type Env, isLoopback } from '@/lib/ground/env'
import { marque } from '@/lib/ground/marque'
import { AUTOMATIQUE, type Transport } from './depart'
import { headerText, mailAddress } from './header-text'
import { resend } from './resend'

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

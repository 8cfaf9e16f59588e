import type { IncomingMessage } from 'node:http'

/** Des en-têtes par lesquels Next et nous nous parlons de l’intérieur : venus du dehors, ils sont forgés. */
const INTERNAL =
  /^(?:x-(?:middleware|invoke|nextjs|next|prerender|now|vercel|edge|original|rewrite)-|x-action-re|next-resume|x-matched-path$|x-invocation-id$|x-http-method|x-chemin$|x-refus$|x-nonce$|content-security-policy)/

const USER_AGENT_MAX = 500

/**
 * Retire d’une requête ce que personne du dehors n’a à dire, et réécrit ce que seul un relais de confiance peut dire.
 * @returns l’adresse de la personne, telle qu’on peut la croire.
 */
export function cleanRequest(req: IncomingMessage, options: { appUrl: string; trustedProxies: number }): string {
  for (const name of Object.keys(req.headers)) {
    if (INTERNAL.test(name)) delete req.headers[name]
  }
  // Next y cherche des robots par des motifs au temps carré : quatorze mille lettres l’arrêtaient deux secondes.
  if (req.headers['user-agent']) req.headers['user-agent'] = req.headers['user-agent'].slice(0, USER_AGENT_MAX)
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const clientIp = options.trustedProxies > 0 ? forwardedAddress(req, options.trustedProxies, peer) : peer
  if (options.trustedProxies === 0) {
    delete req.headers.forwarded
    delete req.headers['x-real-ip']
    delete req.headers['x-forwarded-port']
    req.headers['x-forwarded-host'] = req.headers.host ?? ''
    req.headers['x-forwarded-proto'] = new URL(options.appUrl).protocol.slice(0, -1)
  }
  req.headers['x-forwarded-for'] = clientIp
  return clientIp
}

/** Chaque relais ajoute à droite l’adresse qui l’appelle : on remonte d’autant de relais qu’on en croit. */
function forwardedAddress(req: IncomingMessage, trusted: number, peer: string): string {
  const chain = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  return chain.at(-trusted) ?? chain[0] ?? peer
}

import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { Cle } from '@/lib/demandes/fil/schema'
import { ACCEPT } from '@/lib/demandes/pieces/rules'
import { titleOf } from '@/lib/ground/titre'

/** Le formulaire à renvoyer : l’adresse d’où vient le refus, ce qui y était caché, le texte tapé s’il y en avait un, et les champs à corriger. */
export type Renvoi = {
  action: string
  champs: Readonly<Record<string, string>>
  corps?: string
  plusieurs: boolean
  corriger?: Readonly<Record<string, { label: string; valeur: string }>>
}
type Page = {
  status: number
  titre: string
  phrases: readonly string[]
  /** Où repartir. */
  retour: { href: string; label: string }
  renvoi?: Renvoi | undefined
  headers?: Record<string, string>
}

const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}textarea{box-sizing:border-box;width:100%;min-height:14rem;font:inherit}button{font:inherit;padding:.5rem 1rem}'
const POLITIQUE = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
  `base-uri 'none'`,
].join('; ')

/** Qui lit la réponse : un navigateur qui a quitté sa page reçoit une page ; ce qui demande du JSON, ou ne demande rien, reçoit du JSON. */
export const wantsPage = (request: Request): boolean => {
  const accept = request.headers.get('accept') ?? ''
  return !accept.startsWith('application/json') && (request.method === 'POST' || accept.includes('text/html'))
}

/** De quoi renvoyer ce formulaire, à la même adresse : sa clé, pour n’écrire qu’une fois, et son texte. */
export const renvoiOf = (request: Request, { corps, cle }: Record<string, string>): Renvoi => ({
  action: new URL(request.url).pathname,
  champs: { cle: Cle.safeParse(cle).data ?? randomUUID() },
  ...(corps === undefined ? {} : { corps }),
  plusieurs: corps !== undefined,
})

/** Une page entière, en français, pour un envoi refusé sans JavaScript : pourquoi, ce qui avait été tapé, de quoi renvoyer, et par où repartir. */
export function refusalPage({ status, titre, phrases, retour, renvoi, headers = {} }: Page): Response {
  const html = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf(`Erreur\u00a0: ${titre}`))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(titre)}</h1>
${phrases.map((phrase) => `<p>${escapeHtml(phrase)}</p>`).join('\n')}
${renvoi ? formOf(renvoi) : ''}
<p><a href="${escapeHtml(retour.href)}">${escapeHtml(retour.label)}</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store, private',
      'content-security-policy': POLITIQUE,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      ...headers,
    },
  })
}

// Un retour à la ligne juste après la balise est avalé par le navigateur : le nôtre protège celui de la personne.
const formOf = ({
  action,
  champs,
  corps,
  plusieurs,
  corriger = {},
}: Renvoi): string => `<form action="${escapeHtml(action)}" method="post" enctype="multipart/form-data">
${Object.entries(champs)
  .map(([nom, valeur]) => `<input type="hidden" name="${escapeHtml(nom)}" value="${escapeHtml(valeur)}">`)
  .join('\n')}
${Object.entries(corriger)
  .map(
    ([nom, { label, valeur }]) =>
      `<p><label for="${escapeHtml(nom)}">${escapeHtml(label)}</label> <input id="${escapeHtml(nom)}" name="${escapeHtml(nom)}" value="${escapeHtml(valeur)}"></p>`,
  )
  .join('\n')}
${corps === undefined ? '' : `<p><label for="corps">Votre texte</label></p>\n<textarea id="corps" name="corps">\n${escapeHtml(corps)}</textarea>`}
<p><label for="fichier">${plusieurs ? 'Joindre des documents' : 'Choisir le fichier'}</label> <input id="fichier" name="fichier" type="file"${plusieurs ? ' multiple' : ''} accept="${ACCEPT}"></p>
<p><button type="submit">Renvoyer</button></p>
</form>`

const SIGNES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (texte: string): string => texte.replaceAll('\0', '').replaceAll(/[&<>"']/g, (signe) => SIGNES[signe] ?? '')

import type { ServerResponse } from 'node:http'
import type { Refusal } from './screen.ts'

/** Le portail a trop de requêtes en cours : une page courte, et quand revenir. */
export function answerBusy(res: ServerResponse): void {
  res.setHeader('retry-after', '2')
  answer(
    res,
    503,
    'Le portail est très demandé',
    'Votre demande n’a pas été prise. Rechargez cette page dans quelques secondes : rien de ce qui était enregistré n’est perdu.',
  )
}

/** Rien n’a pu être rendu : le dernier recours, avec le numéro à donner. */
export function answerBreakdown(res: ServerResponse, requestId: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  answer(res, 500, 'Le portail a eu une panne', `Rechargez la page. Si cela recommence, donnez ce numéro à votre conseiller\u00a0: ${requestId}.`)
}

/** La requête ne peut pas entrer : pourquoi, et que faire. */
export function answerRefusal(res: ServerResponse, { status, title, sentence }: Refusal): void {
  if (status === 405) res.setHeader('allow', 'GET, HEAD, POST')
  answer(res, status, title, sentence)
}

function answer(res: ServerResponse, status: number, title: string, sentence: string): void {
  const body = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="/">Aller à l’accueil du portail</a></p>
</html>
`
  res.setHeader('content-security-policy', `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`)
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(body))
  res.writeHead(status)
  res.end(res.req.method === 'HEAD' ? undefined : body)
}

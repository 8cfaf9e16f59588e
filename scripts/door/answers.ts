import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ContentFault } from './judge-body.ts'
import type { BodyFault } from './receive-body.ts'
import type { Refusal } from './screen.ts'

/** Le portail a trop de requêtes en cours, ou trop pour cette personne : une page courte, et quand revenir. */
export function answerBusy(res: ServerResponse): void {
  res.setHeader('retry-after', '2')
  answer(
    res,
    503,
    'Le portail est très demandé',
    'Votre demande n’a pas été prise. Rechargez cette page dans quelques secondes : rien de ce qui était enregistré n’est perdu.',
  )
}

/** Trop de requêtes d’un même voisinage d’inconnus : attendre. */
export function answerHurried(res: ServerResponse, seconds: number): void {
  res.setHeader('retry-after', String(seconds))
  res.setHeader('connection', 'close')
  answer(
    res,
    429,
    'Trop de demandes viennent de votre réseau',
    `Votre demande n’a pas été prise. Attendez ${seconds > 1 ? `${seconds} secondes` : 'une seconde'}, puis rechargez cette page.`,
  )
}

/** Le processus vit. */
export function answerAlive(res: ServerResponse): void {
  const body = '{"etat":"vivant"}'
  res.setHeader('content-type', 'application/json')
  res.setHeader('content-length', body.length)
  res.writeHead(200)
  res.end(res.req.method === 'HEAD' ? undefined : body)
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
  // Le mot par lequel Next, qui renvoyait l’action, apprend qu’il n’y en a pas : il répond alors 409 à son tour.
  if (status === 409) res.setHeader('x-nextjs-action-not-found', '1')
  answer(res, status, title, sentence)
}

/** Ce que Node n’a pas pu lire n’atteint pas la porte : une phrase en français plutôt que son mot anglais, et la connexion se ferme. */
export function answerMangled(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Un navigateur ouvre d’avance une connexion, et s’en sert plus tard : une réponse qu’elle n’a pas demandée serait prise pour celle de son envoi.
  const unused = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && (socket as Socket).bytesRead === 0
  if (unused || error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, sentence] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ['408 Request Timeout', 'Votre demande n’est pas arrivée entière à temps\u00a0: recommencez.']
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? [
            '431 Request Header Fields Too Large',
            'Votre navigateur envoie trop d’informations\u00a0: effacez les cookies de ce site, puis recommencez.',
          ]
        : ['400 Bad Request', 'Rechargez la page. Si cela recommence, appelez votre conseiller.']
  const body = page('Le portail n’a pas compris cette demande', sentence)
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: text/html; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Ce qui a été envoyé ne se lit pas : la connexion se ferme, ce qui en reste ne sera pas lu. `coupe` : plus personne n’écoute. */
export function answerBody(res: ServerResponse, fault: BodyFault | ContentFault): void {
  if (fault === 'coupe') {
    res.destroy()
    return
  }
  res.setHeader('connection', 'close')
  if (fault === 'repris') {
    answerBusy(res)
    return
  }
  const [status, title, sentence] = BODY_FAULTS[fault]
  answer(res, status, title, sentence)
}

const KEPT = 'Rien n’a été enregistré.'
const BODY_FAULTS: Record<Exclude<BodyFault, 'coupe' | 'repris'> | ContentFault, readonly [number, string, string]> = {
  trop_lourd: [413, 'Cet envoi est trop lourd', `${KEPT} Revenez à la page précédente, raccourcissez votre texte, puis recommencez.`],
  trop_lent: [
    408,
    'Votre envoi s’est interrompu',
    `${KEPT} Revenez à la page précédente et recommencez ; vérifiez votre connexion si cela se reproduit.`,
  ],
  trop_de_champs: [413, 'Cet envoi porte trop de champs', `${KEPT} Ouvrez la page du formulaire dans votre navigateur, puis recommencez.`],
  abime: [400, 'Cet envoi est arrivé abîmé', `${KEPT} Revenez à la page précédente, rechargez-la, puis recommencez.`],
}

/**
 * Ce que Next répond en anglais et en texte nu, dit autrement : le même statut, notre page et le numéro à donner.
 * @param status celui que Next a choisi, 400 ou plus.
 * @returns le corps à envoyer ; ses en-têtes sont posés.
 */
export function frameworkAnswer(res: ServerResponse, status: number, requestId: string): string | undefined {
  for (const name of ['content-encoding', 'transfer-encoding', 'etag']) res.removeHeader(name)
  const numero = `donnez ce numéro à votre conseiller\u00a0: ${requestId}.`
  if (status >= 500) return prepare(res, 'Le portail a eu une panne', `Rechargez la page. Si cela recommence, ${numero}`)
  if (status === 409)
    return prepare(res, 'Cette page a changé depuis que vous l’avez ouverte', `${KEPT} Rechargez-la, puis recommencez. Si cela recommence, ${numero}`)
  return prepare(res, 'Le portail n’a pas compris cette demande', `Rechargez la page, puis recommencez. Si cela recommence, ${numero}`)
}

/** Pose les en-têtes d’une page entière, ou de la même phrase en JSON sous `/api/` quand c’est un programme qui lit ; rend le corps. */
function prepare(res: ServerResponse, title: string, sentence: string): string | undefined {
  const json = /^\/api\//.test(res.req.url ?? '') && !res.req.headers.accept?.includes('text/html')
  const body = json ? JSON.stringify({ message: sentence }) : page(title, sentence)
  res.setHeader('content-security-policy', `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`)
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-type', json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(body))
  return res.req.method === 'HEAD' ? undefined : body
}

function answer(res: ServerResponse, status: number, title: string, sentence: string): void {
  const body = prepare(res, title, sentence)
  res.writeHead(status)
  res.end(body)
}

const page = (title: string, sentence: string): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="/">Aller à l’accueil du portail</a></p>
</html>
`

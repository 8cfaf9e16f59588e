import { createHmac } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '../../prisma/seed/accounts.ts'

/** Une réponse reçue telle quelle : ni redirection suivie, ni corps interprété. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Une requête : n’importe quel en-tête, n’importe quel chemin, même ceux qu’aucun navigateur n’enverrait. */
export type Sent = {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  /** `null` : ne rien envoyer du bocal. */
  cookie?: string | null
  limitMs?: number
  /** Fait une fois la moitié du corps envoyée, avant le reste. */
  midway?: () => Promise<unknown>
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
let sources = Math.floor(Math.random() * 60_000)

/**
 * Un client HTTP nu sur un portail, avec son bocal à cookies. Chacun a son adresse de boucle locale,
 * pour que le frein par adresse IP d’un essai n’arrête pas les autres.
 */
export class HttpClient {
  readonly base: string
  readonly cookies = new Map<string, string>()
  private readonly source = `127.${100 + (++sources >> 14)}.${(sources >> 7) & 127}.${(sources & 127) + 1}`

  constructor(base: string) {
    this.base = base
  }

  /** Envoie une requête et garde les cookies reçus. @throws quand la réponse n’est pas entière avant `limitMs` (15 s). */
  async send(path: string, { method = 'GET', headers = {}, body, cookie, limitMs = 15_000, midway }: Sent = {}): Promise<Answer> {
    const { hostname, port, host } = new URL(this.base)
    const jar = cookie === undefined ? [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') : cookie
    const sent = {
      host,
      ...(jar ? { cookie: jar } : {}),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...headers,
    }
    const place = process.platform === 'linux' ? { localAddress: this.source } : {}
    // Une connexion gardée peut se fermer à l’instant où l’on s’en ressert : ce qui se répète se redemande, le reste en ouvre une neuve.
    const repeatable = method === 'GET' || method === 'HEAD'
    const ask = (): Promise<Answer> =>
      new Promise<Answer>((resolve, reject) => {
        const signal = AbortSignal.timeout(limitMs)
        const req = request(
          {
            hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
            port,
            path,
            method,
            headers: sent,
            agent: repeatable ? agent : false,
            signal,
            ...place,
          },
          (res) => {
            const parts: Buffer[] = []
            res.on('data', (part: Buffer) => parts.push(part))
            res.on('error', reject)
            res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts).toString('utf8') }))
          },
        )
        req.on('error', (error: NodeJS.ErrnoException) =>
          repeatable && req.reusedSocket && error.code === 'ECONNRESET' ? ask().then(resolve, reject) : reject(error),
        )
        if (!midway || body === undefined) return req.end(body)
        const bytes = Buffer.from(body)
        const half = Math.floor(bytes.length / 2)
        req.write(bytes.subarray(0, half), () => midway().then(() => req.end(bytes.subarray(half)), reject))
      })
    const answer = await ask()
    for (const line of answer.headers['set-cookie'] ?? []) this.keep(line)
    return answer
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers })
  }

  /** Demande une page comme le routeur du navigateur, qui suit le renvoi vers l’adresse marquée par Next. */
  async navigate(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const asked = { rsc: '1', ...headers }
    const answer = await this.get(path, asked)
    const next = String(answer.headers.location ?? '')
    return answer.status === 307 && next.includes('_rsc') ? this.get(next, asked) : answer
  }

  /** Envoie un formulaire comme un navigateur de nos pages le ferait. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const { body, type } = multipart(fields)
    return this.send(path, { method: 'POST', body, headers: { ...this.ours(), 'content-type': type, ...headers } })
  }

  /** Les en-têtes d’un envoi venu de nos pages. */
  ours(): Record<string, string> {
    return { origin: this.base, 'sec-fetch-site': 'same-origin' }
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || attributes.some((one) => /^max-age=0$/i.test(one))) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/**
 * Les champs du premier formulaire d’action de la page, ou du premier qui contient ce texte, valeurs du serveur comprises.
 * @throws quand la page n’en a pas.
 */
export function formFields(html: string, texte = ''): Record<string, string> {
  const form = html.match(/<form[^>]*action=""[^>]*>.*?<\/form>/gs)?.find((un) => un.includes(texte))
  if (!form) throw new Error('La page n’a pas de formulaire d’action.')
  const inputs = form.match(/<(?:input|textarea|select)[^>]*>/g) ?? []
  const entries = inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')] as const)
  return Object.fromEntries(entries.filter(([name]) => name !== ''))
}

/** L’identifiant de l’action du premier formulaire de la page, celui que porte l’en-tête `Next-Action`. */
export function actionId(html: string): string {
  const reference = Object.entries(formFields(html)).find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1] ?? '{}'
  return (JSON.parse(reference) as { id: string }).id
}

/**
 * Se connecte par la vraie page : lit le formulaire, l’envoie sans JavaScript, et garde le cookie.
 * @param retour où aller ensuite, comme dans `?retour=`.
 * @returns la réponse à l’envoi (303 quand c’est admis).
 */
export async function signIn(
  client: HttpClient,
  email: string,
  { retour, staff = false }: { retour?: string; staff?: boolean } = {},
): Promise<Answer> {
  const path = staff ? '/gestion/connexion' : '/connexion'
  for (let turn = 0; ; turn++) {
    const page = await client.get(path)
    const code: Record<string, string> = staff ? { code: totp(DEMO_TOTP_SECRET, turn) } : {}
    const typed = { identifiant: email, motDePasse: DEMO_PASSWORD, ...code, ...(retour === undefined ? {} : { retour }) }
    const answer = await client.post(path, { ...formFields(page.body), ...typed })
    if (answer.status === 303 || !staff || turn === 2) return answer
    // Un autre essai a pu employer ce code : le suivant est déjà admis, puis il faut attendre.
    await sleep(turn === 0 ? 0 : 31_000)
  }
}

/** Le code à six chiffres de cet instant, ou de `steps` pas plus tard (RFC 6238). */
function totp(secret: string, steps = 0): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Un corps `multipart/form-data` et son type ; `fichier` y est joint sous ce nom. */
export function multipart(fields: Record<string, string>, fichier?: Buffer): { body: Buffer; type: string } {
  const edge = '----essai7f3a91c04b'
  const part = (name: string, plus = '') => `--${edge}\r\ncontent-disposition: form-data; name="${name}"${plus}\r\n\r\n`
  const parts: Buffer[] = Object.entries(fields).map(([name, value]) => Buffer.from(`${part(name)}${value}\r\n`))
  if (fichier) parts.push(Buffer.from(part('fichier', '; filename="page.pdf"\r\ncontent-type: application/pdf')), fichier, Buffer.from('\r\n'))
  return { body: Buffer.concat([...parts, Buffer.from(`--${edge}--\r\n`)]), type: `multipart/form-data; boundary=${edge}` }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>

/** Ce que le fournisseur répondra : chaque essai en change une chose. */
export type Reponses = {
  /** Ce que porte le jeton d’identité, et son en-tête. */
  idToken: Json
  entete: Json
  userinfo: Json
  /** `userinfo` en JSON, ou en jeton de cet en-tête. */
  userinfoJeton: Json | null
  /** Ce que dit la découverte, en plus. */
  decouverte: Json
  panne: boolean
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (json: Json) => Buffer.from(JSON.stringify(json)).toString('base64url')

function sign(entete: Json, claims: Json): string {
  const texte = `${part(entete)}.${part(claims)}`
  if (entete.alg === 'none') return `${texte}.`
  return `${texte}.${createSign('RSA-SHA256').update(texte).sign(privateKey).toString('base64url')}`
}

/** Un fournisseur OpenID Connect tenu à la main, pour lui faire dire ce qu’un honnête ne dirait pas. `recu` : les corps reçus par son adresse des jetons. */
export type Fournisseur = { emetteur: string; recu: URLSearchParams[]; reponses: Reponses; close: () => Promise<void> }

export async function openFournisseur(): Promise<Fournisseur> {
  const recu: URLSearchParams[] = []
  const reponses = {} as Reponses
  const server: Server = createServer(async (req, res) => {
    const emetteur = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const json = (corps: Json) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(corps))
    if (reponses.panne) return void res.writeHead(503).end()
    switch (new URL(req.url ?? '/', emetteur).pathname) {
      case '/.well-known/openid-configuration':
        return void json({
          issuer: emetteur,
          authorization_endpoint: `${emetteur}/auth`,
          token_endpoint: `${emetteur}/token`,
          userinfo_endpoint: `${emetteur}/me`,
          jwks_uri: `${emetteur}/jwks`,
          end_session_endpoint: `${emetteur}/session/end`,
          code_challenge_methods_supported: ['S256'],
          id_token_signing_alg_values_supported: ['RS256'],
          userinfo_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
          ...reponses.decouverte,
        })
      case '/token':
        recu.push(new URLSearchParams(await bodyOf(req)))
        return void json({ access_token: 'acces', token_type: 'Bearer', expires_in: 600, id_token: sign(reponses.entete, reponses.idToken) })
      case '/me':
        if (!reponses.userinfoJeton) return void json(reponses.userinfo)
        return void res.writeHead(200, { 'content-type': 'application/jwt' }).end(sign(reponses.userinfoJeton, reponses.userinfo))
      default:
        return void res.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    emetteur: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recu,
    reponses,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let corps = ''
  for await (const morceau of req) corps += morceau
  return corps
}

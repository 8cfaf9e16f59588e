// Le remplaçant de Net-entreprises pour la démonstration et les essais : « oidc-provider », ses personnes et ses pages, à part du portail et sans rien de lui.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const { EMETTEUR, PORTAIL, SECRET = '' } = process.env
const MOT_DE_PASSE = 'net-entreprises-demo'
const PERSONNES = JSON.parse(readFileSync(new URL('personnes.json', import.meta.url), 'utf8'))
const SCOPES = 'openid profile email siret'

const client = (client_id, plus) => ({
  client_id,
  client_secret: SECRET,
  redirect_uris: [`${PORTAIL}/api/auth/callback/net-entreprises`],
  post_logout_redirect_uris: [`${PORTAIL}/connexion`],
  scope: SCOPES,
  ...plus,
})

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const provider = new Provider(EMETTEUR, {
  // Le même portail, selon que « userinfo » est un jeton signé ou du JSON.
  clients: [client('portail', { userinfo_signed_response_alg: 'RS256' }), client('portail-json', {})],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'demonstration', use: 'sig', alg: 'RS256' }] },
  cookies: {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: 'ne_session', interaction: 'ne_identification', resume: 'ne_reprise' },
  },
  claims: { openid: ['sub'], profile: ['family_name', 'given_name'], email: ['email', 'email_verified'], siret: ['siret'] },
  scopes: ['openid', 'profile', 'email', 'siret'],
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 1800, Session: 3600 },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
  },
  interactions: { url: (_, { uid }) => `/identification/${uid}` },
  findAccount: (_, sub) => accountOf(PERSONNES.find(({ sujet }) => sujet === sub)),
  loadExistingGrant,
  renderError: (ctx, { error, error_description: detail }) => {
    ctx.type = 'html'
    ctx.body = page('Connexion impossible', `<p>${html(detail ?? error)}</p>`)
  },
})

function accountOf(personne) {
  if (!personne) return undefined
  const { sujet, nom, prenom, email, siret } = personne
  return { accountId: sujet, claims: () => ({ sub: sujet, family_name: nom, given_name: prenom, email, email_verified: false, siret }) }
}

// Le portail est déclaré : rien à consentir.
async function loadExistingGrant({ oidc }) {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope(SCOPES)
  await grant.save()
  return grant
}

const html = (texte) => String(texte).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const page = (titre, corps) => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${titre} – Net-entreprises (démonstration)</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b3a; background: #fff }
  label { display: block; margin: .75rem 0 .25rem }
  input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .5rem; border: 1px solid #55557a; border-radius: 4px }
  button { margin-top: 1.25rem; border: 0; background: #1b1b6a; color: #fff }
  small { color: #4a4a68 } .erreur { color: #a30000 }
</style>
<main>
<p><small>Remplaçant de démonstration : aucune vraie donnée.</small></p>
<h1>${titre}</h1>
${corps}
</main>
</html>`

const form = (saisie, erreur) => {
  const champ = (nom, label, type = 'text') =>
    `<label for="${nom}">${label}</label><input id="${nom}" name="${nom}" type="${type}" autocomplete="off" required value="${type === 'password' ? '' : html(saisie[nom] ?? '')}">`
  const essais = PERSONNES.map(({ siret, nom, prenom }) => `<li>${siret}, ${nom}, ${prenom}</li>`).join('')
  return page(
    'Connexion à Net-entreprises',
    `${erreur ? `<p class="erreur" role="alert">${erreur}</p>` : ''}
    <form method="post">${champ('siret', 'SIRET')}${champ('nom', 'Nom')}${champ('prenom', 'Prénom')}${champ('motDePasse', 'Mot de passe', 'password')}
    <button>Se connecter</button></form>
    <p><small>Personnes de la démonstration (SIRET, nom, prénom), mot de passe « ${MOT_DE_PASSE} » :</small></p><ul><small>${essais}</small></ul>`,
  )
}

function logoutSource(ctx, formulaire) {
  ctx.body = page(
    'Se déconnecter de Net-entreprises',
    `${formulaire}<button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Me déconnecter de Net-entreprises</button>`,
  )
}

function postLogoutSuccessSource(ctx) {
  ctx.body = page('Vous êtes déconnecté', '<p>Votre session Net-entreprises est fermée.</p>')
}

const same = (a, b) => a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr')

async function identify(req, res) {
  await provider.interactionDetails(req, res)
  const answer = (corps, status = 200) =>
    res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(corps)
  if (req.method !== 'POST') return answer(form({}))
  let corps = ''
  for await (const morceau of req) corps = `${corps}${morceau}`.slice(0, 5000)
  const saisie = Object.fromEntries(new URLSearchParams(corps))
  const personne = PERSONNES.find(
    ({ siret, nom, prenom }) => siret === saisie.siret?.replaceAll(' ', '') && same(nom, saisie.nom ?? '') && same(prenom, saisie.prenom ?? ''),
  )
  if (!personne || saisie.motDePasse !== MOT_DE_PASSE) return answer(form(saisie, 'Ces informations ne correspondent à personne.'), 401)
  await provider.interactionFinished(req, res, { login: { accountId: personne.sujet } }, { mergeWithLastSubmission: false })
}

const serve = provider.callback()
const server = createServer((req, res) => {
  if (!req.url?.startsWith('/identification/')) return serve(req, res)
  identify(req, res).catch(() =>
    res.writeHead(400, { 'content-type': 'text/html; charset=utf-8' }).end(page('Cette connexion a expiré', '<p>Recommencez depuis le portail.</p>')),
  )
})
server.on('error', (erreur) => process.send?.({ erreur: erreur.message }))
const { hostname, port } = new URL(EMETTEUR)
server.listen(Number(port), hostname, () => process.send?.({ pret: true }))
// Le portail est mort : plus personne ne l’arrêterait.
process.on('disconnect', () => process.exit(0))

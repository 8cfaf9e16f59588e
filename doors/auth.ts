import 'server-only'
import { cookies, headers } from 'next/headers'
import NextAuth, { customFetch, type NextAuthConfig } from 'next-auth'
import type { Provider } from 'next-auth/providers'
import CredentialsProvider from 'next-auth/providers/credentials'
import { enterLinked, enterWithCode, FOURNISSEUR, identiteOf, noteFailure, receive } from './arrivee'
import { currentPerson } from './request'
import { callOut } from '@/lib/ground/call-out'
import { clientIp } from '@/lib/ground/store'
import { env, tellAuthUrl } from '@/lib/ground/env'
import { APPAREILS } from '@/lib/identite/appareil'
import { cookieName, deviceCookieName, isSecure, readSid, sealSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { safeReturn } from '@/lib/identite/rules'
import { CodeForm, Credentials } from '@/lib/identite/schema'
import { DUREES } from '@/lib/identite/session'

declare module 'next-auth' {
  /** Qui vient d’entrer : `id` est l’identifiant de sa session, `jeton` celui de son appareil. */
  interface User {
    jeton?: string | undefined
  }
}

const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() } })

/** Le navigateur d’où l’on vient d’entrer, par quelque fournisseur que ce soit, est un appareil connu : les essais des autres ne l’y feront pas attendre. */
export async function rememberDevice(jeton: string): Promise<void> {
  // `lax` : qui revient de Net-entreprises vient, pour le navigateur, d’un autre site, et l’appareil doit être reconnu. Il n’ouvre rien à lui seul.
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/', maxAge: APPAREILS.jours * 86_400 } as const
  const bocal = await cookies()
  bocal.set(deviceCookieName(), jeton, options)
}

/** Le fournisseur de Net-entreprises ; aucun quand il n’est pas configuré. Ce qu’il dit vient de `userinfo`, JSON ou JWT signé. */
function netEntreprises(): Provider[] {
  const { NET_ENTREPRISES_EMETTEUR: issuer, NET_ENTREPRISES_CLIENT: clientId, NET_ENTREPRISES_SECRET: clientSecret } = env()
  if (!issuer || !clientId || !clientSecret) return []
  return [
    {
      id: FOURNISSEUR,
      name: 'Net-entreprises',
      type: 'oidc',
      issuer,
      clientId,
      clientSecret,
      checks: ['pkce', 'state', 'nonce'],
      idToken: false,
      client: { id_token_signed_response_alg: 'RS256' },
      authorization: { params: { scope: 'openid profile email siret' } },
      profile: ({ sub }) => ({ id: String(sub) }),
      [customFetch]: (adresse, { method, headers: dits, body } = {}) =>
        callOut(adresse instanceof Request ? adresse.url : adresse, {
          ...(method ? { method } : {}),
          headers: Object.fromEntries(new Headers(dits)),
          ...(body ? { body: String(body) } : {}),
        }),
    },
  ]
}

/**
 * next-auth aux deux bords d’une session, et ce qui reste à nous.
 *
 * À lui : entrer (`signIn`, ses fournisseurs, son événement, où l’appareil devient connu), sortir (`signOut` efface le cookie), le cookie et ses
 * options. Net-entreprises est son fournisseur OIDC (code, PKCE, `state`, `nonce`) : `jwt` y ouvre la même session que `authorize`, et l’événement est le
 * même ; son rappel `signIn` mène à une page qui n’a encore ni compte ni code. La signature des jetons n’est pas relue : ils viennent de l’émetteur
 * lui-même, par TLS (OpenID Connect 3.1.3.7).
 *
 * À nous, et pourquoi :
 * - la session elle-même est une ligne de la base, relue à chaque requête : un jeton signé ne se ferme ni ne perd un droit avant son terme ;
 * - le sceau du cookie (`encode`, `decode`) : il ne porte que l’identifiant, et la porte du serveur le reconnaît sans déchiffrer ni lire la base ;
 * - savoir qui est là : `auth()` rebâtit une requête et rescelle le cookie à chaque appel (0,3 ms, un dixième d’une page), et sa session devrait porter
 *   l’identifiant secret, que l’adresse `session` rendrait aux scripts d’une page ;
 * - fermer la session, avant `signOut` et non dans son événement : next-auth y tait ce qui lève, et une base muette laisserait croire fermée une session
 *   qui ne l’est pas ;
 * - les adresses : le retour de Net-entreprises est la seule des siennes qui soit servie (CVE-2026-23478).
 */
export const { handlers, signIn, signOut } = NextAuth(() => {
  tellAuthUrl()
  return configuration()
})

const configuration = (): NextAuthConfig => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  basePath: '/api/auth',
  session: { strategy: 'jwt', maxAge: DUREES.client.absolue * 60 },
  jwt: {
    encode: ({ token }) => sealSid(typeof token?.sid === 'string' ? token.sid : ''),
    decode: ({ token }) => ({ sid: readSid(token) }),
  },
  pages: { signIn: '/connexion', signOut: '/connexion', error: '/connexion', verifyRequest: '/connexion', newUser: '/connexion' },
  cookies: {
    // `maxAge` l’emporte sur l’heure que next-auth écrirait, celle de cette machine.
    sessionToken: { ...cookie(cookieName()), options: { ...cookie(cookieName()).options, maxAge: DUREES.client.absolue * 60 } },
    csrfToken: cookie(isSecure() ? '__Host-csrf' : 'csrf'),
    callbackUrl: cookie(isSecure() ? '__Host-retour' : 'retour'),
    pkceCodeVerifier: cookie(isSecure() ? '__Host-pkce' : 'pkce'),
    state: cookie(isSecure() ? '__Host-etat' : 'etat'),
    nonce: cookie(isSecure() ? '__Host-nonce' : 'nonce'),
  },
  providers: [
    CredentialsProvider({
      credentials: { identifiant: {}, motDePasse: {}, code: {}, espace: {} },
      async authorize(saisie, request) {
        const lu = Credentials.safeParse(saisie)
        if (!lu.success) return null
        const sid = await openSession(lu.data, {
          ip: clientIp(),
          appareil: request.headers.get('user-agent'),
          jeton: lu.data.jeton,
          ancienne: await currentPerson(),
        })
        return sid ? { id: sid, jeton: lu.data.jeton } : null
      },
    }),
    CredentialsProvider({
      id: 'arrivee',
      credentials: { secret: {}, code: {}, jeton: {} },
      async authorize({ secret, jeton, ...saisie }, request) {
        const lu = CodeForm.safeParse({ code: saisie.code })
        if (!lu.success || typeof secret !== 'string' || typeof jeton !== 'string') return null
        const sid = await enterWithCode({ secret, code: lu.data.code }, jeton, request.headers.get('user-agent'))
        return sid ? { id: sid, jeton } : null
      },
    }),
    ...netEntreprises(),
  ],
  callbacks: {
    signIn: ({ account, profile }) => (account?.provider === FOURNISSEUR ? receive(identiteOf(account, profile)) : true),
    // CVE-2026-23478 : rien de ce que le navigateur demande d’écrire n’entre dans le jeton, et « update » est ignoré.
    async jwt({ token, user, account, profile }) {
      if (account?.provider !== FOURNISSEUR) return { sid: typeof user?.id === 'string' ? user.id : token.sid }
      const entre = await enterLinked(identiteOf(account, profile), (await headers()).get('user-agent'))
      user.jeton = entre?.jeton
      return entre && { sid: entre.sid }
    },
    session: () => ({ expires: '' }),
    // Où l’on allait, s’il est du portail : jamais ailleurs, quoi que dise l’adresse ou le cookie.
    redirect({ url }) {
      const { origin } = new URL(env().APP_URL)
      return `${origin}${safeReturn(url.startsWith(origin) ? url.slice(origin.length) : url) ?? ''}`
    },
  },
  events: {
    signIn: async ({ user: { jeton } }) => {
      if (jeton) await rememberDevice(jeton)
    },
  },
  logger: { error: (erreur) => (erreur as { type?: unknown }).type !== 'CredentialsSignin' && noteFailure(erreur), warn: () => undefined },
})

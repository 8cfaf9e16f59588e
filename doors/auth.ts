import 'server-only'
import NextAuth from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { currentActor } from './request'
import { currentRequest } from '@/lib/ground/store'
import { env } from '@/lib/ground/env'
import { DUREES } from '@/lib/identite/session'
import { cookieName, isSecure, readSid, sealSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { Credentials } from '@/lib/identite/schema'

const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() } })

/**
 * next-auth, réduit à une couche mince : il vérifie par `openSession`, et son cookie, scellé par `sealSid`, ne porte que l’identifiant de session.
 * Aucune de ses adresses n’est servie : seule l’action de connexion l’appelle, après l’origine et la forme.
 * Tout le reste (droits, durée, fermeture) se lit dans notre table des sessions.
 */
export const { signIn } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
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
  },
  providers: [
    CredentialsProvider({
      credentials: { identifiant: {}, motDePasse: {}, code: {}, espace: {} },
      async authorize(saisie, request) {
        const lu = Credentials.safeParse(saisie)
        if (!lu.success) return null
        const sid = await openSession(lu.data, {
          ip: currentRequest()?.clientIp ?? 'inconnue',
          appareil: request.headers.get('user-agent'),
          jeton: lu.data.jeton,
          ancienne: await currentActor(),
        })
        return sid ? { id: sid } : null
      },
    }),
  ],
  callbacks: {
    // CVE-2026-23478 : rien de ce que le navigateur demande d’écrire n’entre dans le jeton, et « update » est ignoré.
    jwt: ({ token, user }) => ({ sid: typeof user?.id === 'string' ? user.id : token.sid }),
    session: () => ({ expires: '' }),
    redirect: () => env().APP_URL,
  },
  logger: { error: () => undefined, warn: () => undefined },
}))

import 'server-only'
import { cookies } from 'next/headers'
import NextAuth from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { currentActor } from './request'
import { currentRequest } from '@/lib/ground/store'
import { env } from '@/lib/ground/env'
import { APPAREILS } from '@/lib/identite/appareil'
import { cookieName, deviceCookieName, isSecure, readSid, sealSid } from '@/lib/identite/cookie'
import { openSession } from '@/lib/identite/open-session'
import { Credentials } from '@/lib/identite/schema'
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
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'strict', path: '/', maxAge: APPAREILS.jours * 86_400 } as const
  const bocal = await cookies()
  bocal.set(deviceCookieName(), jeton, options)
}

/**
 * next-auth aux deux bords d’une session, et ce qui reste à nous.
 *
 * À lui : entrer (`signIn`, ses fournisseurs, son événement, où l’appareil devient connu), sortir (`signOut` efface le cookie), le cookie et ses
 * options. Un fournisseur OIDC est un élément de plus dans `providers` : `jwt` y ouvre la même session que `authorize`, et l’événement est le même.
 *
 * À nous, et pourquoi :
 * - la session elle-même est une ligne de la base, relue à chaque requête : un jeton signé ne se ferme ni ne perd un droit avant son terme ;
 * - le sceau du cookie (`encode`, `decode`) : il ne porte que l’identifiant, et la porte du serveur le reconnaît sans déchiffrer ni lire la base ;
 * - savoir qui est là : `auth()` rebâtit une requête et rescelle le cookie à chaque appel (0,3 ms, un dixième d’une page), et sa session devrait porter
 *   l’identifiant secret, que l’adresse `session` rendrait aux scripts d’une page ;
 * - fermer la session, avant `signOut` et non dans son événement : next-auth y tait ce qui lève, et une base muette laisserait croire fermée une session
 *   qui ne l’est pas ;
 * - les adresses : aucune des siennes n’est servie (CVE-2026-23478) ; le retour d’OIDC ouvrira la sienne, et elle seule.
 */
export const { signIn, signOut } = NextAuth(() => ({
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
        return sid ? { id: sid, jeton: lu.data.jeton } : null
      },
    }),
  ],
  callbacks: {
    // CVE-2026-23478 : rien de ce que le navigateur demande d’écrire n’entre dans le jeton, et « update » est ignoré.
    jwt: ({ token, user }) => ({ sid: typeof user?.id === 'string' ? user.id : token.sid }),
    session: () => ({ expires: '' }),
    redirect: () => env().APP_URL,
  },
  events: {
    signIn: async ({ user: { jeton } }) => {
      if (jeton) await rememberDevice(jeton)
    },
  },
  logger: { error: () => undefined, warn: () => undefined },
}))

import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { deviceToken } from '@/lib/identite/appareil'
import { signIn as openWithNextAuth } from './auth'
import { deviceCookieName } from '@/lib/identite/cookie'
import { safeReturn } from '@/lib/identite/rules'
import type { RelierForm, SignInForm, StaffSignInForm } from '@/lib/identite/schema'

/** La réponse unique à toute connexion refusée : elle ne dit pas ce qui est faux. */
const REFUS =
  'L’identifiant ou le mot de passe ne correspond pas, ou trop d’essais ont été faits. Vérifiez les deux, et le code si vous avez un second facteur\u202f; après plusieurs essais, attendez (jusqu’à un quart d’heure) ou choisissez « Mot de passe oublié\u00a0? ».'
const REFUS_GESTION =
  'L’identifiant, le mot de passe ou le code ne correspond pas, ou trop d’essais ont été faits. Attendez le code suivant et recommencez\u202f; après plusieurs essais, attendez jusqu’à un quart d’heure.'

const REFUS_RELIER =
  'L’identifiant, le mot de passe ou le code ne correspond pas, ou trop d’essais ont été faits. Vérifiez-les\u202f; après plusieurs essais, attendez jusqu’à un quart d’heure. Le code n’est demandé que si vous avez enregistré une application d’authentification.'
const REFUS_CODE =
  'Ce code n’est pas celui qu’affiche maintenant votre application, ou trop d’essais ont été faits. Attendez le suivant, puis recommencez\u202f; au-delà d’une demi-heure, repartez de la connexion.'

/** Connecte une personne du côté client, puis la mène où elle allait. */
export const signInClient = (saisie: z.output<typeof SignInForm>): Promise<Outcome> =>
  attempt({ ...saisie, espace: 'client' }, REFUS, saisie.retour, routes.accueil())

/** Connecte une personne de la gestion ; le code à six chiffres, ou un code de secours, est obligatoire. */
export const signInStaff = (saisie: z.output<typeof StaffSignInForm>): Promise<Outcome> =>
  attempt({ ...saisie, espace: 'gestion' }, REFUS_GESTION, saisie.retour, routes.gestion())

/** Connecte la personne et relie à son compte l’arrivée de Net-entreprises que porte ce secret. */
export const signInLinking = (saisie: z.output<typeof RelierForm>, arrivee: string): Promise<Outcome> =>
  attempt({ ...saisie, arrivee, espace: 'client' }, REFUS_RELIER, undefined, routes.accueil())

/** Fait entrer qui est arrivé de Net-entreprises, avec son second facteur. */
export const signInWithCode = (code: string, secret: string): Promise<Outcome> =>
  attempt({ code, secret }, REFUS_CODE, undefined, routes.accueil(), 'arrivee')

type Saisie = Partial<Record<'identifiant' | 'motDePasse' | 'code' | 'espace' | 'retour' | 'arrivee' | 'secret', string | undefined>>

async function attempt(
  { retour: _, ...saisie }: Saisie,
  refus: string,
  retour: string | undefined,
  accueil: string,
  fournisseur: 'credentials' | 'arrivee' = 'credentials',
): Promise<Outcome> {
  const jeton = deviceToken((await cookies()).get(deviceCookieName())?.value)
  // Ce qui manque n’est pas envoyé : next-auth en ferait le mot « undefined ».
  const dit = Object.fromEntries(Object.entries(saisie).filter(([, valeur]) => valeur))
  try {
    await openWithNextAuth(fournisseur, { redirect: false, jeton, ...dit })
  } catch (erreur) {
    if ((erreur as { type?: unknown }).type === 'CredentialsSignin') return { status: 'refuse', message: refus, values: {} }
    // next-auth enveloppe la cause : la base injoignable et l’attente saturée doivent rester reconnaissables.
    throw (erreur as { cause?: { err?: unknown } }).cause?.err ?? erreur
  }
  return { vers: safeReturn(retour) ?? accueil }
}

import 'server-only'
import type { z } from 'zod'
import type { Outcome } from '@/lib/http/action'
import { currentActor } from '@/lib/http/request'
import { routes } from '@/lib/http/routes'
import { signIn as openWithNextAuth } from './auth'
import { closeSession } from './close-session'
import { safeReturn } from './rules'
import type { SignInForm, StaffSignInForm } from './schema'

/** La réponse unique à toute connexion refusée : elle ne dit pas ce qui est faux. */
const REFUS =
  'L’identifiant ou le mot de passe ne correspond pas, ou trop d’essais ont été faits. Vérifiez les deux ; après plusieurs essais, attendez (jusqu’à une heure) ou choisissez « Mot de passe oublié ? ».'
const REFUS_GESTION =
  'L’identifiant, le mot de passe ou le code ne correspond pas, ou trop d’essais ont été faits. Attendez le code suivant et recommencez.'

/** Connecte une personne du côté client, puis la mène où elle allait. */
export const signInClient = (saisie: z.output<typeof SignInForm>): Promise<Outcome> =>
  attempt({ ...saisie, espace: 'client' }, REFUS, saisie.retour, routes.accueil())

/** Connecte une personne de la gestion ; le code à six chiffres est obligatoire. */
export const signInStaff = (saisie: z.output<typeof StaffSignInForm>): Promise<Outcome> =>
  attempt({ ...saisie, espace: 'gestion' }, REFUS_GESTION, saisie.retour, routes.gestion())

async function attempt(saisie: Record<string, string | undefined>, refus: string, retour: string | undefined, accueil: string): Promise<Outcome> {
  const { identifiant, motDePasse, code, espace } = saisie
  const ancien = await currentActor()
  try {
    await openWithNextAuth('credentials', { redirect: false, identifiant, motDePasse, espace, ...(code ? { code } : {}) })
  } catch (erreur) {
    if ((erreur as { type?: unknown }).type === 'CredentialsSignin') return { status: 'refuse', message: refus, values: {} }
    // next-auth enveloppe la cause : la base injoignable et l’attente saturée doivent rester reconnaissables.
    throw (erreur as { cause?: { err?: unknown } }).cause?.err ?? erreur
  }
  // Un seul cookie : l’ancienne session ne doit pas lui survivre (security A9).
  if (ancien) await closeSession(ancien)
  return { vers: safeReturn(retour) ?? accueil }
}

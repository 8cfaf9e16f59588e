import 'server-only'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import { clientIp } from '@/lib/ground/store'
import { isSecure } from '@/lib/identite/cookie'
import { requestLink, resetByLink } from '@/lib/identite/mot-de-passe-oublie'
import { answerQuestions, type Chemin, type Cle, findRecovery, openRecovery, resetByQuestions } from '@/lib/identite/recuperation'
import { RECUPERATION } from '@/lib/identite/rules'
import type { IdentifiantForm, LienForm, NouveauForm, OublieForm, ReponsesForm } from '@/lib/identite/schema'
import { twice } from './twice'

const cookieName = () => (isSecure() ? '__Host-recuperation' : 'recuperation')
const secret = async () => (await cookies()).get(cookieName())?.value

/** Le chemin que ce navigateur a ouvert, tant qu’il l’est. */
export const currentRecovery = async (): Promise<Chemin | null> => findRecovery(await secret())

/** Le secret du chemin ne va que dans un cookie : ni adresse, ni page, ni journal. */
async function open(cle: Cle): Promise<void> {
  const valeur = await openRecovery(cle, clientIp())
  const options = { httpOnly: true, secure: isSecure(), sameSite: 'strict', path: '/', maxAge: RECUPERATION.minutes * 120 } as const
  const bocal = await cookies()
  bocal.set(cookieName(), valeur, options)
}

/** « Mot de passe oublié ? » : un lien, ou les questions. */
export async function recover({ identifiant, chemin }: z.output<typeof OublieForm>): Promise<Outcome> {
  if (chemin === 'lien') {
    await requestLink({ identifiant }, clientIp())
    return { vers: routes.motDePasseEnvoye() }
  }
  await open({ usage: 'mot_de_passe', identifiant })
  return { vers: routes.motDePasseQuestions() }
}

/** « Identifiant oublié ? » : les trois questions de cette personne, ou trois autres. */
export async function recoverIdentifiant(saisie: z.output<typeof IdentifiantForm>): Promise<Outcome> {
  await open({ usage: 'identifiant', ...saisie })
  return { vers: routes.identifiantQuestions() }
}

/** Les réponses justes mènent à l’identifiant, ou au choix d’un mot de passe. */
export async function answer({ reponse1, reponse2, reponse3 }: z.output<typeof ReponsesForm>): Promise<Outcome> {
  const { usage } = await answerQuestions(await secret(), [reponse1, reponse2, reponse3], clientIp())
  return { vers: usage === 'identifiant' ? routes.identifiantMontre() : routes.motDePasseNouveau() }
}

const CHANGE: Outcome = { vers: routes.connexionApres('mot-de-passe') }

/** Le nouveau mot de passe, par les questions. */
export async function setByQuestions(saisie: z.output<typeof NouveauForm>): Promise<Outcome> {
  await resetByQuestions(await secret(), twice(saisie))
  return CHANGE
}

/** Le nouveau mot de passe, par le lien. */
export async function setByLink(saisie: z.output<typeof LienForm>): Promise<Outcome> {
  await resetByLink({ jeton: saisie.jeton, motDePasse: twice(saisie) }, clientIp())
  return CHANGE
}

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { continuer } from '@/app/(espace)/comptes/[compte]/utilisateurs/ajouter/actions'
import { valider } from '@/app/(espace)/comptes/[compte]/utilisateurs/ajouter/[preparation]/actions'
import { enregistrer, habiliter } from '@/app/(espace)/comptes/[compte]/utilisateurs/[personne]/actions'
import { supprimer } from '@/app/(espace)/comptes/[compte]/utilisateurs/[personne]/supprimer/actions'
import { type FormAction, IDLE } from '@/lib/ground/form-state'
import { EMAILS, SIRENS } from '../../support/matrix'
import { base } from '../access/people'
import { ask, behindDoor } from './browser'
import { type Cookies, everyTable, openMatrix } from './monde'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const DITE = { civilite: 'madame', nom: 'Essai', prenom: 'Une', telephone: '06 39 98 00 46', fonction: 'Paie' }
let cookies: Cookies
let compte = ''
let autre = ''
let marc = ''
let preparation = ''

beforeAll(async () => {
  ;({ cookies } = await openMatrix())
  const compteDe = async (siren: string) => (await base().rattachement.findFirstOrThrow({ where: { siren, detacheLe: null } })).compteId
  compte = await compteDe(SIRENS.DURAND)
  autre = await compteDe(SIRENS.PETIT)
  marc = (await base().membre.findFirstOrThrow({ where: { compteId: compte, utilisateur: { email: EMAILS.marc } } })).id
  const { utilisateurId: auteurId } = await base().membre.findFirstOrThrow({ where: { compteId: compte, utilisateur: { email: EMAILS.claire } } })
  const dite = {
    civilite: 'madame' as const,
    nom: 'Essai',
    prenom: 'Une',
    telephone: '+33639980046',
    email: `${randomUUID()}@exemple.fr`,
    fonction: 'Paie',
  }
  preparation = (await base().preparation.create({ data: { ...dite, compteId: compte, auteurId, genre: 'utilisateur' } })).id
})

/** Toutes les tables, sauf l’allure : un refus qui a trouvé son objet y compte. */
async function tables(): Promise<Record<string, string>> {
  const { 'public.cadence': _, ...autres } = await everyTable()
  return autres
}

/** Claire envoie ce formulaire : ce que la porte répond. */
async function send(action: FormAction, champs: Record<string, string | string[]>): Promise<string> {
  ask({ headers: { origin: 'http://localhost:3000' }, ...(cookies.claire === null ? {} : { cookie: cookies.claire }) })
  const form = new FormData()
  for (const [nom, valeurs] of Object.entries(champs)) for (const valeur of [valeurs].flat()) form.append(nom, valeur)
  const { result } = await behindDoor(() => action(IDLE, form), 'POST')
  return result.status === 'invalide' ? JSON.stringify(result.errors) : 'message' in result ? result.message : result.status
}

describe('ce qu’un formulaire n’offre pas ne s’y glisse pas', () => {
  it.each([
    ['role', 'administrateur'],
    ['portee', 'portefeuille'],
    ['etat', 'ajoute'],
    ['statut', 'ajoute'],
    ['siren', SIRENS.PETIT],
    ['compteId', 'x'],
    ['utilisateurId', 'x'],
    ['__proto__', 'x'],
    ['id', 'x'],
  ])('%s', async (champ, valeur) => {
    const avant = await tables()
    for (const [action, champs] of [
      [continuer, { compte, ...DITE, email: `${randomUUID()}@exemple.fr` }],
      [enregistrer, { compte, personne: marc, ...DITE }],
      [supprimer, { compte, personne: marc }],
    ] as const)
      expect(await send(action, { ...champs, [champ]: valeur })).toMatch(/champ que le portail ne connaît pas|forme attendue/)
    expect(await tables()).toEqual(avant)
  })

  it('ni un rôle, ni un état, ni une entreprise d’un autre compte, ni un second compte', async () => {
    const avant = await tables()
    const droits = { compte, personne: marc, role: 'collaborateur', portee: 'manuelle' }
    for (const [action, champs, dit] of [
      [habiliter, { ...droits, role: 'superviseur' }, /Choisissez/],
      [habiliter, { ...droits, etat: 'ajoute' }, /ne connaît pas/],
      [habiliter, { ...droits, siren: SIRENS.PETIT }, /n’est pas dans votre compte/],
      [habiliter, { ...droits, siren: [SIRENS.DURAND, SIRENS.PETIT] }, /n’est pas dans votre compte/],
      [habiliter, { ...droits, liste: SIRENS.PETIT }, /n’est pas dans votre compte/],
      [habiliter, { ...droits, compte: [compte, autre] }, /./],
      [habiliter, { ...droits, compte: autre, role: 'administrateur' }, /n’existe pas|n’est plus à vous/],
      [valider, { compte, preparation, role: 'collaborateur', portee: 'manuelle', siren: SIRENS.PETIT }, /n’est pas dans votre compte/],
      [valider, { compte, preparation, role: 'administrateur', email: 'x@exemple.fr' }, /ne connaît pas/],
      [valider, { compte: autre, preparation, role: 'administrateur' }, /n’existe pas|n’est plus à vous/],
    ] as const)
      expect(await send(action, champs as Record<string, string | string[]>), JSON.stringify(champs)).toMatch(dit)
    expect(await tables()).toEqual(avant)
  })
})

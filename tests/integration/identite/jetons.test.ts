import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemDb } from '@/lib/data/as-system'
import { confirmAdresse, findAnnulation, findConfirmation, undoAdresse } from '@/lib/identite/change-adresse'
import { findUnlock, unlockByLink } from '@/lib/identite/deblocage'
import { findInscription, proveAddress } from '@/lib/identite/inscription'
import { acceptInvitation, findInvitation } from '@/lib/identite/invitation'
import { jetonEmpreinte, jetonOf } from '@/lib/identite/jeton'
import { findLink, resetByLink } from '@/lib/identite/mot-de-passe-oublie'
import { createInvited, readInvitation } from '@/lib/identite/rejoindre'
import { APRES, AVANT, account, detail, ip, someone } from './someone'

const db = systemDb('connexion')
const demain = () => new Date(Date.now() + 86_400_000)
const lui = { civilite: 'madame' as const, nom: 'Lambert', prenom: 'Odile', telephone: '+33639980045' }

/** Un lien qui attend, de chaque sorte : celui que la porte de ce nom reconnaît. */
const LIENS = {
  'mot de passe': () => laid('mot_de_passe'),
  déblocage: () => laid('deblocage'),
  'invitation de la gestion': () => laid('invitation', { gestion: 'gestionnaire' }),
  inscription: async () => {
    const id = randomUUID()
    const email = `${id}@exemple.fr`
    const attente = { ...lui, fonction: 'Paie', email, emailNormalise: email, motDePasse: 'x', conditions: 1, expireLe: demain() }
    await db.inscription.create({ data: { id, ...attente, empreinte: jetonEmpreinte(jetonOf(id)) } })
    return jetonOf(id)
  },
  'invitation d’un client': async () => {
    const lienId = randomUUID()
    const email = `${lienId}@exemple.fr`
    await db.invitation.create({
      data: {
        ...lui,
        compteId: await account(),
        genre: 'utilisateur',
        email,
        emailNormalise: email,
        role: 'collaborateur',
        portee: 'portefeuille',
        lienId,
        empreinte: jetonEmpreinte(jetonOf(lienId)),
        creePar: randomUUID(),
        creeParNom: 'Essai',
        expireLe: demain(),
      },
    })
    return jetonOf(lienId)
  },
  'adresse à confirmer': async () => (await moving()).confirmation,
  'adresse à annuler': async () => (await moving()).annulation,
} satisfies Record<string, () => Promise<string>>

async function laid(usage: 'mot_de_passe' | 'deblocage' | 'invitation', plus: { gestion?: 'gestionnaire' } = {}): Promise<string> {
  const id = randomUUID()
  const { id: utilisateurId } = await someone(plus)
  if (plus.gestion) await db.utilisateur.update({ where: { id: utilisateurId }, data: { motDePasse: null } })
  await db.jeton.create({ data: { id, utilisateurId, usage, empreinte: jetonEmpreinte(jetonOf(id)), expireLe: demain() } })
  return jetonOf(id)
}

async function moving(): Promise<{ confirmation: string; annulation: string }> {
  const { id: utilisateurId, email: avant } = await someone()
  const [id, annulationId] = [randomUUID(), randomUUID()]
  const email = `${id}@exemple.fr`
  const empreintes = { empreinte: jetonEmpreinte(jetonOf(id)), empreinteAnnulation: jetonEmpreinte(jetonOf(annulationId)), annulationId }
  const adresses = { email, emailNormalise: email, avant, avantNormalise: avant }
  await db.changementAdresse.create({ data: { id, utilisateurId, ...adresses, ...empreintes, expireLe: demain(), annulableLe: demain() } })
  return { confirmation: jetonOf(id), annulation: jetonOf(annulationId) }
}

type Porte = { lit: (jeton: string) => Promise<unknown>; agit: (jeton: string) => Promise<unknown> }
const PORTES: Record<keyof typeof LIENS, Porte> = {
  'mot de passe': { lit: findLink, agit: (jeton) => resetByLink({ jeton, motDePasse: APRES }, ip()) },
  déblocage: { lit: findUnlock, agit: (jeton) => unlockByLink({ jeton }, ip(), 'e'.repeat(43)) },
  'invitation de la gestion': { lit: findInvitation, agit: (jeton) => acceptInvitation({ jeton, motDePasse: APRES, code: '123456' }, ip()) },
  inscription: { lit: findInscription, agit: (jeton) => proveAddress({ jeton, motDePasse: AVANT }, ip()) },
  'invitation d’un client': { lit: readInvitation, agit: (jeton) => createInvited({ jeton, motDePasse: APRES }, ip()) },
  'adresse à confirmer': { lit: findConfirmation, agit: (jeton) => confirmAdresse({ jeton, motDePasse: AVANT }, ip()) },
  'adresse à annuler': { lit: findAnnulation, agit: (jeton) => undoAdresse({ jeton }, ip()) },
}

/** Ce que portent les tables que ces liens ouvrent. */
const kept = async () =>
  JSON.stringify([
    await db.jeton.findMany({ orderBy: { id: 'asc' } }),
    await db.inscription.findMany({ orderBy: { id: 'asc' }, select: { id: true, prouveeLe: true } }),
    await db.invitation.findMany({ orderBy: { id: 'asc' } }),
    await db.changementAdresse.findMany({ orderBy: { id: 'asc' } }),
    await db.utilisateur.findMany({ orderBy: { id: 'asc' }, select: { id: true, email: true, motDePasse: true, totpSecret: true } }),
  ])

describe('un lien n’ouvre que ce pour quoi il est parti', () => {
  const liens = new Map<string, string>()
  beforeAll(async () => {
    for (const [nom, lay] of Object.entries(LIENS)) liens.set(nom, await lay())
  })

  it.each(Object.entries(PORTES))('%s : le sien se reconnaît ; des autres, rien ne se lit ni ne change', async (nom, { lit, agit }) => {
    expect(await lit(liens.get(nom) ?? ''), 'le témoin').not.toBeNull()
    const avant = await kept()
    for (const [autre, jeton] of [...liens, ['inconnu', jetonOf(randomUUID())], ['vide', '']] as [string, string][]) {
      if (autre === nom) continue
      expect(await lit(jeton), `${autre} lu comme ${nom}`).toBeNull()
      expect(await detail(agit(jeton)), `${autre} donné comme ${nom}`).not.toBeNull()
    }
    expect(await kept()).toBe(avant)
  })
})

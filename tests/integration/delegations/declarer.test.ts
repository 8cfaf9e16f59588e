import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { readExpert, readHistoire } from '@/lib/delegations/expert'
import { acceptDelegation, askDelegationCorrection } from '@/lib/identite/answer-delegation'
import { cancelDelegation, changeDelegation, resendDelegation, revokeDelegation } from '@/lib/identite/change-delegation'
import { declarePrepared, prepareExpert } from '@/lib/identite/declare-expert'
import { INVITATION_PART } from '@/lib/identite/rules'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { detail } from '../identite/someone'
import { actor, client, delegate, firm, onClient, stateOf } from './monde'

const db = systemDb('connexion')
let rang = 0
const DROITS = { portee: 'portefeuille' as const, consulter: [], declarer: ['sante' as const, 'prevoyance' as const] }
/** Un SIREN dont la clé est bonne, que l’annuaire des essais ne connaît pas : il est éteint. */
const CONTACT = { civilite: 'madame' as const, nom: 'Benali', prenom: 'Nadia', telephone: '+33639980046' }
const contact = () => ({ ...CONTACT, email: `nadia.${++rang}@exemple.fr` })

const onCompte = (qui: Actor, compteId: string) => judge(qui, 'compte:administrer', { compteId })
const onDelegation = (qui: Actor, compteId: string, delegationId: string) => judge(qui, 'compte:administrer', { compteId, delegationId })
const onPreparation = (qui: Actor, compteId: string, preparationId: string) => judge(qui, 'compte:administrer', { compteId, preparationId })

async function told(type: string): Promise<{ a: string; modele: string }[]> {
  const { id } = await db.evenement.findFirstOrThrow({ where: { type }, orderBy: { rang: 'desc' }, select: { id: true } })
  await notifyEvent(id)
  const lus = await db.courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true, cle: true } })
  return lus.map(({ destinataire, cle }) => ({ a: destinataire, modele: cle.split('.')[1] ?? '' }))
}

/** Déclare ce cabinet, en ses deux étapes. */
async function declare(de: Awaited<ReturnType<typeof client>>, siren: string, droits: object = {}, qui = contact()) {
  const admin = await actor(de.admin)
  const { preparationId } = await prepareExpert(onCompte(admin, de.compteId), { ...qui, siren, raisonSociale: 'Cabinet Fictif' })
  const fait = await declarePrepared(onPreparation(admin, de.compteId, preparationId), { ...DROITS, ...droits })
  return { ...fait, admin, qui, preparationId }
}

describe('déclarer un expert-comptable', () => {
  it('en deux étapes : un cabinet sans personne ici reçoit une invitation, à l’adresse donnée', async () => {
    const de = await client()
    const siren = String(950_000_000 + ++rang)
    const { delegationId, qui, preparationId } = await declare(de, siren)
    expect(await told('delegation.demandee')).toEqual([{ a: qui.email, modele: 'invitation-cabinet' }])
    expect(await db.preparation.count({ where: { id: preparationId } }), 'la première étape ne se garde plus').toBe(0)
    expect(await db.delegation.findUniqueOrThrow({ where: { id: delegationId } })).toMatchObject({
      etat: 'en_attente',
      contactTelephone: CONTACT.telephone,
      univers: ['sante', 'prevoyance'],
      lectureSeule: false,
      au: null,
    })
  })

  it('un cabinet qui a son espace est prié d’accepter : ses responsables, non l’adresse donnée', async () => {
    const [de, a] = [await client(), await firm()]
    const { delegationId } = await declare(de, a.siren)
    expect(await told('delegation.demandee')).toEqual([{ a: a.responsable.email, modele: 'delegation-a-accepter' }])
    await acceptDelegation(await onClient(await actor(a.responsable), delegationId), { membre: [] })
    expect((await actor(a.responsable)).perimetre.sirens).toEqual(de.sirens)
    expect(await db.invitation.findUniqueOrThrow({ where: { delegationId } })).toMatchObject({ accepteePar: a.responsable.id })
  })

  it('par univers : déclarer ici, consulter là, rien ailleurs ; et jusqu’au jour dit', async () => {
    const [de, a] = [await client(), await firm()]
    const fin = { 'au.jour': '31', 'au.mois': '12', 'au.annee': '2027' }
    const { delegationId } = await declare(de, a.siren, { consulter: ['sante'], declarer: ['prevoyance'], ...fin })
    await acceptDelegation(await onClient(await actor(a.responsable), delegationId), { membre: [] })
    const [titre] = (await actor(a.responsable)).acces
    expect(titre).toMatchObject({ univers: ['sante', 'prevoyance'], lecture: ['sante'], lectureSeule: false })
    const qui = await actor(a.responsable)
    const siren = de.sirens[0] ?? ''
    expect(judge(qui, 'demande:deposer', { siren, univers: 'prevoyance' }).titre).toMatchObject({ id: delegationId })
    expect(() => judge(qui, 'demande:deposer', { siren, univers: 'sante' })).toThrow()
    expect(judge(qui, 'demande:lire', { siren, univers: 'sante' }).titre).toMatchObject({ id: delegationId })
    expect(() => judge(qui, 'demande:lire', { siren, univers: 'retraite' })).toThrow()
  })

  it('ne se déclarent ni une entreprise du compte, ni un cabinet déjà déclaré, ensemble non plus', async () => {
    const [de, a] = [await client(), await firm()]
    expect((await detail(declare(de, de.sirens[0] ?? '')))?.dit).toContain('entreprise de votre compte')
    await declare(de, a.siren)
    expect((await detail(declare(de, a.siren)))?.dit).toContain('déjà déclaré')
    const autre = await firm()
    const issues = await Promise.all(Array.from({ length: 6 }, () => detail(declare(de, autre.siren))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
  })

  it('une date passée, une date qui n’existe pas, aucun univers, aucune entreprise : refusés, champ par champ', async () => {
    const de = await client()
    const essai = async (droits: object) => (await detail(declare(de, String(950_000_000 + ++rang), droits)))?.dit
    expect(await essai({ 'au.jour': '1', 'au.mois': '1', 'au.annee': '2020' })).toEqual({ 'au.jour': expect.stringContaining('passée') })
    expect(await essai({ 'au.jour': '31', 'au.mois': '2', 'au.annee': '2030' })).toEqual({ 'au.jour': expect.stringContaining('n’existe pas') })
    expect(await essai({ declarer: [] })).toEqual({ consulter: expect.stringContaining('au moins un univers') })
    expect(await essai({ portee: 'manuelle' })).toEqual({ liste: expect.stringContaining('au moins une entreprise') })
    expect(await essai({ portee: 'manuelle', siren: ['900000019'] })).toEqual({ liste: expect.stringContaining('n’est pas dans votre compte') })
  })

  it('seul un administrateur du compte déclare ; un expert-comptable jamais, ni ne lit la fiche', async () => {
    const [de, a] = [await client(), await firm()]
    const { delegationId } = await declare(de, a.siren)
    await acceptDelegation(await onClient(await actor(a.responsable), delegationId), { membre: [] })
    const expert = await actor(a.responsable)
    expect(() => onCompte(expert, de.compteId)).toThrow()
    expect(() => judge(expert, 'utilisateur:lister', { compteId: de.compteId, delegationId })).toThrow()
    const autre = await client()
    expect(() => onDelegation(expert, autre.compteId, delegationId)).toThrow()
    const ailleurs = await actor(autre.admin)
    expect((await detail(revokeDelegation(onDelegation(ailleurs, autre.compteId, delegationId))))?.kind, 'd’un autre compte').toBe('introuvable')
    expect((await stateOf(delegationId)).etat).toBe('acceptee')
  })
})

describe('changer', () => {
  const saisie = { ...CONTACT, email: 'nadia@exemple.fr', ...DROITS }

  it('on n’enregistre que ce qui a été lu : la phrase revient, puis l’effet est à la requête suivante', async () => {
    const [de, a] = [await client(), await firm()]
    const id = await delegate(de, a, { etat: 'acceptee' })
    const admin = await actor(de.admin)
    const voulu = {
      ...saisie,
      portee: 'manuelle' as const,
      siren: [de.sirens[0] ?? ''],
      consulter: ['sante' as const],
      declarer: ['prevoyance' as const],
    }
    const change = (vu?: string) => changeDelegation(onDelegation(admin, de.compteId, id), { ...voulu, vu })
    const { vu } = ((await detail(change()))?.dit ?? {}) as { vu: string }
    expect(vu).toContain(`perd l’accès à Essai ${de.sirens[1]}`)
    expect(vu).toContain('ne pourra plus déclarer en santé, seulement consulter')
    expect((await actor(a.responsable)).perimetre.sirens).toEqual(de.sirens)
    expect(await change(vu)).toMatchObject({ suite: 'modifie' })
    expect((await actor(a.responsable)).acces).toMatchObject([{ sirens: [de.sirens[0]], lecture: ['sante'] }])
    expect(await told('delegation.modifiee')).toEqual([{ a: a.responsable.email, modele: 'delegation-modifiee' }])
    expect(await change(vu)).toMatchObject({ suite: 'inchange' })
  })

  it('une demande corrigée ne porte plus la correction ; son adresse changée, elle repart et le premier lien meurt', async () => {
    const de = await client()
    const { delegationId, admin, qui } = await declare(de, String(950_000_000 + ++rang))
    const avant = await db.invitation.findUniqueOrThrow({ where: { delegationId }, select: { empreinte: true } })
    const ailleurs = { ...qui, email: 'ailleurs@exemple.fr', ...DROITS }
    const visite = onDelegation(admin, de.compteId, delegationId)
    const { vu } = ((await detail(changeDelegation(visite, ailleurs)))?.dit ?? {}) as { vu: string }
    expect(vu).toBe('La demande repart à ailleurs@exemple.fr\u00a0: le premier lien ne vaut plus.')
    await changeDelegation(visite, { ...ailleurs, vu })
    expect(await db.invitation.findUniqueOrThrow({ where: { delegationId } })).not.toMatchObject(avant)
    expect(await told('delegation.renvoyee')).toEqual([{ a: 'ailleurs@exemple.fr', modele: 'invitation-cabinet' }])
  })

  it('la correction demandée s’efface quand le compte a corrigé', async () => {
    const [de, a] = [await client(), await firm()]
    const { delegationId, admin, qui } = await declare(de, a.siren)
    await askDelegationCorrection(await onClient(await actor(a.responsable), delegationId), { sur: ['droits'], mot: 'La retraite aussi.' })
    const voulu = { ...qui, ...DROITS, declarer: ['sante' as const, 'prevoyance' as const, 'retraite' as const] }
    const visite = onDelegation(admin, de.compteId, delegationId)
    const { vu } = ((await detail(changeDelegation(visite, voulu)))?.dit ?? {}) as { vu: string }
    await changeDelegation(visite, { ...voulu, vu })
    expect(await stateOf(delegationId)).toMatchObject({ etat: 'en_attente', correction: null, correctionSur: [] })
  })
})

describe('relancer, annuler, révoquer', () => {
  it('relancée : trente jours de plus ; cinq envois par jour, pas un de plus', async () => {
    const de = await client()
    const { delegationId, admin } = await declare(de, String(950_000_000 + ++rang))
    await db.delegation.update({ where: { id: delegationId }, data: { repondreAvant: new Date(Date.now() + 1000), rappel: 7 }, select: { id: true } })
    const visite = onDelegation(admin, de.compteId, delegationId)
    await resendDelegation(visite)
    const lue = await db.delegation.findUniqueOrThrow({ where: { id: delegationId }, select: { repondreAvant: true, rappel: true } })
    expect(Math.round((lue.repondreAvant.getTime() - Date.now()) / 86_400_000)).toBe(30)
    expect(lue.rappel).toBeNull()
    for (let i = 2; i < INVITATION_PART.max; i++) await resendDelegation(visite)
    expect((await detail(resendDelegation(visite)))?.dit).toContain('assez d’invitations')
  })

  it('annulée : le cabinet en est prévenu et ne peut plus l’accepter ; révoquée : il perd tout à la requête suivante', async () => {
    const [de, a] = [await client(), await firm()]
    const { delegationId, admin } = await declare(de, a.siren)
    const expert = await actor(a.responsable)
    await cancelDelegation(onDelegation(admin, de.compteId, delegationId))
    expect(await told('delegation.annulee')).toEqual([{ a: a.responsable.email, modele: 'delegation-annulee' }])
    expect((await detail(acceptDelegation(await onClient(expert, delegationId), { membre: [] })))?.dit).toContain('annulée')
    const { delegationId: autre } = await declare(de, a.siren)
    await acceptDelegation(await onClient(expert, autre), { membre: [] })
    expect((await actor(a.responsable)).perimetre.sirens).toEqual(de.sirens)
    await revokeDelegation(onDelegation(admin, de.compteId, autre))
    expect((await actor(a.responsable)).perimetre.sirens).toEqual([])
    expect(await told('delegation.revoquee')).toEqual([{ a: a.responsable.email, modele: 'delegation-revoquee' }])
    await asReader(admin, async (lu) => {
      expect(await readExpert(lu, { compteId: de.compteId, delegationId: autre })).toMatchObject({ etat: 'revoquee' })
      const types = (await readHistoire(lu, { compteId: de.compteId, delegationId: autre })).map(({ type }) => type)
      expect(types).toEqual(['delegation.revoquee', 'delegation.acceptee', 'delegation.demandee'])
    })
  })
})

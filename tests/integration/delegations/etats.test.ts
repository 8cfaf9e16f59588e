import { describe, expect, it } from 'vitest'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { readExpert } from '@/lib/delegations/expert'
import { clientById, delegationOfCompte } from '@/lib/delegations/locate'
import { acceptDelegation, askDelegationCorrection, refuseDelegation, renounceClient } from '@/lib/identite/answer-delegation'
import { cancelDelegation, changeDelegation, resendDelegation, revokeDelegation } from '@/lib/identite/change-delegation'
import { readClient } from '@/lib/identite/read-client'
import { detail } from '../identite/someone'
import { actor, client, delegate, firm, onClient, stateOf } from './monde'

const db = systemDb('connexion')
const TARD = { repondreAvant: new Date(Date.now() - 1000) }
/** Chaque état, et « en retard » : le terme passé, pas encore fermée. */
const ETATS = ['en_attente', 'en retard', 'acceptee', 'refusee', 'annulee', 'revoquee', 'expiree'] as const
type Etat = (typeof ETATS)[number]

/** Ce que chaque geste peut, et où il mène, écrit à la main. */
const GESTES: Record<string, { depuis: readonly Etat[]; vers: string | null }> = {
  accepter: { depuis: ['en_attente'], vers: 'acceptee' },
  refuser: { depuis: ['en_attente'], vers: 'refusee' },
  corriger: { depuis: ['en_attente'], vers: 'en_attente' },
  renoncer: { depuis: ['acceptee'], vers: 'revoquee' },
  modifier: { depuis: ['en_attente', 'en retard', 'acceptee'], vers: null },
  relancer: { depuis: ['en_attente', 'en retard'], vers: 'en_attente' },
  annuler: { depuis: ['en_attente', 'en retard'], vers: 'annulee' },
  revoquer: { depuis: ['acceptee'], vers: 'revoquee' },
}

async function pose(etat: Etat) {
  const [de, a] = [await client(), await firm()]
  const id = await delegate(de, a, etat === 'en retard' ? TARD : { etat })
  return { ...de, ...a, id, expert: await actor(a.responsable), administratrice: await actor(de.admin) }
}
type Pose = Awaited<ReturnType<typeof pose>>

async function act(geste: string, { id, compteId, expert, administratrice }: Pose): Promise<unknown> {
  const admin = judge(administratrice, 'compte:administrer', { compteId, delegationId: id })
  const contact = { civilite: 'madame' as const, nom: 'Benali', prenom: 'Lina', telephone: '+33639980046', email: 'nadia@exemple.fr' }
  const droits = { portee: 'portefeuille' as const, consulter: [], declarer: ['sante' as const, 'prevoyance' as const] }
  switch (geste) {
    case 'accepter':
      return acceptDelegation(await onClient(expert, id), { membre: [] })
    case 'refuser':
      return refuseDelegation(await onClient(expert, id), { motif: 'Non.' })
    case 'corriger':
      return askDelegationCorrection(await onClient(expert, id), { sur: ['fin'], mot: 'Sans fin.' })
    case 'renoncer':
      return renounceClient(await onClient(expert, id), { motif: 'Fini.' })
    case 'modifier':
      return changeDelegation(admin, { ...contact, ...droits, vu: 'Votre contact devient Lina Benali.' })
    case 'relancer':
      return resendDelegation(admin)
    case 'annuler':
      return cancelDelegation(admin)
    default:
      return revokeDelegation(admin)
  }
}

describe.each(ETATS)('une délégation « %s »', (etat) => {
  it.each(Object.entries(GESTES))('%s', async (geste, { depuis, vers }) => {
    const pose_ = await pose(etat)
    const avant = (await stateOf(pose_.id)).etat
    const faits = () => db.evenement.count({ where: { donnees: { path: ['delegationId'], equals: pose_.id } } })
    const issue = await detail(act(geste, pose_))
    const permis = depuis.includes(etat)
    expect(issue?.kind ?? 'fait').toBe(permis ? 'fait' : 'refuse')
    expect((await stateOf(pose_.id)).etat).toBe(permis ? (vers ?? avant) : avant)
    expect(await faits(), 'un changement, son événement ; un refus, rien').toBe(permis ? 1 : 0)
  })

  it('se lit des deux côtés ; n’ouvre ses entreprises qu’acceptée', async () => {
    const { id, compteId, cabinetId, expert, administratrice, sirens } = await pose(etat)
    expect(expert.perimetre.sirens).toEqual(etat === 'acceptee' ? sirens : [])
    await asReader(expert, async (lu) => {
      expect(await clientById(expert, lu, { delegation: id })).toEqual({ delegationId: id, cabinetId, compteId })
      expect(await delegationOfCompte(expert, lu, { compte: compteId, delegation: id }), 'pas la fiche du compte').toBeNull()
    })
    const vue = await readClient(judge(expert, 'cabinet:voir', { delegationId: id, cabinetId, compteId }))
    expect(vue.plaques.length).toBe(['en_attente', 'en retard', 'acceptee'].includes(etat) ? 2 : 0)
    await asReader(administratrice, async (lu) => {
      expect(await readExpert(lu, { compteId, delegationId: id })).toMatchObject({ id, compteId })
      expect(await clientById(administratrice, lu, { delegation: id }), 'pas celle du cabinet').toBeNull()
    })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { actorOfSession, fingerprint } from '@/lib/identite/session'
import { EMAILS } from '../../support/matrix'
import { base, sidOf } from './people'
import { AILLEURS, DEUX, type PetitMonde, petitMonde, relais, UNE } from './petit-monde'

let monde: PetitMonde
let sids: Record<'admin' | 'salariee' | 'comptable' | 'sophie', string>
beforeAll(async () => {
  monde = await petitMonde()
  const { admin, salariee, comptable } = monde.gens
  sids = {
    admin: await sidOf(admin.email),
    salariee: await sidOf(salariee.email),
    comptable: await sidOf(comptable.email),
    sophie: await sidOf(EMAILS.sophie),
  }
})

type Qui = keyof typeof sids
const seen = async (qui: Qui) => (await actorOfSession(sids[qui], false)) ?? null
const sirens = async (qui: Qui) => (await seen(qui))?.perimetre.sirens ?? 'dehors'

describe('qui est-ce, et qu’atteint-il', () => {
  it('l’administratrice : tout le compte, elle seule, et celles de demain', async () => {
    const actor = await seen('admin')
    expect(actor).toMatchObject({
      utilisateur: { id: monde.gens.admin.id, email: monde.gens.admin.email },
      gestion: null,
      cabinet: null,
      acces: [
        { voie: 'membre', id: monde.admin, compteId: monde.compte, compteNom: 'Compte de l’essai', role: 'administrateur', lectureSeule: false },
      ],
      perimetre: { sirens: [UNE, DEUX], comptes: [monde.compte] },
    })
    expect(actor?.acces[0]?.univers).toEqual(['sante', 'prevoyance', 'retraite'])
    expect(actor?.acces).toHaveLength(1)
    await base().rattachement.create({ data: { compteId: monde.compte, siren: AILLEURS, couleur: 5, certifieVoie: 'gestionnaire' } })
    expect(await sirens('admin')).toEqual([UNE, DEUX, AILLEURS])
    expect(await sirens('salariee'), 'donnée à la main, et maintenant dans le compte').toEqual([UNE, AILLEURS])
    await base().rattachement.deleteMany({ where: { compteId: monde.compte, siren: AILLEURS } })
  })

  it('la salariée : ce qui lui est donné, dans son compte', async () => {
    expect(await seen('salariee')).toMatchObject({
      acces: [{ id: monde.membre, compteId: monde.compte, role: 'collaborateur', sirens: [UNE] }],
      cabinet: null,
    })
  })

  it('le comptable : ce que la délégation donne, sans être du compte', async () => {
    const actor = await seen('comptable')
    expect(actor).toMatchObject({
      cabinet: { id: monde.cabinet, raisonSociale: 'Cabinet de l’essai' },
      acces: [
        {
          voie: 'delegation',
          id: monde.delegation,
          compteNom: 'Compte de l’essai',
          role: 'expert_comptable',
          lectureSeule: false,
          univers: ['sante', 'prevoyance'],
        },
      ],
      perimetre: { sirens: [UNE], comptes: [] },
    })
    expect(actor?.acces).toHaveLength(1)
  })

  it('une personne n’est que d’un cabinet à la fois : la base le tient', async () => {
    const entre = (etat: 'ajoute' | 'en_attente') =>
      base().membreCabinet.create({ data: { cabinetId: monde.autreCabinet, utilisateurId: monde.gens.comptable.id, etat }, select: { id: true } })
    await expect(entre('ajoute')).rejects.toMatchObject({ code: 'P2002' })
    const { id } = await entre('en_attente')
    await expect(base().membreCabinet.update({ where: { id }, data: { etat: 'ajoute' } })).rejects.toMatchObject({ code: 'P2002' })
    expect((await seen('comptable'))?.cabinet?.id).toBe(monde.cabinet)
    await base().membreCabinet.delete({ where: { id } })
  })

  it('ce qui est donné à une collègue ne l’est pas à elle', async () => {
    const { id: collegue } = await base().membre.create({
      data: { compteId: monde.compte, utilisateurId: monde.gens.autre.id, role: 'collaborateur', portee: 'manuelle', etat: 'ajoute' },
      select: { id: true },
    })
    const { id } = await base().habilitation.create({ data: { compteId: monde.compte, siren: DEUX, membreId: collegue }, select: { id: true } })
    expect(await sirens('salariee')).toEqual([UNE])
    await base().habilitation.delete({ where: { id } })
    await base().membre.delete({ where: { id: collegue } })
  })

  it('une personne de la gestion ne garde pas ses titres de client', async () => {
    const { id } = await base().utilisateur.findFirstOrThrow({ where: { email: EMAILS.sophie }, select: { id: true } })
    const titre = {
      compteId: monde.compte,
      utilisateurId: id,
      role: 'administrateur' as const,
      portee: 'portefeuille' as const,
      etat: 'ajoute' as const,
    }
    const { id: membreId } = await base().membre.create({ data: titre, select: { id: true } })
    expect(await seen('sophie')).toMatchObject({ gestion: 'gestionnaire', acces: [], perimetre: { sirens: [], comptes: [] } })
    await base().membre.delete({ where: { id: membreId } })
  })
})

const session = (qui: Qui, data: object) => base().session.updateMany({ where: { empreinte: fingerprint(sids[qui]) }, data })
const minutes = (n: number) => new Date(Date.now() - n * 60_000)
type Cas = [nom: string, qui: Qui, couper: () => Promise<unknown>, rendre: () => Promise<unknown>, attendu: string[] | 'dehors']
const delegation = (data: object) => base().delegation.update({ where: { id: monde.delegation }, data })
const membre = (data: object) => base().membre.update({ where: { id: monde.membre }, data })
const dirigeante = (etat: 'ajoute' | 'en_attente' | 'desactive') => base().membre.update({ where: { id: monde.admin }, data: { etat } })
const personne = (qui: 'salariee' | 'admin', data: object) => base().utilisateur.update({ where: { id: monde.gens[qui].id }, data })
const CAS: Cas[] = [
  ['session fermée', 'salariee', () => session('salariee', { fermeeLe: new Date() }), () => session('salariee', { fermeeLe: null }), 'dehors'],
  [
    'session expirée',
    'salariee',
    () => session('salariee', { expireLe: minutes(1) }),
    () => session('salariee', { expireLe: minutes(-60) }),
    'dehors',
  ],
  [
    '31 minutes sans geste',
    'salariee',
    () => session('salariee', { vueLe: minutes(31) }),
    () => session('salariee', { vueLe: new Date() }),
    'dehors',
  ],
  ['29 minutes sans geste', 'salariee', () => session('salariee', { vueLe: minutes(29) }), () => session('salariee', { vueLe: new Date() }), [UNE]],
  [
    'gestion, 16 minutes sans geste',
    'sophie',
    () => session('sophie', { vueLe: minutes(16) }),
    () => session('sophie', { vueLe: new Date() }),
    'dehors',
  ],
  ['gestion, 14 minutes sans geste', 'sophie', () => session('sophie', { vueLe: minutes(14) }), () => session('sophie', { vueLe: new Date() }), []],
  [
    'session de l’autre espace',
    'salariee',
    () => session('salariee', { espace: 'gestion' }),
    () => session('salariee', { espace: 'client' }),
    'dehors',
  ],
  [
    'cliente devenue de la gestion',
    'salariee',
    () => personne('salariee', { gestion: 'gestionnaire' }),
    () => personne('salariee', { gestion: null }),
    'dehors',
  ],
  ['personne désactivée', 'admin', () => personne('admin', { desactiveLe: new Date() }), () => personne('admin', { desactiveLe: null }), 'dehors'],
  ['membre du compte entier en attente', 'admin', () => dirigeante('en_attente'), () => dirigeante('ajoute'), []],
  ['membre du compte entier désactivé', 'admin', () => dirigeante('desactive'), () => dirigeante('ajoute'), []],
  ['membre en attente', 'salariee', () => membre({ etat: 'en_attente' }), () => membre({ etat: 'ajoute' }), []],
  ['membre désactivé', 'salariee', () => membre({ etat: 'desactive' }), () => membre({ etat: 'ajoute' }), []],
  ['membre passé au portefeuille', 'salariee', () => membre({ portee: 'portefeuille' }), () => membre({ portee: 'manuelle' }), [UNE, DEUX]],
  [
    'habilitation retirée',
    'salariee',
    () => base().habilitation.update({ where: { id: monde.habilitation }, data: { retireeLe: new Date() } }),
    () => base().habilitation.update({ where: { id: monde.habilitation }, data: { retireeLe: null } }),
    [],
  ],
  [
    'habilitations de la délégation retirées',
    'comptable',
    () => base().habilitation.updateMany({ where: { delegationId: monde.delegation }, data: { retireeLe: new Date() } }),
    () => base().habilitation.updateMany({ where: { delegationId: monde.delegation }, data: { retireeLe: null } }),
    [],
  ],
  ['entreprise détachée, vue du membre', 'salariee', () => detach(new Date()), () => detach(null), []],
  ['entreprise détachée, vue de l’administratrice', 'admin', () => detach(new Date()), () => detach(null), [DEUX]],
  ['entreprise détachée, vue du cabinet', 'comptable', () => detach(new Date()), () => detach(null), []],
  ...(['en_attente', 'refusee', 'annulee', 'revoquee', 'expiree'] as const).map(
    (etat): Cas => [`délégation ${etat}`, 'comptable', () => delegation({ etat }), () => delegation({ etat: 'acceptee' }), []],
  ),
  ['délégation finie hier', 'comptable', () => delegation({ au: monde.jour(-1) }), () => delegation({ au: null }), []],
  ['délégation qui finit aujourd’hui', 'comptable', () => delegation({ au: monde.jour(0) }), () => delegation({ au: null }), [UNE]],
  ['délégation qui commence demain', 'comptable', () => delegation({ du: monde.jour(1) }), () => delegation({ du: monde.jour(-2) }), []],
  ['délégation qui commence aujourd’hui', 'comptable', () => delegation({ du: monde.jour(0) }), () => delegation({ du: monde.jour(-2) }), [UNE]],
  [
    'délégation de tout le portefeuille',
    'comptable',
    () => delegation({ portee: 'portefeuille' }),
    () => delegation({ portee: 'manuelle' }),
    [UNE, DEUX],
  ],
  ['comptable parti du cabinet', 'comptable', () => cabinet('desactive'), () => cabinet('ajoute'), []],
  ['comptable pas encore du cabinet', 'comptable', () => cabinet('en_attente'), () => cabinet('ajoute'), []],
]
const detach = (detacheLe: Date | null) => base().rattachement.updateMany({ where: { compteId: monde.compte, siren: UNE }, data: { detacheLe } })
const cabinet = (etat: 'ajoute' | 'desactive' | 'en_attente') =>
  base().membreCabinet.updateMany({ where: { cabinetId: monde.cabinet }, data: { etat } })

describe('ce qui ferme', () => {
  beforeAll(() => relais(monde.compte))

  it.each(CAS)('%s', async (nom, qui, couper, rendre, attendu) => {
    const avant = await sirens(qui)
    await couper()
    try {
      expect(await sirens(qui)).toEqual(attendu)
      if (nom.startsWith('comptable')) expect((await seen(qui))?.cabinet).toBeNull()
      if (/^membre.* (en attente|désactivé)$/.test(nom)) expect((await seen(qui))?.perimetre.comptes, 'le compte non plus').toEqual([])
    } finally {
      await rendre()
    }
    expect(await sirens(qui)).toEqual(avant)
  })

  it('un identifiant inconnu, mal formé ou l’empreinte elle-même n’est personne', async () => {
    for (const sid of ['x'.repeat(43), '', `${sids.admin}x`, sids.admin.slice(1), fingerprint(sids.admin), `${sids.admin.slice(0, 42)}'`])
      expect(await actorOfSession(sid, false), sid).toBeNull()
  })

  it('un identifiant qui n’en a pas la forme n’ouvre rien, même si une session porte son empreinte', async () => {
    const court = sids.salariee.slice(1)
    await session('salariee', { empreinte: fingerprint(court) })
    expect(await actorOfSession(court, false)).toBeNull()
    await base().session.updateMany({ where: { empreinte: fingerprint(court) }, data: { empreinte: fingerprint(sids.salariee) } })
    expect(await sirens('salariee')).toEqual([UNE])
  })

  it('prolonger : au plus une fois par minute, sa session seulement, et jamais pour un préchargement', async () => {
    const vue = async (qui: Qui) => (await base().session.findFirstOrThrow({ where: { empreinte: fingerprint(sids[qui]) } })).vueLe.getTime()
    await session('admin', { vueLe: minutes(5) })
    await session('salariee', { vueLe: minutes(5) })
    const [admin, salariee] = [await vue('admin'), await vue('salariee')]
    await actorOfSession(sids.admin, false)
    expect(await vue('admin')).toBe(admin)
    await actorOfSession(sids.admin, true)
    const prolongee = await vue('admin')
    expect(prolongee).toBeGreaterThan(admin + 4 * 60_000)
    expect(await vue('salariee')).toBe(salariee)
    await actorOfSession(sids.admin, true)
    expect(await vue('admin'), 'vue il y a moins d’une minute').toBe(prolongee)
  })
})

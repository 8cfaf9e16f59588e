import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import type { Transport } from '@/lib/mail/depart'
import { EMAILS } from '../../support/matrix'
import { actorOf, base } from './people'
import { AILLEURS, type PetitMonde, petitMonde, relais, UNE } from './petit-monde'

let monde: PetitMonde
let sophie: string
let demandeId: string

beforeAll(async () => {
  monde = await petitMonde()
  sophie = (await actorOf(EMAILS.sophie)).utilisateur.id
})
beforeEach(async () => {
  demandeId = await demande(monde.gens.comptable.id)
})

/** Une demande de cet auteur sur l’entreprise de l’essai, prise par la gestion. */
async function demande(auteurId: string, siren = UNE): Promise<string> {
  const id = randomUUID()
  const numero = `CP-2026-${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}-0`
  const etat = { statut: 'en_cours' as const, etat: 'en_traitement' as const, envoyeeLe: new Date() }
  await base().demande.create({
    data: {
      id,
      numero,
      siren,
      auteurId,
      auteurNom: 'Essai',
      compteId: monde.compte,
      ...etat,
      univers: 'prevoyance',
      demarche: 'contact',
      objet: 'Essai',
    },
  })
  return id
}
const writes = (auteurId: string | null, cote: 'client' | 'gestion' | 'systeme' = 'client') =>
  base().message.create({ data: { demandeId, siren: UNE, cote, auteurId, auteurNom: 'Essai', auteurRole: 'x', corps: 'x' } })

/** La gestion répond : l’événement seul, sans ses suites. */
const answered = (acteurId = sophie) =>
  base().evenement.create({
    data: {
      type: 'demande.message_gestion',
      siren: UNE,
      compteId: monde.compte,
      acteurId,
      acteurNom: 'x',
      donnees: { demandeId, messageId: randomUUID(), pieces: 0 },
    },
    select: { id: true },
  })

/** Qui reçoit une notification et un courriel quand la gestion répond. */
async function told(acteurId = sophie): Promise<string[]> {
  const { id } = await answered(acteurId)
  await notifyEvent(id)
  const notifies = await base().notification.findMany({ where: { evenementId: id }, select: { utilisateurId: true } })
  const courriels = await base().courriel.findMany({ where: { cle: { startsWith: id } }, select: { utilisateurId: true } })
  const ids = notifies.map((n) => n.utilisateurId).sort()
  expect(courriels.map((c) => c.utilisateurId ?? '').sort(), 'un courriel à chaque personne prévenue').toEqual(ids)
  const noms = new Map(Object.entries(monde.gens).map(([nom, { id: un }]) => [un, nom]))
  return ids.map((un) => noms.get(un) ?? un).sort()
}
const delegation = (data: object) => base().delegation.update({ where: { id: monde.delegation }, data })
const detach = (detacheLe: Date | null) => base().rattachement.updateMany({ where: { compteId: monde.compte, siren: UNE }, data: { detacheLe } })

describe('qui est prévenu d’une demande', () => {
  it('son auteur, et qui y a écrit ; pas les autres, ni qui vient d’agir, ni la gestion', async () => {
    expect(await told()).toEqual(['comptable'])
    await writes(monde.gens.salariee.id)
    expect(await told()).toEqual(['comptable', 'salariee'])
    await writes(sophie, 'gestion')
    await writes(monde.gens.admin.id, 'gestion')
    await writes(null)
    expect(await told()).toEqual(['comptable', 'salariee'])
    expect(await told(monde.gens.comptable.id)).toEqual(['salariee'])
  })

  it('écrire dans une autre demande ne fait pas suivre celle-ci', async () => {
    const autre = await demande(monde.gens.salariee.id)
    await base().message.create({
      data: { demandeId: autre, siren: UNE, cote: 'client', auteurId: monde.gens.admin.id, auteurNom: 'x', auteurRole: 'x', corps: 'x' },
    })
    expect(await told()).toEqual(['comptable'])
  })

  type Cas = [string, () => Promise<unknown>, () => Promise<unknown>, string[]]
  const cas: Cas[] = [
    ...(['en_attente', 'refusee', 'annulee', 'revoquee', 'expiree'] as const).map(
      (etat): Cas => [`la délégation ${etat}`, () => delegation({ etat }), () => delegation({ etat: 'acceptee' }), ['admin']],
    ),
    ['la délégation finie hier', () => delegation({ au: monde.jour(-1) }), () => delegation({ au: null }), ['admin']],
    ['la délégation qui finit aujourd’hui', () => delegation({ au: monde.jour(0) }), () => delegation({ au: null }), ['comptable']],
    ['la délégation qui commence demain', () => delegation({ du: monde.jour(1) }), () => delegation({ du: monde.jour(-2) }), ['admin']],
    ['la délégation qui commence aujourd’hui', () => delegation({ du: monde.jour(0) }), () => delegation({ du: monde.jour(-2) }), ['comptable']],
    [
      'la délégation réduite à un autre univers',
      () => delegation({ univers: ['sante'] }),
      () => delegation({ univers: ['sante', 'prevoyance'] }),
      ['admin'],
    ],
    [
      'l’habilitation de la délégation retirée',
      () => base().habilitation.updateMany({ where: { delegationId: monde.delegation, siren: UNE }, data: { retireeLe: new Date() } }),
      () => base().habilitation.updateMany({ where: { delegationId: monde.delegation, siren: UNE }, data: { retireeLe: null } }),
      ['admin'],
    ],
    [
      'l’habilitation retirée, mais tout le portefeuille délégué',
      async () => {
        await delegation({ portee: 'portefeuille' })
        await base().habilitation.updateMany({ where: { delegationId: monde.delegation }, data: { retireeLe: new Date() } })
      },
      async () => {
        await delegation({ portee: 'manuelle' })
        await base().habilitation.updateMany({ where: { delegationId: monde.delegation }, data: { retireeLe: null } })
      },
      ['comptable'],
    ],
    [
      'le comptable parti du cabinet',
      () => base().membreCabinet.updateMany({ where: { cabinetId: monde.cabinet }, data: { etat: 'desactive' } }),
      () => base().membreCabinet.updateMany({ where: { cabinetId: monde.cabinet }, data: { etat: 'ajoute' } }),
      ['admin'],
    ],
    [
      'le comptable passé dans l’autre cabinet',
      () => base().membreCabinet.updateMany({ where: { utilisateurId: monde.gens.comptable.id }, data: { cabinetId: monde.autreCabinet } }),
      () => base().membreCabinet.updateMany({ where: { utilisateurId: monde.gens.comptable.id }, data: { cabinetId: monde.cabinet } }),
      ['admin'],
    ],
    ['l’entreprise détachée du compte : plus personne ne l’atteint, l’administratrice non plus', () => detach(new Date()), () => detach(null), []],
    [
      'le comptable désactivé',
      () => base().utilisateur.update({ where: { id: monde.gens.comptable.id }, data: { desactiveLe: new Date() } }),
      () => base().utilisateur.update({ where: { id: monde.gens.comptable.id }, data: { desactiveLe: null } }),
      ['admin'],
    ],
  ]
  it.each(cas)(
    '%s : le comptable qui l’a envoyée n’est prévenu que s’il l’atteint, sinon l’administratrice',
    async (_nom, couper, rendre, attendu) => {
      await couper()
      try {
        expect(await told()).toEqual(attendu)
      } finally {
        await rendre()
      }
      expect(await told()).toEqual(['comptable'])
    },
  )

  const membre = (data: object) => base().membre.update({ where: { id: monde.membre }, data })
  const habilitation = (data: object) => base().habilitation.update({ where: { id: monde.habilitation }, data })
  const salariee: Cas[] = [
    ['le membre désactivé', () => membre({ etat: 'desactive' }), () => membre({ etat: 'ajoute' }), ['admin']],
    ['l’habilitation retirée', () => habilitation({ retireeLe: new Date() }), () => habilitation({ retireeLe: null }), ['admin']],
    ['l’habilitation d’une autre entreprise', () => habilitation({ siren: AILLEURS }), () => habilitation({ siren: UNE }), ['admin']],
    [
      'sans habilitation, mais tout le portefeuille',
      async () => {
        await membre({ portee: 'portefeuille' })
        await habilitation({ retireeLe: new Date() })
      },
      async () => {
        await membre({ portee: 'manuelle' })
        await habilitation({ retireeLe: null })
      },
      ['salariee'],
    ],
    ['l’entreprise détachée : l’administratrice ne l’atteint plus non plus', () => detach(new Date()), () => detach(null), []],
  ]
  it.each(salariee)('%s : la salariée qui l’a envoyée n’est prévenue que si elle l’atteint', async (_nom, couper, rendre, attendu) => {
    demandeId = await demande(monde.gens.salariee.id)
    await couper()
    try {
      expect(await told()).toEqual(attendu)
    } finally {
      await rendre()
    }
    expect(await told()).toEqual(['salariee'])
  })

  it('un courriel déjà en file est jugé de nouveau au moment de partir : il est retenu, et le reste', async () => {
    const partis: string[] = []
    const transport: Transport = async ({ destinataire }) => {
      partis.push(destinataire)
      return { etat: 'envoye' }
    }
    const enFile = async () => {
      const { id } = await answered()
      await notifyEvent(id)
      return base().courriel.findFirstOrThrow({ where: { cle: { startsWith: id } }, select: { id: true, destinataire: true, demandeId: true } })
    }
    for (const [couper, rendre] of [
      [() => detach(new Date()), () => detach(null)],
      [() => delegation({ au: monde.jour(-1) }), () => delegation({ au: null })],
      [() => delegation({ univers: ['sante'] }), () => delegation({ univers: ['sante', 'prevoyance'] })],
    ]) {
      const retenu = await enFile()
      expect(retenu).toMatchObject({ destinataire: monde.gens.comptable.email, demandeId })
      await couper?.()
      expect(await sendCourriel(retenu.id, transport)).toBe('retenu')
      await rendre?.()
      expect(await sendCourriel(retenu.id, transport)).toBe('pas_maintenant')
      expect(await base().courriel.findUniqueOrThrow({ where: { id: retenu.id }, select: { etat: true, envoyeLe: true } })).toEqual({
        etat: 'retenu',
        envoyeLe: null,
      })
    }
    expect(partis).toEqual([])
    expect(await sendCourriel((await enFile()).id, transport)).toBe('envoye')
    expect(partis).toEqual([monde.gens.comptable.email])
  })

  it('l’accusé de réception non plus ne part pas à qui n’atteint plus la demande, auteur ou administratrice', async () => {
    const acknowledged = async () => {
      const donnees = { demandeId, numero: 'x' }
      const commun = { siren: UNE, compteId: monde.compte, acteurId: monde.gens.comptable.id, acteurNom: 'x' }
      const { id } = await base().evenement.create({ data: { type: 'demande.envoyee', ...commun, donnees } })
      await notifyEvent(id)
      const ecrits = await base().courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true } })
      return ecrits.map(({ destinataire }) => destinataire.split('.')[0]).sort()
    }
    await base().demande.update({ where: { id: demandeId }, data: { delegationId: monde.delegation } })
    expect(await acknowledged()).toEqual(['admin', 'comptable'])
    await delegation({ etat: 'revoquee' })
    expect(await acknowledged()).toEqual(['admin'])
    await delegation({ etat: 'acceptee' })
    await detach(new Date())
    expect(await acknowledged()).toEqual([])
    await detach(null)
    await base().demande.update({ where: { id: demandeId }, data: { delegationId: null } })
    expect(await acknowledged(), 'l’administratrice n’est prévenue que de ce qui vient d’un cabinet').toEqual(['comptable'])
  })

  it('l’entreprise passée à un autre compte : l’ancien n’en apprend plus rien', async () => {
    await base().rattachement.create({ data: { compteId: monde.autreCompte, siren: UNE, couleur: 6, certifieVoie: 'gestionnaire' } })
    await detach(new Date())
    expect(await told()).toEqual([])
    await detach(null)
    await base().rattachement.deleteMany({ where: { compteId: monde.autreCompte, siren: UNE } })
  })

  it('reçue par courrier d’une entreprise que deux comptes suivent : les administrateurs des deux, et ceux-là seuls', async () => {
    demandeId = await demande(sophie)
    await base().rattachement.create({ data: { compteId: monde.autreCompte, siren: UNE, couleur: 6, certifieVoie: 'gestionnaire' } })
    try {
      expect(await told(), 'envoyée du portail, elle est de son compte').toEqual(['admin'])
      for (const canal of ['papier', 'telephone'] as const) {
        await base().demande.update({ where: { id: demandeId }, data: { canal } })
        expect(await told()).toEqual(['admin', 'autre'])
      }
      await writes(monde.gens.salariee.id)
      expect(await told(), 'qui y écrit la suit, et les autres se taisent').toEqual(['salariee'])
    } finally {
      await base().rattachement.deleteMany({ where: { compteId: monde.autreCompte, siren: UNE } })
    }
    expect(await told()).toEqual(['salariee'])
  })

  it('plus personne ne l’atteint : les administrateurs du compte, en place seulement, et d’aucun autre compte', async () => {
    demandeId = await demande(monde.gens.autre.id)
    expect(await told(), 'l’auteur est d’un autre compte').toEqual(['admin'])
    const seconde = await relais(monde.compte)
    await base().membre.update({ where: { id: monde.admin }, data: { etat: 'desactive' } })
    expect(await told()).toEqual([seconde])
    await base().membre.update({ where: { id: monde.admin }, data: { etat: 'ajoute' } })
    await base().membre.deleteMany({ where: { utilisateurId: seconde } })
    expect(await told(monde.gens.admin.id), 'l’administratrice vient d’agir').toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { countClients } from '@/lib/delegations/queries'
import { closeAccountIn } from '@/lib/identite/close-account'
import { cancelCollegue, changeCollegue, inviteCollegue, type PlaceDonnee, removeCollegue } from '@/lib/identite/collegues'
import { inviteExpertComptable } from '@/lib/identite/inviter'
import { jetonOf } from '@/lib/identite/jeton'
import { listClientsAConfier, listCollegues, readCollegue } from '@/lib/identite/read-collegues'
import { createInvited, joinInvited, readInvitation } from '@/lib/identite/rejoindre'
import { detail, enter, ip } from '../identite/someone'
import { actor, client, delegate, firm, person, stateOf } from './monde'

const db = systemDb('connexion')
const PHRASE = 'quatre camions bleus à Valence'
let rang = 0
const here = (qui: Actor) => judge(qui, 'cabinet:administrer', null)
const TOUS: PlaceDonnee = { role: 'collegue', portee: 'portefeuille', comptes: [] }
const neuf = (place: PlaceDonnee = TOUS, email = `hugo.${++rang}.${crypto.randomUUID().slice(0, 6)}@exemple.fr`) => ({
  civilite: 'monsieur' as const,
  nom: 'Faure',
  prenom: 'Hugo',
  telephone: '+33639980046',
  email,
  place,
})

/** Un cabinet de deux clients, et sa responsable. */
async function cabinet() {
  const a = await firm()
  const [un, deux] = [await client(), await client()]
  await delegate(un, a, { etat: 'acceptee' })
  await delegate(deux, a, { etat: 'acceptee' })
  return { ...a, un, deux, responsableActor: await actor(a.responsable) }
}
async function invite(qui: Actor, personne = neuf()) {
  await inviteCollegue(here(qui), personne)
  const { id, lienId } = await db.invitation.findFirstOrThrow({
    where: { email: personne.email },
    orderBy: { creeLe: 'desc' },
    select: { id: true, lienId: true },
  })
  return { ...personne, id, jeton: jetonOf(lienId) }
}
async function joined(qui: Actor, place = TOUS) {
  const { jeton, email } = await invite(qui, neuf(place))
  await createInvited({ jeton, motDePasse: PHRASE }, ip())
  return { email, entre: async () => (await enter(email, { motDePasse: PHRASE })).actor }
}

describe('inviter un collègue', () => {
  it('il choisit son mot de passe et entre dans le cabinet, avec tous les clients ou ceux qui lui sont confiés', async () => {
    const { responsableActor: karim, un, deux, cabinetId } = await cabinet()
    const { entre } = await joined(karim)
    expect(await entre()).toMatchObject({ cabinet: { id: cabinetId, role: 'collegue' } })
    expect((await entre()).perimetre.sirens).toEqual([...un.sirens, ...deux.sirens].sort())
    const partiel = await joined(karim, { role: 'collegue', portee: 'manuelle', comptes: [un.compteId] })
    const qui = await partiel.entre()
    expect(qui.perimetre.sirens).toEqual(un.sirens)
    expect(await asReader(qui, (lu) => countClients(lu, cabinetId)), 'il ne voit pas les autres').toMatchObject({ cours: 1 })
  })

  it('un collègue n’accepte pas un client, pas même par le lien reçu à son adresse', async () => {
    const { responsableActor: karim, siren } = await cabinet()
    const { email, entre } = await joined(karim)
    const de = await client()
    const admin = judge(await actor(de.admin), 'compte:administrer', { compteId: de.compteId })
    const { place: _, ...personne } = neuf(TOUS, email)
    const { invitationId, delegationId } = await inviteExpertComptable(admin, personne, {
      cabinet: { siren, raisonSociale: 'Cabinet' },
      portee: 'portefeuille',
      univers: ['sante'],
      lectureSeule: false,
    })
    const { lienId } = await db.invitation.findUniqueOrThrow({ where: { id: invitationId }, select: { lienId: true } })
    const visite = judge(await entre(), 'invitation:accepter', null)
    expect((await detail(joinInvited(visite, { jeton: jetonOf(lienId) }, ip())))?.dit).toContain('Seul un responsable')
    expect((await stateOf(delegationId)).etat).toBe('en_attente')
  })

  it('un collègue n’invite personne ; un responsable, si', async () => {
    const { responsableActor: karim } = await cabinet()
    const { entre } = await joined(karim)
    const simple = await entre()
    expect(() => here(simple)).toThrow()
    const chef = await joined(karim, { role: 'responsable', portee: 'portefeuille', comptes: [] })
    await invite(await chef.entre())
  })

  it('ni soi-même, ni un membre, ni deux fois la même adresse, ni un client d’un autre cabinet, ni aucun client', async () => {
    const { responsableActor: karim, responsable } = await cabinet()
    const autre = await client()
    const essai = async (personne: ReturnType<typeof neuf>) => (await detail(inviteCollegue(here(karim), personne)))?.kind
    expect(await essai(neuf(TOUS, responsable.email.toUpperCase()))).toBe('refuse')
    const { email } = await joined(karim)
    expect(await essai(neuf(TOUS, email))).toBe('refuse')
    const attend = await invite(karim)
    expect(await essai(neuf(TOUS, attend.email))).toBe('refuse')
    expect(await essai(neuf({ role: 'collegue', portee: 'manuelle', comptes: [autre.compteId] }))).toBe('introuvable')
    expect(await essai(neuf({ role: 'collegue', portee: 'manuelle', comptes: [] }))).toBe('invalide')
  })

  it('le lien ne change rien à une personne qui existe : elle entre et accepte elle-même ; déjà d’un cabinet, elle n’en change pas par un lien', async () => {
    const { responsableActor: karim } = await cabinet()
    const existante = await person()
    const avant = await db.utilisateur.findUniqueOrThrow({ where: { id: existante.id } })
    const { jeton } = await invite(karim, neuf(TOUS, existante.email))
    expect((await detail(createInvited({ jeton, motDePasse: PHRASE }, ip())))?.dit).toContain('a déjà un compte')
    expect((await detail(joinInvited(judge(karim, 'invitation:accepter', null), { jeton }, ip())))?.dit).toContain('une autre adresse')
    expect(await db.utilisateur.findUniqueOrThrow({ where: { id: existante.id } })).toEqual(avant)
    await joinInvited(judge(await actor(existante), 'invitation:accepter', null), { jeton }, ip())
    expect((await actor(existante)).cabinet?.role).toBe('collegue')
    const ailleurs = await cabinet()
    const { jeton: second } = await invite(ailleurs.responsableActor, neuf(TOUS, existante.email))
    expect((await detail(joinInvited(judge(await actor(existante), 'invitation:accepter', null), { jeton: second }, ip())))?.dit).toContain(
      'un autre cabinet',
    )
  })

  it('annulée, elle n’ouvre rien ; celle d’un autre cabinet ne se voit pas ; cinquante l’acceptent ensemble, une seule entre', async () => {
    const [ici, ailleurs] = [await cabinet(), await cabinet()]
    const { id, jeton } = await invite(ici.responsableActor)
    expect((await detail(cancelCollegue(here(ailleurs.responsableActor), { invitation: id })))?.kind).toBe('introuvable')
    await cancelCollegue(here(ici.responsableActor), { invitation: id })
    expect((await readInvitation(jeton))?.etat).toBe('annulee')
    const existante = await person()
    const { jeton: vif } = await invite(ici.responsableActor, neuf(TOUS, existante.email))
    const visite = judge(await actor(existante), 'invitation:accepter', null)
    const issues = await Promise.all(Array.from({ length: 50 }, (_, i) => detail(joinInvited(visite, { jeton: vif }, `198.18.${i}.1`))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await db.membreCabinet.count({ where: { utilisateurId: existante.id, etat: 'ajoute' } })).toBe(1)
  }, 60_000)
})

describe('changer et retirer un collègue', () => {
  it('l’effet est à la requête suivante ; on ne change ni ne retire soi-même, ni le collègue d’un autre cabinet', async () => {
    const { responsableActor: karim, un, deux } = await cabinet()
    const { entre } = await joined(karim)
    const { membres } = await listCollegues(here(karim))
    const membre = membres.find(({ moi }) => !moi)?.id ?? ''
    const moi = membres.find((m) => m.moi)?.id ?? ''
    await changeCollegue(here(karim), { membre, place: { role: 'collegue', portee: 'manuelle', comptes: [deux.compteId] } })
    expect((await entre()).perimetre.sirens).toEqual(deux.sirens)
    await changeCollegue(here(karim), { membre, place: { role: 'collegue', portee: 'manuelle', comptes: [un.compteId, deux.compteId] } })
    expect(await readCollegue(here(karim), membre)).toMatchObject({ moi: false, portee: 'manuelle' })
    expect((await entre()).perimetre.sirens).toHaveLength(4)
    expect((await detail(removeCollegue(here(karim), { membre: moi })))?.kind).toBe('refuse')
    const ailleurs = await cabinet()
    expect((await detail(removeCollegue(here(ailleurs.responsableActor), { membre })))?.kind).toBe('introuvable')
    await removeCollegue(here(karim), { membre })
    expect(await entre()).toMatchObject({ cabinet: null, acces: [] })
    expect((await detail(removeCollegue(here(karim), { membre })))?.kind).toBe('introuvable')
  })

  it('deux responsables se retirent cent fois l’un l’autre : il en reste toujours un', async () => {
    const { responsableActor: karim, cabinetId } = await cabinet()
    const chef = await joined(karim, { role: 'responsable', portee: 'portefeuille', comptes: [] })
    const lucie = await chef.entre()
    const ids = Object.fromEntries((await listCollegues(here(karim))).membres.map(({ id, moi }) => [moi ? 'karim' : 'lucie', id]))
    for (let tour = 0; tour < 100; tour++) {
      await Promise.all([
        detail(removeCollegue(here(karim), { membre: ids.lucie ?? '' })),
        detail(removeCollegue(here(lucie), { membre: ids.karim ?? '' })),
      ])
      expect(await db.membreCabinet.count({ where: { cabinetId, etat: 'ajoute', role: 'responsable' } })).toBe(1)
      await db.membreCabinet.updateMany({ where: { cabinetId }, data: { etat: 'ajoute' } })
    }
  }, 60_000)

  it('le seul responsable ne ferme pas son compte tant qu’il reste des collègues ; dès qu’un autre l’est, il le peut', async () => {
    const { responsableActor: karim, responsable } = await cabinet()
    await joined(karim)
    const close = () => detail(asSystem('connexion', (tx) => closeAccountIn(tx, karim, responsable.id, 'personne')))
    expect((await close())?.dit).toContain('seul responsable')
    await joined(karim, { role: 'responsable', portee: 'portefeuille', comptes: [] })
    expect(await close()).toBeNull()
  })

  it('les clients que l’on peut confier sont ceux du cabinet', async () => {
    const { responsableActor: karim, un, deux } = await cabinet()
    expect((await listClientsAConfier(here(karim))).map(({ id }) => id).sort()).toEqual([un.compteId, deux.compteId].sort())
  })
})

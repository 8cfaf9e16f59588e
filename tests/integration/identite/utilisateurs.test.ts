import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { changesOf, readAs } from '@/lib/habilitations/changes'
import { listChoix } from '@/lib/habilitations/queries'
import { changeDroits } from '@/lib/identite/change-droits'
import { changePersonne } from '@/lib/identite/change-personne'
import { declineInvitation } from '@/lib/identite/decline-invitation'
import { type Habilite, inviteUtilisateur, resendInvitation } from '@/lib/identite/inviter'
import { jetonOf } from '@/lib/identite/jeton'
import { openSession } from '@/lib/identite/open-session'
import { invitePrepared, prepareUtilisateur } from '@/lib/identite/prepare-utilisateur'
import { createInvited, joinInvited, readInvitation } from '@/lib/identite/rejoindre'
import { removePersonne } from '@/lib/comptes/remove-personne'
import { actorOfSession } from '@/lib/identite/session'
import { showLien } from '@/lib/identite/show-lien'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { purgeIdentite } from '@/lib/jobs/purge-identite'
import { readRetrait } from '@/lib/comptes/retrait/queries'
import { findPreparation, listPersonnes, readPersonne } from '@/lib/utilisateurs/personnes/queries'
import type { PersonneVisee } from '@/lib/utilisateurs/rules'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, DURAND, PETIT, start } from '../demandes/brouillon/people'

const db = systemDb('connexion')
const [LOGISTIQUE, VOYAGES] = ['900000027', '900000035']
const PHRASE = 'quatre camions bleus à Valence'
const { claire: CLAIRE, marc: MARC, paul: PAUL, karim: KARIM } = PEOPLE
let rang = 0
const ip = () => `203.0.113.${++rang % 250}`
let claire: Actor
let paul: Actor
let compteId: string
const compteOf = (actor: Actor) => actor.acces.find(({ role }) => role === 'administrateur')?.compteId ?? ''
const admin = (actor = claire) => judge(actor, 'compte:administrer', { compteId: compteOf(actor) })
const on = (visee: PersonneVisee, actor = claire) => judge(actor, 'compte:administrer', visee)

beforeAll(async () => {
  claire = await actorOf(CLAIRE.email)
  paul = await actorOf(PAUL.email)
  compteId = compteOf(claire)
})

const dite = (plus: object = {}) => ({
  civilite: 'monsieur' as const,
  nom: 'Bernard',
  prenom: 'Lucas',
  telephone: '+33639980046',
  fonction: 'Assistant de paie',
  email: `lucas.bernard.${++rang}@exemple.fr`,
  ...plus,
})
const COLLABORATEUR: Habilite = { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND] }
/** Ce qu’un geste a d’attendu : sa sorte, et ce qu’il dit. */
const outcome = (geste: Promise<unknown>) =>
  geste.then(
    (rendu) => rendu,
    (erreur: { detail?: { kind: string; message?: string; errors?: object } }) => ({
      kind: erreur.detail?.kind,
      message: erreur.detail?.message,
      ...erreur.detail?.errors,
    }),
  )
const membreOf = async (email: string, compte = compteId) =>
  db.membre.findFirstOrThrow({ where: { compteId: compte, utilisateur: { email } }, include: { habilitations: { where: { retireeLe: null } } } })
const visee = async (email: string, compte = compteId): Promise<PersonneVisee> => ({
  compteId: compte,
  genre: 'membre',
  id: (await membreOf(email, compte)).id,
})
const lastEvent = (type: string) => db.evenement.findFirstOrThrow({ where: { type }, orderBy: { rang: 'desc' } })
async function mailsAfter(type: string) {
  const { id } = await lastEvent(type)
  await notifyEvent(id)
  return db.courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true, sujet: true, texte: true } })
}
async function invited(habilite: Habilite = COLLABORATEUR, personne = dite()) {
  const { invitationId } = await inviteUtilisateur(admin(), personne, habilite)
  const { lienId } = await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })
  return { ...personne, invitationId, jeton: jetonOf(lienId), visee: { compteId, genre: 'invitation', id: invitationId } as PersonneVisee }
}
/** Une personne du compte, entrée par son invitation. */
async function member(habilite: Habilite = COLLABORATEUR) {
  const une = await invited(habilite)
  await createInvited({ jeton: une.jeton, motDePasse: PHRASE }, ip())
  const sid = await openSession({ identifiant: une.email, motDePasse: PHRASE, espace: 'client' }, { ip: ip(), appareil: null })
  return { ...une, sid: sid ?? '', visee: await visee(une.email) }
}
/** Change les droits comme la page : ce qui change est lu, puis enregistré. */
async function change(cible: PersonneVisee, voulu: Habilite, par = claire) {
  const premier = (await outcome(changeDroits(on(cible, par), voulu, ''))) as { kind?: string; vu?: string }
  return premier.vu === undefined ? premier : outcome(changeDroits(on(cible, par), voulu, premier.vu))
}

describe('ajouter un utilisateur', () => {
  it('la première étape n’est qu’à qui l’écrit ; l’invitation partie, elle ne se garde plus', async () => {
    const personne = dite()
    const preparee = await prepareUtilisateur(admin(), personne)
    expect(await asReader(claire, (lu) => findPreparation(claire, lu, compteId, preparee.preparationId))).toMatchObject({ email: personne.email })
    const marc = await actorOf(MARC.email)
    expect(await asReader(marc, (lu) => lu.preparation.count())).toBe(0)
    expect(await asReader(paul, (lu) => lu.preparation.count())).toBe(0)
    const reprise = await prepareUtilisateur(admin(), { ...personne, nom: 'Bernardin', preparation: preparee.preparationId })
    expect(reprise).toEqual(preparee)
    const { invitationId } = await invitePrepared(judge(claire, 'compte:administrer', preparee), COLLABORATEUR)
    expect(await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({
      nom: 'Bernardin',
      role: 'collaborateur',
      sirens: [DURAND],
    })
    expect(await db.preparation.count({ where: { id: preparee.preparationId } })).toBe(0)
    expect(await outcome(invitePrepared(judge(claire, 'compte:administrer', preparee), COLLABORATEUR))).toMatchObject({ kind: 'introuvable' })
    expect((await mailsAfter('membre.invite'))[0]).toMatchObject({ destinataire: personne.email })
  })

  it('celle d’un autre ne se reprend pas : une autre se commence', async () => {
    const preparee = await prepareUtilisateur(admin(), dite())
    const autre = await prepareUtilisateur(admin(paul), { ...dite(), preparation: preparee.preparationId })
    expect(autre.preparationId).not.toBe(preparee.preparationId)
    expect((await db.preparation.findUniqueOrThrow({ where: { id: preparee.preparationId } })).auteurId).toBe(claire.utilisateur.id)
  })

  it('au bout d’un jour elle s’efface', async () => {
    const { preparationId } = await prepareUtilisateur(admin(), dite())
    await db.preparation.update({ where: { id: preparationId }, data: { creeLe: new Date(Date.now() - 86_400_000 * 2) } })
    const { preparationId: fraiche } = await prepareUtilisateur(admin(), dite())
    await purgeIdentite()
    expect(await db.preparation.findMany({ where: { id: { in: [preparationId, fraiche] } }, select: { id: true } })).toEqual([{ id: fraiche }])
  })

  it('une adresse déjà du compte se dit avant l’étape 2 ; de celle d’un autre compte, rien ne se dit', async () => {
    const prepare = (email: string) => outcome(prepareUtilisateur(admin(), dite({ email })))
    expect(await prepare(MARC.email.toUpperCase())).toMatchObject({ kind: 'invalide', email: expect.stringContaining('déjà dans votre compte') })
    expect(await prepare(CLAIRE.email)).toMatchObject({ kind: 'invalide', email: expect.stringContaining('votre propre adresse') })
    const { email } = await invited()
    expect(await prepare(email)).toMatchObject({ kind: 'invalide', email: expect.stringContaining('qui attend') })
    expect(await prepare(PAUL.email)).toMatchObject({ preparationId: expect.any(String) })
    expect(await prepare(KARIM.email)).toMatchObject({ preparationId: expect.any(String) })
  })

  it('le lien se montre à qui administre, et c’est au journal ; expiré, il ne se montre plus', async () => {
    const { visee, jeton, invitationId } = await invited()
    expect((await showLien(on(visee))).lien).toMatch(new RegExp(`^https?://[^/]+/invitation/${jeton}$`))
    expect(await lastEvent('invitation.lien_montre')).toMatchObject({ acteurId: claire.utilisateur.id, compteId, donnees: { invitationId } })
    await db.invitation.update({ where: { id: invitationId }, data: { expireLe: new Date(Date.now() - 1000) } })
    expect(await outcome(showLien(on(visee)))).toMatchObject({ kind: 'refuse' })
    expect(await outcome(showLien(on({ ...visee, compteId: compteOf(paul) }, paul)))).toMatchObject({ kind: 'introuvable' })
  })

  it('cinquante acceptations ensemble font une adhésion', async () => {
    const { jeton, email } = await invited()
    const issues = await Promise.all(Array.from({ length: 50 }, () => outcome(createInvited({ jeton, motDePasse: PHRASE }, ip()))))
    expect(issues.filter((issue) => 'identifiant' in (issue as object))).toHaveLength(1)
    expect(await db.membre.count({ where: { compteId, utilisateur: { email } } })).toBe(1)
    expect(await db.habilitation.count({ where: { membre: { utilisateur: { email } }, retireeLe: null } })).toBe(1)
  }, 60_000)
})

describe('refuser une invitation', () => {
  it('rien n’est ouvert, la liste le dit, qui a invité l’apprend ; renvoyée, elle attend de nouveau', async () => {
    const { jeton, visee, email } = await invited()
    await declineInvitation({ jeton }, ip())
    expect((await readInvitation(jeton))?.etat).toBe('refusee')
    expect(await outcome(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toMatchObject({
      kind: 'refuse',
      message: expect.stringContaining('refusée'),
    })
    expect(await outcome(declineInvitation({ jeton }, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await outcome(declineInvitation({ jeton: 'inconnu' }, ip()))).toMatchObject({ kind: 'refuse' })
    expect((await mailsAfter('invitation.declinee'))[0]).toMatchObject({
      destinataire: CLAIRE.email,
      sujet: expect.stringContaining('Lucas Bernard'),
    })
    const lignes = await asReader(claire, (lu) => listPersonnes(claire, lu, compteId))
    expect(lignes.find((l) => l.email === email)?.etat).toBe('refusee')
    expect(await outcome(showLien(on(visee)))).toMatchObject({ kind: 'refuse' })
    await resendInvitation(admin(), visee.id)
    const { lienId } = await db.invitation.findUniqueOrThrow({ where: { id: visee.id } })
    expect((await readInvitation(jetonOf(lienId)))?.etat).toBe('attend')
    expect((await readInvitation(jeton))?.etat).toBeUndefined()
  })
})

describe('la liste et la fiche', () => {
  it('montrent qui y est, qui est attendu, dont l’invitation a expiré, et qui est parti ; à un collaborateur aussi', async () => {
    const attendue = await invited()
    const expiree = await invited()
    await db.invitation.update({ where: { id: expiree.invitationId }, data: { expireLe: new Date(Date.now() - 1000) } })
    const partie = await member()
    await removePersonne(on(partie.visee), {})
    const marc = await actorOf(MARC.email)
    for (const actor of [claire, marc]) {
      const lignes = await asReader(actor, (lu) => listPersonnes(actor, lu, compteId))
      const etatDe = (email: string) => lignes.find((l) => l.email === email)?.etat
      expect([attendue, expiree, partie].map(({ email }) => etatDe(email))).toEqual(['en_attente', 'expiree', 'desactive'])
      expect(lignes.filter(({ moi }) => moi).map(({ email }) => email)).toEqual([actor.utilisateur.email])
      expect(lignes.find((l) => l.email === attendue.email)).toMatchObject({ role: 'collaborateur', portee: 'manuelle', entreprises: 1 })
    }
    const cherche = (q: string) => asReader(claire, (lu) => listPersonnes(claire, lu, compteId, q))
    expect((await cherche(attendue.email)).map(({ email }) => email)).toEqual([attendue.email])
    expect((await cherche(DURAND)).map(({ email }) => email)).toContain(attendue.email)
    expect(await cherche('zzz introuvable')).toEqual([])
    expect(await asReader(paul, (lu) => listPersonnes(paul, lu, compteId))).toEqual([])
    const karim = await actorOf(KARIM.email)
    expect(await asReader(karim, (lu) => listPersonnes(karim, lu, compteId))).toEqual([])
  })

  it('la dernière connexion est celle de la dernière session ouverte', async () => {
    const { visee, email } = await member()
    const avant = await asReader(claire, (lu) => readPersonne(claire, lu, visee))
    await openSession({ identifiant: email, motDePasse: PHRASE, espace: 'client' }, { ip: ip(), appareil: null })
    const apres = await asReader(claire, (lu) => readPersonne(claire, lu, visee))
    expect(apres.connexionLe?.getTime()).toBeGreaterThan(avant.connexionLe?.getTime() ?? 0)
    expect(apres.invitee).toMatchObject({ creeParNom: 'Claire Durand', accepteeLe: expect.any(Date) })
  })
})

describe('modifier un utilisateur', () => {
  it('ce que le compte dit de quelqu’un n’est qu’à lui : ni la personne, ni ses autres comptes n’en sont changés', async () => {
    const { visee, email, jeton } = await member()
    const autre = await inviteUtilisateur(admin(paul), dite({ email }), { role: 'administrateur' })
    const { lienId } = await db.invitation.findUniqueOrThrow({ where: { id: autre.invitationId } })
    const sid = await openSession({ identifiant: email, motDePasse: PHRASE, espace: 'client' }, { ip: ip(), appareil: null })
    const lucas = sid && (await actorOfSession(sid, false))
    if (!lucas) throw new Error('pas entré')
    await joinInvited(judge(lucas, 'invitation:accepter', null), { jeton: jetonOf(lienId) }, ip())
    await changePersonne(on(visee), { ...dite(), nom: 'Bernard-Petit', telephone: '+33639980099', fonction: 'Paie', email: 'pirate@exemple.fr' })
    expect(await asReader(claire, (lu) => readPersonne(claire, lu, visee))).toMatchObject({
      nom: 'Bernard-Petit',
      prenom: 'Lucas',
      telephone: '+33639980099',
      fonction: 'Paie',
      email,
    })
    const chezPaul = { compteId: compteOf(paul), genre: 'membre', id: (await membreOf(email, compteOf(paul))).id } as const
    expect(await asReader(paul, (lu) => readPersonne(paul, lu, chezPaul))).toMatchObject({ nom: 'Bernard', telephone: '+33639980046' })
    expect(await db.utilisateur.findFirstOrThrow({ where: { email } })).toMatchObject({ nom: 'Bernard', email })
    expect((await lastEvent('membre.modifie')).donnees).toMatchObject({ champs: ['nom', 'telephone', 'fonction'] })
    expect(JSON.stringify((await lastEvent('membre.modifie')).donnees)).not.toContain('Petit')
    expect((await readInvitation(jeton))?.etat).toBe('servie')
  })

  it('ce qu’elle dit d’elle-même suit, tant que le compte n’en dit rien d’autre', async () => {
    const { visee, email } = await member()
    await changePersonne(on(visee), { ...dite(), nom: 'Autrement' })
    await changePersonne(on(visee), dite())
    expect(await db.membre.findUniqueOrThrow({ where: { id: visee.id } })).toMatchObject({ nom: null, prenom: null, telephone: null })
    await db.utilisateur.updateMany({ where: { email }, data: { nom: 'Nouveau' } })
    expect(await asReader(claire, (lu) => readPersonne(claire, lu, visee))).toMatchObject({ nom: 'Nouveau' })
  })

  it('avant sa première connexion, une adresse corrigée annule l’invitation et en envoie une autre, avec les mêmes droits', async () => {
    const { visee, jeton, invitationId } = await invited()
    const email = `corrigee.${++rang}@exemple.fr`
    const fait = await changePersonne(on(visee), dite({ email }))
    expect(fait).toMatchObject({ suite: 'reinvitee' })
    expect(fait.id).not.toBe(invitationId)
    expect((await readInvitation(jeton))?.etat).toBe('annulee')
    expect(await db.invitation.findUniqueOrThrow({ where: { id: fait.id } })).toMatchObject({
      email,
      role: 'collaborateur',
      portee: 'manuelle',
      sirens: [DURAND],
    })
    expect((await mailsAfter('membre.invite'))[0]).toMatchObject({ destinataire: email })
    expect(await outcome(changePersonne(on({ ...visee, id: fait.id }), dite({ email: MARC.email })))).toMatchObject({ kind: 'refuse' })
    expect((await db.invitation.findUniqueOrThrow({ where: { id: fait.id } })).annuleeLe).toBeNull()
  })

  it('ses habilitations : rien ne s’enregistre sans avoir été lu ; le courriel redit les phrases ; effet à la requête suivante', async () => {
    const { visee, email, sid } = await member({ role: 'collaborateur', portee: 'manuelle', sirens: [DURAND, VOYAGES] })
    const voulu: Habilite = { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND, LOGISTIQUE] }
    const premier = (await outcome(changeDroits(on(visee), voulu, ''))) as { vu: string }
    expect(premier.vu).toContain('Lucas Bernard perd l’accès à Durand Voyages.')
    expect(premier.vu).toContain('a désormais accès à')
    expect((await membreOf(email)).habilitations.map(({ siren }) => siren).sort()).toEqual([DURAND, VOYAGES].sort())
    expect(await outcome(changeDroits(on(visee), voulu, `${premier.vu} et plus`))).toMatchObject({ kind: 'invalide' })
    expect(await changeDroits(on(visee), voulu, premier.vu)).toMatchObject({ suite: 'habilitee' })
    expect((await actorOfSession(sid, false))?.perimetre.sirens).toEqual([DURAND, LOGISTIQUE].sort())
    expect(await lastEvent('membre.habilite')).toMatchObject({ compteId, donnees: { donnes: [LOGISTIQUE], retires: [VOYAGES] } })
    const [courriel] = await mailsAfter('membre.habilite')
    expect(courriel?.destinataire).toBe(email)
    expect(courriel?.texte).toContain('n’avez plus accès à Durand Voyages')
    expect(await changeDroits(on(visee), voulu, '')).toMatchObject({ suite: 'rien' })
  })

  it('tout le portefeuille, puis administrateur, puis à la main : ce qui vient et ce qui part se dit', async () => {
    const { visee } = await member()
    expect(await change(visee, { role: 'collaborateur', portee: 'portefeuille' })).toMatchObject({ suite: 'habilitee' })
    expect(await change(visee, { role: 'administrateur' })).toMatchObject({ suite: 'habilitee' })
    expect((await lastEvent('membre.habilite')).donnees).toMatchObject({
      apres: { role: 'administrateur', portee: 'portefeuille' },
      donnes: [],
      retires: [],
    })
    expect(await change(visee, COLLABORATEUR)).toMatchObject({ suite: 'habilitee' })
    expect((await lastEvent('membre.habilite')).donnees).toMatchObject({ apres: { role: 'collaborateur', portee: 'manuelle' } })
    expect(((await lastEvent('membre.habilite')).donnees as { retires: string[] }).retires).toContain(VOYAGES)
  })

  it('de qui est attendu, elles changent l’invitation ; le lien reçu les porte', async () => {
    const { visee, jeton, email } = await invited()
    expect(await change(visee, { role: 'collaborateur', portee: 'manuelle', sirens: [VOYAGES] })).toMatchObject({ suite: 'habilitee' })
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    expect((await membreOf(email)).habilitations.map(({ siren }) => siren)).toEqual([VOYAGES])
  })

  it('la page et la base disent la même chose', async () => {
    const entreprises = await asReader(claire, (lu) => listChoix(lu, compteId))
    const { visee } = await member()
    const voulu = { role: 'collaborateur', portee: 'portefeuille' } as const
    const { vu } = (await outcome(changeDroits(on(visee), voulu, ''))) as { vu: string }
    const avant = { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND] } as const
    expect(readAs(changesOf({ qui: 'Lucas Bernard', civilite: 'monsieur' }, avant, { ...voulu, sirens: [] }, entreprises))).toBe(vu)
  })
})

describe('supprimer un utilisateur', () => {
  it('son adhésion est désactivée, ses sessions meurent, ses brouillons passent à un collègue, un courriel le lui dit', async () => {
    const { visee, sid, email } = await member()
    const lucas = await actorOfSession(sid, false)
    if (!lucas) throw new Error('pas entré')
    const brouillon = await start(lucas)
    await db.demande.update({ where: { id: brouillon }, data: { version: 1 } })
    const retrait = await asReader(claire, (lu) => readRetrait(claire, lu, visee))
    expect(retrait).toMatchObject({ nombre: 1, brouillons: { lignes: [{ id: brouillon }] } })
    expect(retrait.collegues[0]).toMatchObject({ nom: 'Claire Durand', moi: true })
    expect(retrait.collegues.map(({ id }) => id)).not.toContain(visee.id)
    const { id: aClaire } = await membreOf(CLAIRE.email)
    expect(await removePersonne(on(visee), { confier: aClaire })).toMatchObject({ suite: 'retiree' })
    expect(await actorOfSession(sid, false)).toBeNull()
    expect(await membreOf(email)).toMatchObject({ etat: 'desactive', habilitations: [] })
    expect(await db.demande.findUniqueOrThrow({ where: { id: brouillon } })).toMatchObject({
      auteurId: claire.utilisateur.id,
      auteurNom: 'Claire Durand',
      membreId: aClaire,
    })
    expect(await lastEvent('brouillon.confie')).toMatchObject({ siren: DURAND, compteId, donnees: { demandeId: brouillon, membreId: aClaire } })
    expect((await lastEvent('membre.retire')).donnees).toMatchObject({ confies: 1, confieA: aClaire })
    expect((await mailsAfter('membre.retire'))[0]).toMatchObject({ destinataire: email, sujet: expect.stringContaining('plus accès') })
    expect(await outcome(removePersonne(on(visee), {}))).toMatchObject({ kind: 'introuvable' })
  })

  it('les brouillons ne passent qu’à qui atteint leurs entreprises', async () => {
    const { visee, sid } = await member()
    const lucas = await actorOfSession(sid, false)
    if (!lucas) throw new Error('pas entré')
    await start(lucas)
    const ailleurs = await member({ role: 'collaborateur', portee: 'manuelle', sirens: [VOYAGES] })
    for (const confier of [ailleurs.visee.id, visee.id, (await membreOf(PAUL.email, compteOf(paul))).id])
      expect(await outcome(removePersonne(on(visee), { confier }))).toMatchObject({ kind: 'invalide', confier: expect.any(String) })
    expect((await db.membre.findUniqueOrThrow({ where: { id: visee.id } })).etat).toBe('ajoute')
  })

  it('de qui est attendu, l’invitation est annulée', async () => {
    const { visee, jeton } = await invited()
    expect(await removePersonne(on(visee), {})).toMatchObject({ suite: 'annulee' })
    expect((await readInvitation(jeton))?.etat).toBe('annulee')
    expect(await outcome(resendInvitation(admin(), visee.id))).toMatchObject({ kind: 'introuvable' })
  })
})

describe('les gardes', () => {
  it('nul ne se promeut, ne se rétrograde ni ne se retire', async () => {
    const moi = await visee(CLAIRE.email)
    expect(await outcome(changeDroits(on(moi), COLLABORATEUR, ''))).toMatchObject({ kind: 'refuse', message: expect.stringContaining('Votre rôle') })
    expect(await outcome(removePersonne(on(moi), {}))).toMatchObject({ kind: 'refuse' })
    const marc = await actorOf(MARC.email)
    expect(() => judge(marc, 'compte:administrer', { compteId })).toThrow()
    expect(() => judge(paul, 'compte:administrer', { compteId })).toThrow()
  })

  it('ne se donne que ce qui est au compte', async () => {
    const { visee } = await member()
    expect(await outcome(changeDroits(on(visee), { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND, PETIT] }, ''))).toMatchObject({
      kind: 'invalide',
      liste: expect.stringContaining('n’est pas dans votre compte'),
    })
    expect(await outcome(changeDroits(on(visee), { role: 'collaborateur', portee: 'manuelle', sirens: [] }, ''))).toMatchObject({ kind: 'refuse' })
  })

  it('une visite d’un autre compte n’atteint pas cette personne', async () => {
    const { visee } = await member()
    const dehors = { ...visee, compteId: compteOf(paul) }
    expect(await outcome(changePersonne(on(dehors, paul), dite()))).toMatchObject({ kind: 'introuvable' })
    expect(await outcome(changeDroits(on(dehors, paul), COLLABORATEUR, ''))).toMatchObject({ kind: 'introuvable' })
    expect(await outcome(removePersonne(on(dehors, paul), {}))).toMatchObject({ kind: 'introuvable' })
  })

  it('un rôle retiré pendant que l’on tape n’écrit plus rien', async () => {
    const { visee: sien, email, sid } = await member({ role: 'administrateur' })
    const lucas = await actorOfSession(sid, false)
    if (!lucas) throw new Error('pas entré')
    expect(await change(sien, COLLABORATEUR)).toMatchObject({ suite: 'habilitee' })
    const marc = await visee(MARC.email)
    expect(await outcome(inviteUtilisateur(admin(lucas), dite(), COLLABORATEUR))).toMatchObject({
      kind: 'refuse',
      message: expect.stringContaining('n’administrez plus'),
    })
    expect(await outcome(changeDroits(on(marc, lucas), { role: 'administrateur' }, ''))).toMatchObject({ kind: 'refuse' })
    expect((await membreOf(email)).role).toBe('collaborateur')
  })

  it('deux administrateurs qui se rétrogradent cent fois : il en reste toujours un', async () => {
    const { visee: deLucas, sid } = await member({ role: 'administrateur' })
    const lucas = await actorOfSession(sid, false)
    if (!lucas) throw new Error('pas entré')
    const deClaire = await visee(CLAIRE.email)
    const autres = await db.membre.findMany({ where: { compteId, role: 'administrateur', etat: 'ajoute', id: { notIn: [deLucas.id, deClaire.id] } } })
    await db.membre.updateMany({ where: { id: { in: autres.map(({ id }) => id) } }, data: { role: 'collaborateur' } })
    try {
      for (let tour = 0; tour < 100; tour++) {
        await db.membre.updateMany({ where: { id: { in: [deLucas.id, deClaire.id] } }, data: { role: 'administrateur', portee: 'portefeuille' } })
        await db.habilitation.deleteMany({ where: { membreId: { in: [deLucas.id, deClaire.id] } } })
        const entreprises = await listChoix(db, compteId)
        const [tout, rien] = [
          { role: 'administrateur', portee: 'portefeuille', sirens: [] } as const,
          { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND] } as const,
        ]
        const lu = (qui: string, civilite: 'madame' | 'monsieur') => readAs(changesOf({ qui, civilite }, tout, rien, entreprises))
        await Promise.all([
          outcome(changeDroits(on(deLucas, claire), COLLABORATEUR, lu('Lucas Bernard', 'monsieur'))),
          outcome(changeDroits(on(deClaire, lucas), COLLABORATEUR, lu('Claire Durand', 'madame'))),
        ])
        const restent = await db.membre.count({ where: { compteId, role: 'administrateur', etat: 'ajoute' } })
        expect(restent, `tour ${tour}`).toBe(1)
      }
    } finally {
      await db.membre.updateMany({
        where: { id: { in: [deClaire.id, ...autres.map(({ id }) => id)] } },
        data: { role: 'administrateur', portee: 'portefeuille' },
      })
      await db.habilitation.deleteMany({ where: { membreId: deClaire.id } })
    }
  }, 120_000)
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { flushRefusals } from '@/lib/acts/refusals'
import { systemDb } from '@/lib/data/as-system'
import { jetonOf } from '@/lib/identite/jeton'
import { acceptInvitation } from '@/lib/identite/invitation'
import { cancelInvitation, type Delegue, type Habilite, inviteExpertComptable, inviteUtilisateur, resendInvitation } from '@/lib/identite/inviter'
import { openSession } from '@/lib/identite/open-session'
import { createInvited, joinInvited, readInvitation } from '@/lib/identite/rejoindre'
import { INVITATION_PART } from '@/lib/identite/rules'
import { actorOfSession } from '@/lib/identite/session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { purgeSignIn } from '@/lib/jobs/purge-sign-in'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import type { Depart } from '@/lib/mail/depart'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, DURAND, PETIT } from '../demandes/brouillon/people'

const db = systemDb('connexion')
const PHRASE = 'quatre camions bleus à Valence'
let rang = 0
const ip = () => `203.0.113.${++rang % 250}`
let claire: Actor
let paul: Actor
let karim: Actor
const compteOf = (actor: Actor) => actor.acces.find(({ role }) => role === 'administrateur')?.compteId ?? ''
const admin = (actor: Actor) => judge(actor, 'compte:administrer', { compteId: compteOf(actor) })

beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  paul = await actorOf(PEOPLE.paul.email)
  karim = await actorOf(PEOPLE.karim.email)
})

const neuf = (plus: object = {}) => ({
  civilite: 'madame' as const,
  nom: 'Fabre',
  prenom: 'Lucie',
  telephone: '+33639980046',
  fonction: 'Assistante paie',
  email: `lucie.fabre.${++rang}@exemple.fr`,
  ...plus,
})
const COLLABORATEUR: Habilite = { role: 'collaborateur', portee: 'manuelle', sirens: [DURAND] }
let cabinets = 0
/** Un SIREN de cabinet que rien d’autre n’emploie. */
const delegue = (siren = String(800_000_000 + ++cabinets), plus: Partial<Delegue> = {}): Delegue => ({
  cabinet: { siren, raisonSociale: `Cabinet ${siren}` },
  portee: 'portefeuille',
  univers: ['sante', 'prevoyance'],
  lectureSeule: false,
  ...(plus as object),
})

/** Les courriels que le portail écrit après le dernier événement de ce type. */
async function mailsAfter(type: string): Promise<Depart[]> {
  const evenement = await db.evenement.findFirstOrThrow({ where: { type }, orderBy: { rang: 'desc' }, select: { id: true } })
  await notifyEvent(evenement.id)
  const courriels = await db.courriel.findMany({ where: { cle: { startsWith: evenement.id } }, select: { id: true } })
  const partis: Depart[] = []
  for (const { id } of courriels)
    await sendCourriel(id, async (depart) => {
      partis.push(depart)
      return { etat: 'envoye' }
    })
  return partis
}
const linkIn = (depart: Depart | undefined) => /\/invitation\/([\w-]{43})\b/.exec(depart?.texte ?? '')?.[1] ?? ''

async function invite(personne = neuf(), habilite = COLLABORATEUR) {
  const { invitationId } = await inviteUtilisateur(admin(claire), personne, habilite)
  const [courriel] = await mailsAfter('membre.invite')
  return { ...personne, invitationId, courriel, jeton: linkIn(courriel) }
}
async function declare(personne = neuf(), d = delegue(), par = claire) {
  const { fonction: _, ...qui } = personne
  const fait = await inviteExpertComptable(admin(par), qui, d)
  const [courriel] = await mailsAfter('delegation.demandee')
  // Un cabinet qui a son espace est prié d’accepter sans lien : celui de l’invitation existe quand même.
  const { lienId } = await db.invitation.findUniqueOrThrow({ where: { id: fait.invitationId }, select: { lienId: true } })
  return { ...personne, ...fait, courriel, jeton: jetonOf(lienId) }
}
async function signIn(email: string): Promise<Actor> {
  const sid = await openSession({ identifiant: email, motDePasse: PHRASE, espace: 'client' }, { ip: ip(), appareil: null })
  const actor = sid && (await actorOfSession(sid, false))
  if (!actor) throw new Error('pas entrée')
  return actor
}
const join = (actor: Actor, jeton: string) => joinInvited(judge(actor, 'invitation:accepter', null), { jeton }, ip())
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (erreur: { detail?: { kind: string; message?: string } }) => `${erreur.detail?.kind} ${erreur.detail?.message ?? ''}`,
  )
const expire = (id: string) => db.invitation.update({ where: { id }, data: { expireLe: new Date(Date.now() - 1000) }, select: { id: true } })
const days = (expireLe: Date) => Math.round((expireLe.getTime() - Date.now()) / 86_400_000)
async function journal(): Promise<string[]> {
  await flushRefusals()
  const lues = await db.evenement.findMany({ where: { type: 'invitation.refusee' }, orderBy: { rang: 'asc' }, select: { donnees: true } })
  return lues.map(({ donnees }) => JSON.stringify(donnees))
}

describe('inviter un utilisateur', () => {
  it('rien n’existe avant qu’il accepte ; le lien n’est en clair que dans le courriel qui part, pour sept jours', async () => {
    const { email, jeton, courriel, invitationId } = await invite()
    expect(courriel?.destinataire).toBe(email)
    expect(jeton).toHaveLength(43)
    expect(await db.utilisateur.count({ where: { email } })).toBe(0)
    const ligne = await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })
    expect(JSON.stringify(ligne)).not.toContain(jeton)
    expect(days(ligne.expireLe)).toBe(7)
    expect(await readInvitation(jeton)).toMatchObject({ etat: 'attend', connu: null, invitation: { email, compte: { nom: expect.any(String) } } })
  })

  it('il choisit son mot de passe, entre dans le compte avec ses habilitations et pas une de plus, et reçoit la bienvenue', async () => {
    const { email, jeton, invitationId } = await invite()
    expect(await createInvited({ jeton, motDePasse: PHRASE }, ip())).toEqual({ identifiant: email })
    const [bienvenue] = await mailsAfter('membre.ajoute')
    expect(bienvenue).toMatchObject({ destinataire: email, sujet: expect.stringContaining('Bienvenue') })
    const actor = await signIn(email)
    expect(actor.perimetre.sirens).toEqual([DURAND])
    expect(actor.acces).toMatchObject([{ role: 'collaborateur', compteId: compteOf(claire) }])
    expect(await db.invitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({ conditions: 1, accepteePar: actor.utilisateur.id })
    expect((await readInvitation(jeton))?.etat).toBe('servie')
    expect(await refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toContain('a déjà servi')
  })

  it('un administrateur a tout le portefeuille', async () => {
    const { email, jeton } = await invite(neuf(), { role: 'administrateur' })
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    const actor = await signIn(email)
    expect(actor.perimetre.sirens).toEqual(claire.perimetre.sirens)
    expect(admin(actor).objet.compteId).toBe(compteOf(claire))
  })

  it('deux onglets, ou dix, l’acceptent ensemble : une personne, une fois', async () => {
    const { email, jeton } = await invite()
    const issues = await Promise.all(Array.from({ length: 10 }, () => refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await db.utilisateur.count({ where: { email } })).toBe(1)
  })

  it('un mot de passe qui se devine est refusé sans user le lien', async () => {
    const { jeton } = await invite()
    for (const motDePasse of ['court', 'LucieFabre2026']) expect(await refusal(createInvited({ jeton, motDePasse }, ip()))).toContain('invalide')
    expect((await readInvitation(jeton))?.etat).toBe('attend')
  })

  it('seul un administrateur du compte invite, et ne donne que ce qui est au compte', async () => {
    const marc = await actorOf(PEOPLE.marc.email)
    expect(() => judge(marc, 'compte:administrer', { compteId: compteOf(claire) })).toThrow()
    expect(() => judge(claire, 'compte:administrer', { compteId: compteOf(paul) })).toThrow()
    const donne = (sirens: string[]) => refusal(inviteUtilisateur(admin(claire), neuf(), { role: 'collaborateur', portee: 'manuelle', sirens }))
    expect(await donne([DURAND, PETIT])).toContain('invalide')
    expect(await donne([])).toContain('refuse')
  })

  it('ne s’invitent ni soi-même, ni un membre, ni la gestion, ni deux fois la même adresse, ensemble non plus', async () => {
    const essai = (email: string) => refusal(inviteUtilisateur(admin(claire), neuf({ email }), COLLABORATEUR))
    for (const email of [PEOPLE.claire.email.toUpperCase(), PEOPLE.marc.email, PEOPLE.sophie.email])
      expect(await essai(email), email).toContain('refuse')
    const { email } = neuf()
    const issues = await Promise.all(Array.from({ length: 6 }, () => essai(email)))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await essai(email)).toContain('invitation qui attend')
  })

  it('ce que l’on répond ne dit pas si l’adresse a un accès, et l’inviter ne montre rien de qui la tient', async () => {
    const { invitationId } = await inviteUtilisateur(admin(claire), neuf({ email: PEOPLE.paul.email, nom: 'Untel' }), COLLABORATEUR)
    expect(await db.membre.count({ where: { compteId: compteOf(claire), utilisateurId: paul.utilisateur.id } })).toBe(0)
    expect(await db.utilisateur.findUniqueOrThrow({ where: { id: paul.utilisateur.id } })).toMatchObject({ nom: PEOPLE.paul.nom })
    await cancelInvitation(admin(claire), invitationId)
  })
})

describe('accepter avec un accès que l’on a', () => {
  it('le lien ne crée rien et n’écrit aucun mot de passe ; la session doit être celle de l’adresse invitée', async () => {
    const { jeton } = await invite(neuf({ email: PEOPLE.paul.email }))
    const avant = await db.utilisateur.findUniqueOrThrow({ where: { id: paul.utilisateur.id } })
    expect((await readInvitation(jeton))?.connu).toEqual({ id: paul.utilisateur.id, ouvert: true })
    expect(await refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toContain('a déjà un compte')
    expect(await refusal(join(karim, jeton))).toContain('une autre adresse')
    expect(await db.utilisateur.findUniqueOrThrow({ where: { id: paul.utilisateur.id } })).toEqual(avant)
    await join(paul, jeton)
    expect((await actorOf(PEOPLE.paul.email)).perimetre.sirens).toContain(DURAND)
    expect(await refusal(join(paul, jeton))).toContain('a déjà servi')
  })

  it('entré autrement dans le compte, le lien ne change pas son rôle', async () => {
    const { jeton, email } = await invite(neuf(), { role: 'administrateur' })
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    const actor = await signIn(email)
    await db.membre.updateMany({ where: { utilisateurId: actor.utilisateur.id }, data: { etat: 'desactive' } })
    const { jeton: autre } = await invite(neuf({ email }))
    await db.membre.updateMany({ where: { utilisateurId: actor.utilisateur.id }, data: { etat: 'ajoute' } })
    expect(await refusal(join(actor, autre))).toContain('déjà de ce compte')
    expect((await signIn(email)).acces).toMatchObject([{ role: 'administrateur' }])
    expect((await readInvitation(autre))?.etat).toBe('attend')
  })

  it('parti puis invité de nouveau, il revient avec ce que dit l’invitation', async () => {
    const { jeton, email } = await invite(neuf(), { role: 'administrateur' })
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    const actor = await signIn(email)
    await db.membre.updateMany({ where: { utilisateurId: actor.utilisateur.id }, data: { etat: 'desactive' } })
    const { jeton: retour } = await invite(neuf({ email }))
    await join(actor, retour)
    expect(await signIn(email)).toMatchObject({ acces: [{ role: 'collaborateur' }], perimetre: { sirens: [DURAND] } })
  })

  it('qui s’inscrit pendant que l’invitation attend l’accepte avec son compte', async () => {
    const { jeton, email } = await invite()
    const { jeton: autre } = await declare(neuf({ email }))
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    expect(await refusal(createInvited({ jeton: autre, motDePasse: 'un autre mot de passe long' }, ip()))).toContain('a déjà un compte')
    await join(await signIn(email), autre)
  })
})

describe('annuler, renvoyer, laisser expirer', () => {
  it('annulée, le lien le dit et n’ouvre rien ; elle ne s’annule ni ne se renvoie plus', async () => {
    const { jeton, invitationId } = await invite()
    await cancelInvitation(admin(claire), invitationId)
    expect((await readInvitation(jeton))?.etat).toBe('annulee')
    expect(await refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toContain('a été annulée')
    expect(await refusal(cancelInvitation(admin(claire), invitationId))).toContain('introuvable')
    expect(await refusal(resendInvitation(admin(claire), invitationId))).toContain('introuvable')
  })

  it('renvoyée, même expirée : un autre lien, sept jours, et l’ancien n’est plus rien', async () => {
    const { jeton, invitationId, email } = await invite()
    await expire(invitationId)
    expect((await readInvitation(jeton))?.etat).toBe('expiree')
    expect(await refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toContain('a expiré')
    await resendInvitation(admin(claire), invitationId)
    const partis = await mailsAfter('invitation.renvoyee')
    expect(partis.map(({ destinataire }) => destinataire)).toEqual([email])
    expect(await readInvitation(jeton)).toBeNull()
    await createInvited({ jeton: linkIn(partis[0]), motDePasse: PHRASE }, ip())
  })

  it('expirée, une autre la remplace ; cinq envois par jour à une adresse, pas un de plus', async () => {
    const personne = neuf()
    const { invitationId } = await invite(personne)
    await expire(invitationId)
    const { invitationId: seconde } = await invite(personne)
    for (let i = 2; i < INVITATION_PART.max; i++) await resendInvitation(admin(claire), seconde)
    expect(await refusal(resendInvitation(admin(claire), seconde))).toContain('assez d’invitations')
  })

  it('trois mois après son terme, il n’en reste rien ; la veille, si', async () => {
    const [vieille, recente] = [await invite(), await invite()]
    const jours = (n: number) => ({ expireLe: new Date(Date.now() - n * 86_400_000) })
    await db.invitation.update({ where: { id: vieille.invitationId }, data: jours(91) })
    await db.invitation.update({ where: { id: recente.invitationId }, data: jours(89) })
    await purgeSignIn()
    const gardees = await db.invitation.findMany({ where: { id: { in: [vieille.invitationId, recente.invitationId] } }, select: { id: true } })
    expect(gardees).toEqual([{ id: recente.invitationId }])
  })

  it('celle d’un autre compte ne se voit pas', async () => {
    const { invitationId } = await invite()
    expect(await refusal(cancelInvitation(admin(paul), invitationId))).toContain('introuvable')
    expect(await refusal(resendInvitation(admin(paul), invitationId))).toContain('introuvable')
  })
})

describe('déclarer un expert-comptable', () => {
  it('la délégation attend trente jours ; acceptée en créant son accès, le cabinet atteint ce qui lui est donné, et lui seul', async () => {
    const d = delegue()
    const { email, jeton, delegationId, courriel } = await declare(neuf(), d)
    expect(courriel?.sujet).toContain(d.cabinet.raisonSociale)
    const ligne = await db.delegation.findUniqueOrThrow({ where: { id: delegationId }, include: { invitation: true } })
    expect(ligne.etat).toBe('en_attente')
    expect(days(ligne.repondreAvant)).toBe(30)
    expect(ligne.repondreAvant).toEqual(ligne.invitation?.expireLe)
    await createInvited({ jeton, motDePasse: PHRASE }, ip())
    const actor = await signIn(email)
    expect(actor.cabinet?.raisonSociale).toBe(d.cabinet.raisonSociale)
    expect(actor.acces).toMatchObject([{ voie: 'delegation', id: delegationId, lectureSeule: false }])
    expect(actor.perimetre.sirens).toEqual(claire.perimetre.sirens)
    const prevenus = (await mailsAfter('delegation.acceptee')).map(({ destinataire }) => destinataire)
    expect(prevenus).toContain(email)
    expect(prevenus, 'les administrateurs aussi').toContain(PEOPLE.claire.email)
  })

  it('un cabinet qui a déjà ses membres ne s’ouvre pas à qui le déclare d’une autre adresse : ses clients restent les siens', async () => {
    const cabinet = await db.cabinet.findFirstOrThrow({ where: { membres: { some: { utilisateurId: karim.utilisateur.id } } } })
    const { email, jeton, delegationId } = await declare(neuf(), delegue(cabinet.siren), await freshAdmin())
    expect(await refusal(createInvited({ jeton, motDePasse: PHRASE }, ip()))).toContain('a déjà son espace')
    expect(await db.utilisateur.count({ where: { email } }), 'tout est défait').toBe(0)
    expect(await db.delegation.findUniqueOrThrow({ where: { id: delegationId } })).toMatchObject({ etat: 'en_attente' })
    expect(await db.cabinet.findUniqueOrThrow({ where: { id: cabinet.id } })).toEqual(cabinet)
  })

  it('un membre du cabinet l’accepte avec son accès ; celui d’un autre cabinet, non', async () => {
    const cabinet = await db.cabinet.findFirstOrThrow({ where: { membres: { some: { utilisateurId: karim.utilisateur.id } } } })
    const par = await freshAdmin()
    const { jeton } = await declare(neuf({ email: PEOPLE.karim.email }), delegue(cabinet.siren), par)
    await join(karim, jeton)
    expect((await actorOf(PEOPLE.karim.email)).acces.some(({ compteId }) => compteId === compteOf(par))).toBe(true)
    const { jeton: ailleurs } = await declare(neuf({ email: PEOPLE.karim.email }), delegue())
    expect(await refusal(join(karim, ailleurs))).toContain('un autre cabinet')
  })

  it('un seul cabinet attend à la fois ; annulée, la délégation tombe avec elle', async () => {
    const d = delegue()
    const { jeton, delegationId, invitationId } = await declare(neuf(), d)
    expect(await refusal(declare(neuf(), d))).toContain('déjà déclaré')
    await cancelInvitation(admin(claire), invitationId)
    expect(await db.delegation.findUniqueOrThrow({ where: { id: delegationId } })).toMatchObject({ etat: 'annulee', etatPar: claire.utilisateur.id })
    expect((await readInvitation(jeton))?.etat).toBe('annulee')
    await declare(neuf(), d)
  })
})

/** L’administratrice d’un compte où rien n’est encore déclaré : invitée par Paul, puis promue dans un compte à elle. */
async function freshAdmin(): Promise<Actor> {
  const personne = neuf()
  const { id: compteId } = await db.compte.create({ data: { nom: `Compte ${++rang}` }, select: { id: true } })
  const { id } = await db.utilisateur.create({
    data: { email: personne.email, emailNormalise: personne.email, civilite: 'madame', nom: 'Neuve', prenom: 'Anne' },
    select: { id: true },
  })
  await db.membre.create({ data: { compteId, utilisateurId: id, role: 'administrateur', portee: 'portefeuille', etat: 'ajoute' } })
  await db.rattachement.create({ data: { compteId, siren: PETIT, couleur: 1, certifieVoie: 'numero_entreprise' } })
  const { hashPassword } = await import('@/lib/identite/password')
  await db.utilisateur.update({ where: { id }, data: { motDePasse: await hashPassword(PHRASE) }, select: { id: true } })
  return signIn(personne.email)
}

describe('le journal', () => {
  it('inscrit chaque lien essayé en vain, avec sa raison, sans le lien ni l’adresse d’où il vient', async () => {
    await flushRefusals()
    const avant = (await journal()).length
    const depuis = '198.51.100.77'
    const faux = 'A'.repeat(43)
    const { jeton, invitationId } = await invite()
    await cancelInvitation(admin(claire), invitationId)
    await refusal(createInvited({ jeton: faux, motDePasse: PHRASE }, depuis))
    await refusal(createInvited({ jeton, motDePasse: PHRASE }, depuis))
    const { jeton: connue } = await invite(neuf({ email: PEOPLE.karim.email }))
    await refusal(createInvited({ jeton: connue, motDePasse: PHRASE }, depuis))
    const double = await invite()
    await Promise.all([1, 2].map(() => refusal(createInvited({ jeton: double.jeton, motDePasse: PHRASE }, depuis))))
    await refusal(acceptInvitation({ jeton: faux, motDePasse: PHRASE, code: '000000' }, '198.51.100.78'))
    const lignes = (await journal()).slice(avant)
    const raisons = lignes.map((ligne) => (JSON.parse(ligne) as { raison: string }).raison)
    expect(raisons.filter((raison) => !['servie', 'compte_existant'].includes(raison)).sort()).toEqual(['annulee', 'inconnue', 'inconnue'])
    expect(raisons, 'même défait par la base').toContain('compte_existant')
    for (const ligne of lignes) for (const secret of [faux, jeton, depuis]) expect(ligne).not.toContain(secret)
  })
})

import { createGuardrails, generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { openAccess } from '@/doors/invitation'
import { systemDb } from '@/lib/data/as-system'
import { unseal } from '@/lib/data/champ'
import { acceptInvitation, findInvitation, inviteGestionnaire } from '@/lib/identite/invitation'
import { openSession } from '@/lib/identite/open-session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import type { Depart } from '@/lib/mail/depart'
import { getDemoCourriel } from '@/lib/mail/demo-box'
import { behindDoor } from '../doors/browser.ts'

const db = systemDb('connexion')
const PHRASE = 'quatre camions bleus à Valence'
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
const codeOf = (secret: string, seconds = 0) => generate({ secret, guardrails, epoch: Math.floor(Date.now() / 1000) + seconds })
let rang = 0
const ip = () => `198.51.100.${++rang}`

/** Invite quelqu’un de nouveau, fait partir son courriel, et rend ce qu’il porte. */
async function invite(email = `anne.martin.${++rang}@exemple.fr`) {
  const created = await inviteGestionnaire({ email, civilite: 'madame', prenom: 'Anne', nom: 'Martin', gestion: 'gestionnaire' })
  const [evenement] = await db.evenement.findMany({
    where: { type: 'invitation.envoyee' },
    orderBy: { rang: 'desc' },
    take: 1,
    select: { id: true, donnees: true },
  })
  const { utilisateurId, jetonId } = (evenement?.donnees ?? {}) as { utilisateurId: string; jetonId: string }
  await notifyEvent(evenement?.id ?? '')
  const courriel = await db.courriel.findFirstOrThrow({ where: { utilisateurId }, orderBy: { creeLe: 'desc' } })
  let sent: Depart | undefined
  await sendCourriel(courriel.id, async (depart) => {
    sent = depart
    return { etat: 'envoye' }
  })
  const jeton = /\/invitation\/([\w-]{43})\b/.exec(sent?.texte ?? '')?.[1] ?? ''
  return { email, created, utilisateurId, jetonId, courriel, sent, jeton }
}
const keyIn = async (jeton: string) => (await findInvitation(jeton))?.cle ?? ''
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: { detail?: unknown }) => error.detail,
  )

describe('inviter quelqu’un dans la gestion', () => {
  it('le lien n’est en clair que dans le courriel qui part : ni le journal, ni la file, ni la table des liens ne permettent de l’écrire', async () => {
    const { jeton, jetonId, courriel, sent } = await invite()
    expect(jeton).toHaveLength(43)
    expect(sent?.html).toContain(`/invitation/${jeton}`)
    expect(JSON.stringify(courriel)).not.toContain(jeton)
    expect((await db.jeton.findUniqueOrThrow({ where: { id: jetonId } })).empreinte).not.toBe(jeton)
    expect((await getDemoCourriel(courriel.id)).texte).toContain(jeton)
  })

  it('elle choisit son mot de passe et son second facteur, puis se connecte avec eux seuls', async () => {
    const { email, jeton, utilisateurId } = await invite()
    const cle = await keyIn(jeton)
    expect(cle).toMatch(/^[A-Z2-7]{32}$/)
    expect(
      await openSession({ identifiant: email, motDePasse: '', code: await codeOf(cle), espace: 'gestion' }, { ip: ip(), appareil: null }),
    ).toBeNull()
    const choix = { jeton, motDePasse: PHRASE, confirmation: PHRASE, code: await codeOf(cle) }
    expect(await behindDoor(() => openAccess(choix))).toMatchObject({ result: { vers: '/gestion/connexion' } })
    const personne = await db.utilisateur.findUniqueOrThrow({ where: { id: utilisateurId } })
    expect(unseal(personne.totpSecret ?? '')).toBe(cle)
    expect(personne.motDePasse).toMatch(/^\$argon2id\$/)
    const enter = async (motDePasse: string, seconds: number) =>
      (await openSession({ identifiant: email, motDePasse, code: await codeOf(cle, seconds), espace: 'gestion' }, { ip: ip(), appareil: null })) !==
      null
    expect(await enter('un autre', 30)).toBe(false)
    expect(await enter(PHRASE, 0), 'le code qui a servi ne sert plus').toBe(false)
    expect(await enter(PHRASE, 30)).toBe(true)
    expect(await db.evenement.count({ where: { type: 'invitation.acceptee', donnees: { path: ['utilisateurId'], equals: utilisateurId } } })).toBe(1)
  })

  it('un mot de passe faible ou un code faux laissent le lien ouvert', async () => {
    const { jeton, email } = await invite()
    const cle = await keyIn(jeton)
    for (const motDePasse of ['court', 'aaaaaaaaaaaaaaa', 'Carcept-2026', email])
      expect(await refusal(acceptInvitation({ jeton, motDePasse, code: await codeOf(cle) }, ip())), motDePasse).toMatchObject({
        errors: { motDePasse: expect.any(String) },
      })
    expect(await refusal(acceptInvitation({ jeton, motDePasse: PHRASE, code: '000000' }, ip()))).toMatchObject({
      errors: { code: expect.any(String) },
    })
    expect(await findInvitation(jeton)).not.toBeNull()
  })
})

describe('un lien ne sert qu’une fois, à sa personne, pour un temps', () => {
  it('deux onglets à la fois : un seul l’emporte', async () => {
    const { jeton } = await invite()
    const code = await codeOf(await keyIn(jeton))
    const mots = ['une première phrase assez longue', 'une seconde phrase assez longue']
    const issues = await Promise.all(mots.map((motDePasse) => refusal(acceptInvitation({ jeton, motDePasse, code }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await findInvitation(jeton)).toBeNull()
    expect(await refusal(acceptInvitation({ jeton, motDePasse: PHRASE, code }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('passé sept jours, il ne vaut plus ; une seconde avant, si', async () => {
    const { jeton, jetonId } = await invite()
    const { creeLe, expireLe } = await db.jeton.findUniqueOrThrow({ where: { id: jetonId } })
    expect(Math.round((expireLe.getTime() - creeLe.getTime()) / 86_400_000)).toBe(7)
    const move = (seconds: number) =>
      db.$executeRaw`UPDATE jeton SET expire_le = maintenant() + make_interval(secs => ${seconds}::float) WHERE id = ${jetonId}::uuid`
    await move(5)
    expect(await findInvitation(jeton)).not.toBeNull()
    const cle = await keyIn(jeton)
    await move(-1)
    expect(await findInvitation(jeton)).toBeNull()
    expect(await refusal(acceptInvitation({ jeton, motDePasse: PHRASE, code: await codeOf(cle) }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('invitée de nouveau, son premier lien ne vaut plus et sa clé change', async () => {
    const first = await invite()
    const before = await keyIn(first.jeton)
    const second = await invite(first.email)
    expect([first.created, second.created, second.utilisateurId]).toEqual([true, false, first.utilisateurId])
    expect(await findInvitation(first.jeton)).toBeNull()
    expect(await keyIn(second.jeton)).not.toBe(before)
  })

  it('le secret d’un autre usage, son identifiant ou son empreinte n’ouvrent rien', async () => {
    const { jeton, jetonId } = await invite()
    const { empreinte } = await db.jeton.findUniqueOrThrow({ where: { id: jetonId } })
    for (const essai of [`jeton.${jetonId}`, jetonId, empreinte, '', `${jeton}a`]) expect(await findInvitation(essai), essai).toBeNull()
    await db.jeton.update({ where: { id: jetonId }, data: { usage: 'mot_de_passe' } })
    expect(await findInvitation(jeton)).toBeNull()
  })

  it('ne remplace jamais le mot de passe de quelqu’un : ni un client, ni un gestionnaire en place ne s’invitent', async () => {
    const { email } = await db.utilisateur.findFirstOrThrow({
      where: { gestion: 'gestionnaire', motDePasse: { not: null } },
      select: { email: true },
    })
    for (const connue of ['claire.durand@durand.example', 'CLAIRE.DURAND@durand.example', email])
      expect(await refusal(inviteGestionnaire({ email: connue, civilite: 'madame', prenom: 'A', nom: 'B', gestion: 'superviseur' }))).toMatchObject({
        kind: 'refuse',
      })
  })
})

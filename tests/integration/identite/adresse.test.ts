import { describe, expect, it } from 'vitest'
import { judge } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { flushRefusals } from '@/lib/acts/refusals'
import { asSystem, systemDb } from '@/lib/data/as-system'
import {
  confirmAdresse,
  findAnnulation,
  findConfirmation,
  findPendingAdresse,
  renounceAdresse,
  requestAdresse,
  undoAdresse,
} from '@/lib/identite/change-adresse'
import { findUnlock, issueUnlockIn, unlockByLink } from '@/lib/identite/deblocage'
import { findLink, resetByLink } from '@/lib/identite/mot-de-passe-oublie'
import { chooseQuestions } from '@/lib/identite/questions-secretes'
import { ADRESSE } from '@/lib/identite/rules'
import { actorOfSession } from '@/lib/identite/session'

import { APRES, AVANT, detail, enter, factsOf, ip, mailsOf, sidOf, someone } from './someone'

const db = systemDb('connexion')
const linkIn = (texte = '', chemin = '') => new RegExp(`/${chemin}/([\\w-]{43})`).exec(texte)?.[1] ?? ''
const neuve = () => `nouvelle.${crypto.randomUUID().slice(0, 8)}@exemple.fr`

/** Quelqu’un qui vient de demander une autre adresse : les deux liens, tels que les courriels les portent. */
async function asking(email = neuve()) {
  const une = await someone()
  const { actor, sid } = await enter(une.email)
  await requestAdresse(judge(actor, 'profil:modifier', null), { actuel: AVANT, email })
  const courriels = await mailsOf('adresse.demandee', une.id)
  const a = (adresse: string) => courriels.find(({ destinataire }) => destinataire === adresse)?.texte
  return {
    ...une,
    actor,
    sid,
    nouvelle: email,
    confirmation: linkIn(a(email), 'changement-adresse/confirmation'),
    annulation: linkIn(a(une.email), 'changement-adresse/annulation'),
  }
}

describe('changer d’adresse', () => {
  it('la nouvelle ne vaut rien avant son lien ; confirmée avec le mot de passe, elle est l’identifiant, une fois, et tout se ferme', async () => {
    const une = await asking()
    expect(await sidOf(une.nouvelle)).toBeNull()
    expect(await findPendingAdresse(une.actor)).toMatchObject({ email: une.nouvelle })
    expect(await findConfirmation(une.confirmation)).toMatchObject({ email: une.nouvelle, prenom: 'Odile' })
    expect(await detail(confirmAdresse({ jeton: une.confirmation, motDePasse: 'pas celui-ci' }, ip()))).toMatchObject({
      dit: { motDePasse: expect.any(String) },
    })
    const issues = await Promise.all([1, 2, 3].map(() => detail(confirmAdresse({ jeton: une.confirmation, motDePasse: AVANT }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await actorOfSession(une.sid, false)).toBeNull()
    expect(await sidOf(une.email)).toBeNull()
    expect(await sidOf(une.nouvelle)).not.toBeNull()
    expect((await mailsOf('adresse.changee', une.id)).map(({ destinataire }) => destinataire).sort()).toEqual([une.nouvelle, une.email].sort())
    expect(await findConfirmation(une.confirmation)).toBeNull()
  })

  it('un lien ne sert pas à la place de l’autre', async () => {
    const une = await asking()
    expect([await findConfirmation(une.annulation), await findAnnulation(une.confirmation), await findLink(une.confirmation)]).toEqual([
      null,
      null,
      null,
    ])
    expect(await detail(confirmAdresse({ jeton: une.annulation, motDePasse: AVANT }, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await detail(undoAdresse({ jeton: une.confirmation }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('l’adresse d’un autre : la même réponse, aucun lien n’y part ; prise entre-temps, elle est refusée', async () => {
    const autre = await someone()
    const une = await asking(autre.email)
    expect(une.confirmation).toBe('')
    expect(une.annulation).toHaveLength(43)
    const deux = await asking()
    await db.utilisateur.update({ where: { id: autre.id }, data: { email: deux.nouvelle, emailNormalise: deux.nouvelle } })
    expect(await detail(confirmAdresse({ jeton: deux.confirmation, motDePasse: AVANT }, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await sidOf(deux.email)).not.toBeNull()
  })

  it('mot de passe faux, même adresse, quatrième demande de l’heure : refusés ; une demande remplace celle d’avant, ou s’abandonne', async () => {
    const une = await asking()
    const visite = judge(une.actor, 'profil:modifier', null)
    expect(await detail(requestAdresse(visite, { actuel: 'pas celui-ci', email: neuve() }))).toMatchObject({ dit: { actuel: expect.any(String) } })
    expect(await detail(requestAdresse(visite, { actuel: AVANT, email: une.email.toUpperCase() }))).toMatchObject({
      dit: { email: expect.any(String) },
    })
    await requestAdresse(visite, { actuel: AVANT, email: neuve() })
    expect(await findConfirmation(une.confirmation)).toBeNull()
    await renounceAdresse(visite)
    expect(await findPendingAdresse(une.actor)).toBeNull()
    await requestAdresse(visite, { actuel: AVANT, email: neuve() })
    expect(await detail(requestAdresse(visite, { actuel: AVANT, email: neuve() }))).toMatchObject({ kind: 'refuse' })
    expect(await db.changementAdresse.count({ where: { utilisateurId: une.id } })).toBe(ADRESSE.demandes.max)
  })

  it.each([
    ['la nouvelle, 24 heures', 'expireLe', 23 * 60 + 59, true],
    ['la nouvelle, 24 heures', 'expireLe', 24 * 60 + 1, false],
    ['l’ancienne, 72 heures', 'annulableLe', 71 * 60 + 59, true],
    ['l’ancienne, 72 heures', 'annulableLe', 72 * 60 + 1, false],
  ] as const)('le lien de %s : après le temps dit, il ne vaut plus (%s, %i min : %s)', async (_, champ, minutes, vaut) => {
    const une = await asking()
    const ligne = await db.changementAdresse.findFirstOrThrow({ where: { utilisateurId: une.id } })
    await db.changementAdresse.update({ where: { id: ligne.id }, data: { [champ]: new Date(ligne[champ].getTime() - minutes * 60_000) } })
    const lu = champ === 'expireLe' ? await findConfirmation(une.confirmation) : await findAnnulation(une.annulation)
    expect(lu !== null).toBe(vaut)
  })
})

describe('annuler un changement d’adresse', () => {
  it('confirmé par un intrus, qui a posé ses questions et changé encore d’adresse : la personne retrouve la sienne, et lui perd tout', async () => {
    const une = await asking()
    await confirmAdresse({ jeton: une.confirmation, motDePasse: AVANT }, ip())
    const [quittee] = (await mailsOf('adresse.changee', une.id)).filter(({ destinataire }) => destinataire === une.email)
    const intrus = await enter(une.nouvelle)
    const visite = judge(intrus.actor, 'profil:modifier', null)
    await chooseQuestions(visite, [
      { question: 'plat', reponse: 'ratatouille' },
      { question: 'livre', reponse: 'germinal' },
      { question: 'musique', reponse: 'ferrat' },
    ])
    const link = (sujet: string, creeLe?: Date) =>
      db.lienNetEntreprises.create({ data: { emetteur: 'https://ne.example', sujet, utilisateurId: une.id, ...(creeLe ? { creeLe } : {}) } })
    const [avant, depuis] = [crypto.randomUUID(), crypto.randomUUID()]
    await link(avant, new Date(Date.now() - 3_600_000))
    await link(depuis)
    await requestAdresse(visite, { actuel: AVANT, email: neuve() })
    const encore = (await mailsOf('adresse.demandee', une.id)).map(({ texte }) => linkIn(texte, 'changement-adresse/confirmation')).find(Boolean)
    const annulation = linkIn(quittee?.texte, 'changement-adresse/annulation')
    expect(await findAnnulation(annulation)).toMatchObject({ avant: une.email, confirme: true })
    const issues = await Promise.all([1, 2].map(() => detail(undoAdresse({ jeton: annulation }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await actorOfSession(intrus.sid, false)).toBeNull()
    expect([await sidOf(une.nouvelle), await sidOf(une.email)], 'le mot de passe connu ne vaut plus').toEqual([null, null])
    expect(await findConfirmation(encore ?? '')).toBeNull()
    expect(await db.reponseSecrete.count({ where: { utilisateurId: une.id } })).toBe(0)
    const liens = await db.lienNetEntreprises.findMany({ where: { utilisateurId: une.id }, select: { sujet: true } })
    expect(liens, 'son identité Net-entreprises d’avant reste, celle de l’intrus non').toEqual([{ sujet: avant }])
    const [lien] = await mailsOf('motdepasse.demande', une.id)
    expect(lien?.destinataire).toBe(une.email)
    await resetByLink({ jeton: linkIn(lien?.texte, 'mot-de-passe-oublie/lien'), motDePasse: APRES }, ip())
    expect(await sidOf(une.email, { motDePasse: APRES })).not.toBeNull()
    expect(await factsOf('adresse.retablie', une.id)).toHaveLength(1)
  })

  it('pas encore confirmé : la nouvelle ne le sera jamais', async () => {
    const une = await asking()
    await undoAdresse({ jeton: une.annulation }, ip())
    expect(await findConfirmation(une.confirmation)).toBeNull()
    expect(await detail(confirmAdresse({ jeton: une.confirmation, motDePasse: AVANT }, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await detail(undoAdresse({ jeton: une.annulation }, ip()))).toMatchObject({ kind: 'refuse' })
  })
})

describe('débloquer sa connexion', () => {
  const linkFor = async (utilisateurId: string) => {
    await asSystem('connexion', async (tx) => {
      const jetonId = await issueUnlockIn(tx, utilisateurId)
      await record(tx, { systeme: true }, 'connexion.bloquee', { utilisateurId, echecs: 10, jetonId })
    })
    const [courriel] = await mailsOf('connexion.bloquee', utilisateurId)
    return linkIn(courriel?.texte, 'deblocage')
  }

  it('le lien du courriel rouvre la connexion de cet appareil, une fois ; un autre usage ou un lien remplacé n’ouvre rien', async () => {
    const une = await someone()
    const jeton = 'e'.repeat(43)
    await enter(une.email, { jeton })
    for (let i = 0; i < 12; i++) await sidOf(une.email, { motDePasse: 'pas celui-ci', jeton })
    expect(await sidOf(une.email, { jeton }), 'le bon attend').toBeNull()
    const remplace = await linkFor(une.id)
    const lien = await linkFor(une.id)
    expect([await findUnlock(remplace), await findUnlock(lien), await findLink(lien)]).toEqual([null, 'Odile', null])
    const issues = await Promise.all([1, 2].map(() => detail(unlockByLink({ jeton: lien }, ip(), jeton))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await sidOf(une.email, { jeton })).not.toBeNull()
    expect(await detail(unlockByLink({ jeton: lien }, ip(), jeton))).toMatchObject({ kind: 'refuse' })
  })

  it('dix essais faux en font partir un, qui n’est pas dans la base en clair', async () => {
    const une = await someone()
    const jeton = 'f'.repeat(43)
    await enter(une.email, { jeton })
    for (let i = 0; i < 10; i++) {
      await sidOf(une.email, { motDePasse: 'pas celui-ci', jeton })
      await db.essai.updateMany({ data: { bloqueJusqua: new Date(0) } })
    }
    await flushRefusals()
    const [courriel] = await mailsOf('connexion.bloquee', une.id)
    const lien = linkIn(courriel?.texte, 'deblocage')
    expect(await findUnlock(lien)).toBe('Odile')
    const gardes =
      JSON.stringify(await db.jeton.findMany({ where: { utilisateurId: une.id } })) +
      JSON.stringify(await db.courriel.findMany({ where: { utilisateurId: une.id } }))
    expect(gardes).not.toContain(lien)
  })
})

import { describe, expect, it } from 'vitest'
import { flushRefusals } from '@/lib/acts/refusals'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import { findLink, requestLink, resetByLink } from '@/lib/identite/mot-de-passe-oublie'
import { QUESTIONS } from '@/lib/identite/questions'
import { changeQuestions, chooseQuestions } from '@/lib/identite/questions-secretes'
import { answerQuestions, findRecovery, listQuestions, openRecovery, resetByQuestions, showIdentifiant } from '@/lib/identite/recuperation'
import { FREINS, RECUPERATION } from '@/lib/identite/rules'
import { actorOfSession } from '@/lib/identite/session'
import { APRES, AVANT, detail, enter, ip, mailsOf, sidOf, someone as person } from './someone'

const db = systemDb('connexion')
const REPONSES = ['Gratin dauphinois', 'Le grand Meaulnes', 'Brassens']
const DURAND = '900000019'
let rang = 0

/** Quelqu’un du compte de Durand, avec un mot de passe et ses trois questions. */
async function someone({ nom = `Lévêque-${++rang}`, prenom = 'Hélène', questions = true } = {}) {
  const { compteId } = await db.rattachement.findFirstOrThrow({ where: { siren: DURAND, detacheLe: null }, select: { compteId: true } })
  const personne = { ...(await person({ compteId, nom, prenom })), nom, prenom }
  if (questions) {
    const { actor } = await enter(personne.email)
    await chooseQuestions(judge(actor, 'profil:modifier', null), [
      { question: 'plat', reponse: REPONSES[0] ?? '' },
      { question: 'livre', reponse: REPONSES[1] ?? '' },
      { question: 'musique', reponse: REPONSES[2] ?? '' },
    ])
  }
  return personne
}

async function linkFor(personne: { id: string; email: string }): Promise<string> {
  await requestLink({ identifiant: ` ${personne.email.toUpperCase()}` }, ip())
  await flushRefusals()
  const [courriel] = await mailsOf('motdepasse.demande', personne.id)
  return /\/mot-de-passe-oublie\/lien\/([\w-]{43})/.exec(courriel?.texte ?? '')?.[1] ?? ''
}

describe('le lien d’un nouveau mot de passe', () => {
  it('change le mot de passe, ferme toutes les sessions, n’en ouvre pas, et le dit par courriel', async () => {
    const personne = await someone()
    const ouverte = await sidOf(personne.email)
    const jeton = await linkFor(personne)
    expect(jeton).toHaveLength(43)
    const reste = ((await findLink(jeton))?.getTime() ?? 0) - Date.now()
    expect(Math.round(reste / 60_000)).toBe(RECUPERATION.lienHeures * 60)
    await resetByLink({ jeton, motDePasse: APRES }, ip())
    expect(await actorOfSession(ouverte ?? '', false)).toBeNull()
    expect(await sidOf(personne.email)).toBeNull()
    expect(await sidOf(personne.email, { motDePasse: APRES })).not.toBeNull()
    expect((await mailsOf('motdepasse.change', personne.id)).map(({ destinataire }) => destinataire)).toEqual([personne.email])
    expect(await detail(resetByLink({ jeton, motDePasse: 'un autre encore plus long' }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it.each([
    [2 * 60 + 59, true],
    [3 * 60 + 1, false],
  ])('après %i minutes, il vaut : %s', async (minutes, vaut) => {
    const personne = await someone({ questions: false })
    const jeton = await linkFor(personne)
    const lien = await db.jeton.findFirstOrThrow({ where: { utilisateurId: personne.id } })
    await db.jeton.update({ where: { id: lien.id }, data: { expireLe: new Date(lien.expireLe.getTime() - minutes * 60_000) } })
    expect((await findLink(jeton)) !== null).toBe(vaut)
    expect((await detail(resetByLink({ jeton, motDePasse: APRES }, ip()))) === null).toBe(vaut)
  })

  it('deux onglets à la fois : un seul l’emporte', async () => {
    const personne = await someone({ questions: false })
    const jeton = await linkFor(personne)
    const issues = await Promise.all([1, 2, 3].map(() => detail(resetByLink({ jeton, motDePasse: APRES }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
  })

  it('un lien d’invitation n’ouvre pas un mot de passe, ni un lien remplacé par un autre', async () => {
    const personne = await someone({ questions: false })
    const premier = await linkFor(personne)
    const second = await linkFor(personne)
    expect(await findLink(premier)).toBeNull()
    await db.jeton.updateMany({ where: { utilisateurId: personne.id, usage: 'mot_de_passe' }, data: { usage: 'invitation' } })
    expect(await findLink(second)).toBeNull()
    expect(await detail(resetByLink({ jeton: second, motDePasse: APRES }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('une adresse inconnue reçoit la même réponse, et rien ne part', async () => {
    const liens = () => db.jeton.count({ where: { usage: 'mot_de_passe' } })
    const avant = await liens()
    expect(await requestLink({ identifiant: 'personne@exemple.fr' }, ip())).toEqual({ suite: 'envoye' })
    await flushRefusals()
    expect(await liens()).toBe(avant)
  })

  it('le SIREN d’une de ses entreprises, ou du cabinet, n’entre pas dans son mot de passe ; celui d’une autre, si', async () => {
    const elle = await someone({ questions: false })
    const jeton = await linkFor(elle)
    for (const motDePasse of ['une girafe mange 900000019', 'une girafe 900 000 019 mange'])
      expect(await detail(resetByLink({ jeton, motDePasse }, ip()))).toMatchObject({ dit: { motDePasse: expect.stringContaining('SIREN') } })
    const cabinet = await db.cabinet.findFirstOrThrow({ select: { id: true, siren: true } })
    await db.membreCabinet.create({ data: { cabinetId: cabinet.id, utilisateurId: elle.id, etat: 'ajoute' } })
    expect(await detail(resetByLink({ jeton, motDePasse: `une girafe mange ${cabinet.siren}` }, ip()))).toMatchObject({ kind: 'invalide' })
    expect(await detail(resetByLink({ jeton, motDePasse: 'une girafe mange 552100554' }, ip()))).toBeNull()
  })

  it('ni son SIREN ni son mot de passe ne sont une réponse secrète', async () => {
    const { actor } = await enter((await someone()).email)
    if (!actor) throw new Error('pas entrée')
    for (const [reponse, dit] of [
      ['900 000 019', 'SIREN'],
      [AVANT, 'mot de passe'],
    ] as const)
      expect(
        await detail(
          chooseQuestions(judge(actor, 'profil:modifier', null), [
            { question: 'plat', reponse: 'Gratin' },
            { question: 'livre', reponse },
            { question: 'musique', reponse: 'Brassens' },
          ]),
        ),
      ).toMatchObject({ dit: { reponse2: expect.stringContaining(dit) } })
  })

  it('trois liens par heure et par adresse ; le mot de passe d’avant et les faibles sont refusés, et le lien reste ouvert', async () => {
    const personne = await someone({ questions: false })
    let jeton = ''
    for (let i = 0; i < 3; i++) jeton = await linkFor(personne)
    await requestLink({ identifiant: personne.email }, ip())
    await flushRefusals()
    expect(await db.jeton.count({ where: { utilisateurId: personne.id } })).toBe(RECUPERATION.liens.max)
    for (const motDePasse of [AVANT, 'motdepasse2026', 'court'])
      expect(await detail(resetByLink({ jeton, motDePasse }, ip())), motDePasse).toMatchObject({
        kind: 'invalide',
        dit: { motDePasse: expect.any(String) },
      })
    expect(await findLink(jeton)).not.toBeNull()
  })
})

describe('les questions secrètes', () => {
  const byEmail = (identifiant: string) => openRecovery({ usage: 'mot_de_passe', identifiant }, ip())

  it('les trois bonnes réponses, à la casse et aux accents près, font choisir un mot de passe, une fois', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    const chemin = await findRecovery(secret)
    expect(chemin && (await listQuestions(chemin))).toEqual(['plat', 'livre', 'musique'])
    expect(await detail(resetByQuestions(secret, APRES)), 'avant de répondre').toMatchObject({ kind: 'refuse' })
    await answerQuestions(secret, ['GRATIN  dauphinois', 'le grand meaulnes', ' brassens '], ip())
    await resetByQuestions(secret, APRES)
    expect(await sidOf(personne.email, { motDePasse: APRES })).not.toBeNull()
    expect(await detail(resetByQuestions(secret, 'un autre encore plus long'))).toMatchObject({ kind: 'refuse' })
    expect((await mailsOf('motdepasse.change', personne.id)).length).toBe(1)
  })

  it('une juste et deux fausses disent la même chose que trois fausses', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    const une = await detail(answerQuestions(secret, [REPONSES[0] ?? '', 'non', 'non'], ip()))
    expect(une).toMatchObject({ kind: 'invalide' })
    expect(await detail(answerQuestions(secret, ['non', 'non', 'non'], ip()))).toEqual(une)
    const inconnue = await byEmail('personne@exemple.fr')
    expect(await detail(answerQuestions(inconnue, ['non', 'non', 'non'], ip()))).toEqual(une)
  })

  it('cinq échecs du jour, cinquante ensemble comme cinq, ferment ce chemin et lui seul ; le maître en est prévenu', async () => {
    const personne = await someone()
    const secrets = await Promise.all(Array.from({ length: 50 }, () => byEmail(personne.email)))
    const issues = await Promise.all(secrets.map((secret) => detail(answerQuestions(secret, ['non', 'non', 'non'], ip()))))
    expect(issues.filter((issue) => issue?.kind === 'invalide')).toHaveLength(RECUPERATION.reponses.max)
    expect(issues.filter((issue) => issue?.kind === 'refuse')).toHaveLength(50 - RECUPERATION.reponses.max)
    expect(await detail(answerQuestions(await byEmail(personne.email), REPONSES, ip()))).toMatchObject({ kind: 'refuse' })
    expect((await mailsOf('questions.fermees', personne.id)).map(({ destinataire }) => destinataire)).toEqual([personne.email])
    expect(await sidOf(personne.email)).not.toBeNull()
    expect(await linkFor(personne)).toHaveLength(43)
  })

  it('six essais l’un après l’autre : le sixième, même juste, n’ouvre rien', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    for (let n = 0; n < RECUPERATION.reponses.max; n++)
      expect(await detail(answerQuestions(secret, ['non', 'non', 'non'], ip())), `essai ${n + 1}`).toMatchObject({ kind: 'invalide' })
    expect(await detail(answerQuestions(secret, REPONSES, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await detail(resetByQuestions(secret, APRES))).toMatchObject({ kind: 'refuse' })
  })

  it('un même réseau n’en fait pas juger plus qu’une connexion : passé sa part, rien n’est haché', async () => {
    const ici = ip()
    const secret = await byEmail('personne@exemple.fr')
    const issues = await Promise.all(Array.from({ length: FREINS.ipMax + 3 }, () => detail(answerQuestions(secret, ['non', 'non', 'non'], ici))))
    expect(issues.filter((issue) => /attendez une minute/.test(String(issue?.dit)))).toHaveLength(3)
  })

  it('des questions remplacées ferment le chemin qu’ouvraient celles d’avant, même déjà répondu', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    await answerQuestions(secret, REPONSES, ip())
    const { actor } = await enter(personne.email)
    const neuves = [
      { question: 'plat', reponse: 'Quenelles' },
      { question: 'livre', reponse: 'La horde du contrevent' },
      { question: 'musique', reponse: 'Anne Sylvestre' },
    ] as const
    await changeQuestions(judge(actor, 'profil:modifier', null), neuves, AVANT)
    expect(await detail(resetByQuestions(secret, APRES))).toMatchObject({ kind: 'refuse' })
    expect(await sidOf(personne.email)).not.toBeNull()
  })

  it('une inconnue reçoit trois questions de la liste, toujours les mêmes, et d’autres pour une autre', async () => {
    const asked = async (identifiant: string) => {
      const chemin = await findRecovery(await byEmail(identifiant))
      return chemin ? listQuestions(chemin) : []
    }
    const lues = await asked('inconnue.1@exemple.fr')
    expect(new Set(lues).size).toBe(3)
    for (const question of lues) expect(Object.keys(QUESTIONS)).toContain(question)
    expect(await asked('INCONNUE.1@exemple.fr')).toEqual(lues)
    const autres = await Promise.all(Array.from({ length: 6 }, (_, n) => asked(`inconnue.${n + 2}@exemple.fr`)))
    expect(autres.some((questions) => questions.join() !== lues.join())).toBe(true)
    const sans = await someone({ questions: false })
    expect(await asked(sans.email), 'qui n’a pas choisi les siennes').toHaveLength(3)
  })

  it('identifiant oublié : SIREN, nom et prénom, sans accents, puis les trois réponses le montrent et préviennent', async () => {
    const personne = await someone()
    const secret = await openRecovery(
      { usage: 'identifiant', siren: DURAND, nom: personne.nom.replace('é', 'e').replace('ê', 'E'), prenom: 'helene' },
      ip(),
    )
    expect(await showIdentifiant(await findRecovery(secret)), 'avant de répondre').toBeNull()
    await answerQuestions(secret, REPONSES, ip())
    expect(await showIdentifiant(await findRecovery(secret))).toBe(personne.email)
    expect((await mailsOf('identifiant.montre', personne.id)).map(({ destinataire }) => destinataire)).toEqual([personne.email])
    expect(await detail(resetByQuestions(secret, APRES)), 'ne fait pas choisir de mot de passe').toMatchObject({ kind: 'refuse' })
  })

  it('d’une autre entreprise, ou de deux homonymes, rien ne se montre', async () => {
    const personne = await someone()
    const ailleurs = await openRecovery({ usage: 'identifiant', siren: '900000050', nom: personne.nom, prenom: personne.prenom }, ip())
    expect(await detail(answerQuestions(ailleurs, REPONSES, ip()))).toMatchObject({ kind: 'invalide' })
    const [un] = [await someone({ nom: 'Homonyme' }), await someone({ nom: 'Homonyme' })]
    const double = await openRecovery({ usage: 'identifiant', siren: DURAND, nom: un.nom, prenom: un.prenom }, ip())
    expect(await detail(answerQuestions(double, REPONSES, ip()))).toMatchObject({ kind: 'invalide' })
  })

  it('un quart d’heure passé, le chemin est fermé ; sans cookie, il n’y en a pas', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    await db.recuperation.updateMany({ where: { utilisateurId: personne.id }, data: { expireLe: new Date(Date.now() - 1000) } })
    expect(await findRecovery(secret)).toBeNull()
    expect(await detail(answerQuestions(secret, REPONSES, ip()))).toMatchObject({ kind: 'refuse' })
    expect(await detail(answerQuestions(undefined, REPONSES, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('une personne désactivée ou de la gestion n’a pas ce chemin', async () => {
    const personne = await someone()
    const secret = await byEmail(personne.email)
    await db.utilisateur.update({ where: { id: personne.id }, data: { desactiveLe: new Date() } })
    await answerQuestions(secret, REPONSES, ip())
    expect(await detail(resetByQuestions(secret, APRES))).toMatchObject({ kind: 'refuse' })
    const apres = await findRecovery(await byEmail(personne.email))
    expect(apres?.utilisateurId).toBeNull()
    const gestion = await db.utilisateur.findFirstOrThrow({ where: { gestion: { not: null } }, select: { email: true } })
    expect((await findRecovery(await byEmail(gestion.email)))?.utilisateurId).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { flushRefusals } from '@/lib/acts/refusals'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import { changeIdentite } from '@/lib/identite/change-identite'
import { choosePassword } from '@/lib/identite/choose-password'
import { findLink, requestLink } from '@/lib/identite/mot-de-passe-oublie'
import { changeQuestions, chooseQuestions } from '@/lib/identite/questions-secretes'
import { REDEMANDE } from '@/lib/identite/rules'
import { IdentiteForm } from '@/lib/identite/profil-schema'
import { actorOfSession } from '@/lib/identite/session'
import { APRES, AVANT, account, detail, enter, factsOf, ip, mailsOf, sidOf, someone } from './someone'

const db = systemDb('connexion')
const IDENTITE = { civilite: 'monsieur', nom: 'Nouvel', prenom: 'Paul', telephone: '+33472000019', telephoneAutre: null } as const
const CHOIX = [
  { question: 'plat', reponse: 'Gratin dauphinois' },
  { question: 'livre', reponse: 'Le grand Meaulnes' },
  { question: 'musique', reponse: 'Brassens' },
] as const

describe('son identité', () => {
  it('un collaborateur change la sienne et sa fonction, et rien des autres ; le journal dit quoi, jamais ce que c’est devenu', async () => {
    const compteId = await account()
    const [une, autre] = [await someone({ compteId }), await someone({ compteId })]
    const { actor } = await enter(une.email)
    await changeIdentite(judge(actor, 'profil:modifier', null), { ...IDENTITE, telephoneAutre: '+262692000012', fonction: 'Responsable paie' })
    expect(await db.utilisateur.findUnique({ where: { id: une.id } })).toMatchObject({
      nom: 'Nouvel',
      civilite: 'monsieur',
      telephoneAutre: '+262692000012',
    })
    expect(await db.membre.findFirst({ where: { utilisateurId: une.id } })).toMatchObject({ fonction: 'Responsable paie', role: 'collaborateur' })
    expect(await db.utilisateur.findUnique({ where: { id: autre.id } })).toMatchObject({ nom: 'Lambert' })
    expect(await db.membre.findFirst({ where: { utilisateurId: autre.id } })).toMatchObject({ fonction: null })
    const champs = ['civilite', 'nom', 'prenom', 'telephone', 'telephoneAutre', 'fonction']
    expect(await factsOf('profil.modifie', une.id)).toEqual([{ utilisateurId: une.id, champs, acteurId: une.id }])
  })

  it('rien de changé : rien au journal', async () => {
    const une = await someone()
    const { actor } = await enter(une.email)
    const visite = judge(actor, 'profil:modifier', null)
    await changeIdentite(visite, IDENTITE)
    await changeIdentite(visite, IDENTITE)
    expect(await factsOf('profil.modifie', une.id)).toHaveLength(1)
  })

  it.each([
    ['06 92 00 00 12', '+262692000012'],
    ['0590 00 00 12', '+590590000012'],
    ['+596 696 00 00 12', '+596696000012'],
    ['04 72 00 00 19', '+33472000019'],
  ])('« %s » est gardé %s, le second téléphone reste facultatif', (tape, garde) => {
    const lu = IdentiteForm.parse({ ...IDENTITE, telephone: tape, telephoneAutre: '' })
    expect([lu.telephone, lu.telephoneAutre]).toEqual([garde, null])
  })

  it('un téléphone qui ne se lit pas, un nom sans lettres : la phrase est au champ', () => {
    const lu = IdentiteForm.safeParse({ ...IDENTITE, nom: '  ', telephone: '12', telephoneAutre: '0891 00 00 00' })
    expect(new Set(lu.error?.issues.map(({ path }) => path.join('.')))).toEqual(new Set(['nom', 'telephone', 'telephoneAutre']))
  })
})

describe('son mot de passe', () => {
  it('redonné, il change : les autres sessions et les liens en attente se ferment, celle-ci reste, un courriel le dit', async () => {
    const une = await someone()
    const [ailleurs, ici] = [await enter(une.email), await enter(une.email)]
    await requestLink({ identifiant: une.email }, ip())
    await flushRefusals()
    const [lien] = await mailsOf('motdepasse.demande', une.id)
    const jeton = /\/mot-de-passe-oublie\/lien\/([\w-]{43})/.exec(lien?.texte ?? '')?.[1] ?? ''
    expect(await findLink(jeton)).not.toBeNull()
    await choosePassword(judge(ici.actor, 'profil:proteger', null), { actuel: AVANT, motDePasse: APRES })
    expect(await actorOfSession(ailleurs.sid, false)).toBeNull()
    expect(await actorOfSession(ici.sid, false)).not.toBeNull()
    expect(await findLink(jeton)).toBeNull()
    expect(await sidOf(une.email)).toBeNull()
    expect(await sidOf(une.email, { motDePasse: APRES })).not.toBeNull()
    const [courriel] = await mailsOf('motdepasse.change', une.id)
    expect(courriel?.texte).toContain('depuis votre profil')
    expect(`${courriel?.texte}${courriel?.html}`).not.toContain(APRES)
  })

  it('faux, faible ou le même : refusé au champ, et rien ne change', async () => {
    const une = await someone()
    const { actor } = await enter(une.email)
    const visite = judge(actor, 'profil:proteger', null)
    expect(await detail(choosePassword(visite, { actuel: APRES, motDePasse: APRES }))).toMatchObject({
      kind: 'invalide',
      dit: { actuel: expect.any(String) },
    })
    for (const motDePasse of ['court', 'Lambert2026!', AVANT])
      expect(await detail(choosePassword(visite, { actuel: AVANT, motDePasse })), motDePasse).toMatchObject({
        dit: { motDePasse: expect.any(String) },
      })
    expect(await sidOf(une.email)).not.toBeNull()
  })

  it('vingt essais faux ensemble : cinq sont jugés, puis même le bon attend ; une autre personne non', async () => {
    const [une, autre] = [await someone(), await someone()]
    const { actor } = await enter(une.email)
    const visite = judge(actor, 'profil:proteger', null)
    const essai = () => detail(choosePassword(visite, { actuel: 'pas celui-ci', motDePasse: APRES }))
    const issues = await Promise.all(Array.from({ length: 20 }, essai))
    expect(issues.filter((issue) => issue?.kind === 'invalide')).toHaveLength(REDEMANDE.max)
    expect(await detail(choosePassword(visite, { actuel: AVANT, motDePasse: APRES }))).toMatchObject({ kind: 'refuse' })
    const lautre = await enter(autre.email)
    expect(await detail(choosePassword(judge(lautre.actor, 'profil:proteger', null), { actuel: AVANT, motDePasse: APRES }))).toBeNull()
  })

  it('la gestion change le sien, mais n’a ni identité ni questions à elle ici', async () => {
    const une = await someone({ gestion: 'gestionnaire' })
    const staff = {
      ...(await enter((await someone()).email)).actor,
      gestion: 'gestionnaire' as const,
      utilisateur: { ...une, prenom: 'O', nom: 'L', civilite: 'madame' as const },
    }
    expect(await detail(choosePassword(judge(staff, 'profil:proteger', null), { actuel: AVANT, motDePasse: APRES }))).toBeNull()
    expect(() => judge(staff, 'profil:modifier', null)).toThrow()
  })
})

describe('ses questions secrètes', () => {
  it('se remplacent avec le mot de passe, qui n’est pas une réponse ; deux premiers choix ensemble n’en font qu’un', async () => {
    const une = await someone()
    const { actor } = await enter(une.email)
    const visite = judge(actor, 'profil:modifier', null)
    const issues = await Promise.all([1, 2, 3].map(() => detail(chooseQuestions(visite, CHOIX))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await detail(changeQuestions(visite, CHOIX, 'pas celui-ci'))).toMatchObject({ dit: { actuel: expect.any(String) } })
    expect(await detail(changeQuestions(visite, [{ question: 'plat', reponse: AVANT }, CHOIX[1], CHOIX[2]], AVANT))).toMatchObject({
      kind: 'invalide',
    })
    expect(await detail(changeQuestions(visite, CHOIX, AVANT))).toBeNull()
    expect((await mailsOf('questions.choisies', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
  })
})

import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import { certifyEntreprise } from '@/lib/identite/certification'
import { findInscription, proveAddress, startInscription } from '@/lib/identite/inscription'
import { openSession } from '@/lib/identite/open-session'
import { changeQuestions, chooseQuestions, postponeQuestions } from '@/lib/identite/questions-secretes'
import { CERTIFICATION, INSCRIPTION } from '@/lib/identite/rules'
import { actorOfSession } from '@/lib/identite/session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import type { Depart } from '@/lib/mail/depart'
import { demoAccounts, demoEntreprisesSansCompte } from '@/prisma/seed/accounts'

const db = systemDb('connexion')
const PHRASE = 'quatre camions bleus à Valence'
let rang = 0
const ip = () => `203.0.113.${++rang}`
const neuf = (plus: object = {}) => ({
  civilite: 'madame' as const,
  nom: 'Petit',
  prenom: 'Jeanne',
  telephone: '+33639980045',
  fonction: 'Responsable paie',
  email: `jeanne.petit.${++rang}@exemple.fr`,
  motDePasse: PHRASE,
  ...plus,
})

/** Ce que fait le portail après un événement : les courriels qu’il écrit, puis envoie. */
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

/** Inscrit quelqu’un de neuf et rend le jeton de son lien. */
async function register(inscrit = neuf()) {
  await startInscription(inscrit, ip())
  const [courriel] = await mailsAfter('inscription.commencee')
  return { ...inscrit, courriel, jeton: /\/inscription\/verification\/([\w-]{43})/.exec(courriel?.texte ?? '')?.[1] ?? '' }
}

/** Une personne dont l’adresse est prouvée, connectée, sans entreprise. */
async function proven(): Promise<{ actor: Actor; email: string }> {
  const { jeton, email, motDePasse } = await register()
  const { identifiant } = await proveAddress({ jeton, motDePasse }, ip())
  const sid = await openSession({ identifiant, motDePasse, espace: 'client' }, { ip: ip(), appareil: null })
  const actor = sid && (await actorOfSession(sid, false))
  if (!actor) throw new Error('pas entrée')
  return { actor, email }
}

const detail = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (erreur: { detail?: { kind: string; errors?: object; message?: string } }) => ({
      kind: erreur.detail?.kind,
      dit: erreur.detail?.errors ?? erreur.detail?.message,
    }),
  )

describe('s’inscrire', () => {
  it('rien n’est ouvert avant le lien ; il ne s’ouvre qu’avec le mot de passe choisi, et ne sert qu’une fois', async () => {
    const { jeton, email, courriel } = await register()
    expect(courriel?.destinataire).toBe(email)
    expect(await db.utilisateur.count({ where: { email } })).toBe(0)
    expect(await findInscription(jeton)).toMatchObject({ email, prenom: 'Jeanne' })
    expect(await detail(proveAddress({ jeton, motDePasse: 'celui d’un autre' }, ip()))).toMatchObject({ kind: 'invalide' })
    expect(await db.utilisateur.count({ where: { email } })).toBe(0)
    await proveAddress({ jeton, motDePasse: PHRASE }, ip())
    expect(await db.utilisateur.findFirstOrThrow({ where: { email } })).toMatchObject({ telephone: '+33639980045', gestion: null })
    expect(await findInscription(jeton)).toBeNull()
    expect(await detail(proveAddress({ jeton, motDePasse: PHRASE }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('dix mots de passe faux usent le lien, cinquante ensemble comme dix', async () => {
    const { jeton } = await register()
    const essais = await Promise.all(Array.from({ length: 15 }, () => detail(proveAddress({ jeton, motDePasse: 'faux mot' }, ip()))))
    expect(essais.filter((essai) => essai?.kind === 'invalide')).toHaveLength(INSCRIPTION.essais)
    expect(await detail(proveAddress({ jeton, motDePasse: PHRASE }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('passé 24 heures, le lien n’ouvre plus rien', async () => {
    const { jeton, email } = await register()
    await db.inscription.updateMany({ where: { email }, data: { expireLe: new Date(Date.now() - 1000) } })
    expect(await findInscription(jeton)).toBeNull()
    expect(await detail(proveAddress({ jeton, motDePasse: PHRASE }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('deux onglets ouvrent le lien ensemble : une personne, et une seule', async () => {
    const { jeton, email } = await register()
    const issues = await Promise.all([1, 2].map(() => detail(proveAddress({ jeton, motDePasse: PHRASE }, ip()))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await db.utilisateur.count({ where: { email } })).toBe(1)
  })

  it('qui inscrit l’adresse d’un autre n’en tire rien : le lien de l’un ne s’ouvre pas avec le mot de passe de l’autre', async () => {
    const pirate = await register(neuf({ motDePasse: 'le canard marche sur un fil' }))
    const maitre = await register(neuf({ email: pirate.email }))
    expect(await detail(proveAddress({ jeton: pirate.jeton, motDePasse: PHRASE }, ip()))).toMatchObject({ kind: 'invalide' })
    await proveAddress({ jeton: maitre.jeton, motDePasse: PHRASE }, ip())
    // Le lien qui attendait encore n’a plus rien à ouvrir, même avec son mot de passe.
    expect(await detail(proveAddress({ jeton: pirate.jeton, motDePasse: 'le canard marche sur un fil' }, ip()))).toMatchObject({ kind: 'refuse' })
  })

  it('une adresse qui a un compte : même réponse, et seul le courriel à son maître le dit', async () => {
    const marc = demoAccounts().find(({ nom }) => nom.startsWith('Marc'))
    const avant = await db.utilisateur.findFirstOrThrow({ where: { email: marc?.email ?? '' } })
    const connue = await startInscription(neuf({ email: marc?.email?.toUpperCase() }), ip())
    const [courriel, autre] = await mailsAfter('inscription.commencee')
    expect(Object.keys(connue)).toEqual(Object.keys(await startInscription(neuf(), ip())))
    expect(courriel).toMatchObject({ destinataire: marc?.email, sujet: expect.stringContaining('déjà un compte') })
    expect(courriel?.texte).not.toContain('/inscription/verification/')
    expect(autre).toBeUndefined()
    expect(await db.utilisateur.findFirstOrThrow({ where: { email: marc?.email ?? '' } })).toEqual(avant)
  })

  it('une boîte ne reçoit que trois liens par heure, la réponse restant la même', async () => {
    const inscrit = neuf()
    const evenements = () => db.evenement.count({ where: { type: 'inscription.commencee' } })
    const avant = await evenements()
    for (let i = 0; i < 5; i++) expect(await startInscription(inscrit, ip())).toEqual({ email: inscrit.email })
    expect((await evenements()) - avant).toBe(INSCRIPTION.courrielsParHeure)
  })

  it.each(['court', 'aaaaaaaaaaaaaaa', 'motdepasse2026', 'Jeanne Petit 75', 'azertyuiop123'])(
    '« %s » est refusé par une phrase',
    async (motDePasse) => {
      const dit = await detail(startInscription(neuf({ motDePasse }), ip()))
      expect(dit).toMatchObject({ kind: 'invalide', dit: { motDePasse: expect.stringMatching(/signes|devine|mots/) } })
    },
  )

  it('ni le mot de passe, ni le lien ne se lisent dans la base', async () => {
    const { jeton } = await register()
    const tout = JSON.stringify([
      await db.inscription.findMany(),
      await db.courriel.findMany(),
      await db.evenement.findMany({ select: { donnees: true } }),
    ])
    expect(tout).not.toContain(PHRASE)
    expect(tout).not.toContain(jeton)
  })
})

describe('certifier une entreprise', () => {
  const [libre] = demoEntreprisesSansCompte()
  const durand = {
    siren: '900000019',
    numero:
      demoAccounts()
        .flatMap(({ entreprises }) => entreprises)
        .find(({ siren }) => siren === '900000019')?.numeroEntreprise ?? '',
  }
  const preuve = { siren: libre?.siren ?? '', numero: libre?.numeroEntreprise ?? '' }
  const certify = (actor: Actor, essai: { siren: string; numero: string }) => certifyEntreprise(judge(actor, 'compte:creer', null), essai)
  const again = async (actor: Actor) => {
    const sid = await openSession({ identifiant: actor.utilisateur.email, motDePasse: PHRASE, espace: 'client' }, { ip: ip(), appareil: null })
    return actorOfSession(sid ?? '', false)
  }

  it('le bon numéro crée le compte : elle en est l’administratrice, l’entreprise lui est ouverte, un courriel l’accueille', async () => {
    const { actor, email } = await proven()
    expect(actor.acces).toEqual([])
    expect(await certify(actor, { ...preuve, numero: ` ${preuve.numero.toLowerCase().replace(/(\d{4})/, '$1 ')} ` })).toEqual({
      suite: 'certifiee',
      siren: preuve.siren,
    })
    const neuve = await again(actor)
    expect(neuve?.acces).toMatchObject([{ voie: 'membre', role: 'administrateur', sirens: [preuve.siren], lectureSeule: false }])
    expect(await db.membre.findFirstOrThrow({ where: { utilisateurId: actor.utilisateur.id } })).toMatchObject({
      fonction: 'Responsable paie',
      portee: 'portefeuille',
    })
    expect((await mailsAfter('compte.cree')).find(({ destinataire }) => destinataire === email)?.sujet).toContain(libre?.raisonSociale)
  })

  it('un SIREN déjà suivi fait un autre compte, et ses administrateurs en sont prévenus', async () => {
    const { actor, email } = await proven()
    expect(await certify(actor, durand)).toMatchObject({ suite: 'certifiee' })
    const courriels = await mailsAfter('compte.cree')
    expect(courriels.filter(({ destinataire }) => destinataire === email)).toHaveLength(1)
    const claire = demoAccounts().find(({ nom }) => nom.startsWith('Claire'))
    expect(courriels.find(({ destinataire }) => destinataire === claire?.email)?.sujet).toContain('Un autre compte')
    expect(courriels.some(({ destinataire }) => destinataire === demoAccounts().find(({ nom }) => nom.startsWith('Marc'))?.email)).toBe(false)
  })

  it('deux onglets à la fois : un seul compte', async () => {
    const { actor } = await proven()
    await Promise.all([certify(actor, preuve), certify(actor, preuve), certify(actor, preuve)])
    expect(await db.membre.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(1)
  })

  it('un SIREN inconnu et un numéro faux font la même réponse', async () => {
    const { actor } = await proven()
    const inconnu = await certify(actor, { siren: '732829320', numero: preuve.numero })
    const faux = await certify(actor, { ...preuve, numero: '00000000A' })
    expect(inconnu).toMatchObject({ suite: 'discordance', essais: { restants: 4, max: 5 } })
    expect(faux).toEqual(inconnu)
    expect(await db.membre.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(0)
  })

  it('cinq essais faux sur un SIREN, cinquante ensemble comme cinq : le bon numéro lui-même attend', async () => {
    const { actor } = await proven()
    const essais = await Promise.all(Array.from({ length: 50 }, () => certify(actor, { ...preuve, numero: '00000000A' })))
    // Le cinquième est jugé, et c’était le dernier.
    expect(essais.filter(({ suite }) => suite === 'discordance')).toHaveLength(CERTIFICATION.personneSiren - 1)
    expect(await certify(actor, preuve)).toEqual({ suite: 'epuisee' })
    expect(await db.membre.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(0)
  })

  it('vingt essais faux sur un SIREN, de qui que ce soit, le ferment, et ses administrateurs le savent', async () => {
    const siren = '900000027'
    for (let n = 0; n < 4; n++) {
      const { actor } = await proven()
      for (let i = 0; i < CERTIFICATION.personneSiren; i++) await certify(actor, { siren, numero: '00000000A' })
    }
    expect((await mailsAfter('certification.fermee')).map(({ sujet }) => sujet).join()).toContain('numéros faux')
    const { actor } = await proven()
    expect(await certify(actor, { siren, numero: '00000000A' })).toEqual({ suite: 'epuisee' })
  })
})

describe('les questions secrètes', () => {
  const choix = [
    { question: 'plat', reponse: 'Gratin dauphinois' },
    { question: 'livre', reponse: 'Le grand Meaulnes' },
    { question: 'musique', reponse: 'Brassens' },
  ] as const

  it('chaque réponse est hachée à part, et remplacée par les suivantes', async () => {
    const { actor, email } = await proven()
    const visite = judge(actor, 'profil:modifier', null)
    await chooseQuestions(visite, choix)
    const gardees = await db.reponseSecrete.findMany({ where: { utilisateurId: actor.utilisateur.id }, orderBy: { rang: 'asc' } })
    expect(gardees.map(({ question }) => question)).toEqual(['plat', 'livre', 'musique'])
    expect(new Set(gardees.map(({ empreinte }) => empreinte)).size).toBe(3)
    for (const { empreinte } of gardees) expect(empreinte).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify(gardees).toLowerCase()).not.toMatch(/gratin|meaulnes|brassens/)
    expect((await mailsAfter('questions.choisies')).map(({ destinataire }) => destinataire)).toEqual([email])
    const autres = [{ question: 'couleur', reponse: 'outremer' }, choix[1], choix[2]] as const
    expect(await detail(chooseQuestions(visite, autres)), 'les remplacer veut son mot de passe').toMatchObject({ kind: 'refuse' })
    await changeQuestions(visite, autres, PHRASE)
    expect(await db.reponseSecrete.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(3)
  })

  it.each([
    ['la même question', [choix[0], { ...choix[0], reponse: 'autre chose' }, choix[2]], 'question2'],
    ['la même réponse, à l’accent près', [choix[0], { question: 'livre', reponse: 'GRATIN  dauphinois' }, choix[2]], 'reponse2'],
    ['une réponse devinée', [choix[0], choix[1], { question: 'musique', reponse: 'azerty' }], 'reponse3'],
    ['son nom', [{ question: 'plat', reponse: 'petit' }, choix[1], choix[2]], 'reponse1'],
    ['deux signes', [{ question: 'plat', reponse: 'ab' }, choix[1], choix[2]], 'reponse1'],
  ] as const)('%s est refusée, et rien ne s’écrit', async (_, essai, champ) => {
    const { actor } = await proven()
    expect(await detail(chooseQuestions(judge(actor, 'profil:modifier', null), essai))).toMatchObject({
      kind: 'invalide',
      dit: { [champ]: expect.any(String) },
    })
    expect(await db.reponseSecrete.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(0)
  })

  it('remises à plus tard, un rappel attend dans les notifications, une fois', async () => {
    const { actor } = await proven()
    const visite = judge(actor, 'profil:modifier', null)
    await postponeQuestions(visite)
    await postponeQuestions(visite)
    await mailsAfter('questions.remises')
    expect(await db.notification.findMany({ where: { utilisateurId: actor.utilisateur.id } })).toMatchObject([{ type: 'questions_secretes' }])
  })
})

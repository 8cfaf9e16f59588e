import { createGuardrails, generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { closeAccount } from '@/lib/identite/close-account'
import { mesDonneesFile, readMesDonnees } from '@/lib/identite/mes-donnees'
import { chooseQuestions } from '@/lib/identite/questions-secretes'
import { EFFACEMENT_JOURS } from '@/lib/identite/rules'
import { activateTotp, proposeKey } from '@/lib/identite/second-facteur'
import { actorOfSession } from '@/lib/identite/session'
import { erasePeople } from '@/lib/jobs/erase-people'
import { countLines, erasePersonnes } from '@/lib/jobs/erase-personnes'
import { AVANT, account, detail, enter, factsOf, mailsOf, sidOf, someone } from './someone'

const db = systemDb('connexion')
const admin = (compteId: string) => someone({ compteId, role: 'administrateur' })
const close = async (email: string, preuve: { actuel?: string; code?: string } = {}) =>
  closeAccount(judge((await enter(email)).actor, 'profil:modifier', null), { actuel: AVANT, ...preuve })
const actifs = (compteId: string) =>
  db.membre.count({ where: { compteId, role: 'administrateur', etat: 'ajoute', utilisateur: { desactiveLe: null } } })

describe('fermer son compte', () => {
  it('elle n’entre plus, n’est plus membre, ses sessions se ferment, un courriel le dit à son adresse', async () => {
    const compteId = await account()
    const [une, autre] = [await admin(compteId), await admin(compteId)]
    const { actor, sid } = await enter(une.email)
    const visite = judge(actor, 'profil:modifier', null)
    expect(await detail(closeAccount(visite, { actuel: 'pas celui-ci' }))).toMatchObject({ dit: { actuel: expect.any(String) } })
    expect(await actorOfSession(sid, false)).not.toBeNull()
    const issues = await Promise.all([1, 2].map(() => detail(closeAccount(visite, { actuel: AVANT }))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(await actorOfSession(sid, false)).toBeNull()
    expect(await sidOf(une.email)).toBeNull()
    expect(await db.membre.findFirst({ where: { utilisateurId: une.id } })).toMatchObject({ etat: 'desactive' })
    expect(await actifs(compteId)).toBe(1)
    expect((await mailsOf('compte.ferme', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
    expect(await factsOf('compte.ferme', une.id)).toMatchObject([{ motif: 'personne', acteurId: une.id }])
    expect(await detail(close(autre.email)), 'la dernière reste').toMatchObject({
      kind: 'refuse',
      dit: expect.stringContaining('seul administrateur du compte'),
    })
    expect(await db.utilisateur.findUnique({ where: { id: autre.id } })).toMatchObject({ desactiveLe: null })
  })

  it('un collaborateur ferme le sien quand il veut ; la seule administratrice aussi, d’un compte sans entreprise', async () => {
    const compteId = await account()
    await admin(compteId)
    expect(await detail(close((await someone({ compteId })).email))).toBeNull()
    const vide = await account()
    await db.rattachement.updateMany({ where: { compteId: vide }, data: { detacheLe: new Date() } })
    expect(await detail(close((await admin(vide)).email))).toBeNull()
  })

  it('avec un second facteur, le mot de passe seul ne suffit pas', async () => {
    const une = await someone()
    const { actor } = await enter(une.email)
    const code = await generate({ secret: proposeKey(actor, null), guardrails: createGuardrails({ MIN_SECRET_BYTES: 10 }) })
    const { codes } = await activateTotp(judge(actor, 'profil:proteger', null), { actuel: AVANT, code })
    const visite = judge(actor, 'profil:modifier', null)
    expect(await detail(closeAccount(visite, { actuel: AVANT }))).toMatchObject({ dit: { code: expect.any(String) } })
    expect(await detail(closeAccount(visite, { actuel: AVANT, code: codes[0]?.replace(' ', '') ?? '' }))).toBeNull()
  })

  it('deux fermetures au même instant, dix fois : il reste toujours un administrateur', async () => {
    for (let tour = 0; tour < 10; tour++) {
      const compteId = await account()
      const actors = await Promise.all([admin(compteId), admin(compteId)].map(async (une) => (await enter((await une).email)).actor))
      const issues = await Promise.all(actors.map((actor) => detail(closeAccount(judge(actor, 'profil:modifier', null), { actuel: AVANT }))))
      expect(issues.filter((issue) => issue === null)).toHaveLength(1)
      expect(issues.find((issue) => issue !== null)).toMatchObject({ kind: 'refuse' })
      expect(await actifs(compteId)).toBe(1)
    }
  })

  it.each([
    ['rétrogradés', (id: string) => db.membre.updateMany({ where: { utilisateurId: id }, data: { role: 'collaborateur' } })],
    ['désactivés', (id: string) => db.membre.updateMany({ where: { utilisateurId: id }, data: { etat: 'desactive' } })],
    ['ôtés', (id: string) => db.membre.deleteMany({ where: { utilisateurId: id } })],
    ['fermés d’ailleurs', (id: string) => db.utilisateur.updateMany({ where: { id }, data: { desactiveLe: new Date() } })],
  ] as const)('la base elle-même : deux administrateurs %s au même instant, un seul l’est', async (_, part) => {
    for (let tour = 0; tour < 10; tour++) {
      const compteId = await account()
      const [une, autre] = [await admin(compteId), await admin(compteId)]
      const issues = await Promise.allSettled([part(une.id), part(autre.id)])
      expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await actifs(compteId)).toBe(1)
    }
  })

  it('la base laisse partir un administrateur dans la transaction qui en nomme un autre', async () => {
    const compteId = await account()
    const [une, autre] = [await admin(compteId), await someone({ compteId })]
    await asSystem('connexion', async (tx) => {
      await tx.membre.updateMany({ where: { utilisateurId: autre.id }, data: { role: 'administrateur' } })
      await tx.membre.updateMany({ where: { utilisateurId: une.id }, data: { role: 'collaborateur' } })
    })
    expect(await actifs(compteId)).toBe(1)
  })
})

describe('télécharger ses données', () => {
  it('ce qui est à elle, et rien qui soit un secret ni à un autre', async () => {
    const compteId = await account()
    const [une, autre] = [await admin(compteId), await admin(compteId)]
    const { actor } = await enter(une.email, { appareil: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' })
    await chooseQuestions(judge(actor, 'profil:modifier', null), [
      { question: 'plat', reponse: 'ratatouille' },
      { question: 'livre', reponse: 'germinal' },
      { question: 'musique', reponse: 'ferrat' },
    ])
    const { nom, type, octets } = await mesDonneesFile(await asReader(actor, (lecture) => readMesDonnees(actor, lecture)))
    const texte = Buffer.from(octets).toString('utf8')
    const lu = JSON.parse(texte)
    expect([nom, type]).toEqual(['mes-donnees-carcept-prev.json', 'application/json; charset=utf-8'])
    expect(lu.identite).toMatchObject({ email: une.email, nom: 'Lambert' })
    expect(lu.acces.questionsSecretes).toHaveLength(3)
    expect(lu.acces.sessions).toHaveLength(1)
    expect(lu.journal.map(({ type: quoi }: { type: string }) => quoi)).toContain('questions.choisies')
    expect(texte).not.toContain(autre.email)
    expect(texte).not.toMatch(/argon2|ratatouille|germinal|ferrat|motDePasse|empreinte|v1\./)
  })
})

describe('effacer', () => {
  const closed = async () => {
    const une = await someone({ compteId: await account() })
    const { actor } = await enter(une.email, { appareil: 'Firefox/150.0', jeton: `${'g'.repeat(42)}1` })
    await closeAccount(judge(actor, 'profil:modifier', null), { actuel: AVANT })
    return une
  }
  const due = (id: string) => db.fermeture.update({ where: { utilisateurId: id }, data: { effacerLe: new Date(Date.now() - 1000) } })

  it('trente jours après, pas avant ; l’essai à blanc compte et n’écrit rien ; il reste une pierre tombale', async () => {
    const une = await closed()
    const { effacerLe, fermeLe } = await db.fermeture.findUniqueOrThrow({ where: { utilisateurId: une.id } })
    expect(Math.round((effacerLe.getTime() - fermeLe.getTime()) / 86_400_000)).toBe(EFFACEMENT_JOURS)
    expect((await erasePersonnes()).map(({ utilisateurId }) => utilisateurId)).not.toContain(une.id)
    await due(une.id)
    const [avant] = (await erasePersonnes({ essai: true })).filter(({ utilisateurId }) => utilisateurId === une.id)
    expect(avant?.efface).toMatchObject({ utilisateur: 1, appareil: 1 })
    expect(await db.utilisateur.findUnique({ where: { id: une.id } })).toMatchObject({ email: une.email, nom: 'Lambert' })
    const [fait] = (await erasePersonnes()).filter(({ utilisateurId }) => utilisateurId === une.id)
    expect(fait).toEqual(avant)
    expect(await db.utilisateur.findUnique({ where: { id: une.id } })).toMatchObject({
      email: `efface.${une.id}@efface.invalid`,
      nom: 'effacée',
      prenom: 'Personne',
      telephone: null,
      motDePasse: null,
    })
    expect(await db.appareil.count({ where: { utilisateurId: une.id } })).toBe(0)
    expect(await db.session.findFirst({ where: { utilisateurId: une.id } })).toMatchObject({ appareil: null, lieu: null })
    expect(await db.fermeture.findUnique({ where: { utilisateurId: une.id } })).toMatchObject({
      effaceLe: expect.any(Date),
      bilan: { efface: fait?.efface },
    })
    expect(await factsOf('personne.effacee', une.id)).toHaveLength(1)
    expect((await erasePersonnes()).map(({ utilisateurId }) => utilisateurId)).not.toContain(une.id)
  })

  it('toute table qui porte une personne est effacée, ou gardée exprès', async () => {
    const portent = await db.$queryRaw<{ nom: string }[]>`
      SELECT DISTINCT table_name AS nom FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name IN ('utilisateur_id', 'acceptee_par', 'session_id')`
    const { efface } = await countLines(db, (await someone()).id)
    const gardees = portent.map(({ nom }) => nom).filter((nom) => !(nom in efface))
    // La pierre tombale, ce qui est à l’entreprise ou au cabinet, et le journal des accès.
    expect(gardees.sort()).toEqual(['fermeture', 'membre', 'membre_cabinet', 'session'])
  })

  it('s’en va aussi ce qu’elle a écrit pour entrer : invitations, messages, Net-entreprises', async () => {
    const compteId = await account()
    const [une, voisine] = [await someone({ compteId }), await someone({ compteId })]
    const leurs = async ({ id, email }: { id: string; email: string }) => {
      const invitation = (accepteePar: string | null) => ({
        compteId,
        genre: 'utilisateur' as const,
        email,
        emailNormalise: email,
        civilite: 'madame' as const,
        nom: 'Lambert',
        prenom: 'Odile',
        telephone: '+33639980045',
        lienId: crypto.randomUUID(),
        empreinte: crypto.randomUUID(),
        creePar: voisine.id,
        creeParNom: 'Odile Lambert',
        expireLe: new Date(Date.now() + 86_400_000),
        accepteePar,
      })
      const identite = { emetteur: 'https://essai.example', sujet: id }
      await db.invitation.createMany({ data: [invitation(null), { ...invitation(id), emailNormalise: `avant.${email}` }] })
      await db.reouverture.create({ data: { utilisateurId: id, siren: '900000019', message: 'Le courrier s’est perdu.' } })
      await db.presentationVue.create({ data: { utilisateurId: id, entree: 'presentation' } })
      await db.lienNetEntreprises.create({ data: { ...identite, utilisateurId: id } })
      const arrivee = { ...identite, empreinte: crypto.randomUUID(), nom: 'L', prenom: 'O', email, jeton: 'scellé', expireLe: new Date() }
      await db.arriveeNetEntreprises.create({ data: { ...arrivee, utilisateurId: id } })
      await enter(email)
      const { id: sessionId } = await db.session.findFirstOrThrow({ where: { utilisateurId: id } })
      await db.sessionNetEntreprises.create({ data: { sessionId, jeton: 'scellé' } })
      // Parti avant son compte : il n’est qu’à son adresse.
      const parti = { cle: crypto.randomUUID(), messageId: crypto.randomUUID(), sujet: 'x', texte: 'x', html: 'x' }
      await db.courriel.create({ data: { ...parti, destinataire: email.toUpperCase() } })
    }
    await leurs(une)
    await leurs(voisine)
    const { actor } = await enter(une.email)
    const lues = await asReader(actor, (lecture) => readMesDonnees(actor, lecture))
    expect([lues.invitationsRecues, lues.messagesCertification, lues.presentationsVues, lues.acces.netEntreprises].map((une) => une.length)).toEqual([
      2, 1, 1, 1,
    ])
    const siennes = {
      invitation: 2,
      reouverture: 1,
      presentation_vue: 1,
      lien_net_entreprises: 1,
      arrivee_net_entreprises: 1,
      session_net_entreprises: 1,
    }
    await erasePeople({ essai: false, email: une.email })
    const restent = (email: string) => db.courriel.count({ where: { destinataire: email.toUpperCase() } })
    expect([await restent(une.email), await restent(voisine.email)]).toEqual([0, 1])
    expect((await db.fermeture.findUniqueOrThrow({ where: { utilisateurId: une.id } })).bilan).toMatchObject({ efface: siennes })
    expect((await countLines(db, voisine.id)).efface).toMatchObject(siennes)
  })

  it('un « _ » de son adresse n’est que lui-même : le courriel d’une adresse voisine reste', async () => {
    const une = await someone({ compteId: await account() })
    const [sienne, voisine] = [`eff_${une.id}@essai.example`, `effx${une.id}@essai.example`]
    await db.utilisateur.update({ where: { id: une.id }, data: { email: sienne, emailNormalise: sienne } })
    for (const destinataire of [sienne, voisine])
      await db.courriel.create({
        data: { cle: crypto.randomUUID(), messageId: crypto.randomUUID(), sujet: 'x', texte: 'x', html: 'x', destinataire },
      })
    await erasePeople({ essai: false, email: sienne })
    expect(await db.courriel.count({ where: { destinataire: sienne } })).toBe(0)
    expect(await db.courriel.count({ where: { destinataire: voisine } })).toBe(1)
  })

  it('une demande RGPD accordée ferme et efface aussitôt ; son essai n’écrit rien ; la seule administratrice est refusée', async () => {
    const une = await someone({ compteId: await account() })
    expect(await erasePeople({ essai: true, email: une.email })).toMatchObject([{ utilisateurId: une.id }])
    expect(await sidOf(une.email)).not.toBeNull()
    await erasePeople({ essai: false, email: une.email.toUpperCase() })
    expect(await sidOf(une.email)).toBeNull()
    expect(await db.fermeture.findUnique({ where: { utilisateurId: une.id } })).toMatchObject({ motif: 'demande', effaceLe: expect.any(Date) })
    const seule = await admin(await account())
    for (const essai of [true, false]) expect(await detail(erasePeople({ essai, email: seule.email }))).toMatchObject({ kind: 'refuse' })
    expect(await detail(erasePeople({ essai: false, email: 'personne@inconnue.example' }))).toMatchObject({ kind: 'refuse' })
  })

  it('l’adresse effacée est libre : quelqu’un d’autre peut s’y inscrire', async () => {
    const une = await closed()
    await due(une.id)
    await erasePersonnes()
    expect(await db.utilisateur.count({ where: { emailNormalise: une.email } })).toBe(0)
  })
})

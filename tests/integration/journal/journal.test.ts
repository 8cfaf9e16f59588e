import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asActor, asReader } from '@/lib/data/as-actor'
import { typesDuJournal } from '@/lib/copy/journal'
import { journalFile } from '@/lib/exports/journal-file'
import { inviteUtilisateur } from '@/lib/identite/inviter'
import { noteSeen, openRegardOf } from '@/lib/identite/open-regard'
import { lookAs } from '@/lib/identite/regard'
import { readInvites } from '@/lib/identite/noms-invites'
import { checkEvents, withSceaux } from '@/lib/jobs/check-journal'
import { sealJournal } from '@/lib/jobs/seal-journal'
import { sayJournal } from '@/lib/journal/dire'
import { countJournal, listJournal, readNoms, TAILLE_JOURNAL } from '@/lib/journal/queries'
import { withClient } from '../../../scripts/database.ts'
import { actorOf, base } from '../access/people'

const TOUT = { q: '', page: 1 } as const
let claire: Actor
let compteId: string
let marcId: string
beforeAll(async () => {
  claire = await actorOf('claire.durand@durand.example')
  compteId = claire.acces.find(({ role }) => role === 'administrateur')?.compteId ?? ''
  marcId = (await base().membre.findFirstOrThrow({ where: { compteId, utilisateur: { email: 'marc.leroy@durand.example' } } })).id
})
const list = (plus: object = {}, actor = claire, compte = compteId) => asReader(actor, (db) => listJournal(actor, db, compte, { ...TOUT, ...plus }))
const say = async (plus: object = {}) =>
  asReader(claire, async (db) =>
    sayJournal(
      await listJournal(claire, db, compteId, { ...TOUT, ...plus }),
      await readNoms(claire, db, compteId),
      await readInvites(judge(claire, 'compte:administrer', { compteId })),
    ),
  )

/** Scelle tout : une transaction d’une autre base du même serveur peut retenir la chaîne un instant. */
const sealAll = () =>
  expect
    .poll(
      async () => {
        await sealJournal()
        return (await base().evenement.count()) - (await base().maillon.count())
      },
      { timeout: 10_000 },
    )
    .toBe(0)

describe('le journal d’un compte', () => {
  it('montre chaque événement de ce compte, et lui seul, le plus récent d’abord ; chacun a sa phrase', async () => {
    const attendus = await base().evenement.findMany({
      where: { compteId, type: { in: typesDuJournal() } },
      orderBy: [{ creeLe: 'desc' }, { rang: 'desc' }],
      select: { id: true },
    })
    expect(attendus.length).toBeGreaterThan(TAILLE_JOURNAL)
    expect((await list()).map(({ id }) => id)).toEqual(attendus.slice(0, TAILLE_JOURNAL).map(({ id }) => id))
    expect((await list({ page: 2 })).map(({ id }) => id)).toEqual(attendus.slice(TAILLE_JOURNAL, 2 * TAILLE_JOURNAL).map(({ id }) => id))
    expect(await asReader(claire, (db) => countJournal(claire, db, compteId, TOUT))).toBe(attendus.length)
    for (const ligne of await say()) {
      expect(ligne.quoi, ligne.id).toMatch(/^[A-ZÀ-Ý].*\.$/)
      expect(ligne.quoi).not.toMatch(/undefined|null|[0-9a-f]{8}-[0-9a-f]{4}/)
      expect(ligne.titre).not.toBe('')
    }
  })

  it('dit les lectures de Carcept Prev, qui et à quel titre', async () => {
    const lues = await say({ famille: 'lectures' })
    expect(lues.length).toBeGreaterThan(0)
    for (const lue of lues) expect(lue).toMatchObject({ titre: 'Carcept Prev', quoi: expect.stringMatching(/^A (lu|ouvert|montré)/) })
  })

  it('se filtre par mot, par sorte, par jours civils de Paris', async () => {
    const [premiere] = await list()
    const jour = (date: Date) => date.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })
    const du = jour(premiere?.creeLe ?? new Date())
    const ceJour = await list({ du, au: du })
    expect(ceJour.length).toBeGreaterThan(0)
    expect(ceJour.every(({ creeLe }) => jour(creeLe) === du)).toBe(true)
    expect((await list({ q: 'sophie' })).every(({ acteurNom }) => /Sophie/.test(acteurNom))).toBe(true)
    expect((await list({ q: '900000027' })).every(({ siren }) => siren === '900000027')).toBe(true)
    expect(await list({ q: 'zzzz' })).toEqual([])
    expect((await list({ famille: 'entreprises' })).every(({ type }) => /^(entreprise|compte)\./.test(type))).toBe(true)
  })

  it('nomme qui est invité, et comme qui l’on a vu, page par page', async () => {
    const qui = {
      civilite: 'madame',
      nom: 'Fabre',
      prenom: 'Lucie',
      telephone: '06 39 98 00 46',
      email: 'lucie.fabre@exemple.fr',
      fonction: 'Paie',
    } as const
    await inviteUtilisateur(judge(claire, 'compte:administrer', { compteId }), qui, { role: 'collaborateur', portee: 'portefeuille' })
    expect((await say())[0]).toMatchObject({ qui: 'Claire Durand', titre: 'Membre du compte', quoi: 'A invité Lucie Fabre dans le compte.' })
    const { cible } = await openRegardOf(judge(claire, 'compte:administrer', { compteId }), { vise: `membre:${marcId}` })
    const vu = await lookAs(claire, cible)
    await noteSeen(vu as Actor, '/e/900000019/demandes', '900000019')
    const [page, ouvert] = await say({ famille: 'apercus' })
    expect(page).toMatchObject({ qui: 'Claire Durand', siren: '900000019', quoi: 'A vu, comme Marc Leroy, la page /e/900000019/demandes.' })
    expect(ouvert?.quoi).toBe('A commencé à voir le portail comme Marc Leroy, en lecture seule.')
  })

  it('n’est qu’à qui administre ce compte : ni collaborateur, ni autre compte, ni cabinet, ni aperçu d’un collaborateur', async () => {
    const [marc, paul, karim] = [
      await actorOf('marc.leroy@durand.example'),
      await actorOf('paul.petit@petit.example'),
      await actorOf('karim.benali@cabinet.example'),
    ]
    const vu = await lookAs(claire, { voie: 'membre', id: marcId, compteId })
    for (const autre of [marc, paul, karim, vu]) {
      if (!autre) continue
      await expect(list({}, autre)).rejects.toMatchObject({ kind: 'introuvable' })
      await expect(asReader(autre, (db) => readNoms(autre, db, compteId))).rejects.toMatchObject({ kind: 'introuvable' })
      // La base elle-même ne lui en montre que ce qu’il a fait, et les lignes du fil de ses demandes.
      const lus = await asReader(autre, (db) => db.evenement.findMany({ where: { compteId, ligne: null }, select: { acteurId: true } }))
      expect(lus.every(({ acteurId }) => acteurId === autre.utilisateur.id || autre === vu)).toBe(true)
    }
  })

  it('porte la preuve de chaque ligne : scellée elle est intacte, récente elle attend, retouchée elle se voit', async () => {
    await sealAll()
    const lignes = await say()
    expect((await withSceaux(lignes)).every(({ sceau }) => sceau === 'intact')).toBe(true)
    const id = await asActor(claire, (db) =>
      record(db, claire, 'entreprise.detachee', { utilisateurId: claire.utilisateur.id, compteId, brouillons: 0 }, { siren: '900000019', compteId }),
    )
    expect(await checkEvents([id])).toEqual({ [id]: 'attend' })
    await sealAll()
    expect(await checkEvents([id])).toEqual({ [id]: 'intact' })
    await withClient(process.env.DATABASE_URL ?? '', async (client) => {
      await client.query('ALTER TABLE evenement NO FORCE ROW LEVEL SECURITY')
      await client.query(`UPDATE evenement SET acteur_nom = 'Paul Petit' WHERE id = $1`, [id])
      await client.query('ALTER TABLE evenement FORCE ROW LEVEL SECURITY')
    })
    expect(await checkEvents([id])).toEqual({ [id]: 'faux' })
    const fichier = new TextDecoder().decode((await journalFile({ lignes: await say(), total: 99_999 })).octets)
    expect(fichier.split('\r\n')[0]).toBe(
      '\uFEFF"Jour";"Heure";"Qui";"À quel titre";"Ce qui s’est passé";"Entreprise";"SIREN";"Demande";"Sceau"'.slice(
        fichier.startsWith('\uFEFF') ? 0 : 1,
      ),
    )
    expect(fichier).toContain('"Paul Petit"')
    expect(fichier).toContain('"Retouché"')
    expect(fichier).toContain('Fichier arrêté aux')
  })

  it('un nom qui commencerait une formule se lit tel quel dans le fichier', async () => {
    const [ligne] = await say()
    if (!ligne) throw new Error('aucune ligne')
    const fichier = new TextDecoder().decode((await journalFile({ lignes: [{ ...ligne, qui: '=HYPERLINK("x")' }], total: 1 })).octets)
    expect(fichier).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

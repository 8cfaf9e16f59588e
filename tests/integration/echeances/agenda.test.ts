import { beforeEach, describe, expect, it } from 'vitest'
import { giveAgenda } from '@/doors/agenda'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { findAgenda, readRegle } from '@/lib/echeances/queries'
import { openAgenda } from '@/lib/echeances/open-agenda'
import { revokeAgenda } from '@/lib/echeances/revoke-agenda'
import { jetonOf } from '@/lib/identite/jeton'
import { EMAILS, SIRENS } from '../../support/matrix'
import { actorOf, base } from '../access/people'

const { DURAND, PETIT } = SIRENS
const visite = async (email: string, siren: string = DURAND) => judge(await actorOf(email), 'entreprise:voir', { siren })
const ouvrir = async (email: string, siren: string = DURAND, paiement: 'mois' | 'trimestre' = 'mois') =>
  openAgenda(await visite(email, siren), { siren, paiement })
const agendaDe = async (email: string, siren: string = DURAND) => {
  const actor = await actorOf(email)
  const lu = await asReader(actor, (db) => findAgenda(actor, db, siren))
  return lu && { ...lu, jeton: jetonOf(lu.id) }
}
/** Le flux, tel qu’un agenda le demande. */
async function lire(jeton: string, agent = 'Google-Calendar-Importer'): Promise<{ status: number; texte: string; headers: Headers }> {
  const reponse = await giveAgenda(new Request(`http://localhost:3000/agenda/${jeton}`, { headers: { 'user-agent': agent } }), {
    params: Promise.resolve({ jeton }),
  })
  return { status: reponse.status, texte: await reponse.text(), headers: reponse.headers }
}
const evenements = async () =>
  (
    await base().evenement.findMany({
      where: { type: { startsWith: 'agenda.' } },
      orderBy: { rang: 'asc' },
      select: { type: true, siren: true, donnees: true },
    })
  ).map(({ type, siren, donnees }) => [type, siren, donnees])

beforeEach(async () => {
  await base().agenda.deleteMany()
})

describe('l’agenda abonné', () => {
  it('s’ouvre une fois, la base ne garde qu’une empreinte, et l’événement ne porte que son identifiant', async () => {
    const avant = (await evenements()).length
    await Promise.all([ouvrir(EMAILS.claire), ouvrir(EMAILS.claire)])
    await ouvrir(EMAILS.claire)
    const agenda = await agendaDe(EMAILS.claire)
    const lignes = await base().agenda.findMany()
    expect(lignes).toHaveLength(1)
    expect(JSON.stringify(lignes)).not.toContain(agenda?.jeton)
    expect((await evenements()).slice(avant)).toEqual([['agenda.ouvert', DURAND, { agendaId: agenda?.id }]])
  })

  it('se lit par son adresse, avec ou sans « .ics », et dit qui l’a lue', async () => {
    await ouvrir(EMAILS.claire)
    const jeton = (await agendaDe(EMAILS.claire))?.jeton ?? ''
    expect((await agendaDe(EMAILS.claire))?.luLe).toBeNull()
    const { status, texte, headers } = await lire(`${jeton}.ics`)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store, private'])
    expect(texte).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(texte.match(/SUMMARY:DSN d/g)?.length).toBeGreaterThanOrEqual(13)
    expect(texte).toContain('SUMMARY:Cotisations de retraite')
    expect((await lire(jeton)).status).toBe(200)
    expect(await agendaDe(EMAILS.claire)).toMatchObject({ lecteur: 'Google', luLe: expect.any(Date) })
  })

  it('ne nomme personne : ni salarié, ni demande, ni pièce', async () => {
    await ouvrir(EMAILS.claire)
    const { texte } = await lire((await agendaDe(EMAILS.claire))?.jeton ?? '')
    const gens = await base().utilisateur.findMany({ select: { nom: true, email: true } })
    const objets = await base().demande.findMany({ where: { siren: DURAND }, select: { objet: true, numero: true } })
    for (const mot of [...gens.flatMap(({ email }) => [email]), ...objets.flatMap(({ objet, numero }) => [objet, numero ?? objet])])
      expect(texte).not.toContain(mot)
  })

  it('révoquée, inconnue ou mal formée : le même 404, et une autre adresse s’ouvre ensuite', async () => {
    await ouvrir(EMAILS.claire)
    const ancien = (await agendaDe(EMAILS.claire))?.jeton ?? ''
    const avant = (await evenements()).length
    await revokeAgenda(await visite(EMAILS.claire), { siren: DURAND })
    await revokeAgenda(await visite(EMAILS.claire), { siren: DURAND })
    expect((await evenements()).slice(avant).map(([type]) => type)).toEqual(['agenda.revoque'])
    const refus = await Promise.all([ancien, `${ancien}.ics`, 'A'.repeat(43), 'x', `${ancien}.ics.ics`, `${ancien}%00`].map((un) => lire(un)))
    expect(refus.map(({ status, texte }) => [status, texte])).toEqual(refus.map(() => [404, '{"message":"Introuvable."}']))
    await ouvrir(EMAILS.claire)
    const neuf = (await agendaDe(EMAILS.claire))?.jeton ?? ''
    expect(neuf).not.toBe(ancien)
    expect([(await lire(ancien)).status, (await lire(neuf)).status]).toEqual([404, 200])
  })

  it('ne touche pas celle d’une autre entreprise, ni une déjà révoquée', async () => {
    const autre = SIRENS.LOGISTIQUE
    await ouvrir(EMAILS.claire)
    await revokeAgenda(await visite(EMAILS.claire), { siren: DURAND })
    const [{ revoqueLe } = { revoqueLe: null }] = await base().agenda.findMany()
    await ouvrir(EMAILS.claire)
    await ouvrir(EMAILS.claire, autre)
    await revokeAgenda(await visite(EMAILS.claire), { siren: DURAND })
    expect(await agendaDe(EMAILS.claire)).toBeNull()
    expect((await lire((await agendaDe(EMAILS.claire, autre))?.jeton ?? '')).status).toBe(200)
    expect((await base().agenda.findFirst({ where: { siren: DURAND }, orderBy: { creeLe: 'asc' } }))?.revoqueLe).toEqual(revoqueLe)
  })

  it('n’est qu’à la personne : une autre du même compte ne la voit ni ne la révoque', async () => {
    await ouvrir(EMAILS.claire)
    expect(await agendaDe(EMAILS.marc)).toBeNull()
    await revokeAgenda(await visite(EMAILS.marc), { siren: DURAND })
    expect((await lire((await agendaDe(EMAILS.claire))?.jeton ?? '')).status).toBe(200)
  })

  it('cesse de répondre à qui n’atteint plus l’entreprise, et répond de nouveau s’il l’atteint', async () => {
    await ouvrir(EMAILS.marc)
    const jeton = (await agendaDe(EMAILS.marc))?.jeton ?? ''
    const { id } = await base().utilisateur.findFirstOrThrow({ where: { email: EMAILS.marc }, select: { id: true } })
    const membres = { where: { utilisateurId: id } }
    expect((await lire(jeton)).status).toBe(200)
    await base().membre.updateMany({ ...membres, data: { etat: 'desactive' } })
    expect((await lire(jeton)).status).toBe(404)
    await base().membre.updateMany({ ...membres, data: { etat: 'ajoute' } })
    expect((await lire(jeton)).status).toBe(200)
  })

  it('une délégation en prévoyance seule n’y lit pas la retraite', async () => {
    await ouvrir(EMAILS.karim, SIRENS.LIMITE)
    const { status, texte } = await lire((await agendaDe(EMAILS.karim, SIRENS.LIMITE))?.jeton ?? '')
    expect(status).toBe(200)
    expect(texte).toContain('SUMMARY:DSN d')
    expect(texte).not.toContain('retraite')
  })

  it('par trimestre, elle n’a que quatre paiements par an', async () => {
    await ouvrir(EMAILS.claire, DURAND, 'trimestre')
    const { texte } = await lire((await agendaDe(EMAILS.claire))?.jeton ?? '')
    expect(texte.match(/SUMMARY:Cotisations de retraite du [1-4]er?e? trimestre/g)?.length).toBeGreaterThanOrEqual(4)
    expect(texte).not.toMatch(/SUMMARY:Cotisations de retraite d[e’]/)
  })
})

describe('ce dont dépendent les dates', () => {
  const lireRegle = async (siren: string = DURAND) => {
    const actor = await actorOf(EMAILS.claire)
    return asReader(actor, (db) => readRegle(db, siren))
  }

  it('les établissements ouverts d’Alsace-Moselle : aucun, une partie, tous ; un fermé ne compte pas', async () => {
    const siege = await base().etablissement.findFirstOrThrow({ where: { siren: DURAND, siege: true } })
    const tous = await base().etablissement.findMany({ where: { siren: DURAND } })
    const poser = (siret: string, codePostal: string, fermeLe: Date | null = null) =>
      base().etablissement.update({ where: { siret }, data: { codePostal, fermeLe } })
    try {
      expect((await lireRegle()).alsaceMoselle).toBe('aucune')
      await poser(siege.siret, '67000')
      expect((await lireRegle()).alsaceMoselle).toBe(tous.length > 1 ? 'partie' : 'toute')
      for (const { siret } of tous) if (siret !== siege.siret) await poser(siret, '69001', new Date('2026-01-01'))
      expect((await lireRegle()).alsaceMoselle).toBe('toute')
    } finally {
      for (const { siret, codePostal, fermeLe } of tous) await poser(siret, codePostal, fermeLe)
    }
  })

  it('une entreprise hors de portée ne se lit pas', async () => {
    await expect(lireRegle(PETIT)).rejects.toMatchObject({ kind: 'introuvable' })
  })
})

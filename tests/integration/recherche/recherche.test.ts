import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { AccueilSearch } from '@/lib/a-faire/schema'
import { listCourriers } from '@/lib/courriers/queries'
import { CourriersSearch } from '@/lib/courriers/schema'
import { asReader } from '@/lib/data/as-actor'
import { countDemandes, listDemandes, readDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { demandesFile } from '@/lib/exports/demandes-file'
import { exportDemandes } from '@/lib/demandes/queries'
import type { Univers } from '@/lib/ground/univers'
import { listPortefeuille } from '@/lib/portefeuille/queries'
import { findFormulaires, findModeles, type Ou } from '@/lib/recherche/find-aide'
import { readRecherche } from '@/lib/recherche/read-recherche'
import { RechercheForm } from '@/lib/recherche/schema'
import { sendSearch } from '@/lib/recherche/send-search'
import { atteint, atteintDemande } from '../../support/attendu'
import { EMAILS, PERSONS, SIRENS } from '../../support/matrix'
import { actorOf, base } from '../access/people'
import { envoyer, fill, start } from '../demandes/brouillon/people'

const NIR = '1850538185042'
const IBAN = 'FR7630006000011234567890189'
let claire: Actor
let paul: Actor
/** Un arrêt parti pour ce salarié : son objet, son numéro. */
let envoyee: { id: string; numero: string }

beforeAll(async () => {
  claire = await actorOf(EMAILS.claire)
  paul = await actorOf(EMAILS.paul)
  const id = await start(claire)
  await fill(claire, id, 'maladie', { nomNaissance: 'Kowalczyk', nomUsage: '', prenoms: 'Zéphyrin', declarantNom: 'Ambiorix Paie' })
  await envoyer(claire, id)
  const { numero } = await base().demande.findUniqueOrThrow({ where: { id }, select: { numero: true } })
  envoyee = { id, numero: numero ?? '' }
  const siren = '900000019'
  await base().message.create({
    data: {
      demandeId: id,
      siren,
      cote: 'client',
      auteurNom: 'Claire Durand',
      auteurRole: 'x',
      corps: 'Le tachygraphe est rendu à l’atelier de Vénissieux.',
    },
  })
})

const list = (actor: Actor, choix: object): Promise<string[]> =>
  asReader(actor, async (db) => (await listDemandes(actor, db, DemandesSearch.parse(choix), 1)).map(({ numero }) => numero ?? ''))
const search = (actor: Actor, q: string) => asReader(actor, (db) => readRecherche(actor, db, q, undefined))
const send = (actor: Actor, champs: object) => sendSearch(actor, RechercheForm.parse(champs))

describe('« Mes demandes »', () => {
  it('trouve une demande par le nom mal écrit de son salarié, par un mot du fil, par son numéro', async () => {
    for (const q of ['kowalczyk', 'ZEPHYRIN', 'Kowalczik', 'kowalczyk zephirin', 'tachigraphe', 'atelier venissieux', envoyee.numero.toLowerCase()])
      expect(await list(claire, { q }), q).toEqual([envoyee.numero])
    expect(await list(claire, { q: 'Kowalski' }), 'deux fautes').toEqual([])
    for (const q of ['[', '\\', '.*', '%', '(?:']) expect(await list(claire, { q: `zz${q}zz` }), q).toEqual([])
  })

  it('filtre par le salarié, et non par le déclarant', async () => {
    expect(await list(claire, { nom: 'kovalczyk' })).toEqual([envoyee.numero])
    expect(await list(claire, { nom: 'ambiorix' })).toEqual([])
    expect(await list(claire, { q: 'ambiorix' })).toEqual([envoyee.numero])
  })

  it('filtre par l’auteur et le jour d’envoi, et compte ce qu’il montre', async () => {
    const { auteurId } = await base().demande.findUniqueOrThrow({ where: { id: envoyee.id }, select: { auteurId: true } })
    const jour = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
    const q = 'kowalczyk'
    expect(await list(claire, { q, auteur: auteurId, du: jour(-1), au: jour(1) })).toEqual([envoyee.numero])
    expect(await list(claire, { q, auteur: paul.utilisateur.id })).toEqual([])
    expect(await list(claire, { q, du: jour(2) })).toEqual([])
    expect(await list(claire, { q, au: jour(-2) })).toEqual([])
    const { comptes, facettes } = await asReader(claire, (db) => countDemandes(claire, db, DemandesSearch.parse({ q })))
    expect(comptes.retenues).toBe(1)
    expect(facettes.auteur.map(({ id }) => id)).toContain(auteurId)
  })

  it('montre toutes les demandes d’un salarié désigné par l’une d’elles, à qui lit celle-ci et à lui seul', async () => {
    const { demandes, salarie } = await asReader(claire, (db) => readDemandes(claire, db, DemandesSearch.parse({ salarie: envoyee.numero })))
    expect(salarie).toBe('Kowalczyk Zéphyrin')
    expect(demandes.map(({ numero }) => numero)).toContain(envoyee.numero)
    expect(await list(paul, { salarie: envoyee.numero })).toEqual([])
    expect(await asReader(paul, async (db) => (await readDemandes(paul, db, DemandesSearch.parse({ salarie: envoyee.numero }))).salarie)).toBeNull()
    expect(await list(claire, { salarie: 'aucun' })).toEqual([])
  })

  it('le fichier de la liste filtrée n’a que ses lignes, et aucune formule', async () => {
    await base().demande.update({ where: { id: envoyee.id }, data: { objet: '=HYPERLINK("x") Kowalczyk' } })
    const { octets } = await asReader(claire, async (db) => demandesFile(await exportDemandes(claire, db, DemandesSearch.parse({ q: 'kowalczik' }))))
    const lignes = new TextDecoder().decode(octets).trim().split('\r\n')
    expect(lignes).toHaveLength(2)
    expect(lignes[1]).toContain(`"'=HYPERLINK`)
    await base().demande.update({ where: { id: envoyee.id }, data: { objet: 'Arrêt de travail de Zéphyrin Kowalczyk' } })
  })
})

describe('ce qui est tapé', () => {
  it('un numéro de sécurité sociale mène aux demandes de ce salarié, sans entrer dans l’adresse', async () => {
    for (const tape of [NIR, `${NIR}14`, '1 85 05 38 185 042 14', '1.85.05.38.185.042', '1-85-05-38-185-042']) {
      const vers = await send(claire, { q: tape })
      expect(vers, tape).toMatch(/^\/demandes\?salarie=CP-/)
      expect(vers.replaceAll(/\D/g, ''), tape).not.toContain(NIR)
    }
    expect(await send(claire, { vers: 'demandes', siren: '900000019', nir: NIR, statut: 'envoyee' })).toMatch(
      /^\/e\/900000019\/demandes\?salarie=CP-[\d-]+&statut=envoyee$/,
    )
    const [numero = ''] = /CP-[\d-]+/.exec(await send(claire, { q: NIR })) ?? []
    expect(await list(claire, { salarie: numero })).toContain(numero)
  })

  it('inconnu, mal recopié, ou un IBAN : une phrase, et rien de lui dans l’adresse', async () => {
    expect(await send(claire, { q: '2 79 04 75 114 123' })).toBe('/demandes?salarie=aucun')
    expect(await send(paul, { q: NIR }), 'le salarié d’un autre').toBe('/demandes?salarie=aucun')
    expect(await send(claire, { q: `${NIR}15` }), 'clé fausse').toBe('/recherche?avis=nir')
    expect(await send(claire, { vers: 'demandes', nir: '12' })).toBe('/demandes?avis=nir')
    for (const q of [IBAN, 'fr76 3000 6000 0112 3456 7890 189', 'FR76-3000-6000-0112-3456-7890-189'])
      expect(await send(claire, { q }), q).toBe('/recherche?avis=iban')
    expect(await send(claire, { vers: 'demandes', q: `Kowalczyk ${IBAN}`, statut: 'envoyee' })).toBe('/demandes?statut=envoyee&avis=iban')
  })

  it('tout le reste est dans l’adresse, borné', async () => {
    expect(await send(claire, { q: ' Kowalczyk ', siren: '900000019' })).toBe('/recherche?q=Kowalczyk&siren=900000019')
    expect(await send(claire, { vers: 'demandes', q: envoyee.numero, page: '4' })).toBe(`/demandes?q=${envoyee.numero}`)
    expect((await send(claire, { q: 'a'.repeat(5000) })).length).toBeLessThan(300)
    expect(await send(claire, {})).toBe('/recherche')
  })
})

describe('la recherche', () => {
  it('dit pourquoi chaque chose répond', async () => {
    const trouves = await search(claire, 'tachigraphe')
    const demande = trouves.find(({ genre }) => genre === 'demandes')?.resultats[0]
    expect(demande?.href).toBe(`/e/900000019/demandes/${envoyee.numero}`)
    expect(demande?.pourquoi?.ou).toBe('Message de Claire Durand')
    expect(demande?.pourquoi?.passage.filter(({ dit }) => dit).map(({ texte }) => texte)).toEqual(['tachygraphe'])
  })

  it('trouve chaque sorte : entreprise, salarié, démarche, aide', async () => {
    const par = async (q: string) => Object.fromEntries((await search(claire, q)).map(({ genre, resultats }) => [genre, resultats]))
    expect((await par('transports durant')).entreprises?.[0]?.href).toBe('/e/900000019')
    expect((await par('900 000 019')).entreprises?.map(({ href }) => href)).toEqual(['/e/900000019'])
    expect((await par('Kowalczik')).salaries?.[0]).toMatchObject({ href: `/demandes?salarie=${envoyee.numero}` })
    expect((await par('malade')).formulaires?.[0]?.titre[0]?.texte).toContain('arrêt')
    expect((await par('mot de passe')).aide?.length).toBeGreaterThan(0)
    const courrier = await base().courrier.findFirstOrThrow({ where: { siren: '900000019' }, orderBy: { publieLe: 'desc' } })
    expect((await par(courrier.objet)).courriers?.map(({ href }) => href)).toContain(`/e/900000019/courriers/${courrier.id}`)
    const document = await base().documentAdresse.findFirstOrThrow({ where: { siren: '900000019' }, include: { document: true } })
    expect((await par(document.document.titre)).documents?.some(({ href }) => href.startsWith('/api/documents/900000019/'))).toBe(true)
    expect(await search(claire, 'zzzzzz')).toEqual([])
  })

  it('un modèle de la bibliothèque, à qui couvre son univers et à lui seul', async () => {
    const { id, titre, univers } = await base().modele.findFirstOrThrow({
      where: { retireLe: null },
      orderBy: [{ chaine: 'asc' }, { version: 'desc' }],
    })
    const trouves = (couverture: Univers[]) =>
      asReader(claire, async (db) => (await findModeles(db, titre, couverture)).resultats.map(({ href }) => href))
    expect(await trouves(univers)).toContain(`/api/bibliotheque/${id}`)
    expect(await trouves([])).toEqual([])
    expect((await search(claire, titre)).find(({ genre }) => genre === 'modeles')?.resultats.map(({ href }) => href)).toContain(
      `/api/bibliotheque/${id}`,
    )
  })

  it('un formulaire s’ouvre chez l’entreprise d’où l’on cherche ; sans elle, il faut d’abord la choisir', () => {
    const un = (ou: Ou) => findFormulaires('malade', ['prevoyance'], ou).resultats[0]
    const chez = un({ siren: '900000019', raisonSociale: 'Transports Durand' })
    expect([chez?.href, chez?.situe]).toEqual(['/e/900000019/demarches/arret-de-travail', expect.stringContaining(', pour Transports Durand')])
    const sans = un(null)
    expect([sans?.href, sans?.situe]).toEqual(['/accueil#portefeuille', expect.stringContaining('Choisissez d’abord l’entreprise')])
    expect(findFormulaires('malade', [], null).resultats).toEqual([])
  })

  it('« tous » mène à une liste qui a au moins ce que la recherche a trouvé', async () => {
    const karim = await actorOf(EMAILS.karim)
    const siens = karim.perimetre.sirens.slice(0, 7)
    await base().entreprise.updateMany({ where: { siren: { in: siens } }, data: { ville: 'Xertigny' } })
    const [un] = await asReader(karim, (db) => listCourriers(karim, db, CourriersSearch.parse({}), 1))
    const numeros = Array.from({ length: 7 }, (_, rang) => `CO-2031-000000${rang}-1`)
    await base().courrier.createMany({
      data: numeros.map((numero) => ({
        siren: un?.siren ?? '',
        univers: un?.univers ?? 'sante',
        numero,
        objet: 'Avenant',
        corps: 'Un mot quérimonieux.',
      })),
    })
    for (const [q, genre] of [
      ['Xertigny', 'entreprises'],
      ['xertiny', 'entreprises'],
      ['900 000', 'entreprises'],
      ['querimonieux', 'courriers'],
      ['QUERIMONIEUS', 'courriers'],
      ['CO-2031', 'courriers'],
    ] as const) {
      const trouves = (await search(karim, q)).find((groupe) => groupe.genre === genre)
      const { searchParams, hash } = new URL(trouves?.tout?.href ?? '', 'http://portail')
      const criteres = Object.fromEntries(searchParams)
      const liste = async (page: number): Promise<string[]> =>
        asReader(karim, async (db) =>
          genre === 'courriers'
            ? (await listCourriers(karim, db, CourriersSearch.parse(criteres), page)).map(({ id }) => id)
            : (await listPortefeuille(karim, db, AccueilSearch.parse(criteres).entreprise, page)).entreprises.map(({ siren }) => siren),
        )
      const tous = [...(await liste(1)), ...(await liste(2))]
      expect(tous.length, q).toBeGreaterThan(5)
      expect(tous, q).toEqual(expect.arrayContaining(trouves?.resultats.map(({ cle }) => cle) ?? ['rien']))
      expect(hash, q).toBe(genre === 'entreprises' ? '#portefeuille' : '')
    }
  })

  it('de personne ne montre ce qu’il ne lit pas', async () => {
    const [entreprises, demandes, courriers] = [
      await base().entreprise.findMany({ select: { siren: true, raisonSociale: true } }),
      await base().demande.findMany({ select: { id: true, numero: true, siren: true, univers: true, statut: true, auteurId: true, compteId: true } }),
      await base().courrier.findMany({ select: { id: true, siren: true, univers: true } }),
    ]
    let montres = 0
    for (const person of PERSONS.filter((p) => p !== 'anonyme' && p !== 'sophie' && p !== 'luc')) {
      const actor = await actorOf(EMAILS[person as keyof typeof EMAILS])
      for (const q of ['transports', 'durand', 'kowalczyk', 'arret', 'avenant', 'haddad', 'vous', '900', 'CP-2026']) {
        const dit = JSON.stringify(await search(actor, q))
        montres += dit.length
        for (const d of demandes)
          if (dit.includes(d.numero ?? d.id)) expect(atteintDemande(actor, 'demande:lire', d), `${person}, ${q}, ${d.numero}`).toBe(true)
        for (const c of courriers) if (dit.includes(c.id)) expect(atteint(actor, 'courrier:lire', c), `${person}, ${q}`).toBe(true)
        for (const { siren } of entreprises)
          if (dit.includes(`/e/${siren}`) || dit.includes(`/${siren}/`)) expect(actor.perimetre.sirens, `${person}, ${q}`).toContain(siren)
      }
    }
    expect(montres).toBeGreaterThan(10_000)
  })

  it('chacun cherche sous la sécurité par ligne, qui ne lui laisse que les siennes', async () => {
    const lues = await asReader(
      paul,
      (db) => db.$queryRaw<{ id: string }[]>`SELECT chercher_parmi('kowalczyk', ARRAY[${envoyee.id}]::uuid[])::text AS id`,
    )
    expect(lues).toEqual([])
  })

  it('qui ne lit qu’un univers n’apprend rien des mots de l’autre : la faute se pardonne d’après ce qu’il lit', async () => {
    const siren = SIRENS.LIMITE
    const karim = await actorOf(EMAILS.karim)
    const [lue, cachee] = await base().demande.findMany({ where: { siren, numero: { not: null } }, orderBy: { id: 'asc' }, take: 2 })
    const write = async (demandeId: string, univers: 'prevoyance' | 'sante', corps: string) => {
      await base().demande.update({ where: { id: demandeId }, data: { univers } })
      await base().message.create({ data: { demandeId, siren, cote: 'client', auteurNom: 'Essai', auteurRole: 'x', corps } })
    }
    await write(lue?.id ?? '', 'prevoyance', 'ambroisine brontosaure')
    await write(cachee?.id ?? '', 'sante', 'ambroisime brontozaure')
    const trouve = async () => (await list(karim, { q: 'ambroisime brontozaure' })).includes(lue?.numero ?? '')
    expect(await list(karim, { q: 'brontozaure' })).not.toContain(cachee?.numero)
    expect(await trouve()).toBe(true)
  })
})

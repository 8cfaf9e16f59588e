import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { listAFaire } from '@/lib/a-faire/queries'
import { readRubriques } from '@/lib/accueil/queries'
import { loadContexte } from '@/lib/demandes/brouillon/contexte'
import { listBrouillons } from '@/lib/demandes/brouillon/queries'
import { listContrats } from '@/lib/contrats/queries'
import { countCourriers, listCourriers } from '@/lib/courriers/queries'
import { countDemandes, ENTREPRISES_PROPOSEES, exportDemandes, listDemandes, TAILLE_DEMANDES } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { saidStatut } from '@/lib/demandes/tris'
import { findBanner } from '@/lib/entreprises/banner'
import { getFiche, listEntreprisesDuCompte } from '@/lib/entreprises/queries'
import { calendarOf } from '@/lib/echeances/rules'
import { addDays } from '@/lib/ground/date'
import { expected } from '@/lib/ground/errors'
import { countUnread, listNotifications } from '@/lib/notifications/queries'
import { listPortefeuille, searchEntreprises } from '@/lib/portefeuille/queries'
import { whoCanGrant } from '@/lib/utilisateurs/who-can-grant'
import { atteint, atteintDemande } from '../../support/attendu'
import { EMAILS } from '../../support/matrix'
import { actorOf, base, same } from './people'

/** Les entreprises d’un compte, sans rien chercher. */
const SANS_CHERCHER = { q: '', tri: 'entreprise', sens: 'asc', page: 1 } as const

// Comme `objets.test.ts` : sans la sécurité par ligne, ce que chaque liste montre et compte, comparé à un compte naïf fait sur toutes les lignes.
const AUJOURDHUI = new Date().toISOString().slice(0, 10)
const TOUS = ['sante', 'prevoyance', 'retraite'] as const
const TOUTES = DemandesSearch.parse({})

const read = async () => ({
  demandes: await base().demande.findMany({
    select: { id: true, siren: true, univers: true, statut: true, issue: true, auteurId: true, compteId: true, demarche: true, modifieLe: true },
  }),
  courriers: await base().courrier.findMany({ select: { id: true, siren: true, univers: true, luLe: true } }),
  contrats: await base().contrat.findMany({ select: { reference: true, siren: true, univers: true, effetLe: true, finLe: true } }),
  adresses: await base().documentAdresse.findMany({ select: { siren: true, univers: true, luLe: true } }),
  anomalies: await base().anomalieDsn.findMany({ select: { siren: true, univers: true, cause: true, fermeeLe: true, corrigeeLe: true } }),
  changements: await base().changementFicheDsn.findMany({ select: { siren: true, univers: true, le: true, fiche: { select: { version: true } } } }),
  entreprises: await base().entreprise.findMany({
    select: { siren: true, effectif: true, etablissements: { where: { fermeLe: null }, select: { codePostal: true } } },
  }),
  notifications: await base().notification.findMany({
    select: { id: true, utilisateurId: true, luLe: true, type: true, demandeId: true, courrierId: true },
  }),
})
let monde: Awaited<ReturnType<typeof read>>
let gens: [string, Actor][]

beforeAll(async () => {
  const [claire, karim, paul, fatima, marc, sophie] = await Promise.all(
    [EMAILS.claire, EMAILS.karim, EMAILS.paul, EMAILS.fatima, EMAILS.marc, EMAILS.sophie].map(actorOf),
  )
  if (!claire || !karim || !paul || !fatima || !marc || !sophie) throw new Error('il manque quelqu’un')
  const titre = claire.acces[0]
  if (!titre) throw new Error('Claire n’a pas de titre')
  const delegue = { ...titre, voie: 'delegation', role: 'expert_comptable' } as const
  // Celle qui a des notifications, mais plus que la santé de ses entreprises, en lecture.
  const reduite: Actor = { ...claire, acces: [{ ...delegue, univers: ['sante'], lectureSeule: true }] }
  const rien: Actor = { ...claire, acces: [], perimetre: { sirens: [], comptes: [] } }
  gens = Object.entries({ claire, karim, paul, fatima, marc, sophie, reduite, rien })
  // Une notification de chacun sur un objet qui n’est pas à lui : elle ne doit ni se montrer ni se compter.
  const [petit, courrier] = [
    await base().demande.findFirstOrThrow({ where: { siren: '900000050', numero: { not: null } }, select: { id: true, siren: true } }),
    await base().courrier.findFirstOrThrow({ where: { siren: '900000050' }, select: { id: true, siren: true } }),
  ]
  // Un message non lu sur une demande qui attend des pièces : à qui ne peut qu’y lire, elle ne dit pas « à faire ».
  const attend = await base().demande.findFirstOrThrow({
    where: { siren: { in: titre.sirens }, statut: 'en_attente', univers: 'sante' },
    select: { id: true, siren: true },
  })
  // Une délégation qui attend, d’un autre cabinet que celui de personne ici.
  const { id: cabinetId } = await base().cabinet.create({ data: { siren: '900009936', raisonSociale: 'Cabinet d’à côté' }, select: { id: true } })
  await base().delegation.create({
    data: {
      compteId: titre.compteId,
      cabinetId,
      etat: 'en_attente',
      contactNom: 'Essai',
      contactPrenom: 'Essai',
      contactEmail: 'e@essai.example',
      demandeePar: claire.utilisateur.id,
      repondreAvant: new Date(Date.now() + 9 * 86_400_000),
      du: new Date(),
      univers: ['sante'],
      portee: 'portefeuille',
    },
  })
  await base().notification.createMany({
    data: [
      { utilisateurId: claire.utilisateur.id, siren: attend.siren, type: 'message', demandeId: attend.id },
      { utilisateurId: claire.utilisateur.id, siren: petit.siren, type: 'message', demandeId: petit.id },
      { utilisateurId: claire.utilisateur.id, siren: courrier.siren, type: 'courrier', courrierId: courrier.id },
      { utilisateurId: claire.utilisateur.id, type: 'connexion_bloquee' },
    ],
  })
  // Une entreprise toute en Alsace : son Vendredi saint déplace sa DSN.
  await base().etablissement.updateMany({ where: { siren: '900000175' }, data: { codePostal: '67000' } })
  monde = await read()
})

/** Rend tout, page après page. */
async function all<T>(page: (n: number) => Promise<T[]>): Promise<T[]> {
  const tout: T[] = []
  for (let n = 1; n < 60; n++) {
    const lignes = await page(n)
    tout.push(...lignes)
    if (lignes.length === 0) break
  }
  return tout
}
const each = async (
  run: (actor: Actor, siren: string | undefined, qui: string) => Promise<void>,
  sirens: (string | undefined)[] = [undefined, '900000019', '900000175', '900000217'],
) => {
  for (const [nom, actor] of gens) for (const siren of sirens) await run(actor, siren, `${nom} ${siren ?? 'partout'}`)
}
const ici = (siren: string | undefined) => (row: { siren: string }) => siren === undefined || row.siren === siren
const vues = (actor: Actor, siren?: string) => monde.demandes.filter((d) => ici(siren)(d) && atteintDemande(actor, 'demande:lire', d))
const lettres = (actor: Actor, siren?: string) => monde.courriers.filter((c) => ici(siren)(c) && atteint(actor, 'courrier:lire', c))
const couvre = (siren: string) => {
  const jour = (d: Date) => d.toISOString().slice(0, 10)
  return monde.contrats.filter((c) => c.siren === siren && jour(c.effetLe) <= AUJOURDHUI && (c.finLe === null || jour(c.finLe) >= AUJOURDHUI))
}
const derniere = (siren: string) => Math.max(...monde.changements.filter((c) => c.siren === siren).map((c) => c.fiche.version))
/** Les échéances de la semaine, par date, compte naïf : la date, combien d’entreprises, et laquelle quand elle est seule. */
function proches(actor: Actor, siren: string | undefined, jour: string): [string, number, string | null][] {
  const parDate = new Map<string, string[]>()
  for (const { siren: une, effectif, etablissements } of monde.entreprises.filter(ici(siren))) {
    const alsaceMoselle = etablissements.length > 0 && etablissements.every(({ codePostal }) => /^(57|67|68)/.test(codePostal)) ? 'toute' : 'aucune'
    const univers = couvre(une)
    const fait = {
      declaration: univers.some((k) => atteint(actor, 'dsn:noter', k)),
      paiement: univers.some((k) => k.univers === 'retraite' && atteint(actor, 'demande:deposer', k)),
    }
    for (const due of calendarOf(jour, { effectif, alsaceMoselle }, { retraite: true }))
      if (fait[due.genre] && due.jour <= addDays(jour, 7))
        parDate.set(`${due.jour} ${due.id}`, [...(parDate.get(`${due.jour} ${due.id}`) ?? []), une])
  }
  return [...parDate]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([cle, sirens]) => [cle.slice(0, 10), sirens.length, sirens.length === 1 ? (sirens[0] ?? '') : null])
}
const alertes = (actor: Actor) =>
  monde.notifications.filter(
    (n) =>
      n.utilisateurId === actor.utilisateur.id &&
      (n.demandeId === null || vues(actor).some(({ id }) => id === n.demandeId)) &&
      (n.courrierId === null || lettres(actor).some(({ id }) => id === n.courrierId)),
  )
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('ce que chaque liste montre à chacun', () => {
  it('les courriers', () =>
    each(async (actor, siren, qui) => {
      const attendus = lettres(actor, siren)
      expect(await countCourriers(actor, base(), siren), qui).toEqual({ tous: attendus.length, nonLus: attendus.filter((c) => !c.luLe).length })
      same(ids(await all((n) => listCourriers(actor, base(), { onglet: 'tous' }, n, siren))), ids(attendus), qui)
      const nonLus = attendus.filter((c) => !c.luLe)
      same(ids(await all((n) => listCourriers(actor, base(), { onglet: 'non-lus' }, n, siren))), ids(nonLus), qui)
    }))

  it('les demandes, et les non lues', () =>
    each(async (actor, siren, qui) => {
      const attendues = vues(actor, siren)
      const miennes = new Set(monde.notifications.filter((n) => n.utilisateurId === actor.utilisateur.id && !n.luLe).map((n) => n.demandeId))
      const { comptes } = await countDemandes(actor, base(), TOUTES, siren)
      const nonLues = attendues.filter(({ id }) => miennes.has(id))
      expect(comptes, qui).toMatchObject({ toutes: attendues.length, retenues: attendues.length, nonLues: nonLues.length })
      same(ids(await listDemandes(actor, base(), { ...TOUTES, onglet: 'non-lues' }, 1, siren)), ids(nonLues).slice(0, TAILLE_DEMANDES), qui)
      if (attendues.length < 200) same(ids(await all((n) => listDemandes(actor, base(), TOUTES, n, siren))), ids(attendues), qui)
      const premieres = await listDemandes(actor, base(), TOUTES, 1, siren)
      expect(
        premieres.every(({ id }) => attendues.some((d) => d.id === id)),
        qui,
      ).toBe(true)
    }))

  it('chaque filtre de « Mes demandes » ne garde que les siennes, et propose ce qu’il y a', () =>
    each(async (actor, siren, qui) => {
      const attendues = vues(actor, siren)
      const { facettes, comptes } = await countDemandes(actor, base(), TOUTES, siren)
      const par = (cle: (d: (typeof attendues)[number]) => string) =>
        Object.fromEntries([...Map.groupBy(attendues, cle)].map(([nom, rows]) => [nom, rows.length]))
      expect(facettes.statut, qui).toEqual(par(saidStatut))
      expect(facettes.univers, qui).toEqual(par(({ univers }) => univers))
      expect(Object.fromEntries(facettes.demarche.map(({ slug, nombre }) => [slug, nombre])), qui).toEqual(par(({ demarche }) => demarche))
      const entreprises = par((d) => d.siren)
      expect(facettes.entreprise.length, qui).toBe(siren ? 0 : Math.min(ENTREPRISES_PROPOSEES, Object.keys(entreprises).length))
      for (const { siren: une, nombre } of facettes.entreprise) expect(nombre, `${qui} ${une}`).toBe(entreprises[une])
      expect(comptes.brouillons, qui).toBe(attendues.filter(({ statut }) => statut === 'a_finaliser').length)
      const aCompleter = attendues.filter((d) => d.statut === 'en_attente' && atteintDemande(actor, 'demande:repondre', d))
      expect(comptes.aCompleter, qui).toBe(aCompleter.length)

      const depuis = Date.now() - 92 * 86_400_000
      const cas: [Record<string, unknown>, (d: (typeof attendues)[number]) => boolean][] = [
        [{ onglet: 'a-completer' }, (d) => aCompleter.includes(d)],
        [{ onglet: 'brouillons' }, (d) => d.statut === 'a_finaliser'],
        [{ statut: ['envoyee', 'annulee'] }, (d) => ['envoyee', 'annulee'].includes(saidStatut(d))],
        [{ statut: 'traitee' }, (d) => saidStatut(d) === 'traitee'],
        [{ univers: ['sante', 'retraite'] }, (d) => d.univers !== 'prevoyance'],
        [{ demarche: 'arret-de-travail' }, (d) => d.demarche === 'arret-de-travail'],
        [{ entreprise: ['900000019', '900000050'] }, (d) => siren !== undefined || ['900000019', '900000050'].includes(d.siren)],
        [{ q: siren ? '' : 'Fictifs Durand' }, (d) => siren !== undefined || d.siren === '900000019'],
      ]
      for (const [criteres, garde] of cas) {
        const search = DemandesSearch.parse(criteres)
        const gardees = attendues.filter(garde)
        expect((await countDemandes(actor, base(), search, siren)).comptes.retenues, `${qui} ${JSON.stringify(criteres)}`).toBe(gardees.length)
        if (gardees.length < 100) same(ids(await all((n) => listDemandes(actor, base(), search, n, siren))), ids(gardees), qui)
      }
      const recentes = await countDemandes(actor, base(), DemandesSearch.parse({ depuis: '3' }), siren)
      const certaines = attendues.filter(({ modifieLe }) => modifieLe.getTime() > depuis + 4 * 86_400_000).length
      const possibles = attendues.filter(({ modifieLe }) => modifieLe.getTime() > depuis - 4 * 86_400_000).length
      expect(recentes.comptes.retenues, qui).toBeGreaterThanOrEqual(certaines)
      expect(recentes.comptes.retenues, qui).toBeLessThanOrEqual(possibles)
    }))

  it('le fichier CSV porte toutes les demandes de la recherche, et elles seules', () =>
    each(async (actor, siren, qui) => {
      const attendues = vues(actor, siren).filter(({ statut }) => statut === 'en_attente')
      const { demandes, total } = await exportDemandes(actor, base(), DemandesSearch.parse({ statut: 'en_attente', page: 7 }), siren)
      expect(total, qui).toBe(attendues.length)
      same(
        demandes.map((d) => d.siren),
        attendues.map((d) => d.siren),
        qui,
      )
      for (const d of demandes) expect(d.agir, qui).toBe(atteintDemande(actor, 'demande:repondre', { ...d, auteurId: '', compteId: '' }))
    }))

  it('les brouillons d’une démarche', () =>
    each(
      async (actor, siren = '', qui) => {
        const { lignes } = await listBrouillons(actor, base(), siren, 'arret-de-travail')
        const attendus = monde.demandes.filter(
          (d) => d.siren === siren && d.statut === 'a_finaliser' && d.demarche === 'arret-de-travail' && atteintDemande(actor, 'demande:deposer', d),
        )
        same(ids(lignes), ids(attendus), qui)
      },
      ['900000019', '900000050', '900000217'],
    ))

  it('les contrats, et ceux que connaît une démarche', () =>
    each(
      async (actor, siren = '', qui) => {
        const attendus = (droit: 'contrat:lire' | 'demande:deposer') =>
          monde.contrats.filter((c) => c.siren === siren && atteint(actor, droit, c)).map(({ reference }) => reference)
        same(
          (await listContrats(actor, base(), siren, TOUS)).map((c) => c.reference),
          attendus('contrat:lire'),
          qui,
        )
        const sante = await listContrats(actor, base(), siren, ['sante'])
        expect(sante.every(({ univers }) => univers === 'sante')).toBe(true)
        const { contrats, etablissements } = await loadContexte(actor, base(), siren)
        expect(etablissements.length, qui).toBeGreaterThan(0)
        expect(
          etablissements.every(({ siret }) => siret.startsWith(siren)),
          `${qui}, les établissements de cette entreprise seulement`,
        ).toBe(true)
        same(
          contrats.map((c) => c.reference),
          // La gestion ne lit que ce qui a été envoyé : elle n’a pas de brouillon.
          attendus('demande:deposer'),
          `${qui}, démarche`,
        )
      },
      ['900000019', '900000050', '900000175', '900000217'],
    ))

  it('une entreprise qui n’existe pas n’a pas de démarche', async () => {
    const [, claire] = gens[0] ?? []
    if (!claire) throw new Error('il manque Claire')
    const raison = await loadContexte(claire, base(), '999999999').catch((erreur: unknown) => expected(erreur)?.kind)
    expect(raison).toBe('introuvable')
  })

  it('les notifications et la pastille', () =>
    each(
      async (actor, _siren, qui) => {
        const attendues = alertes(actor)
        expect(await countUnread(actor, base()), qui).toBe(attendues.filter((n) => !n.luLe).length)
        const lues = await all(async (n) => (await listNotifications(actor, base(), n)).notifications)
        same(ids(lues), ids(attendues), qui)
        expect((await listNotifications(actor, base(), 1)).total, qui).toBe(attendues.length)
      },
      [undefined],
    ))

  it('« À faire »', () =>
    each(async (actor, siren, qui) => {
      const depose = (d: (typeof monde.demandes)[number]) => atteintDemande(actor, 'demande:deposer', d)
      const attendues = vues(actor, siren)
      const messages = new Set(
        monde.notifications.filter((n) => n.utilisateurId === actor.utilisateur.id && !n.luLe && n.type === 'message').map((n) => n.demandeId),
      )
      const delegations =
        actor.cabinet && siren === undefined
          ? await base().delegation.count({ where: { cabinetId: actor.cabinet.id, etat: 'en_attente', repondreAvant: { gt: new Date() } } })
          : 0
      const attendu = {
        piece: attendues.filter((d) => d.statut === 'en_attente' && depose(d)).length,
        brouillon: attendues.filter((d) => d.statut === 'a_finaliser' && depose(d)).length,
        message: attendues.filter((d) => !['en_attente', 'a_finaliser'].includes(d.statut) && messages.has(d.id)).length,
        courrier: lettres(actor, siren).filter((c) => !c.luLe).length,
        delegation: delegations,
        document: monde.adresses.filter(ici(siren)).filter((a) => !a.luLe && atteint(actor, 'document:lire', a)).length,
        anomalie: new Set(
          monde.anomalies
            .filter(ici(siren))
            .filter((a) => !a.fermeeLe && !a.corrigeeLe && atteint(actor, 'dsn:noter', a))
            .map((a) => `${a.siren} ${a.cause}`),
        ).size,
        fiche: new Set(
          monde.changements
            .filter(ici(siren))
            .filter((c) => !c.le && c.fiche.version === derniere(c.siren) && atteint(actor, 'dsn:noter', c))
            .map((c) => c.siren),
        ).size,
        echeance: proches(actor, siren, AUJOURDHUI).length,
      }
      const { parType, clients, lignes } = await listAFaire(actor, base(), AUJOURDHUI, { taille: 5_000 }, siren)
      expect(parType, qui).toEqual(Object.fromEntries(Object.entries(attendu).filter(([, n]) => n > 0)))
      expect(
        lignes.filter(({ type, echeance }) => type === 'delegation' && echeance === null),
        'répondre à un client a une échéance',
      ).toEqual([])
      for (const { id, nombre } of clients.slice(0, 4)) {
        const siennes = await listAFaire(actor, base(), AUJOURDHUI, { client: id, taille: 5_000 }, siren)
        expect(siennes.lignes, `${qui} ${id}`).toHaveLength(nombre)
        const comptes = new Set(siennes.lignes.map((ligne) => actor.acces.find((t) => t.sirens.includes(ligne.siren ?? ''))?.compteId))
        expect(comptes.has(id) || siennes.lignes.every((ligne) => ligne.siren === id || ligne.type === 'echeance'), `${qui} ${id}`).toBe(true)
      }
      const inconnu = await listAFaire(actor, base(), AUJOURDHUI, { client: '0197b5a0-0000-7000-a000-000000000000', taille: 50 }, siren)
      if (actor.acces.length > 1) expect(inconnu.lignes, qui).toEqual([])
    }))

  // Une semaine de DSN, une de paiement, une où rien n’est dû, et celle où le Vendredi saint déplace la DSN d’Alsace-Moselle.
  it.each(['2026-12-01', '2026-12-10', '2026-12-20', '2026-12-26', '2022-04-11'])('« À faire » : les échéances de la semaine du %s', (jour) =>
    each(async (actor, siren, qui) => {
      const { lignes } = await listAFaire(actor, base(), jour, { type: 'echeances', taille: 50 }, siren)
      expect(
        lignes.map(({ echeance, nombre, siren: seule }) => [echeance, nombre, seule]),
        qui,
      ).toEqual(proches(actor, siren, jour))
    }),
  )

  it('l’accueil d’une entreprise, et l’administration à qui est du compte', () =>
    each(
      async (actor, siren = '', qui) => {
        const attendues = vues(actor, siren)
        const { rubriques, administration } = await readRubriques(actor, base(), siren)
        expect(rubriques, qui).toMatchObject({
          enAttente: attendues.filter((d) => d.statut === 'en_attente').length,
          enCours: attendues.filter((d) => d.statut === 'en_cours').length,
          envoyees: attendues.filter((d) => d.statut === 'envoyee').length,
          courriersNonLus: lettres(actor, siren).filter((c) => !c.luLe).length,
          contrats: couvre(siren).filter((c) => c.univers !== 'retraite' && atteint(actor, 'contrat:lire', c)).length,
        })
        const titre = actor.acces.find((t) => t.voie === 'membre' && t.sirens.includes(siren))
        const membres = { compteId: titre?.compteId ?? '', etat: { not: 'desactive' as const } }
        const experts = { compteId: titre?.compteId ?? '', etat: { in: ['en_attente' as const, 'acceptee' as const] } }
        expect(administration, qui).toEqual(
          titre
            ? {
                compteId: titre.compteId,
                entreprises: titre.sirens.length,
                utilisateurs: await base().membre.count({ where: membres }),
                experts: await base().delegation.count({ where: experts }),
              }
            : null,
        )
      },
      ['900000019', '900000050', '900000175', '900000217'],
    ))

  it('le portefeuille, la liste déroulante, et le bandeau de chaque entreprise', () =>
    each(
      async (actor, _siren, qui) => {
        const attendus = [...new Set(actor.acces.flatMap(({ sirens }) => sirens))]
        const liste = await searchEntreprises(actor, base(), '', ['900000050', '900000019'])
        expect(liste.total, qui).toBe(attendus.length)
        expect(
          liste.entreprises.every(({ siren }) => attendus.includes(siren)),
          qui,
        ).toBe(true)
        same(
          liste.recentes.map((e) => e.siren),
          ['900000050', '900000019'].filter((siren) => attendus.includes(siren)),
          `${qui}, récentes`,
        )
        expect((await searchEntreprises(actor, base(), '900000050')).total, qui).toBe(attendus.includes('900000050') ? 1 : 0)
        const { entreprises, total } = await listPortefeuille(actor, base(), '', 1)
        expect(total, qui).toBe(attendus.length)
        for (const { siren, couverture } of entreprises) same(couverture, couverteFor(actor, siren), `${qui} ${siren}`)
        for (const siren of ['900000019', '900000027', '900000050', '900000175', '900000217']) {
          const bandeau = await findBanner(actor, base(), siren)
          expect(bandeau !== null, `${qui} ${siren}`).toBe(attendus.includes(siren))
          if (bandeau) same(bandeau.couverture, couverteFor(actor, siren), `${qui} ${siren}`)
        }
      },
      [undefined],
    ))

  it('les entreprises d’un compte : celles qui y sont données à la personne, comme membre', async () => {
    const comptes = [...new Set(gens.flatMap(([, { acces }]) => acces.map(({ compteId }) => compteId)))].slice(0, 12)
    for (const [nom, actor] of gens)
      for (const compteId of comptes) {
        const siennes = actor.acces.filter((t) => t.voie === 'membre' && t.compteId === compteId).flatMap(({ sirens }) => sirens)
        const lues = await listEntreprisesDuCompte(actor, base(), compteId, SANS_CHERCHER)
        same(
          lues.map((e) => e.siren),
          siennes,
          `${nom} ${compteId}`,
        )
        for (const { siren, univers } of lues) same(univers, new Set(couvre(siren).map((c) => c.univers)), siren)
        for (const siren of ['900000019', '900000027', '900000050', '900000175']) {
          const fiche = getFiche(actor, base(), compteId, siren).then(
            () => true,
            (erreur: unknown) => expected(erreur)?.kind !== 'introuvable',
          )
          expect(await fiche, `${nom} ${siren}`).toBe(siennes.includes(siren))
        }
      }
  })
})

const couverteFor = (actor: Actor, siren: string) =>
  TOUS.filter((univers) => couvre(siren).some((c) => c.univers === univers) && atteint(actor, 'entreprise:voir', { siren, univers }))

describe('à qui s’adresser', () => {
  it('aux administrateurs de son compte pour un membre, à son client pour un cabinet, à personne sans titre', async () => {
    const of = (nom: string) => gens.find(([un]) => un === nom)?.[1] as Actor
    expect(await whoCanGrant(base(), of('marc'), { siren: '900000019' })).toBe('Claire Durand')
    const durand = of('marc').acces[0]?.compteId ?? ''
    expect(await whoCanGrant(base(), of('marc'), { compteId: durand })).toBe('Claire Durand')
    const limite = of('karim').acces.find((t) => t.sirens.includes('900000175'))?.compteNom
    expect(await whoCanGrant(base(), of('karim'), { siren: '900000175' })).toBe(limite)
    expect(await whoCanGrant(base(), of('karim'), { siren: '900000050' })).toBeNull()
    expect(await whoCanGrant(base(), of('paul'), { compteId: durand })).toBeNull()
    expect(await whoCanGrant(base(), of('rien'), {})).toBeNull()
  })
})

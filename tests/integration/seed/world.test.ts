import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ACTE_DE, nextEtat } from '@/lib/demandes/transitions'
import { readStored } from '@/lib/demandes/pieces/store'
import { firstBrokenLink, sealJournal } from '@/lib/jobs/seal-journal'
import { systemDb } from '@/lib/data/as-system'
import { unseal } from '@/lib/data/champ'
import { alterationOf } from '@/lib/demandes/envoi/check-envoi'
import { Contenu } from '@/lib/demandes/envoi/schema'
import { isNumero } from '@/lib/ground/numero-demande'
import { statutOf } from '@/lib/demandes/rules'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { catalogueOf } from '@/lib/demarches/catalogue'
import { findDemarche } from '@/lib/demarches/registre'
import { numeroEmpreinteOf } from '@/lib/entreprises/numero-entreprise'
import { isSiren, isSiret } from '@/lib/entreprises/rules'
import { verifyPassword } from '@/lib/identite/password'
import { DEMO_ANSWERS, DEMO_PASSWORD, DEMO_TOTP_SECRET, demoAccounts, demoEntreprisesSansCompte, numeroEntrepriseOf } from '@/prisma/seed/accounts'
import { seed } from '@/prisma/seed/index'
import { UNREAD } from '@/prisma/seed/notifications'

const db = systemDb('travail')
const DURAND = ['900000019', '900000027', '900000035']
const STATUTS = ['a_finaliser', 'en_attente', 'en_cours', 'envoyee', 'traitee']
const person = (email: string) =>
  db.utilisateur.findUniqueOrThrow({ where: { emailNormalise: email }, select: { id: true, motDePasse: true, totpSecret: true } })
/** L’empreinte et la taille d’un fichier du coffre. */
async function digestOf(cle: string, cleChiffree: string): Promise<string> {
  const empreinte = createHash('sha256')
  let taille = 0
  for await (const tranche of readStored({ cle, cleChiffree })) {
    empreinte.update(tranche)
    taille += tranche.length
  }
  return `${empreinte.digest('hex')} ${taille}`
}
const KARIM = 'karim.benali@cabinet.example'

describe('le monde de démonstration', () => {
  it('a les personnes, les entreprises et les comptes promis', async () => {
    expect(demoAccounts()).toHaveLength(7)
    expect(await db.utilisateur.count()).toBe(307)
    expect(await db.entreprise.count()).toBe(305)
    expect(await db.compte.count()).toBe(302)
    expect(await db.reponseSecrete.count()).toBe(307 * 3)
    expect(await db.demande.count({ where: { siren: { gt: '900000099' } } })).toBe(1000)
    expect(await db.rattachement.count({ where: { siren: '900000068' } })).toBe(0)
  })

  it('ne s’écrit pas deux fois', async () => {
    const avant = await db.demande.count()
    await seed()
    expect(await db.demande.count()).toBe(avant)
  })

  it('n’a que des SIREN, des SIRET et des numéros justes', async () => {
    const entreprises = await db.entreprise.findMany({ select: { siren: true, raisonSociale: true, numeroEmpreinte: true } })
    expect(entreprises.filter((e) => !isSiren(e.siren))).toEqual([])
    expect(new Set(entreprises.map((e) => e.raisonSociale)).size).toBe(entreprises.length)
    expect(entreprises.filter((e) => e.numeroEmpreinte !== numeroEmpreinteOf(e.siren, numeroEntrepriseOf(e.siren)))).toEqual([])
    const etablissements = await db.etablissement.findMany({ select: { siret: true, siren: true } })
    expect(etablissements.filter((e) => !isSiret(e.siret) || !e.siret.startsWith(e.siren))).toEqual([])
    const numeros = await db.demande.findMany({ where: { numero: { not: null } }, select: { numero: true } })
    expect(numeros.filter((d) => !isNumero(d.numero ?? ''))).toEqual([])
  })

  it('couvre chaque entreprise nommée comme la table le dit', async () => {
    const contrats = await db.contrat.findMany({
      where: { siren: { lt: '900000099' }, finLe: null },
      select: { siren: true, univers: true, reference: true },
    })
    const couverture = (siren: string) => [...new Set(contrats.filter((c) => c.siren === siren).map((c) => c.univers))].sort()
    expect(couverture('900000019')).toEqual(['prevoyance', 'retraite', 'sante'])
    expect(couverture('900000027')).toEqual(['prevoyance'])
    expect(couverture('900000035')).toEqual(['sante'])
    expect(couverture('900000050')).toEqual(['prevoyance', 'sante'])
    expect(couverture('900000068')).toEqual(['prevoyance', 'sante'])
    expect(contrats.map((c) => c.reference)).toEqual(expect.arrayContaining(['TRM-NC-0000123', 'TRM-CADRE-0000789', 'TRM-SANTE-0000456']))
    expect(await db.etablissement.count({ where: { siren: '900000019' } })).toBe(3)
  })

  it('donne à Karim 301 délégations acceptées et une à accepter', async () => {
    const etats = await db.delegation.groupBy({ by: ['etat'], _count: true })
    expect(Object.fromEntries(etats.map((e) => [e.etat, e._count]))).toEqual({ acceptee: 301, en_attente: 1 })
    const attente = await db.delegation.findFirstOrThrow({ where: { etat: 'en_attente' }, select: { compte: { select: { nom: true } } } })
    expect(attente.compte.nom).toBe('Ambulances Fictives Petit')
  })

  it('limite quelques délégations : un univers, la lecture, la durée', async () => {
    expect(await db.delegation.count({ where: { univers: { equals: ['prevoyance'] } } })).toBeGreaterThan(3)
    expect(await db.delegation.count({ where: { lectureSeule: true } })).toBeGreaterThan(3)
    expect(await db.delegation.count({ where: { au: { not: null } } })).toBe(2)
  })
})

describe('les secrets', () => {
  it('ouvrent avec le mot de passe et les réponses annoncés', async () => {
    for (const { email } of demoAccounts()) expect(await verifyPassword((await person(email)).motDePasse, DEMO_PASSWORD), email).toBe(true)
    const { id } = await person('claire.durand@durand.example')
    const reponses = await db.reponseSecrete.findMany({
      where: { utilisateurId: id },
      orderBy: { rang: 'asc' },
      select: { question: true, empreinte: true },
    })
    for (const [i, { question, reponse }] of DEMO_ANSWERS.entries()) {
      expect(reponses[i]?.question).toBe(question)
      expect(await verifyPassword(reponses[i]?.empreinte ?? null, reponse)).toBe(true)
    }
  })

  it('scellent le secret TOTP de la gestion, et d’elle seule', async () => {
    for (const email of ['sophie.martin@gestion.example', 'luc.bernard@gestion.example']) {
      expect(unseal((await person(email)).totpSecret ?? '')).toBe(DEMO_TOTP_SECRET)
    }
    expect(await db.utilisateur.count({ where: { totpSecret: { not: null } } })).toBe(2)
  })

  it('donnent à chaque entreprise sans compte un numéro à essayer', () => {
    expect(demoEntreprisesSansCompte().map((e) => e.siren)).toEqual(['900000068'])
    for (const { numeroEntreprise } of demoAccounts().flatMap((a) => a.entreprises)) expect(numeroEntreprise).toMatch(/^\d{8}[A-Z]$/)
  })
})

describe('aucun écran n’est vide', () => {
  it.each([...DURAND, '900000050'])('%s a les cinq statuts, des pièces et des courriers lus et non lus', async (siren) => {
    const statuts = await db.demande.groupBy({ by: ['statut'], where: { siren } })
    // Voyages n’est couverte qu’en santé : sans démarche de santé en ligne que le contact, elle n’a pas de brouillon.
    const enLigne = catalogueOf((await db.contrat.findMany({ where: { siren, finLe: null }, select: { univers: true } })).map((c) => c.univers))
    expect(statuts.map((s) => s.statut).sort()).toEqual(
      enLigne.some(({ demarches }) => demarches.some(({ slug }) => slug !== 'contact')) ? STATUTS : STATUTS.filter((s) => s !== 'a_finaliser'),
    )
    expect(await db.courrier.count({ where: { siren, luLe: null } })).toBeGreaterThan(0)
    expect(await db.courrier.count({ where: { siren, luLe: { not: null } } })).toBeGreaterThan(0)
  })

  it('a chez Durand des pièces dans chaque état', async () => {
    const etats = await db.piece.groupBy({ by: ['etat'], where: { siren: { in: DURAND } } })
    expect(etats.map((e) => e.etat).sort()).toEqual(['demandee', 'recue', 'refusee', 'validee'])
  })

  it('n’attend une pièce que d’une demande en attente, et chaque pièce reçue s’ouvre, entière', async () => {
    expect(await db.demande.count({ where: { statut: 'en_attente', pieces: { none: { echeanceLe: { not: null } } } } })).toBe(0)
    expect(await db.piece.count({ where: { etat: 'demandee', demande: { statut: { not: 'en_attente' } } } })).toBe(0)
    expect(await db.piece.count({ where: { etat: 'demandee', fichierNom: { not: null } } })).toBe(0)
    expect(await db.piece.count({ where: { etat: { not: 'demandee' }, OR: [{ fichierNom: null }, { sha256: null }, { taille: null }] } })).toBe(0)
    const fichiers = await db.piece.findMany({
      where: { fichierNom: { not: null } },
      select: { cle: true, cleChiffree: true, sha256: true, taille: true, type: true, fichierNom: true },
    })
    expect(fichiers.length).toBeGreaterThan(300)
    const lus = new Map<string, string>()
    for (const { cle, cleChiffree, sha256, taille, type, fichierNom } of fichiers) {
      const lu = lus.get(cle ?? '') ?? (await digestOf(cle ?? '', cleChiffree ?? ''))
      lus.set(cle ?? '', lu)
      expect([lu, type], fichierNom ?? '').toEqual([`${sha256} ${taille}`, /\.jpe?g$/.test(fichierNom ?? '') ? 'image/jpeg' : 'application/pdf'])
    }
  })

  it('a dans chaque brouillon ce qui est déjà saisi', async () => {
    expect(await db.demande.count({ where: { statut: 'a_finaliser', reponses: { none: {} } } })).toBe(0)
  })

  it('n’a de brouillon que d’une démarche en ligne ; le reste est venu autrement, et son fil le dit', async () => {
    const demandes = await db.demande.findMany({
      select: {
        demarche: true,
        canal: true,
        statut: true,
        messages: { take: 1, orderBy: { rang: 'asc' }, select: { evenement: { select: { type: true } } } },
      },
    })
    const autrement = demandes.filter((d) => findDemarche(d.demarche) === null)
    expect(autrement.length).toBeGreaterThan(300)
    expect(autrement.filter((d) => d.canal === 'portail' || d.statut === 'a_finaliser')).toEqual([])
    expect(autrement.filter(({ messages: [m] }) => m?.evenement?.type !== 'demande.enregistree')).toEqual([])
    // Une question se pose encore par téléphone.
    expect(demandes.filter((d) => d.canal !== 'portail' && findDemarche(d.demarche) !== null && d.demarche !== 'contact')).toEqual([])
  })

  it('a pour chaque demande envoyée par le portail ce qui l’a été, intact ; pour un arrêt, toutes ses étapes et un numéro masqué', async () => {
    const envoyees = await db.demande.count({ where: { numero: { not: null }, canal: 'portail' } })
    const envois = await db.envoi.findMany({
      select: {
        demandeId: true,
        siren: true,
        rang: true,
        demarche: true,
        version: true,
        auteurId: true,
        contenu: true,
        empreinte: true,
        scelle: true,
      },
    })
    expect([envois.length, new Set(envois.map((e) => e.demandeId)).size]).toEqual([envoyees, envoyees])
    expect(envois.filter((e) => alterationOf(e) !== null)).toEqual([])
    const arrets = envois.filter((e) => e.demarche === 'arret-de-travail').map((e) => Contenu.parse(e.contenu))
    expect(arrets.length).toBeGreaterThan(20)
    for (const { demande, etapes, envoyeeLe, reprise } of arrets) {
      expect(
        etapes.map((e) => e.slug),
        demande.numero,
      ).toEqual(arretDeTravail.etapes.map((e) => e.slug))
      const lignes = etapes.flatMap((e) => e.lignes)
      const nom = lignes.find((l) => l.champ === 'nomNaissance')?.texte ?? ''
      expect([demande.objet.includes(nom), nom.startsWith('de ')], demande.objet).toEqual([true, false])
      expect(lignes.find((l) => l.champ === 'nir')?.texte, demande.numero).toContain('•')
      expect(
        lignes.filter((l) => ['etablissement', 'contrat', 'debutArret'].includes(l.champ) && l.texte === null),
        demande.numero,
      ).toEqual([])
      expect([envoyeeLe.length, reprise]).toEqual([24, undefined])
    }
  })

  it('donne à chacun le nombre de notifications de sa pastille', async () => {
    const prenoms = { claire: 'Claire', marc: 'Marc', ines: 'Inès', karim: 'Karim', paul: 'Paul' }
    const nonLues = await db.notification.findMany({ where: { luLe: null }, select: { utilisateur: { select: { prenom: true } } } })
    for (const [cle, prenom] of Object.entries(prenoms)) {
      expect(
        nonLues.filter((n) => n.utilisateur.prenom === prenom),
        prenom,
      ).toHaveLength(UNREAD[cle as keyof typeof UNREAD])
    }
    expect(await db.notification.count({ where: { luLe: { not: null } } })).toBeGreaterThan(20)
    expect(await db.notification.count({ where: { luLe: null, courrier: { luLe: { not: null } } } })).toBe(0)
  })
})

describe('tout se tient', () => {
  it('met chaque demande dans un univers couvert, avec le statut de son état', async () => {
    const demandes = await db.demande.findMany({
      select: { siren: true, univers: true, etat: true, statut: true, issue: true, expireLe: true, gestionnaireNom: true },
    })
    const contrats = await db.contrat.findMany({ where: { finLe: null }, select: { siren: true, univers: true } })
    const couverts = new Set(contrats.map((c) => `${c.siren} ${c.univers}`))
    expect(demandes.filter((d) => !couverts.has(`${d.siren} ${d.univers}`))).toEqual([])
    expect(demandes.filter((d) => statutOf(d.etat) !== d.statut)).toEqual([])
    expect(demandes.filter((d) => (d.issue !== null) !== (d.statut === 'traitee') || (d.expireLe !== null) !== (d.statut === 'a_finaliser'))).toEqual(
      [],
    )
  })

  it('fait écrire chacun à un titre qu’il a', async () => {
    const { id: karim } = await person(KARIM)
    const deKarim = await db.demande.findMany({
      where: { auteurId: karim },
      select: { siren: true, compteId: true, univers: true, delegationId: true, membreId: true },
    })
    const delegations = new Map(
      (await db.delegation.findMany({ select: { id: true, compteId: true, etat: true, univers: true, lectureSeule: true } })).map((d) => [d.id, d]),
    )
    const fausses = deKarim.filter((d) => {
      const titre = delegations.get(d.delegationId ?? '')
      return (
        d.membreId !== null || titre?.etat !== 'acceptee' || titre.lectureSeule || titre.compteId !== d.compteId || !titre.univers.includes(d.univers)
      )
    })
    expect(fausses).toEqual([])
    const marc = await person('marc.leroy@durand.example')
    expect(await db.demande.count({ where: { auteurId: marc.id, siren: { not: '900000019' } } })).toBe(0)
    expect(await db.demande.count({ where: { membreId: null, delegationId: null, canal: 'portail' } })).toBe(0)
  })

  it('tient l’ordre du temps, jamais après maintenant', async () => {
    const maintenant = new Date()
    expect(await db.message.count({ where: { envoyeLe: { gt: maintenant } } })).toBe(0)
    const [{ fausses } = { fausses: -1 }] = await db.$queryRaw<{ fausses: number }[]>`
      SELECT count(*)::int AS fausses FROM demande d WHERE d.cree_le > d.envoyee_le OR d.traitee_le < d.envoyee_le OR d.modifie_le < d.cree_le
        OR EXISTS (SELECT 1 FROM message m WHERE m.demande_id = d.id AND m.envoye_le < d.envoyee_le)`
    expect(fausses).toBe(0)
  })

  it('n’écrit ni numéro de sécurité sociale, ni IBAN, ni montant', async () => {
    const [{ fautes } = { fautes: -1 }] = await db.$queryRaw<{ fautes: number }[]>`
      SELECT count(*)::int AS fautes FROM (SELECT corps FROM message UNION ALL SELECT corps FROM courrier UNION ALL SELECT objet FROM demande) t
      WHERE corps ~ '[12] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{3}' OR corps ~ 'FR[0-9]{2}' OR corps ~ '€'`
    expect(fautes).toBe(0)
  })
})

describe('le monde s’est joué', () => {
  it('chaque état d’une demande vient de ses événements, et d’eux seuls', async () => {
    const demandes = await db.demande.findMany({ select: { id: true, etat: true, canal: true, etatLe: true, numero: true } })
    const evenements = await db.evenement.findMany({ orderBy: { rang: 'asc' }, select: { type: true, donnees: true, creeLe: true } })
    const parDemande = Map.groupBy(evenements, ({ donnees }) => (donnees as { demandeId?: string }).demandeId)
    for (const { id, etat, canal, etatLe, numero } of demandes) {
      const suite = parDemande.get(id) ?? []
      let rejoue: typeof etat = canal === 'portail' ? 'brouillon' : 'a_prendre'
      let depuis = suite[0]?.creeLe
      for (const { type, creeLe } of suite) {
        const acte = ACTE_DE[type as keyof typeof ACTE_DE]
        const vers: typeof etat | null = acte ? nextEtat(acte, rejoue) : rejoue
        if (vers && vers !== rejoue) depuis = creeLe
        rejoue = vers ?? rejoue
      }
      expect([rejoue, depuis], numero ?? id).toEqual([etat, etatLe])
      expect(suite[0]?.type).toBe(canal === 'portail' ? 'brouillon.commence' : 'demande.enregistree')
    }
  })

  it('date chaque événement dans les jours de sa demande, qui l’a fait ayant le titre inscrit', async () => {
    const [fautes] = await db.$queryRaw<{ hors: number; futurs: number; sans: number }[]>`
      SELECT (count(*) FILTER (WHERE e.cree_le < d.cree_le OR e.cree_le > now()))::int AS hors,
        (count(*) FILTER (WHERE e.cree_le > now()))::int AS futurs,
        (count(*) FILTER (WHERE e.acteur_id IS NULL OR e.siren IS NULL OR e.compte_id IS NULL))::int AS sans
      FROM evenement e JOIN demande d ON d.id = (e.donnees->>'demandeId')::uuid`
    expect(fautes).toEqual({ hors: 0, futurs: 0, sans: 0 })
    expect(await db.evenement.count()).toBeGreaterThan(5000)
  })

  it('numérote les demandes dans l’ordre des envois, avec l’année de chacun', async () => {
    const envoyees = await db.demande.findMany({
      where: { numero: { not: null } },
      orderBy: { numero: 'asc' },
      select: { numero: true, envoyeeLe: true, canal: true },
    })
    const rangs = envoyees.map((d) => ({ rang: Number(d.numero?.slice(8, 15)), le: d.envoyeeLe?.getTime() ?? 0 })).sort((a, b) => a.rang - b.rang)
    expect(rangs.map((r) => r.rang)).toEqual(rangs.map((_, i) => i + 1))
    expect(rangs.filter((r, i) => i > 0 && r.le < (rangs[i - 1]?.le ?? 0))).toEqual([])
    expect(envoyees.filter((d) => d.numero?.slice(3, 7) !== String(d.envoyeeLe?.getFullYear()))).toEqual([])
  })

  it('n’a mis aucun courriel ni aucun travail en file', async () => {
    expect(await db.courriel.count()).toBe(0)
    const [{ n } = { n: -1 }] = await db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM pgboss.job WHERE name IN ('notifier', 'envoyer-courriel')`
    expect(n).toBe(0)
  })

  it('rend à l’heure son vrai texte', async () => {
    const [lue] = await db.$queryRaw<{ texte: string }[]>`SELECT trim(prosrc) AS texte FROM pg_proc WHERE oid = 'maintenant()'::regprocedure`
    expect(lue?.texte).toBe('SELECT now()')
  })

  it('a un journal qui se scelle, dans l’ordre des dates', async () => {
    while ((await sealJournal()) > 0);
    expect(await db.maillon.count()).toBe(await db.evenement.count())
    expect(await firstBrokenLink(db)).toBeNull()
    const [{ reculs } = { reculs: -1 }] = await db.$queryRaw<{ reculs: number }[]>`
      SELECT count(*)::int AS reculs FROM (
        SELECT e.cree_le < lag(e.cree_le) OVER (ORDER BY m.rang) AS recule FROM maillon m JOIN evenement e ON e.id = m.evenement_id) t WHERE recule`
    expect(reculs).toBe(0)
  })
})

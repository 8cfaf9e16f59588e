import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { listAFaire } from '@/lib/a-faire/queries'
import { asReader } from '@/lib/data/as-actor'
import { listBrouillons } from '@/lib/demandes/brouillon/queries'
import { listSalaries } from '@/lib/demandes/brouillon/salaries'
import { stepScreen } from '@/lib/demandes/brouillon/step-screen'
import { countDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { isoDay } from '@/lib/ground/date'
import { PEOPLE } from '@/prisma/seed/cast'
import { saveEtape, startBrouillon } from '../../../support/commandes'
import { actorOf, base, brouillonOf, demandeOf, DURAND, envoyer, fill, formOf, PETIT, start, vues } from './people'

let claire: Actor
let marc: Actor
let paul: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  paul = await actorOf(PEOPLE.paul.email)
})

const NIR = { type: 'nir', numero: '1790938185777', cle: '00' }
const salaries = (actor: Actor, siren = DURAND) => asReader(actor, (db) => listSalaries(actor, db, siren))

/** Un arrêt envoyé pour ce salarié ; rend son numéro. */
async function envoye(actor: Actor, nom: string): Promise<string> {
  const { nirKey } = await import('@/lib/demarches/nir')
  const id = await start(actor)
  const nir = { ...NIR, cle: nirKey(NIR.numero) }
  await fill(actor, id, 'maladie', {
    nomNaissance: nom,
    prenoms: 'Lucas, Paul',
    nir,
    naissance: { jour: '04', mois: '09', annee: '1979' },
    matricule: 'M-77',
  })
  await envoyer(actor, id, { doublon: 'oui' })
  return (await demandeOf(id))?.numero ?? ''
}

/** Le brouillon où mène un commencement. */
const startedAt = (rendu: unknown): string => /\/brouillons\/([\w-]+)\//.exec((rendu as { vers: string }).vers)?.[1] ?? ''

describe('les salariés déjà connus', () => {
  it('viennent des demandes de l’entreprise que la personne peut lire, un par numéro, sans ce numéro', async () => {
    const numero = await envoye(marc, 'Roussel')
    const connus = await salaries(claire)
    expect(connus.filter((s) => s.nom === 'Roussel Lucas')).toEqual([
      { numero, nom: 'Roussel Lucas', indice: expect.stringMatching(/^né en 1979, Déclarer un arrêt de travail, /) },
    ])
    expect(JSON.stringify(connus)).not.toMatch(/38185/)
    expect(connus.map(({ nom }) => nom)).toEqual(connus.map(({ nom }) => nom).toSorted((a, b) => a.localeCompare(b, 'fr')))
    expect(new Set(connus.map((s) => s.numero)).size).toBe(connus.length)
    expect(await salaries(paul)).toEqual([])
    // Le même salarié, une seconde fois : une seule ligne, la dernière.
    const second = await envoye(claire, 'Roussel')
    expect((await salaries(claire)).filter((s) => s.nom === 'Roussel Lucas').map((s) => s.numero)).toEqual([second])
  })

  it('remplissent un brouillon de ce qui ne change pas, et de rien d’autre ; le numéro scellé le reste', async () => {
    const salarie = await envoye(marc, 'Marchand')
    const id = startedAt(await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id: randomUUID(), salarie }))
    const { raws, sources, version } = await brouillonOf(claire, id)
    expect(raws).toMatchObject({ nomNaissance: 'Marchand', prenoms: 'Lucas, Paul', matricule: 'M-77', categorie: 'ouvrier', tempsTravail: 'plein' })
    expect(raws.declarantNom).toBe('Claire Durand')
    expect(sources).toMatchObject({ nir: 'demande', declarantNom: 'compte' })
    expect(version).toBe(1)
    for (const neuf of ['debutArret', 'finArret', 'qualification', 'salaires', 'certification']) expect(raws).not.toHaveProperty(neuf)
    const [nir] = (await demandeOf(id))?.reponses.filter(({ champ }) => champ === 'nir') ?? []
    expect(nir?.valeur).toMatch(/^v1\./)
    // Repris sans être ouvert, il ne l’est pas davantage pour être relu.
    const ecran = stepScreen(await brouillonOf(claire, id), 'salarie', { montrer: 'oui' }, claire.utilisateur.id)
    expect(ecran?.relire).toEqual({})
    expect(JSON.stringify(ecran)).not.toContain(NIR.numero.slice(3))
    expect(nir?.empreinte).toBeTruthy()
  })

  it('ouvrent le brouillon où il reste à répondre, nommé du salarié', async () => {
    const salarie = await envoye(marc, 'Garnier')
    const cle = randomUUID()
    const rendu = await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id: cle, salarie })
    const id = startedAt(rendu)
    expect(rendu).toEqual({ vers: `/e/${DURAND}/brouillons/${id}/arret` })
    expect(await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id: cle, salarie }), 'un double clic').toEqual(rendu)
    // Revenu en arrière pour un autre salarié, la page n’a pas changé : c’est un autre brouillon, à son nom.
    const autre = await envoye(marc, 'Rivière')
    const second = startedAt(await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id: cle, salarie: autre }))
    expect(second).not.toBe(id)
    expect(await demandeOf(second)).toMatchObject({ objet: 'Arrêt de travail de Lucas Rivière' })
    expect(await demandeOf(id)).toMatchObject({
      objet: 'Arrêt de travail de Lucas Garnier',
      etapesVues: ['entreprise', 'salarie', 'contrat-de-travail', 'arret'],
    })
  })

  it('prolonger un arrêt : il ne reste que la nouvelle fin ; de prolongation en prolongation, c’est le premier arrêt', async () => {
    const numero = await envoye(marc, 'Lambert')
    const commence = await startBrouillon(claire, { siren: DURAND, slug: 'prolongation', id: randomUUID(), salarie: numero })
    const id = startedAt(commence)
    expect(commence).toEqual({ vers: `/e/${DURAND}/brouillons/${id}/arret` })
    const { raws, sources } = await brouillonOf(claire, id)
    expect(raws).toMatchObject({
      dossier: 'numero',
      numeroDemande: numero,
      finPrecedente: { jour: '30', mois: '10', annee: '2026' },
      nomNaissance: 'Lambert',
    })
    expect(sources).toMatchObject({ numeroDemande: 'demande', finPrecedente: 'demande' })
    await saveEtape(
      claire,
      { siren: DURAND, id, etape: 'arret', intention: 'continuer', retour: undefined, vues: await vues(claire, id), forcer: {}, mien: [] },
      formOf({
        finPrecedente: raws.finPrecedente ?? '',
        continu: 'oui',
        nouvelleFin: { jour: '27', mois: '11', annee: '2026' },
        decomptes: 'a_venir',
      }),
    )
    await envoyer(claire, id)
    const suivant = (await demandeOf(id))?.numero ?? ''
    expect(suivant).toMatch(/^CP-/)
    const encore = startedAt(await startBrouillon(marc, { siren: DURAND, slug: 'prolongation', id: randomUUID(), salarie: suivant }))
    expect((await brouillonOf(marc, encore)).raws).toMatchObject({ numeroDemande: numero, finPrecedente: { jour: '27', mois: '11', annee: '2026' } })
  })

  it('ne se prennent pas d’une entreprise que l’on n’atteint pas, et rien n’en reste', async () => {
    const salarie = await envoye(marc, 'Perrin')
    const id = randomUUID()
    await expect(startBrouillon(paul, { siren: PETIT, slug: 'arret-de-travail', id, salarie })).rejects.toMatchObject({ kind: 'introuvable' })
    expect(await demandeOf(id)).toBeNull()
  })
})

describe('un brouillon où rien n’est répondu', () => {
  const commencer = async (actor: Actor, slug = 'arret-de-travail') => {
    const rendu = await startBrouillon(actor, { siren: DURAND, slug, id: randomUUID() })
    return /brouillons\/([0-9a-f-]{36})/.exec(JSON.stringify(rendu))?.[1] ?? ''
  }
  const listes = () =>
    asReader(claire, async (db) => ({
      brouillons: (await listBrouillons(claire, db, DURAND, 'arret-de-travail')).lignes.map((b) => b.id),
      aFaire: (await listAFaire(claire, db, isoDay(new Date()), { type: 'brouillons' }, DURAND)).parType.brouillon ?? 0,
      demandes: await countDemandes(claire, db, DemandesSearch.parse({}), DURAND),
    }))

  it('deux onglets du même formulaire en font deux : chaque salarié a le sien ; laissé là, il ne se garde qu’une semaine', async () => {
    const id = await commencer(claire)
    expect(await commencer(claire)).not.toBe(id)
    const { expireLe } = await base().demande.findUniqueOrThrow({ where: { id }, select: { expireLe: true } })
    expect(Math.round(((expireLe?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBeLessThanOrEqual(7)
  })

  it('ne se montre dans aucune liste avant sa première réponse', async () => {
    const id = await commencer(claire)
    const avant = await listes()
    expect(avant.brouillons).not.toContain(id)
    await saveEtape(
      claire,
      { siren: DURAND, id, etape: 'entreprise', intention: 'enregistrer', retour: undefined, vues: await vues(claire, id), forcer: {}, mien: [] },
      formOf({ declarantNom: 'Claire Durand Martin' }),
    )
    const apres = await listes()
    expect(apres.brouillons).toContain(id)
    expect(apres.aFaire).toBe(avant.aFaire + 1)
    expect(apres.demandes).not.toEqual(avant.demandes)
    expect(await base().demande.count({ where: { id } })).toBe(1)
  })
})

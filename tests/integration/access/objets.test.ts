import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { findBrouillon, getEnvoyee } from '@/lib/demandes/brouillon/queries'
import { getContrat } from '@/lib/contrats/queries'
import { getCourrier } from '@/lib/courriers/queries'
import type { Db } from '@/lib/data/prisma'
import { getDemande } from '@/lib/demandes/fil/queries'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { expected, notFound } from '@/lib/ground/errors'
import { brouillonById, brouillonOuvertById, demandeByNumero, fichierById, pieceById } from '@/lib/demandes/locate'
import { getFichier } from '@/lib/demandes/pieces/queries'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { atteint, atteintDemande, type Ligne, type LigneDemande } from '../../support/attendu'
import { EMAILS } from '../../support/matrix'
import { actorOf, base } from './people'

// Sans la sécurité par ligne, et même ainsi un objet ne s’ouvre qu’à qui l’atteint : c’est la lecture elle-même qui est jugée ici.
const NOMMES = ['900000019', '900000027', '900000050', '900000175', '900000217', '900001090']
type Demande = LigneDemande & { id: string; numero: string | null; canal: string }
type Objet = Ligne & { id: string }

let gens: [string, Actor][]
let demandes: Demande[]
let courriers: Objet[]
let contrats: (Objet & { reference: string })[]
/** Une pièce reçue dans chaque demande choisie : le monde n’a pas de fichiers. */
const pieces = new Map<string, string>()

/** Un de chaque sorte : entreprise, univers, statut. */
const sample = <T extends Ligne & { statut?: string; auteurId?: string; canal?: string }>(rows: readonly T[]): T[] => [
  ...new Map(
    rows.map((row) => [`${row.siren} ${row.univers} ${row.statut} ${row.canal} ${row.statut === 'a_finaliser' ? row.auteurId : ''}`, row]),
  ).values(),
]

beforeAll(async () => {
  const karim = await actorOf(EMAILS.karim)
  const claire = await actorOf(EMAILS.claire)
  const seul = claire.acces[0]
  if (!seul) throw new Error('Claire n’a pas de titre')
  const reduit: Actor = { ...karim, acces: [{ ...seul, voie: 'delegation', role: 'expert_comptable', univers: ['sante'], lectureSeule: true }] }
  gens = [
    ['sans titre', { ...karim, acces: [] }],
    ['réduite à un univers, en lecture', reduit],
  ]
  for (const [nom, email] of Object.entries(EMAILS)) gens.push([nom, await actorOf(email)])
  const where = { siren: { in: NOMMES } }
  // Un brouillon de chaque entreprise qui n’en avait pas, par quelqu’un d’autre que ses administrateurs.
  const marc = await actorOf(EMAILS.marc)
  const sien = {
    siren: '900000019',
    auteurId: marc.utilisateur.id,
    auteurNom: 'Marc',
    compteId: seul.compteId,
    objet: 'Essai',
    demarche: 'arret-de-travail',
  }
  for (const univers of ['sante', 'prevoyance', 'retraite'] as const)
    await base().demande.create({ data: { ...sien, id: randomUUID(), univers, statut: 'a_finaliser', etat: 'brouillon' } })
  const select = { id: true, siren: true, univers: true } as const
  demandes = sample(
    await base().demande.findMany({ where, select: { ...select, statut: true, auteurId: true, compteId: true, numero: true, canal: true } }),
  )
  courriers = sample(await base().courrier.findMany({ where, select }))
  contrats = sample(await base().contrat.findMany({ where, select: { ...select, reference: true } }))
  for (const { id, siren } of demandes) {
    const piece = randomUUID()
    pieces.set(id, piece)
    const fichier = { cle: `essai/${piece}`, cleChiffree: 'x', fichierNom: 'a.pdf', taille: 1, type: 'application/pdf', sha256: piece }
    await base().piece.create({ data: { id: piece, demandeId: id, siren, libelle: 'Essai', etat: 'recue', analyse: 'saine', ...fichier } })
  }
})

const opens = (lecture: Promise<unknown>) =>
  lecture.then(
    () => true,
    (erreur: unknown) => {
      if (expected(erreur)?.kind === 'introuvable') return false
      throw erreur
    },
  )
/** Ce qu’une visite vise : rien n’est trouvé pour qui ne le voit pas. */
const seen = async (trouve: Promise<unknown>): Promise<void> => {
  if (!(await trouve)) throw notFound()
}

type Sorte<T> = {
  choses: () => readonly T[]
  ouvre: (actor: Actor, db: Db, chose: T, siren: string) => Promise<unknown>
  attendu: (actor: Actor, chose: T) => boolean
  /** L’adresse porte aussi le SIREN : celui d’une autre entreprise n’ouvre rien. */
  avecSiren: boolean
}
const sorte = <T extends Ligne>(une: Sorte<T>): Sorte<Ligne> => une as unknown as Sorte<Ligne>
const envoyees = () => demandes.filter(({ statut }) => statut !== 'a_finaliser')
const lit = (actor: Actor, d: Demande) => atteintDemande(actor, 'demande:lire', d)
const depose = (actor: Actor, d: Demande) => atteintDemande(actor, 'demande:deposer', d)
const gestionOu = (actor: Actor, d: Demande) => (actor.gestion ? d.statut !== 'a_finaliser' : lit(actor, d))

const SORTES: Record<string, Sorte<Ligne>> = {
  'un courrier': sorte<Objet>({
    choses: () => courriers,
    ouvre: (actor, db, { id }, siren) => getCourrier(actor, db, siren, id),
    // La gestion relit ce qu’elle a publié.
    attendu: (actor, c) => actor.gestion !== null || atteint(actor, 'courrier:lire', c),
    avecSiren: true,
  }),
  'un contrat': sorte<Objet & { reference: string }>({
    choses: () => contrats,
    ouvre: (actor, db, { reference }, siren) => getContrat(actor, db, siren, reference),
    attendu: (actor, c) => atteint(actor, 'contrat:lire', c),
    avecSiren: true,
  }),
  'une demande': sorte<Demande>({
    choses: envoyees,
    ouvre: (actor, db, { numero }, siren) => getDemande(actor, db, siren, numero ?? ''),
    attendu: lit,
    avecSiren: true,
  }),
  'la page d’envoi d’une demande': sorte<Demande>({
    choses: envoyees,
    ouvre: (actor, db, { numero }, siren) => getEnvoyee(actor, db, siren, numero ?? ''),
    attendu: lit,
    avecSiren: true,
  }),
  'où répondre': sorte<Demande>({
    choses: envoyees,
    ouvre: (actor, db, { numero }) => seen(demandeByNumero(actor, db, { numero: numero ?? '' })),
    attendu: gestionOu,
    avecSiren: false,
  }),
  'où répondre, dans une entreprise': sorte<Demande>({
    choses: envoyees,
    ouvre: (actor, db, { numero }, siren) => seen(demandeByNumero(actor, db, { numero: numero ?? '', siren })),
    attendu: gestionOu,
    avecSiren: true,
  }),
  'un brouillon, ou ce qu’il est devenu': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }, siren) => seen(brouillonById(actor, db, { id, siren })),
    attendu: lit,
    avecSiren: true,
  }),
  'un accusé de réception': sorte<Demande>({
    choses: envoyees,
    ouvre: (actor, db, { numero }) => getEnvoi(actor, db, numero ?? ''),
    // Reçue autrement que par le portail, une demande n’a rien à attester.
    attendu: (actor, d) => d.canal === 'portail' && gestionOu(actor, d),
    avecSiren: false,
  }),
  'un brouillon à écrire': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }, siren) => findBrouillon(actor, db, siren, id),
    attendu: depose,
    avecSiren: true,
  }),
  'où déposer une pièce': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }) => seen(brouillonOuvertById(actor, db, { id })),
    attendu: (actor, d) => d.statut === 'a_finaliser' && lit(actor, d),
    avecSiren: false,
  }),
  'une pièce à retirer': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }) => seen(pieceById(actor, db, { id: pieces.get(id) ?? '' })),
    attendu: (actor, d) => d.statut === 'a_finaliser' && lit(actor, d),
    avecSiren: false,
  }),
  'où est un fichier': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }) => seen(fichierById(actor, db, { id: pieces.get(id) ?? '' })),
    attendu: gestionOu,
    avecSiren: false,
  }),
  'un fichier': sorte<Demande>({
    choses: () => demandes,
    ouvre: (actor, db, { id }) => getFichier(actor, db, pieces.get(id) ?? ''),
    attendu: gestionOu,
    avecSiren: false,
  }),
}

describe.each(Object.entries(SORTES))('%s', (_nom, { choses, ouvre, attendu, avecSiren }) => {
  it('s’ouvre à qui l’atteint, et à personne d’autre', async () => {
    expect(choses().length).toBeGreaterThan(5)
    let ouverts = 0
    for (const [nom, actor] of gens)
      for (const chose of choses()) {
        const voulu = attendu(actor, chose)
        if (voulu) ouverts++
        expect(await opens(ouvre(actor, base(), chose, chose.siren)), `${nom}, ${JSON.stringify(chose)}`).toBe(voulu)
      }
    expect(ouverts).toBeGreaterThan(0)
  })

  if (avecSiren)
    it('ne s’ouvre pas à l’adresse d’une autre de ses entreprises', async () => {
      const [, karim] = gens.find(([nom]) => nom === 'karim') ?? []
      if (!karim) throw new Error('Karim manque')
      for (const chose of choses()) {
        const autre = karim.perimetre.sirens.find((siren) => siren !== chose.siren) ?? ''
        expect(await opens(ouvre(karim, base(), chose, autre)), JSON.stringify(chose)).toBe(false)
      }
    })
})

describe('la gestion', () => {
  it('ouvre un dossier envoyé, jamais un brouillon', async () => {
    const [, sophie] = gens.find(([nom]) => nom === 'sophie') ?? []
    if (!sophie) throw new Error('Sophie manque')
    for (const { numero, id } of demandes) {
      expect(await opens(getDossier(sophie, base(), numero ?? id))).toBe(numero !== null)
      expect(await opens(seen(demandeByNumero(sophie, base(), { numero: numero ?? id })))).toBe(numero !== null)
    }
  })
})

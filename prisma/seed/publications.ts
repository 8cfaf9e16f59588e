import 'server-only'
import { createHash } from 'node:crypto'
import { formatNumeroCourrier } from '@/lib/ground/numero-demande'
import { isoDay } from '@/lib/ground/date'
import type { Db } from '@/lib/data/prisma'
import { inspect } from '@/lib/demandes/pieces/inspect'
import { storeFile } from '@/lib/demandes/pieces/store'
import { familleOf } from '@/lib/documents/cible'
import { marque } from '@/lib/ground/marque'
import { maintenant } from '@/lib/ground/clock'
import { DISCRET, renderPaper, room, write } from '@/lib/papier/paper'
import { BIBLIOTHEQUE, DOCUMENTS } from './bibliotheque'
import { clockFrom } from './clock'
import { idOf } from './draw'
import type { World } from './world'
import { personId } from './writers'

type Fichier = { fichierNom: string; taille: number; sha256: string; cle: string; cleChiffree: string; analyse: 'non_analysee' }
/** Les fichiers publiés du monde, par leur clé. */
export type Publies = Map<string, Fichier>

/** Écrit les modèles et les documents du monde, jugés comme tout autre fichier, et les range. Hors transaction. */
export async function openPublies(): Promise<Publies> {
  const publies: Publies = new Map()
  for (const { cle, titre, phrase, texte } of [...BIBLIOTHEQUE, ...DOCUMENTS]) publies.set(cle, await range(cle, await draw(titre, phrase, texte)))
  return publies
}

async function range(nom: string, octets: Buffer): Promise<Fichier> {
  const juge = await inspect(octets, `${nom}.pdf`)
  if (!juge.ok) throw new Error(`Le document « ${nom} » du monde n’est pas admis : ${juge.refus}.`)
  const rangement = await storeFile('monde', octets, maintenant())
  return {
    ...rangement,
    fichierNom: juge.nom,
    taille: octets.length,
    sha256: createHash('sha256').update(octets).digest('hex'),
    analyse: 'non_analysee',
  }
}

/** Un document du papier de la maison ; sa date ne change pas : le même monde rend les mêmes octets. */
function draw(titre: string, phrase: string, texte: readonly string[]): Promise<Buffer> {
  const fill = (doc: PDFKit.PDFDocument) => {
    const racine = doc.struct('Document')
    doc.addStructure(racine)
    const say = (balise: 'H1' | 'H2' | 'P', dit: string, style: Parameters<typeof write>[2], apres: number) => {
      racine.add(
        doc.struct(balise, {}, () => {
          room(doc, 40)
          write(doc, dit, style)
        }),
      )
      doc.moveDown(apres)
    }
    say('P', marque.nom, { police: 'fort', couleur: marque.couleurs.marque, taille: 12 }, 1)
    say('H1', titre, { police: 'fort', taille: 20 }, 0.2)
    say('P', phrase, { taille: 12, couleur: DISCRET }, 1)
    for (const ligne of texte) {
      if (ligne.startsWith('# ')) say('H2', ligne.slice(2), { police: 'fort', taille: 13 }, 0.4)
      else say('P', ligne, {}, 0.6)
    }
    racine.end()
  }
  return renderPaper({ titre, sujet: phrase, le: new Date('2026-01-02T08:00:00Z') }, fill, titre)
}

/** Les courriers du monde, avec ce que leur publication aurait figé : un numéro, dans l’ordre, une adresse, une signature, le nom de qui les a ouverts. */
export async function writeCourriers(db: Db, world: World): Promise<void> {
  const dates = [...world.courriers].sort((a, b) => Number(a.publieLe) - Number(b.publieLe))
  const rangs = await db.$queryRaw<{ rang: bigint }[]>`SELECT nextval('numero_courrier') AS rang FROM generate_series(1, ${dates.length}::int)`
  const noms = new Map(world.utilisateurs.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
  const entreprises = new Map(world.entreprises.map((e) => [e.siren, `${e.raisonSociale}\n${e.adresse}\n${e.codePostal} ${e.ville}`]))
  const signataire = noms.get(personId('sophie')) ?? ''
  await db.courrier.createMany({
    data: dates.map((courrier, i) => ({
      ...courrier,
      numero: formatNumeroCourrier(Number(isoDay(courrier.publieLe as Date).slice(0, 4)), Number(rangs[i]?.rang)),
      destinataire: entreprises.get(courrier.siren) ?? '',
      signataire,
      fonction: marque.centresDeGestion.find(({ univers }) => (univers as readonly string[]).includes(courrier.univers))?.nom ?? marque.nom,
      luParNom: courrier.luPar ? (noms.get(courrier.luPar) ?? null) : null,
    })),
  })
}

/** La bibliothèque, et les documents adressés aux entreprises qui ont un compte et un contrat de la cible. */
export async function writePublications(db: Db, world: World, publies: Publies, today: Date): Promise<void> {
  const clock = clockFrom(today)
  const fichierOf = (cle: string): Fichier => {
    const fichier = publies.get(cle)
    if (!fichier) throw new Error(`Le monde n’a pas de document « ${cle} ».`)
    return fichier
  }
  const parNom = world.utilisateurs.find(({ id }) => id === personId('luc'))
  const publie = { publiePar: personId('luc'), publieParNom: parNom ? `${parNom.prenom} ${parNom.nom}` : marque.nom }
  await db.modele.createMany({
    data: BIBLIOTHEQUE.map(({ cle, texte: _, ...modele }) => {
      const id = idOf(`modele ${cle}`)
      return { ...modele, id, chaine: id, version: 1, ...fichierOf(cle), ...publie, publieLe: clock.moment(-200, '09:00') }
    }),
  })
  const suivies = new Set(world.rattachements.map(({ siren }) => siren))
  const claire = personId('claire')
  for (const { cle, texte: _, jour, ...document } of DOCUMENTS) {
    const id = idOf(`document ${cle}`)
    const publieLe = clock.moment(jour, '08:30')
    await db.document.create({ data: { ...document, id, ...fichierOf(cle), ...publie, publieLe }, select: { id: true } })
    const vises = new Map(
      world.contrats
        .filter((c) => !c.finLe && c.univers === document.univers && suivies.has(c.siren))
        .filter((c) => (document.portee === 'contrat' ? c.reference === document.cible : familleOf(c.reference) === document.cible))
        .map((c) => [c.siren, c.reference] as const),
    )
    const lu = document.portee === 'contrat' ? { luLe: clock.moment(jour + 2, '10:00'), luPar: claire, luParNom: nameIn(world, claire) } : {}
    await db.documentAdresse.createMany({
      data: [...vises].map(([siren, contratReference]) => ({ documentId: id, siren, univers: document.univers, contratReference, publieLe, ...lu })),
    })
  }
}

function nameIn(world: World, id: string): string {
  const qui = world.utilisateurs.find((un) => un.id === id)
  return qui ? `${qui.prenom} ${qui.nom}` : ''
}

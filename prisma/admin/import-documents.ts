import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { asSystem } from '@/lib/data/as-system'
import type { Db } from '@/lib/data/prisma'
import { publishedId } from '@/lib/demandes/fil/message-id'
import { listVisesIn } from '@/lib/documents/cible'
import { writeDocumentIn } from '@/lib/documents/publish-document'
import { NATURES, PORTEES } from '@/lib/documents/schema'
import { marque } from '@/lib/ground/marque'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { dropFile, type FichierPublie, receiveFile } from '@/lib/publication/receive-file'
import { record } from '@/lib/acts/record'
import { type Fault, readCsv } from './csv'

/** Le fichier qui les nomme. */
export const DOCUMENTS = 'documents.csv'

/** Un document à publier : son fichier, dans le même dossier, et à qui. */
const Shape = z.object({
  fichier: z.string().regex(/^[^/\\]{1,120}\.pdf$/iu, 'le fichier est le nom d’un PDF du dossier'),
  titre: z.string().min(1, 'le titre est vide').max(150, 'le titre dépasse 150 signes'),
  phrase: z.string().max(200, 'la phrase dépasse 200 signes'),
  nature: z.enum(NATURES, `la nature est l’une de : ${NATURES.join(', ')}`),
  univers: z.enum(['sante', 'prevoyance'], 'l’univers est « sante » ou « prevoyance »'),
  portee: z.enum(PORTEES, `la portée est l’une de : ${PORTEES.join(', ')}`),
  cible: z
    .string()
    .transform((texte) => texte.replaceAll(/\s/g, ''))
    .pipe(z.string().min(1, 'la cible est vide').max(60, 'la cible dépasse 60 signes')),
})
type Ligne = { line: number; value: z.output<typeof Shape> }
/** Ce qu’un dossier a publié : les documents neufs, ceux qui l’étaient déjà, et à combien d’entreprises en tout. */
export type Publication = { publies: number; deja: number; entreprises: number }

/**
 * Publie les documents d’un dossier (`documents.csv` et ses PDF), en une transaction : tous, ou aucun. Rejouable : un document déjà publié à la même cible
 * ne l’est pas deux fois. Chaque PDF est jugé comme ceux que la gestion joint.
 * @param rehearse l’essai à blanc : tout se juge et se compte, rien ne s’écrit.
 * @returns `null` quand le dossier n’en a pas.
 */
export async function importDocuments(folder: string, { rehearse = false } = {}): Promise<{ publication: Publication } | { faults: Fault[] } | null> {
  const path = join(folder, DOCUMENTS)
  if (!existsSync(path)) return null
  const { rows, faults } = readCsv(DOCUMENTS, readFileSync(path, 'utf8'), Object.keys(Shape.shape))
  const lignes = rows.flatMap(({ line, cells }): Ligne[] => {
    const lu = Shape.safeParse(cells)
    if (lu.success) return [{ line, value: lu.data }]
    faults.push(...lu.error.issues.map(({ message }) => ({ file: DOCUMENTS, line, sentence: message })))
    return []
  })
  const fichiers = new Map<number, FichierPublie>()
  try {
    for (const { line, value } of lignes) {
      const ici = join(folder, value.fichier)
      const recu = existsSync(ici) ? await receiveFile(basename(ici), readFileSync(ici)) : { refus: 'absent' as const }
      if ('refus' in recu) faults.push({ file: DOCUMENTS, line, sentence: `« ${value.fichier} » : ${REFUS_PIECE[recu.refus]}` })
      else fichiers.set(line, recu)
    }
    const gardes = new Set<number>()
    const issue = faults.length > 0 ? { faults } : await asSystem('exploitation', (db) => publishAll(db, lignes, fichiers, rehearse, gardes))
    await dropAll(fichiers, 'faults' in issue ? new Set() : gardes)
    return issue
  } catch (error) {
    await dropAll(fichiers, new Set())
    throw error
  }
}

const dropAll = (fichiers: Map<number, FichierPublie>, gardes: ReadonlySet<number>) =>
  Promise.all([...fichiers].filter(([line]) => !gardes.has(line)).map(([, fichier]) => dropFile(fichier)))

async function publishAll(db: Db, lignes: readonly Ligne[], fichiers: Map<number, FichierPublie>, rehearse: boolean, gardes: Set<number>) {
  const publication: Publication = { publies: 0, deja: 0, entreprises: 0 }
  const vus = await Promise.all(lignes.map(async (ligne) => ({ ...ligne, vises: await listVisesIn(db, ligne.value) })))
  const faults = vus
    .filter(({ vises }) => vises.length === 0)
    .map(
      ({ line, value }): Fault => ({
        file: DOCUMENTS,
        line,
        sentence: `aucune entreprise ne répond à la cible « ${value.cible} » en ${value.univers}`,
      }),
    )
  if (faults.length > 0) return { faults }
  for (const { line, value, vises } of vus) {
    const { fichier: _, ...document } = value
    const fichier = fichiers.get(line)
    if (!fichier) continue
    const id = publishedId({ auteurId: 'exploitation', cle: '' }, ...Object.values(document), fichier.sha256)
    if (await db.document.findUnique({ where: { id }, select: { id: true } })) {
      publication.deja++
      continue
    }
    publication.publies++
    publication.entreprises += vises.length
    if (rehearse) continue
    gardes.add(line)
    await writeDocumentIn(db, { id, ...document, ...fichier, publiePar: null, publieParNom: marque.nom }, vises)
    const [seule] = vises
    const lieu = vises.length === 1 && seule ? { siren: seule.siren } : {}
    await record(db, { systeme: true }, 'document.publie', { documentId: id, entreprises: vises.length }, lieu)
  }
  return { publication }
}

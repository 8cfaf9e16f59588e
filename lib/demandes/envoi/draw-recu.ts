import { formatMoney } from '@/lib/ground/money'
import type { Police } from '@/lib/papier/fonts'
import { DISCRET, heightOf, MARGE, room, write } from '@/lib/papier/paper'
import type { Salaires } from './salaires'

const LIBELLE = 180
const GOUTTIERE = 10

/** Une ligne de la liste : un libellé, sa réponse. */
export type Ligne = readonly [libelle: string, valeur: string]

/** Libellé à gauche, réponse à droite ; une ligne ne se coupe que si elle est plus haute qu’une page. */
export function listOf(doc: PDFKit.PDFDocument, lignes: readonly Ligne[]): PDFKit.PDFStructureElement {
  const valeurs = { x: MARGE + LIBELLE + 12, largeur: doc.page.width - 2 * MARGE - LIBELLE - 12 }
  const liste = doc.struct('L')
  for (const [libelle, valeur] of lignes) {
    const hauteur = Math.max(heightOf(doc, libelle, LIBELLE), heightOf(doc, valeur, valeurs.largeur))
    let haut = 0
    let bas = 0
    const gauche = doc.struct('Lbl', {}, () => {
      room(doc, hauteur)
      haut = doc.y
      write(doc, libelle, { couleur: DISCRET, largeur: LIBELLE })
      bas = doc.y
    })
    const droite = doc.struct('LBody', {}, () => {
      doc.y = haut
      write(doc, valeur, valeurs)
      doc.y = Math.max(doc.y, bas <= doc.y + hauteur ? bas : doc.y) + 4
      doc.x = MARGE
    })
    liste.add(doc.struct('LI', {}, [gauche, droite]))
  }
  return liste
}

type Cellule = { texte: string; x: number; largeur: number; align: 'left' | 'right' }

/** Les salaires, un mois par ligne, leur total et leur moyenne : un tableau balisé, qui ne se coupe que s’il ne tient sur aucune page. */
export function wagesOf(doc: PDFKit.PDFDocument, { colonnes, mois, total, moyenne }: Salaires): PDFKit.PDFStructureElement {
  const largeur = doc.page.width - 2 * MARGE
  const remarques = mois.some(({ remarque }) => remarque !== '')
  const nom = 90
  const montant = Math.min(90, (largeur - nom - (remarques ? 120 : 0)) / Math.max(colonnes.length, 1))
  const cells = (tete: string, valeurs: readonly string[], remarque: string): Cellule[] => [
    { texte: tete, x: MARGE, largeur: nom - GOUTTIERE, align: 'left' },
    ...valeurs.map((texte, i): Cellule => ({ texte, x: MARGE + nom + i * montant, largeur: montant - GOUTTIERE, align: 'right' })),
    ...(remarques
      ? [
          {
            texte: remarque,
            x: MARGE + nom + colonnes.length * montant + 4,
            largeur: largeur - nom - colonnes.length * montant - 4,
            align: 'left',
          } as const,
        ]
      : []),
  ]
  const sums = (montants: readonly (number | null)[]) => montants.map((un) => (un === null ? '–' : formatMoney(un)))
  const rangs: [Police, readonly Cellule[]][] = [
    ['fort', cells('Mois', colonnes, 'Remarque')],
    ...mois.map((un): [Police, readonly Cellule[]] => ['texte', cells(un.nom, sums(un.montants), un.remarque)]),
    ['fort', cells('Total', sums(total), '')],
    ['fort', cells('Moyenne', sums(moyenne), '')],
  ]
  const heightOfRow = (cellules: readonly Cellule[]) => Math.max(...cellules.map(({ texte, largeur: l }) => heightOf(doc, texte || ' ', l))) + 3
  const entier = rangs.reduce((somme, [, cellules]) => somme + heightOfRow(cellules), 0)
  const tableau = doc.struct('Table')
  for (const [rang, [police, cellules]] of rangs.entries()) {
    const hauteur = heightOfRow(cellules)
    // Ce qui s’écrit se pose quand l’arbre est parcouru, non quand il est décrit.
    let haut = 0
    const balises = cellules.map(({ texte, x, largeur: l, align }, i) =>
      doc.struct(i === 0 || rang === 0 ? 'TH' : 'TD', {}, () => {
        if (i === 0) {
          room(doc, rang === 0 ? entier : hauteur)
          haut = doc.y
        }
        doc.y = haut
        write(doc, texte, { police, taille: 9.5, x, largeur: l, align })
        doc.y = haut + hauteur
      }),
    )
    tableau.add(doc.struct('TR', {}, balises))
  }
  return tableau
}

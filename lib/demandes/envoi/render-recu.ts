import 'server-only'
import PDFDocument from 'pdfkit'
import type { EnvoiLu } from './queries'
import { formatDate, formatTime } from '@/lib/ground/date'
import { formatNumber, formatSiren } from '@/lib/ground/number'
import { marque } from '@/lib/ground/marque'
import { formatMoney } from '@/lib/ground/money'
import { answersOf } from './answers'
import { fontBytes, POLICES, type Police, runsOf } from './fonts'
import { type Salaires, salairesOf } from './salaires'

const MARGE = 56
const LIBELLE = 180
const GOUTTIERE = 10
const ENCRE = '#17212b'
const DISCRET = '#4a5661'

type Ligne = readonly [libelle: string, valeur: string]
type Style = { police?: Police; taille?: number; couleur?: string; x?: number; largeur?: number; align?: 'left' | 'right' }

/**
 * L’accusé de réception d’un envoi, tel qu’il a été figé et rien d’autre : un PDF balisé, en français, aux polices embarquées, dont le texte se copie
 * et se lit à voix haute. Le même envoi rend les mêmes octets, quel que soit le lecteur et le jour.
 * @param compresser `false` pour lire les octets dans un essai.
 * @returns le fichier entier.
 */
export function renderRecu(envoi: EnvoiLu, compresser = true): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGE, bottom: MARGE + 16, left: MARGE, right: MARGE },
    pdfVersion: '1.7',
    lang: 'fr-FR',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    compress: compresser,
    info: {
      Title: `Accusé de réception ${envoi.demande.numero}`,
      Author: marque.nom,
      Subject: envoi.demarche.titre,
      CreationDate: new Date(envoi.envoyeeLe),
      ModDate: new Date(envoi.envoyeeLe),
    },
  })
  for (const police of Object.keys(POLICES) as Police[])
    for (const part of ['latin', 'latin-ext'] as const) doc.registerFont(`${police}.${part}`, fontBytes(police, part))
  const octets = collect(doc)
  fill(doc, envoi)
  number(doc, envoi.demande.numero)
  doc.end()
  return octets
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve, reject) => doc.on('error', reject).on('end', () => resolve(Buffer.concat(parts))))
}

function fill(doc: PDFKit.PDFDocument, { demande, demarche, entreprise, auteur, ...envoi }: EnvoiLu): void {
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  const say = (balise: 'H1' | 'H2' | 'P', texte: string, style: Style = {}, apres = 0.4) => {
    racine.add(
      doc.struct(balise, {}, () => {
        if (balise === 'H2') {
          room(doc, 90)
          doc.moveDown(0.6)
        }
        write(doc, texte, style)
      }),
    )
    doc.moveDown(apres)
  }
  const list = (lignes: readonly Ligne[]) => racine.add(listOf(doc, lignes))

  say('P', `${marque.nom} – ${marque.lieu.client}`, { police: 'fort', couleur: marque.couleurs.marque, taille: 12 }, 1)
  say('H1', 'Accusé de réception', { police: 'fort', taille: 22 }, 0.2)
  say('P', demarche.titre, { taille: 13 }, 0.8)
  list([
    ['Numéro de la demande', demande.numero],
    ['Reçue le', moment(new Date(envoi.envoyeeLe))],
    ['Commencée le', moment(new Date(envoi.commenceeLe))],
    ['Objet', demande.objet],
    ['Entreprise', `${entreprise.raisonSociale}, SIREN ${formatSiren(entreprise.siren)}`],
    ['Déclarant', [auteur.nom, auteur.cabinet, `pour le compte de ${entreprise.raisonSociale}`].filter(Boolean).join(', ')],
    ['Empreinte', shortHash(envoi.empreinte)],
  ])
  for (const etape of envoi.etapes) {
    say('H2', etape.titre, { police: 'fort', taille: 14 })
    const reponses = answersOf(etape.lignes)
    list(reponses.flatMap(({ label, texte, tableau }): Ligne[] => (tableau ? [] : [[label, texte ?? 'Non renseigné']])))
    for (const { label, tableau } of reponses)
      if (tableau) {
        doc.moveDown(0.4)
        say('P', label, { police: 'fort' }, 0.2)
        racine.add(wagesOf(doc, salairesOf(tableau)))
        doc.moveDown(0.6)
      }
  }
  say('H2', 'Fichiers reçus', { police: 'fort', taille: 14 })
  if (envoi.pieces.length === 0) say('P', 'Aucun fichier n’a été joint.', {}, 0.8)
  else
    list(
      envoi.pieces.map(({ libelle, nom, taille, sha256 }) => [
        libelle,
        [nom, size(taille), sha256 && `SHA-256\u00a0: ${sha256}`].filter(Boolean).join('\n'),
      ]),
    )
  say('H2', 'Ce que vaut ce document', { police: 'fort', taille: 14 })
  say(
    'P',
    `${marque.nom} atteste avoir reçu cette demande à la date et à l’heure indiquées, avec les réponses et les fichiers ci-dessus. Il ne vaut pas acceptation de la demande. Les numéros de sécurité sociale et les coordonnées bancaires y sont masqués. L’empreinte SHA-256 de chaque fichier permet de vérifier que le fichier reçu est, à l’octet près, celui que vous gardez\u202f; celle du haut de ce document désigne l’ensemble de ce qui a été envoyé.`,
    { taille: 9.5, couleur: DISCRET },
  )
  say(
    'P',
    `Ces données servent à gérer vos contrats. Vos droits d’accès, de rectification et d’opposition sont expliqués dans la page «\u00a0Données personnelles\u00a0» de votre espace. Pour toute question, citez le numéro de la demande\u00a0: ${marque.telephone}, ${marque.horaires}.`,
    { taille: 9.5, couleur: DISCRET },
  )
  racine.end()
}

/** Libellé à gauche, réponse à droite ; une ligne ne se coupe que si elle est plus haute qu’une page. */
function listOf(doc: PDFKit.PDFDocument, lignes: readonly Ligne[]): PDFKit.PDFStructureElement {
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
function wagesOf(doc: PDFKit.PDFDocument, { colonnes, mois, total, moyenne }: Salaires): PDFKit.PDFStructureElement {
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

function write(
  doc: PDFKit.PDFDocument,
  texte: string,
  { police = 'texte', taille = 10.5, couleur = ENCRE, x = MARGE, largeur = doc.page.width - 2 * MARGE, align = 'left' }: Style,
): void {
  const runs = runsOf(texte)
  doc.fontSize(taille).fillColor(couleur)
  doc.x = x
  for (const [rang, run] of runs.entries()) {
    doc.font(`${police}.${run.part}`)
    const suite = { width: largeur, lineGap: 2, align, continued: rang < runs.length - 1 }
    doc.text(run.texte, suite)
  }
  doc.x = MARGE
}

const heightOf = (doc: PDFKit.PDFDocument, texte: string, width: number): number =>
  doc
    .font('texte.latin')
    .fontSize(10.5)
    .heightOfString(
      runsOf(texte)
        .map((run) => run.texte)
        .join(''),
      { width, lineGap: 2 },
    )

/** Change de page quand ce qui suit n’y tiendrait pas, sauf s’il ne tient sur aucune. */
function room(doc: PDFKit.PDFDocument, hauteur: number): void {
  const { height, margins } = doc.page
  const dispo = height - margins.top - margins.bottom
  if (hauteur < dispo && doc.y + hauteur > height - margins.bottom) doc.continueOnNewPage()
}

/** Le numéro de la demande et de la page, au bas de chacune ; hors de l’ordre de lecture. */
function number(doc: PDFKit.PDFDocument, numero: string): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.y = doc.page.height - MARGE
    write(doc, `${numero}, page ${page + 1} sur ${count}`, { taille: 9, couleur: DISCRET })
    doc.endMarkedContent()
  }
}

/** Le début d’une empreinte, par groupes de quatre : de quoi la comparer à l’œil ou la dire au téléphone. */
const shortHash = (empreinte: string): string => empreinte.slice(0, 16).replace(/(.{4})(?=.)/g, '$1\u00a0')

const moment = (date: Date): string => `${formatDate(date)} à ${formatTime(date)}`

function size(octets: number | null): string | null {
  if (octets === null) return null
  if (octets < 1000) return `${octets}\u00a0octets`
  return octets < 1_000_000 ? `${formatNumber(Math.round(octets / 1000))}\u00a0ko` : `${(octets / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`
}

import 'server-only'
import { formatIso, formatLongIso, isoDay } from '@/lib/ground/date'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import { DISCRET, renderPaper, room, type Style, write } from '@/lib/papier/paper'
import { type Ligne, sayComposant } from './ligne'
import type { FicheDsn } from './queries'

/** Ce qu’un PDF de fiche montre : ce que la personne en atteint, et le nom de l’entreprise. */
export type FichePapier = Pick<FicheDsn, 'siren' | 'version' | 'identifiant' | 'effetLe' | 'publieLe' | 'producteur' | 'message'> & {
  raisonSociale: string
  lignes: Ligne[]
  phrases: string[]
}

/**
 * La fiche en PDF, du papier de la maison : le numéro de la rubrique DSN est devant chaque valeur. Les mêmes données rendent les mêmes octets.
 * @returns le fichier entier.
 */
export function renderFiche(fiche: FichePapier): Promise<Buffer> {
  const titre = `Fiche de paramétrage DSN, version ${fiche.version}`
  return renderPaper({ titre, sujet: fiche.raisonSociale, le: fiche.publieLe }, (doc) => fill(doc, fiche, titre), `${titre}, ${fiche.raisonSociale}`)
}

function fill(doc: PDFKit.PDFDocument, fiche: FichePapier, titre: string): void {
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  const say = (balise: 'H1' | 'H2' | 'P', texte: string, style: Style = {}, apres = 0.3) => {
    racine.add(
      doc.struct(balise, {}, () => {
        room(doc, 36)
        write(doc, texte, style)
      }),
    )
    doc.moveDown(apres)
  }
  const title = (texte: string) => {
    doc.moveDown(0.5)
    say('H2', texte, { police: 'fort', taille: 12.5 }, 0.4)
  }
  say('P', marque.nom, { police: 'fort', couleur: marque.couleurs.marque, taille: 12 }, 1)
  say('H1', titre, { police: 'fort', taille: 18 }, 0.2)
  say('P', `${fiche.raisonSociale}, SIREN ${formatSiren(fiche.siren)}`, { taille: 12 }, 0.2)
  say(
    'P',
    `À appliquer à partir du ${formatLongIso(isoDay(fiche.effetLe))}. Publiée le ${formatLongIso(isoDay(fiche.publieLe))}. Fiche ${fiche.identifiant}, ${fiche.producteur}.`,
    { couleur: DISCRET, taille: 9.5 },
    0.6,
  )
  if (fiche.message) say('P', fiche.message)
  if (fiche.phrases.length > 0) {
    title('Ce qui change')
    for (const phrase of fiche.phrases) say('P', phrase)
  }
  for (const ligne of fiche.lignes) {
    title(`${ligne.contrat.code}, ${ligne.population?.libelle ?? ligne.contrat.libelle}`)
    for (const [rubrique, nom, valeur] of rowsOf(ligne)) say('P', `${rubrique}  ${nom}\u00a0: ${valeur}`, {}, 0.15)
  }
  racine.end()
}

/** Chaque valeur d’une ligne avec sa rubrique de la DSN et son nom, dans l’ordre de la norme. */
export function rowsOf(ligne: Ligne): [rubrique: string, nom: string, valeur: string][] {
  const { contrat, organisme, delegataire, option, population, periodicite, debut, fin, composants, criteres } = ligne
  return [
    ['S21.G00.15.001', 'Référence du contrat', contrat.code],
    ['S21.G00.15.002', 'Organisme', organisme],
    ['S21.G00.15.003', 'Délégataire', delegataire ?? 'aucun'],
    ['S21.G00.70.004', 'Option', option ? `${option.code}, ${option.libelle}` : 'sans'],
    ['S21.G00.70.005', 'Population', population ? `${population.code}, ${population.libelle}` : 'sans'],
    ...composants.map((un): [string, string, string] => ['S21.G00.79.001', 'Composant', sayComposant(un)]),
    ...criteres.map((un): [string, string, string] => [un.rubrique ?? 'Critère', un.nom, un.dit]),
    ['S21.G00.55.004', 'Périodicité', periodicite?.toLowerCase() ?? 'non précisée'],
    ['Validité', 'À déclarer', fin ? `du ${formatIso(debut)} au ${formatIso(fin)}` : `depuis le ${formatIso(debut)}`],
  ]
}

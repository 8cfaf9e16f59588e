import 'server-only'
import { formatLongIso, isoDay } from '@/lib/ground/date'
import { DISCRET, MARGE, renderPaper, room, type Style, write } from '@/lib/papier/paper'
import { marque } from '@/lib/ground/marque'

/** Ce qu’une lettre montre, tel qu’il a été figé à sa publication. */
export type Lettre = {
  numero: string | null
  objet: string
  corps: string
  destinataire: string
  signataire: string
  fonction: string
  contratReference: string | null
  publieLe: Date
}

/**
 * La lettre en PDF, du même papier que l’accusé de réception : balisée, en français, polices embarquées. Ses données figées rendent toujours les mêmes octets.
 * @param compresser `false` pour lire les octets dans un essai.
 * @returns le fichier entier.
 */
export function renderLettre(lettre: Lettre, compresser = true): Promise<Buffer> {
  const papier = { titre: lettre.objet, sujet: lettre.numero ? `Courrier ${lettre.numero}` : 'Courrier', le: lettre.publieLe }
  return renderPaper(papier, (doc) => fill(doc, lettre), lettre.numero ?? marque.nom, compresser)
}

function fill(doc: PDFKit.PDFDocument, lettre: Lettre): void {
  const racine = doc.struct('Document')
  doc.addStructure(racine)
  const say = (balise: 'H1' | 'P', texte: string, style: Style = {}, apres = 0.6) => {
    racine.add(
      doc.struct(balise, {}, () => {
        room(doc, 30)
        write(doc, texte, style)
      }),
    )
    doc.moveDown(apres)
  }
  const droite = { x: doc.page.width / 2 + 20, largeur: doc.page.width / 2 - 20 - MARGE }
  say('P', marque.nom, { police: 'fort', couleur: marque.couleurs.marque, taille: 14 }, 1.6)
  if (lettre.destinataire) say('P', lettre.destinataire, droite, 2)
  const references = [lettre.numero && `Courrier\u00a0: ${lettre.numero}`, lettre.contratReference && `Contrat\u00a0: ${lettre.contratReference}`]
  const dites = references.filter(Boolean).join('\n')
  if (dites) say('P', dites, { couleur: DISCRET, taille: 9.5 }, 1)
  say('P', `Le ${formatLongIso(isoDay(lettre.publieLe))}`, {}, 1)
  say('H1', lettre.objet, { police: 'fort', taille: 14 }, 0.8)
  for (const paragraphe of lettre.corps.split(/\n{2,}/)) say('P', paragraphe)
  if (lettre.signataire) {
    doc.moveDown(1)
    say('P', lettre.signataire, { police: 'fort' }, 0)
    say('P', lettre.fonction, {}, 1.5)
  }
  say(
    'P',
    `Pour répondre\u00a0: «\u00a0Mes courriers\u00a0» de votre espace client, ou ${marque.telephone}, ${marque.horaires}.`,
    { taille: 9, couleur: DISCRET },
    0,
  )
  racine.end()
}

import 'server-only'
import type { EnvoiLu } from './queries'
import { formatDate, formatTime } from '@/lib/ground/date'
import { formatNumber, formatSiren } from '@/lib/ground/number'
import { marque } from '@/lib/ground/marque'
import { answersOf } from './answers'
import { type Ligne, listOf, wagesOf } from './draw-recu'
import { salairesOf } from './salaires'
import { DISCRET, renderPaper, room, type Style, write } from '@/lib/papier/paper'

/**
 * L’accusé de réception d’un envoi, tel qu’il a été figé et rien d’autre : un PDF balisé, en français, aux polices embarquées, dont le texte se copie
 * et se lit à voix haute. Le même envoi rend les mêmes octets, quel que soit le lecteur et le jour.
 * @param compresser `false` pour lire les octets dans un essai.
 * @returns le fichier entier.
 */
export function renderRecu(envoi: EnvoiLu, compresser = true): Promise<Buffer> {
  const { demande, demarche, envoyeeLe } = envoi
  const papier = { titre: `Accusé de réception ${demande.numero}`, sujet: demarche.titre, le: new Date(envoyeeLe) }
  return renderPaper(papier, (doc) => fill(doc, envoi), demande.numero, compresser)
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
    ...(demande.rang > 1 ? [['Envoi', `n°\u00a0${demande.rang}, une correction à côté du premier`] as const] : []),
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

/** Le début d’une empreinte, par groupes de quatre : de quoi la comparer à l’œil ou la dire au téléphone. */
const shortHash = (empreinte: string): string => empreinte.slice(0, 16).replace(/(.{4})(?=.)/g, '$1\u00a0')

const moment = (date: Date): string => `${formatDate(date)} à ${formatTime(date)}`

function size(octets: number | null): string | null {
  if (octets === null) return null
  if (octets < 1000) return `${octets}\u00a0octets`
  return octets < 1_000_000 ? `${formatNumber(Math.round(octets / 1000))}\u00a0ko` : `${(octets / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`
}

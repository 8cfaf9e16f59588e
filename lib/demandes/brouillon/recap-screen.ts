import 'server-only'
import type { Defaut, Field, PieceAttendue } from '@/lib/demarches/define'
import type { Jugement } from '@/lib/demarches/engine'
import { type LigneRecap, recap } from '@/lib/demarches/recap'
import { Tableau } from '@/lib/demandes/envoi/schema'
import { formatDate, formatDays, formatTime, daysFrom } from '@/lib/ground/date'
import type { Brouillon } from './queries'
import { fieldEntries, seenOf } from './reponse'
import { blocking, certificationsOf, etapesOf } from './rules'

/** Où est la commande d’un champ, dans sa page. */
type AnchorOf = (nom: string, field: Field) => string

/** Une réponse à relire. `ancre` : où la modifier. `tableau` : des salaires. `connu` : le portail la sait, elle ne se modifie pas ici. */
export type LigneARelire = Omit<LigneRecap, 'tableau'> & { ancre: string; requis: boolean; tableau: Tableau | null }

/** Une pièce, jointe ou non, et ce qu’il en est. */
export type PieceARelire = {
  cle: string
  libelle: string
  etat: 'jointe' | 'a_venir' | 'non_jointe' | 'manque'
  fichiers: readonly { nom: string; taille: number | null }[]
}

/**
 * Ce que montre le récapitulatif : les réponses en mots, ce qui bloque et où aller, les pièces, les cases à cocher.
 * @param voisines ce que les autres demandes du même salarié font voir. @param anchorOf le dessin des champs le sait.
 */
export function recapScreen(brouillon: Brouillon, jugement: Jugement, voisines: readonly Defaut[], anchorOf: AnchorOf) {
  const { siren, id, demarche, contexte, raws, sources } = brouillon
  const montrees = new Map(etapesOf(demarche).map((e) => [e.slug, e]))
  const champs = new Map<string, Field>(fieldEntries(demarche))
  const ancreOf = (champ: string): string => {
    const field = champs.get(champ)
    return field ? anchorOf(champ, field) : champ
  }
  const periode = demarche.periode?.(jugement.reponses)
  return {
    siren,
    id,
    demarche: { slug: demarche.slug, titre: demarche.titre, suite: demarche.suite },
    objet: brouillon.objet,
    vu: seenOf(brouillon),
    enregistre: `Enregistré à ${formatTime(brouillon.modifieLe)}`,
    imprime: `Brouillon de ${brouillon.auteurNom}, enregistré le ${formatDate(brouillon.modifieLe)} à ${formatTime(brouillon.modifieLe)}. Non envoyé au centre de gestion.`,
    etapes: recap(demarche, raws, sources, contexte).flatMap(({ slug, titre, lignes }) => {
      const etape = montrees.get(slug)
      if (!etape) return []
      const jours = periode && periode.du !== periode.au && Object.hasOwn(etape.champs, periode.champ) ? daysFrom(periode.du, periode.au) + 1 : null
      return [
        {
          slug,
          titre: jours === null ? titre : `${titre}, ${formatDays(jours)}`,
          lignes: lignes.map(
            (ligne): LigneARelire => ({
              ...ligne,
              ancre: ancreOf(ligne.champ),
              requis: champs.get(ligne.champ)?.requis !== false,
              tableau: ligne.tableau === null ? null : Tableau.parse(ligne.tableau),
            }),
          ),
          pieces: Object.entries(etape.champs).find(([, f]) => f.kind === 'pieces')?.[0] ?? null,
        },
      ]
    }),
    bloque: blocking(demarche, jugement).map(({ champ, message, etape }) => ({ message, etape, ancre: ancreOf(champ) })),
    avertissements: [...jugement.avertissements.filter(({ confirme }) => !confirme), ...voisines],
    estimation: demarche.estimation?.de(jugement.reponses, contexte) ?? null,
    pieces: jugement.pieces.map((attendue) => pieceOf(attendue, brouillon.pieces)),
    certifications: certificationsOf(demarche).map(([nom, field]) => ({ nom, texte: field.texte })),
  }
}

function pieceOf({ cle, libelle, requise, plusTard }: PieceAttendue, recues: Brouillon['pieces']): PieceARelire {
  const fichiers = recues.filter(({ champ }) => champ === cle)
  const etat = fichiers.length > 0 ? 'jointe' : plusTard ? 'a_venir' : requise ? 'manque' : 'non_jointe'
  return { cle, libelle, etat, fichiers }
}

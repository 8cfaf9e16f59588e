import { UNIVERS_NOMS } from '@/lib/copy/univers'
import { formatDate, formatMonth } from '@/lib/ground/date'
import { de } from '@/lib/ground/elision'
import { formatSiren, plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'
import type { Contenu } from '../contenu'

/** Ni l’objet ni le texte : un objet tapé peut nommer un salarié, et aucun courriel ne le fait. */
export type CourrierDisponible = { id: string; numero: string; siren: string; raisonSociale: string; univers: Univers; reponseLe: Date | null }

const RAISON = 'suivez cette entreprise dans l’espace client'

/** Un courrier vient d’être publié. */
export function courrierDisponible({ id, numero, siren, raisonSociale, univers, reponseLe }: CourrierDisponible): Contenu {
  return {
    sujet: `Un nouveau courrier est disponible\u00a0: ${numero}, ${raisonSociale}`,
    apercu: reponseLe ? `Une réponse est souhaitée avant le ${formatDate(reponseLe)}.` : 'Il vous attend dans «\u00a0Mes courriers\u00a0».',
    titre: 'Un nouveau courrier est disponible',
    paragraphes: [
      'Le centre de gestion vient de publier un courrier à votre entreprise. Il se lit et se télécharge dans «\u00a0Mes courriers\u00a0», et vous pouvez y répondre de là.',
      ...(reponseLe ? [`Une réponse est souhaitée avant le ${formatDate(reponseLe)}.`] : []),
    ],
    faits: [
      ['Numéro', numero],
      ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
      ['Univers', UNIVERS_NOMS[univers]],
    ],
    bouton: { libelle: 'Lire le courrier', chemin: routes.courrier(siren, id) },
    raison: RAISON,
  }
}

/** `premiere` : l’entreprise, ou la première de celles que cette personne atteint ; `combien` : combien elle en atteint. */
export type DocumentDisponible = { univers: Univers; premiere: { siren: string; raisonSociale: string }; combien: number }

/** Un document vient d’être publié à une ou à plusieurs entreprises de cette personne : un seul courriel pour toutes. */
export function documentDisponible({ univers, premiere: { siren, raisonSociale }, combien }: DocumentDisponible): Contenu {
  const seule = combien === 1
  const pour = seule ? raisonSociale : plural(combien, 'entreprise')
  return {
    sujet: `Un nouveau document est disponible\u00a0: ${pour}`,
    apercu: `Il vous attend dans «\u00a0Documents ${UNIVERS_NOMS[univers]}\u00a0».`,
    titre: 'Un nouveau document est disponible',
    paragraphes: [
      seule
        ? 'Le centre de gestion vient de publier un document d’information à votre entreprise.'
        : `Le centre de gestion vient de publier un document d’information à ${plural(combien, 'entreprise')} que vous suivez, ${raisonSociale} la première.`,
    ],
    faits: [
      seule ? ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`] : ['Entreprises', plural(combien, 'entreprise')],
      ['Univers', UNIVERS_NOMS[univers]],
    ],
    bouton: { libelle: 'Ouvrir le document', chemin: seule ? routes.rubrique(siren, 'documents') : routes.documents() },
    raison: seule ? RAISON : 'suivez ces entreprises dans l’espace client',
  }
}

/** Ni référence ni taux : ce que chacun atteint de la fiche est à sa page. */
export type FicheDsnPubliee = { siren: string; raisonSociale: string; version: number; effetLe: Date }

/** Une fiche de paramétrage DSN vient d’être publiée : ce qui change est à paramétrer en paie. */
export function ficheDsnPubliee({ siren, raisonSociale, version, effetLe }: FicheDsnPubliee): Contenu {
  return {
    sujet: `Une nouvelle fiche de paramétrage DSN est publiée\u00a0: ${raisonSociale}`,
    apercu: `Version ${version}, à appliquer à partir du ${formatDate(effetLe)}.`,
    titre: 'Une nouvelle fiche de paramétrage DSN est publiée',
    paragraphes: [
      'Le centre de gestion vient de publier une fiche de paramétrage. Sa page dit en phrases ce qui change depuis la précédente, et la remet en XML pour le logiciel de paie.',
      'Une fois la paie à jour, notez-y chaque changement paramétré\u00a0: vos collègues et votre expert-comptable le verront.',
    ],
    faits: [
      ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
      ['Version', String(version)],
      ['À appliquer à partir du', formatDate(effetLe)],
    ],
    bouton: { libelle: 'Voir ce qui change', chemin: routes.ficheDsn(siren, version) },
    raison: RAISON,
  }
}

/** Ni anomalie, ni salarié, ni montant : ce que chacun en atteint est à sa page. `mois` : celui déclaré, `AAAA-MM` ; `prise` : la DSN l’a été. */
export type RetourDsnPublie = { siren: string; raisonSociale: string; mois: string; prise: boolean }

/** Un compte rendu métier vient d’être publié, et il y a à corriger. */
export function retourDsnPublie({ siren, raisonSociale, mois, prise }: RetourDsnPublie): Contenu {
  const dsn = `DSN ${de(formatMonth(mois))}`
  return {
    sujet: `Un compte rendu de votre ${dsn} est à lire\u00a0: ${raisonSociale}`,
    apercu: prise ? 'Il montre ce qui est à corriger dans la prochaine.' : 'Cette DSN n’a pas été prise.',
    titre: 'Un compte rendu métier DSN est publié',
    paragraphes: [
      prise
        ? `Le compte rendu de votre ${dsn} montre des anomalies à corriger. Sa page les rassemble par cause, dit la valeur trouvée, la valeur attendue et la rubrique à corriger.`
        : `Votre ${dsn} n’a pas été prise. Sa page dit ce qu’en dit le compte rendu.`,
      'Une fois la paie à jour, notez-y la DSN qui corrige\u00a0: le compte rendu suivant fermera ce qu’il ne montre plus.',
    ],
    faits: [
      ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
      ['Mois déclaré', formatMonth(mois)],
    ],
    bouton: { libelle: 'Voir le compte rendu', chemin: routes.retoursDsn(siren) },
    raison: 'déclarez pour cette entreprise dans l’espace client',
  }
}

/** Une DSN approche, et la fiche n’est pas toute paramétrée. `avant` : le jour de cette DSN. */
export function ficheDsnRappelee({ avant, siren, raisonSociale, version }: FicheDsnPubliee & { avant: Date }): Contenu {
  return {
    sujet: `À paramétrer avant votre DSN du ${formatDate(avant)}\u00a0: ${raisonSociale}`,
    apercu: `La version ${version} de la fiche n’est pas notée paramétrée en paie.`,
    titre: 'Votre fiche de paramétrage DSN attend encore la paie',
    paragraphes: [
      `Votre DSN est due le ${formatDate(avant)}, et tout n’est pas noté paramétré en paie. Vérifiez le logiciel, puis notez chaque changement\u00a0: ce rappel s’arrête aussitôt.`,
    ],
    faits: [
      ['Entreprise', `${raisonSociale}, SIREN ${formatSiren(siren)}`],
      ['Version', String(version)],
    ],
    bouton: { libelle: 'Voir ce qui reste', chemin: routes.ficheDsn(siren, version) },
    raison: RAISON,
  }
}

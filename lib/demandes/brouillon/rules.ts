import type { Demarche, Etape, Field } from '@/lib/demarches/define'
import type { EtatEtape, Jugement } from '@/lib/demarches/engine'

/** Un brouillon est gardé tant de jours après le dernier enregistrement. */
export const JOURS_GARDES = 90

/** Jeté, il se restaure encore tant de jours. */
export const JOURS_CORBEILLE = 30

/** Son auteur est prévenu tant de jours avant qu’il s’efface. */
export const JOURS_PREAVIS = 7

/** Le nom du récapitulatif dans l’adresse et dans les étapes ouvertes. */
export const RECAPITULATIF = 'recapitulatif'

const isCertification = (field: Field) => field.kind === 'certification'

/** Les étapes qui ont un écran : une certification se coche au récapitulatif, une étape qui n’a qu’elle n’en a pas. */
export const etapesOf = (demarche: Demarche): readonly Etape[] =>
  demarche.etapes.filter((etape) => Object.values(etape.champs).some((f) => !isCertification(f)))

/** Les certifications de la démarche, cochées en dernier. */
export const certificationsOf = (demarche: Demarche): [string, Extract<Field, { kind: 'certification' }>][] =>
  demarche.etapes.flatMap((etape) =>
    Object.entries(etape.champs).flatMap(([nom, f]) => (f.kind === 'certification' ? [[nom, f] as [string, typeof f]] : [])),
  )

/** On atteint un écran déjà ouvert, le premier, ou celui qui suit une étape atteinte et complète. */
export function isReachable(demarche: Demarche, vues: readonly string[], jugement: Jugement, slug: string): boolean {
  const etapes = etapesOf(demarche)
  const rang = slug === RECAPITULATIF ? etapes.length : etapes.findIndex((e) => e.slug === slug)
  if (rang < 0) return false
  if (rang === 0 || vues.includes(slug)) return true
  const avant = etapes[rang - 1]?.slug ?? ''
  return etatOf(jugement, avant) === 'complete' && isReachable(demarche, vues, jugement, avant)
}

/** L’état d’une étape dans ce jugement. */
export const etatOf = (jugement: Jugement, slug: string): EtatEtape => jugement.etapes.find((e) => e.slug === slug)?.etat ?? 'a_faire'

/** L’écran qui suit cette étape : la suivante, ou le récapitulatif. */
export function nextOf(demarche: Demarche, slug: string): string {
  const etapes = etapesOf(demarche)
  return etapes[etapes.findIndex((e) => e.slug === slug) + 1]?.slug ?? RECAPITULATIF
}

/** Où reprendre : le premier écran atteint qui n’est pas complet ; le récapitulatif quand tout l’est. */
export const resumeAt = (demarche: Demarche, vues: readonly string[], jugement: Jugement): string =>
  etapesOf(demarche).find((e) => isReachable(demarche, vues, jugement, e.slug) && etatOf(jugement, e.slug) !== 'complete')?.slug ?? RECAPITULATIF

/** L’étape où se trouve ce champ. */
export const etapeOfChamp = (demarche: Demarche, champ: string): string | null =>
  demarche.etapes.find((e) => Object.hasOwn(e.champs, champ.split('.')[0] ?? ''))?.slug ?? null

/** Les erreurs du récapitulatif : les certifications à part, elles se cochent sur place. */
export const blocking = (demarche: Demarche, jugement: Jugement): { champ: string; message: string; etape: string }[] => {
  const certifications = new Set(certificationsOf(demarche).map(([nom]) => nom))
  return Object.entries(jugement.erreurs).flatMap(([champ, message]) => {
    const etape = etapeOfChamp(demarche, champ)
    return etape === null || certifications.has(champ) ? [] : [{ champ, message, etape }]
  })
}

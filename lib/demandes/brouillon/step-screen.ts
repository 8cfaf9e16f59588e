import 'server-only'
import type { Answers, Defaut, Field, Raws } from '@/lib/demarches/define'
import { champsVisibles, etapeOf, type Jugement, judgeEtape } from '@/lib/demarches/engine'
import { formatTime } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { Brouillon } from './queries'
import { fieldEntries, isSensible, shownAll, vuesOf } from './reponse'
import { etapesOf, nextOf, RECAPITULATIF } from './rules'
import type { EtapeSearch } from './schema'

/**
 * Ce que montre l’écran d’une étape ; `null` quand la démarche n’a pas cette étape.
 * @param lecteur la personne : ce qu’elle a tapé elle-même, et qui n’est pas parti, peut se relire en clair.
 */
export function stepScreen(brouillon: Brouillon, slug: string, search: EtapeSearch, lecteur: string) {
  const { siren, id, demarche, contexte, raws } = brouillon
  const etape = etapeOf(demarche, slug)
  const etapes = etapesOf(demarche)
  const rang = etapes.findIndex((e) => e.slug === slug)
  if (!etape || rang < 0) return null
  const juge = judgeEtape(demarche, slug, raws, contexte)
  const verifie = search.verifier === 'oui'
  const suivante = etapes[rang + 1]?.titre
  const precedente = etapes[rang - 1]
  const montres = shownAll(demarche, raws, contexte)
  const siennes = ownHidden(brouillon, Object.entries(etape.champs), montres, lecteur)
  const relireHref = routes.etape(siren, id, slug, ...(search.montrer ? [] : (['montrer'] as const)), ...(search.retour ? (['retour'] as const) : []))
  return {
    demarche: { slug: demarche.slug, titre: demarche.titre },
    objet: brouillon.objet,
    etape: { ...etape, champs: {} },
    champs: champsVisibles(etape, juge.reponses, contexte),
    raws: { ...montres, ...(search.montrer ? Object.fromEntries(siennes.map((nom) => [nom, raws[nom] ?? ''])) : {}) },
    relire: Object.fromEntries(siennes.map((nom) => [nom, { href: relireHref, clair: search.montrer === 'oui' }])),
    sources: brouillon.sources,
    erreurs: verifie ? juge.erreurs : {},
    parties: verifie ? juge.parties : {},
    fautes: verifie ? juge.fautes : {},
    ...(demarche.estimation?.etapes.includes(slug) ? { estimation: { valeur: demarche.estimation.de(juge.reponses, contexte) } } : {}),
    contexte,
    precedente: precedente ? routes.etape(siren, id, precedente.slug) : null,
    suivante: nextOf(demarche, slug) === RECAPITULATIF ? 'Continuer vers le récapitulatif' : `Continuer vers «\u00a0${suivante}\u00a0»`,
    retour: search.retour === 'recapitulatif',
    enregistre: search.enregistre || verifie ? `Enregistré à ${formatTime(brouillon.modifieLe)}` : 'Brouillon enregistré automatiquement',
    version: brouillon.version,
    vues: JSON.stringify(vuesOf(brouillon, Object.entries(etape.champs))),
    autres: othersOf(brouillon, Object.keys(etape.champs)),
    // Le seul choix d’où vient ce qui se lit avant d’écrire : aucune autre réponse ne sort d’ici.
    choix: pick(juge.reponses, demarche.avant?.champ),
    avertir: ({ avertissements }: Jugement): Defaut[] => avertissements.filter((a) => Object.hasOwn(etape.champs, a.champ)),
  }
}

/** Une réponse seule, si elle est donnée. */
const pick = (reponses: Answers, champ: string | undefined): Answers =>
  champ === undefined || reponses[champ] === undefined ? {} : { [champ]: reponses[champ] }

/** Les champs masqués que la personne a tapés elle-même : ceux-là, elle peut les relire. Un numéro repris d’une autre demande reste scellé. */
const ownHidden = ({ reponses, raws }: Brouillon, champs: readonly [string, Field][], montres: Raws, lecteur: string): string[] =>
  champs.flatMap(([nom, field]) => {
    const garde = reponses[nom]
    const sienne = garde?.parId === lecteur && garde.source === 'saisie'
    return isSensible(field) && sienne && JSON.stringify(montres[nom]) !== JSON.stringify(raws[nom]) ? [nom] : []
  })

/** Les réponses des autres étapes que le navigateur lit pour ses conditions : jamais un numéro de sécurité sociale ni un IBAN. */
const othersOf = ({ demarche, raws }: Brouillon, ici: readonly string[]): Raws =>
  Object.fromEntries(
    fieldEntries(demarche).flatMap(([nom, field]) => (ici.includes(nom) || isSensible(field) || raws[nom] === undefined ? [] : [[nom, raws[nom]]])),
  )

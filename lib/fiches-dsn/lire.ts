import { type Element, FICHE } from './elements'
import { type FauteXml, isFaute, type Noeud, readXml } from './xml'

/** Ce qui n’est pas d’une fiche : où, quoi, et ce qu’on y a lu. */
export type FauteFiche =
  | FauteXml
  | { refus: 'racine'; nom: string }
  | { refus: 'element_inconnu' | 'element_absent' | 'element_repete'; dans: string; nom: string }
  | { refus: 'attribut_inconnu' | 'attribut_absent'; dans: string; nom: string }
  | { refus: 'valeur'; dans: string; nom: string | null; valeur: string }

/** Une fiche lue : tout ce qui la précède (`entete`, sans groupe), et ses groupes, chacun avec ses paramètres à part. */
export type FicheLue = { entete: Noeud; groupes: { groupe: Noeud; parametres: Noeud[] }[] }

/**
 * Lit une fiche de paramétrage : un XML borné, dont chaque élément, attribut et valeur est de la table des éléments.
 * @returns la fiche, ou la première faute. Rien d’inconnu n’est passé sous silence.
 */
export function readFiche(octets: Uint8Array): FicheLue | FauteFiche {
  const lu = readXml(octets)
  if (isFaute(lu)) return lu
  if (lu.nom !== 'FICHE') return { refus: 'racine', nom: lu.nom }
  const racine = { ...lu, attributs: withoutNames(lu.attributs) }
  const faute = check(racine, FICHE)
  if (faute) return faute
  return {
    entete: { ...racine, enfants: racine.enfants.filter(({ nom }) => nom !== 'GROUPE') },
    groupes: racine.enfants
      .filter(({ nom }) => nom === 'GROUPE')
      .map((groupe) => ({
        groupe: { ...groupe, enfants: groupe.enfants.filter(({ nom }) => nom !== 'ParametresContrats') },
        parametres: groupe.enfants.filter(({ nom }) => nom === 'ParametresContrats'),
      })),
  }
}

/** Vrai quand la lecture a échoué. */
export const isFauteFiche = (lu: FicheLue | FauteFiche): lu is FauteFiche => 'refus' in lu

/** Remet ensemble ce que `readFiche` a séparé, dans l’ordre de la norme : les paramètres d’un groupe d’abord. */
export const joinFiche = ({ entete, groupes }: FicheLue): Noeud => ({
  ...entete,
  enfants: [...entete.enfants, ...groupes.map(({ groupe, parametres }) => ({ ...groupe, enfants: [...parametres, ...groupe.enfants] }))],
})

/** L’espace de noms et le schéma que dit la racine n’apprennent rien. */
const withoutNames = (attributs: Record<string, string>) =>
  Object.fromEntries(Object.entries(attributs).filter(([nom]) => !/^(?:xmlns(?::.*)?|xsi:.*)$/.test(nom)))

function check(noeud: Noeud, element: Element): FauteFiche | null {
  return checkAttributs(noeud, element) ?? checkTexte(noeud, element) ?? checkEnfants(noeud, element)
}

function checkAttributs({ nom: dans, attributs }: Noeud, element: Element): FauteFiche | null {
  const connus = element.attributs ?? {}
  for (const nom of Object.keys(attributs)) if (!Object.hasOwn(connus, nom)) return { refus: 'attribut_inconnu', dans, nom }
  for (const [nom, { requis, forme }] of Object.entries(connus)) {
    const valeur = attributs[nom]
    if (valeur === undefined && requis) return { refus: 'attribut_absent', dans, nom }
    if (valeur !== undefined && !forme.test(valeur)) return { refus: 'valeur', dans, nom, valeur }
  }
  return null
}

function checkTexte({ nom: dans, texte }: Noeud, { texte: forme }: Element): FauteFiche | null {
  return (forme ? forme.test(texte) : texte === '') ? null : { refus: 'valeur', dans, nom: null, valeur: texte }
}

function checkEnfants({ nom: dans, enfants }: Noeud, element: Element): FauteFiche | null {
  const connus = element.enfants ?? {}
  const vus = new Map<string, number>()
  for (const enfant of enfants) {
    const regle = Object.hasOwn(connus, enfant.nom) ? connus[enfant.nom] : undefined
    if (!regle) return { refus: 'element_inconnu', dans, nom: enfant.nom }
    const combien = (vus.get(enfant.nom) ?? 0) + 1
    if (combien > regle.max) return { refus: 'element_repete', dans, nom: enfant.nom }
    vus.set(enfant.nom, combien)
    const faute = check(enfant, regle.element)
    if (faute) return faute
  }
  for (const [nom, { min }] of Object.entries(connus)) if (min > 0 && !vus.has(nom)) return { refus: 'element_absent', dans, nom }
  return null
}

import { formatIso } from '@/lib/ground/date'
import { type Composant, cleOf, cotise, courtOf, type Ligne } from './ligne'

/** Une chose qui change d’une version à la suivante, et sa ligne. `quoi` la nomme, `phrase` la dit entière, avec sa date. */
export type Changement = {
  ligne: Ligne
  contrat: string
  quoi: string
  avant: string | null
  apres: string | null
  rubrique: string
  le: string
  phrase: string
}

/**
 * Ce qui change, dans l’ordre de la nouvelle fiche, puis ce qui n’y est plus. Une ligne renumérotée est la même ; d’une ligne dite deux fois (deux
 * périodes), la plus récente compte.
 */
export function changesOf(avant: readonly Ligne[], apres: readonly Ligne[]): Changement[] {
  const anciennes = latest(avant)
  const nouvelles = latest(apres)
  const tenues = new Set<string>()
  const changements: Changement[] = []
  for (const [cle, ligne] of nouvelles) {
    const ancienne = anciennes.get(cle) ?? anciennes.get(cleOf(ligne, true))
    if (ancienne) {
      tenues.add(cleOf(ancienne))
      changements.push(...lineChanges(ancienne, ligne))
    } else changements.push(opened(ligne, anciennes))
  }
  for (const [cle, ligne] of anciennes) if (!tenues.has(cle)) changements.push(closed(ligne))
  return changements
}

function latest(lignes: readonly Ligne[]): Map<string, Ligne> {
  const parCle = new Map<string, Ligne>()
  for (const ligne of lignes) {
    const cle = cleOf(ligne)
    if ((parCle.get(cle)?.debut ?? '') <= ligne.debut) parCle.set(cle, ligne)
  }
  return parCle
}

/** « Cadres », « Frais de santé ensemble du personnel » : la population, sinon le contrat, en minuscules de phrase. */
function nameOfLigne({ population, option, contrat }: Ligne): string {
  const nom = population?.libelle ?? option?.libelle ?? contrat.libelle
  return sentence(nom)
}

/** Ce qui est écrit tout en capitales se lit en minuscules ; le reste est gardé. */
export const sentence = (nom: string): string => (nom === nom.toUpperCase() ? nom.charAt(0) + nom.slice(1).toLowerCase() : nom)

type Dit = Pick<Changement, 'avant' | 'apres' | 'rubrique'> & { nom: string }

function change(ligne: Ligne, { nom, avant, apres, rubrique }: Dit): Changement {
  const fleche = `${avant ?? 'aucun'} → ${apres ?? 'aucun'}`
  return {
    ligne,
    contrat: ligne.contrat.code,
    quoi: `${nameOfLigne(ligne)}, ${nom}`,
    avant,
    apres,
    rubrique,
    le: ligne.debut,
    phrase: `${nameOfLigne(ligne)}\u00a0: ${nom} ${fleche} au ${formatIso(ligne.debut)}`,
  }
}

function lineChanges(avant: Ligne, apres: Ligne): Changement[] {
  const dits: Dit[] = [
    { nom: 'référence du contrat', avant: avant.contrat.code, apres: apres.contrat.code, rubrique: '15.001' },
    { nom: 'organisme', avant: avant.organisme, apres: apres.organisme, rubrique: '15.002' },
    { nom: 'délégataire', avant: avant.delegataire, apres: apres.delegataire, rubrique: '15.003' },
    { nom: 'code option', avant: avant.option?.code ?? null, apres: apres.option?.code ?? null, rubrique: '70.004' },
    {
      nom: 'code population',
      avant: avant.population?.code ?? null,
      apres: apres.population?.code ?? null,
      rubrique: '70.005',
    },
    { nom: 'périodicité', avant: lower(avant.periodicite), apres: lower(apres.periodicite), rubrique: '55.004' },
    { nom: 'salariés visés', avant: criteresOf(avant), apres: criteresOf(apres), rubrique: '40' },
    { nom: 'fin de validité', avant: finOf(avant), apres: finOf(apres), rubrique: '70' },
  ]
  return [...dits.filter((dit) => dit.avant !== dit.apres), ...componentChanges(avant.composants, apres.composants)].map((dit) => change(apres, dit))
}

const lower = (mot: string | null): string | null => mot?.toLowerCase() ?? null
const finOf = ({ fin }: Ligne): string | null => (fin ? formatIso(fin) : null)
const criteresOf = ({ criteres }: Ligne): string | null => criteres.map(({ nom, dit }) => `${nom} ${dit}`).join(' ; ') || null

function componentChanges(avant: readonly Composant[], apres: readonly Composant[]): Dit[] {
  const types = [...new Set([...apres, ...avant].map(({ type }) => type))]
  return types.flatMap((type): Dit[] => {
    const [ancien, nouveau] = [avant.find((un) => un.type === type), apres.find((un) => un.type === type)]
    const [dAvant, dApres] = [ancien ? cotise(ancien) : null, nouveau ? cotise(nouveau) : null]
    if (dAvant === dApres) return []
    const nom = ancien && nouveau ? `${(nouveau.montant ?? ancien.montant) ? 'montant' : 'taux'} ${courtOf(type)}` : `composant ${courtOf(type)}`
    return [{ nom, avant: dAvant, apres: dApres, rubrique: '79.001' }]
  })
}

function opened(ligne: Ligne, anciennes: Map<string, Ligne>): Changement {
  const connu = [...anciennes.values()].some(({ contrat }) => contrat.code === ligne.contrat.code)
  const code = ligne.population?.code ?? ligne.option?.code ?? ligne.contrat.code
  const quoi = !connu ? 'nouveau contrat' : ligne.population ? 'nouvelle population' : 'nouvelle option'
  const apres = `${code}${ligne.composants.length > 0 ? `, ${ligne.composants.map((un) => `${courtOf(un.type)} ${cotise(un)}`).join(', ')}` : ', sans cotisation'}`
  return {
    ...change(ligne, {
      nom: quoi,
      avant: null,
      apres,
      rubrique: connu && ligne.population ? '70.005' : connu ? '70.004' : '15.001',
    }),
    phrase: `${nameOfLigne(ligne)}\u00a0: ${quoi} ${apres}, contrat ${ligne.contrat.code}, à déclarer à partir du ${formatIso(ligne.debut)}`,
  }
}

function closed(ligne: Ligne): Changement {
  const code = ligne.population?.code ?? ligne.option?.code ?? ligne.contrat.code
  return {
    ...change(ligne, { nom: 'ligne retirée', avant: code, apres: null, rubrique: ligne.population ? '70.005' : '15.001' }),
    phrase: `${nameOfLigne(ligne)}\u00a0: ${code} n’est plus dans la fiche, contrat ${ligne.contrat.code}, à ne plus déclarer`,
  }
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { generateClient } from './generate.ts'
import { EXPLIQUES } from './mutants/expliques.ts'
import { generateMutants } from './mutants/generate.ts'
import { Judge, type Verdict } from './mutants/judge.ts'
import { keyOf, type Mutant } from './mutants/mutant.ts'
import { policyMutants } from './mutants/politiques.ts'
import { inProject } from './paths.ts'
import { seconds } from './progress.ts'

// `npm run mutants [-- morceau de chemin… essais=morceau…]` : chaque droit, chaque borne, chaque transition et chaque condition d’envoi, ôtés un par un. Un essai doit
// tomber ; ce qui survit est montré, et fait échouer s’il n’est pas expliqué. `essais=` ne fait juger que ces essais : pour en mettre un au point.
const [filters, essais] = [process.argv.slice(2).filter((mot) => !mot.startsWith('essais=')), process.argv.filter((mot) => mot.startsWith('essais='))]
const mutants = [...generateMutants(), ...(await policyMutants())].filter(
  ({ fichier }) => filters.length === 0 || filters.some((filter) => fichier.includes(filter)),
)
const start = performance.now()
await generateClient()
console.log(`${mutants.length} mutants ; les essais passent d’abord sur le code tel qu’il est…`)
const judge = await Judge.open(
  mutants,
  essais.map((mot) => mot.slice('essais='.length)),
)
const judged: { mutant: Mutant; verdict: Verdict; ms: number }[] = []
for (const mutant of mutants) {
  const depuis = performance.now()
  const verdict = await judge.judge(mutant, keyOf(mutant) in EXPLIQUES)
  judged.push({ mutant, verdict, ms: Math.round(performance.now() - depuis) })
  if (verdict.sort !== 'tue') console.log(told(mutant, verdict))
  if (judged.length % 25 === 0) console.log(`… ${judged.length}/${mutants.length} (${seconds(performance.now() - start)})`)
}
await judge.close()

const survivors = judged.filter(({ verdict }) => verdict.sort === 'survit')
const broken = judged.filter(({ verdict }) => verdict.sort === 'fautif')
const unexplained = survivors.filter(({ mutant }) => !(keyOf(mutant) in EXPLIQUES))
const known = new Set(survivors.map(({ mutant }) => keyOf(mutant)))
const useless = Object.keys(EXPLIQUES).filter((key) => !known.has(key) && mutants.some(({ fichier }) => key.startsWith(`${fichier} |`)))
for (const key of useless) console.log(`Explication à ôter, ce mutant ne survit plus : ${key}`)
mkdirSync(inProject('.data', 'rapports'), { recursive: true })
writeFileSync(
  inProject('.data', 'rapports', 'mutants.json'),
  JSON.stringify(
    judged.map(({ mutant: { code: _, ...mutant }, verdict, ms }) => ({ cle: keyOf({ ...mutant, code: '' }), ...mutant, ...verdict, ms })),
    null,
    1,
  ),
)
console.log(
  `\n${judged.length} mutants, ${judged.length - survivors.length - broken.length} tués, ${survivors.length} survivants dont ${survivors.length - unexplained.length} expliqués, ${broken.length} fautifs (${seconds(performance.now() - start)})`,
)
process.exit(unexplained.length + broken.length + useless.length === 0 ? 0 : 1)

function told(mutant: Mutant, verdict: Verdict): string {
  const raison = EXPLIQUES[keyOf(mutant)]
  const sort =
    verdict.sort === 'fautif' ? `fautif : ${verdict.erreur}` : verdict.sort === 'survit' ? `survit à ${verdict.essais} fichiers d’essais` : ''
  return `\n${mutant.fichier}:${mutant.ligne} ${mutant.nom}, ${raison ? `expliqué : ${raison}` : sort}\n  - ${mutant.avant.replaceAll('\n', '\n    ')}\n  + ${mutant.apres.replaceAll('\n', '\n    ')}`
}

import { createHash } from 'node:crypto'
import type { Brouillon } from '@/lib/demandes/brouillon/queries'
import type { Raw, Raws } from '@/lib/demarches/define'
import { EXEMPLES } from '@/lib/demarches/generated/exemples'
import { nirKey } from '@/lib/demarches/nir'
import { isoDay } from '@/lib/ground/date'
import type { Story } from './story'

/** Le nom du salarié se tape avant le reste : un brouillon le porte déjà. */
const NOMMENT = ['nomNaissance', 'prenoms']

/**
 * Ce qui se tape dans le brouillon d’une demande racontée : les étapes faites, et le nom du salarié. Ce que le compte a déjà répondu reste.
 * @param contrat celui de l’entreprise, en prévoyance.
 */
export function answersOf(story: Story, { demarche, reponses, creeLe }: Brouillon, contrat: string, faites: readonly string[]): Raws {
  const raws = EXEMPLES[demarche.slug]?.raconter(recitOf(story, creeLe, contrat)) ?? {}
  const saisies: Raws = {}
  for (const { slug, champs } of demarche.etapes)
    for (const champ of Object.keys(champs)) {
      const raw = raws[champ]
      if (raw !== undefined && !reponses[champ] && (faites.includes(slug) || NOMMENT.includes(champ))) saisies[champ] = raw
    }
  return saisies
}

function recitOf({ objet, siren, auteur, motif, message }: Story, creeLe: Date, contrat: string) {
  const salarie = /^.* d(?:e |’)(\p{Lu}.*)/u.exec(objet)?.[1] ?? 'Karim Haddad'
  const [prenoms = '', ...nom] = salarie.split(' ')
  return { declarant: auteur.nom, siren, contrat, prenoms, nom: nom.join(' '), nir: nirFor(salarie), cree: isoDay(creeLe), ...saidIn(motif, message) }
}

const saidIn = (motif: Story['motif'], message: string | undefined) => ({
  ...(motif ? { objet: { domaine: motif[0], theme: motif[1], motif: motif[2] } } : {}),
  ...(message ? { message } : {}),
})

/** Un numéro fictif, le même pour un même salarié. */
function nirFor(salarie: string): Raw {
  const rang = (createHash('sha256').update(salarie).digest().readUInt16BE() % 900) + 100
  const numero = `1850538185${rang}`
  return { type: 'nir', numero, cle: nirKey(numero) }
}

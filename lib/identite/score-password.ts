import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as commun } from '@zxcvbn-ts/language-common'
import { dictionary as francais } from '@zxcvbn-ts/language-fr'

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...commun, ...francais }, graphs: adjacencyGraphs, maxLength: 64 })

/**
 * Combien un mot de passe résiste, de 0 à 4 (zxcvbn). Un travail de l’atelier : certains demandent des secondes, faites pour cela ou non.
 * @param entree les mots de la personne : son nom, son adresse, ce que tout le monde essaierait.
 * @param octets le mot de passe, jamais recopié dans l’entrée.
 */
export const run = ({ connus }: { connus: string[] }, octets: Buffer): number =>
  zxcvbn.check([...octets.toString('utf8')].slice(0, 64).join(''), connus).score

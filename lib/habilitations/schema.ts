import { z } from 'zod'
import { type Portee, readListe } from './rules'

const Siren = z.string().regex(/^\d{9}$/)

/** Ce qu’un formulaire dit des entreprises données : la portée, puis celles cochées (`siren`) et celles en liste (`liste`), qui s’ajoutent. */
export const DROITS = {
  portee: z.enum(['portefeuille', 'manuelle'], 'Choisissez comment donner les droits.').optional(),
  siren: z.union([Siren.transform((un) => [un]), z.array(Siren).max(5000)]).optional(),
  liste: z.string().max(100_000, 'Cette liste est trop longue.').optional(),
}

type Saisis = { portee?: Portee | undefined; siren?: string[] | undefined; liste?: string | undefined }

/** Ce qui ne va pas dans les entreprises données, champ par champ ; rien quand tout va. */
export function faultsOf({ portee, liste = '', ...reste }: Saisis): Record<string, string> {
  if (portee === undefined)
    return { portee: 'Choisissez «\u00a0Donner les droits sur l’ensemble du portefeuille\u00a0» ou «\u00a0Donner les droits manuellement\u00a0».' }
  if (portee === 'portefeuille') return {}
  const { illisible } = readListe(liste)
  if (illisible !== null)
    return { liste: `«\u00a0${illisible.slice(0, 40)}\u00a0» n’est pas un SIREN\u00a0: écrivez ses 9 chiffres, un SIREN par ligne.` }
  if (sirensOf({ liste, ...reste }).length === 0)
    return { liste: 'Choisissez au moins une entreprise, ou donnez les droits sur l’ensemble du portefeuille.' }
  return {}
}

/** Les SIREN donnés à la main, chacun une fois. */
export const sirensOf = ({ siren = [], liste = '' }: Pick<Saisis, 'siren' | 'liste'>): string[] => [
  ...new Set([...siren, ...readListe(liste).sirens]),
]

import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '@/lib/data/prisma'
import { marque } from '@/lib/ground/marque'
import { readRetour } from '@/lib/retours-dsn/lire'
import { writeRetourIn } from '@/lib/retours-dsn/publish-retour'
import { idOf } from './draw'
import type { World } from './world'
import { personId } from './writers'

const SIREN = '900000019'
const PREMIER = readFileSync(join(process.cwd(), 'prisma/seed/crm_900000019.json'), 'utf8')
const dated = (mois: string, recu: string): string =>
  PREMIER.replaceAll('2026-01"', `${mois}"`)
    .replace('2026-02-06', recu)
    .replace('CRM-2026-02-0001', `CRM-${recu.slice(0, 7)}-0001`)
const sansRien = (json: string): string =>
  json
    .replace(/"anomalies": \[[\s\S]*\]\n\}/, '"anomalies": []\n}')
    .replace('"codeRetour": 1', '"codeRetour": 0')
    .replace('DSN acceptée, avec corrections à apporter', 'DSN acceptée')
    .replace(/"montants": .*\n/, '')

/** Les comptes rendus du monde : notre exemple, fermé par le suivant, puis les mêmes causes le mois dernier. */
export async function writeRetoursDsn(db: Db, world: World): Promise<void> {
  const sophie = personId('sophie')
  const qui = world.utilisateurs.find(({ id }) => id === sophie)
  const publie = { siren: SIREN, publiePar: sophie, publieParNom: qui ? `${qui.prenom} ${qui.nom}` : marque.nom }
  const universDe = new Map(world.contrats.map(({ reference, univers }) => [reference, univers]))
  for (const json of [PREMIER, sansRien(dated('2026-02', '2026-03-06')), dated('2026-10', '2026-11-06')]) {
    const retour = readRetour(new TextEncoder().encode(json))
    if (typeof retour === 'string') throw new Error(`Un compte rendu du monde n’est pas admis : ${retour}`)
    await writeRetourIn(db, { ...publie, id: idOf(retour.id), publieLe: new Date(retour.recuLe) }, retour, (reference) =>
      universDe.get(reference ?? '') === 'sante' ? 'sante' : 'prevoyance',
    )
  }
}

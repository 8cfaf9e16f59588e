import { afterAll } from 'vitest'
import { openRelais } from '../../support/relais.ts'

/** Le relais par lequel passe tout ce que le portail dit à sa base dans cet essai : posé avant que la configuration ne soit lue. */
export const relais = await openRelais(process.env.DATABASE_URL ?? '')
for (const nom of ['DATABASE_APP_URL', 'DATABASE_SYSTEME_URL']) process.env[nom] = relais.adresse(process.env[nom] ?? '')

afterAll(() => relais.close())

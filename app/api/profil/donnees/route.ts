import { file } from '@/doors/file'
import { mesDonneesFile, readMesDonnees } from '@/lib/identite/mes-donnees'
import * as door from './door'

export const GET = file(door.GET, ({ actor, db }) => readMesDonnees(actor, db), mesDonneesFile)

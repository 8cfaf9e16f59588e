import { file } from '@/doors/file'
import { getFicheXml } from '@/lib/fiches-dsn/queries'
import { writeXml } from '@/lib/fiches-dsn/xml'
import * as door from './door'

export const GET = file(
  door.GET,
  async ({ actor, db, params }) => ({ ...params, racine: await getFicheXml(actor, db, params) }),
  async ({ siren, version, racine }) => ({ nom: `fiche-dsn-${siren}-v${version}.xml`, type: 'application/xml', octets: writeXml(racine) }),
)
